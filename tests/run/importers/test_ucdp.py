"""The UCDP Actor Dataset: columns by name in any release, one row an actor, the rest told."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhand.errors import Unusable
from secondhand.model import Actor
from secondhand.run.importers.imported import Imported
from secondhand.run.importers.ucdp import country_of, read

NEW = "ActorId,NameData,NameOrig,NameOrigFull,NameOrigFullEng,NewName,NewNameFullEng,Org,Location,Version\n"


def read_in(text: str) -> Imported:
    imported = Imported("Actor.csv")
    read(text, imported)
    return imported


def test_a_row_is_an_actor_under_all_its_names() -> None:
    row = '113,OG,OG,Garda Orrel,Orrel Guard,"OGA","Orrel Guard Army",1,Syria,31.1\n'
    assert list(read_in(NEW + row).actors.values()) == [
        Actor(
            id="ucdp:113",
            name="OGA",
            type="armed group",
            names=("Garda Orrel", "Orrel Guard", "Orrel Guard Army"),
            shared=("OGA", "OG"),
            country="SY",
            source="Actor.csv",
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        "ActorID;Name;NameFull;Location\n7;Guard;Orrel Guard;Yemen (North Yemen)\n",
        "actor_id\tname_data\tname_full\tlocation\n7\tGuard\tOrrel Guard\tYemen (North Yemen)\n",
        '"Actor ID","NAMEDATA","NameDataFull","LOCATION"\n7,Guard,Orrel Guard,"Yemen (North Yemen)"\n',
    ],
)
def test_columns_of_every_release_are_found(text: str) -> None:
    (actor,) = read_in(text).actors.values()
    assert (actor.id, actor.name, actor.names, actor.country) == ("ucdp:7", "Guard", ("Orrel Guard",), "YE")


@pytest.mark.parametrize(("org", "type"), [("1", "armed group"), ("2", "group"), ("3", "group"), ("4", "state"), ("", "armed group")])
def test_the_level_of_organisation_tells_the_type(org: str, type: str) -> None:
    (actor,) = read_in(f"ActorId,NameData,Org\n7,Guard,{org}\n").actors.values()
    assert actor.type == type


@pytest.mark.parametrize(
    ("location", "country"),
    [
        ("Syria", "SY"),
        ("Myanmar (Burma)", "MM"),
        ("DR Congo (Zaire)", "CD"),
        ("Russia (Soviet Union)", "RU"),
        ("Bosnia-Herzegovina", "BA"),
        ("Macedonia, FYR", "MK"),
        ("India, Pakistan", None),
        ("Veldara", None),
        ("", None),
    ],
)
def test_one_country_is_a_country(location: str, country: str | None) -> None:
    assert country_of(location) == country


def test_what_cannot_be_used_is_told() -> None:
    imported = read_in("ActorId,NameData\nx,Guard\n,Other\n8,\n7,Guard\n7,Guard again\n")
    assert [tuple(entry) for entry in imported.left_out] == [
        ("actor x", "Guard", "its ActorId is no number"),
        ("actor without an id", "Other", "its ActorId is no number"),
        ("actor 8", "", "it has no name that could be looked for"),
        ("actor 7", "Guard again", "another row has this ActorId"),
    ]
    assert list(imported.actors) == ["ucdp:7"]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("id,name\n1,Guard\n", "no column ActorId"),
        ("ActorId,who\n1,Guard\n", "no column NameData"),
        ("ActorId,NameData\n1," + "x" * 200_000, "cannot be read"),
    ],
)
def test_another_table_is_refused(text: str, complaint: str) -> None:
    with pytest.raises(Unusable, match=complaint):
        read_in(text)


@given(st.text(max_size=100))
def test_no_cell_breaks_it(cell: str) -> None:
    quoted = cell.replace('"', '""')
    imported = read_in(f'ActorId,NameData,Org,Location\n7,Guard,"{quoted}","{quoted}"\n8,"{quoted}",1,Syria\n')
    assert "ucdp:7" in imported.actors
    assert ("ucdp:8" in imported.actors) != bool(imported.left_out)


def test_a_cell_is_bounded_whatever_was_read_before() -> None:
    csv.field_size_limit(10_000_000)
    with pytest.raises(Unusable, match="cannot be read"):
        read_in("ActorId,NameData\n1," + "x" * 200_000)
