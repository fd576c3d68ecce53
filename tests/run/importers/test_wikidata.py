"""Exports of Wikidata in all their shapes: entities, lists of them, and results of queries."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhand.errors import Unusable
from secondhand.model import Actor
from secondhand.run.importers.imported import Imported
from secondhand.run.importers.wikidata import read

GROUP = "Q17149090"


def statement(value: Any, **more: Any) -> dict[str, Any]:
    return {"mainsnak": {"snaktype": "value", "datavalue": {"value": value}}, "rank": "normal", **more}


def entity(*types: str, **more: Any) -> dict[str, Any]:
    claims = {"P31": [statement({"id": type_}) for type_ in types], **more.pop("claims", {})}
    labels = {
        "en": {"language": "en", "value": "Orrel Guard"},
        "ar": {"language": "ar", "value": "حرس أورل"},
        "sv": {"value": "Orrels garde"},
    }
    return {"id": "Q99", "labels": labels, "aliases": {"en": [{"value": "OG"}, {"value": "the Guard"}]}, "claims": claims, **more}


def read_in(data: Any) -> Imported:
    imported = Imported("w.json")
    read(json.dumps(data), imported)
    return imported


def only(data: Any) -> Actor:
    (actor,) = read_in(data).actors.values()
    return actor


@pytest.mark.parametrize("shape", [lambda one: {"entities": {"Q99": one}}, lambda one: [one], lambda one: one])
def test_an_entity_is_an_actor(shape: Any) -> None:
    claims = {
        "P571": [statement({"time": "+2012-01-23T00:00:00Z", "precision": 11})],
        "P576": [statement({"time": "+2017-02-00T00:00:00Z", "precision": 10})],
        "P17": [statement({"id": "Q858"})],
    }
    assert only(shape(entity(GROUP, claims=claims))) == Actor(
        id="wikidata:Q99",
        name="Orrel Guard",
        type="armed group",
        names=("حرس أورل", "the Guard"),
        shared=("OG",),
        country="SY",
        since=date(2012, 1, 23),
        until=date(2017, 2, 28),
        wikidata="Q99",
        source="w.json",
    )


@pytest.mark.parametrize(
    ("time", "precision", "since", "until"),
    [
        ("+2012-00-00T00:00:00Z", 9, date(2012, 1, 1), date(2012, 12, 31)),
        ("+2012-02-00T00:00:00Z", 10, date(2012, 2, 1), date(2012, 2, 29)),
        ("+2012-02-03T00:00:00Z", 11, date(2012, 2, 3), date(2012, 2, 3)),
        ("+2010-00-00T00:00:00Z", 8, None, None),
        ("-0300-00-00T00:00:00Z", 9, None, None),
        ("+0000-00-00T00:00:00Z", 9, None, None),
        ("+2012-13-01T00:00:00Z", 11, None, None),
        ("+2012-02-31T00:00:00Z", 11, None, None),
        ("http://www.wikidata.org/.well-known/genid/1", 11, None, None),
    ],
)
def test_a_time_is_as_wide_as_it_says(time: str, precision: int, since: date | None, until: date | None) -> None:
    value = [statement({"time": time, "precision": precision})]
    actor = only(entity(GROUP, claims={"P571": value}))
    assert (actor.since, only(entity(GROUP, claims={"P576": value})).until) == (since, until)


def test_preferred_statements_come_first_and_deprecated_ones_not_at_all() -> None:
    countries = [statement({"id": "Q858"}, rank="deprecated"), statement({"id": "Q30"}), statement({"id": "Q30"}, rank="preferred")]
    unknown = {"mainsnak": {"snaktype": "somevalue"}, "rank": "normal"}
    assert only(entity(GROUP, claims={"P17": countries, "P571": [unknown]})).country == "US"


def test_an_actor_of_several_countries_has_none_and_a_state_its_own_code() -> None:
    several = {"P17": [statement({"id": "Q858"}), statement({"id": "Q796"})]}
    assert only(entity(GROUP, claims=several)).country is None
    assert only(entity("Q6256", claims={"P297": [statement("SY")], **several})).country == "SY"


@pytest.mark.parametrize(
    ("types", "type"),
    [
        (["Q5"], "person"),
        (["Q6256"], "state"),
        (["Q7278", GROUP], "armed group"),
        (["Q43229", "Q7278"], "party"),
        (["Q192283"], "media"),
        (["Q37726"], "military"),
        (["Q79913", "Q515"], "organisation"),
    ],
)
def test_what_it_is_an_instance_of_tells_the_type(types: list[str], type: str) -> None:
    assert only(entity(*types)).type == type


def test_the_result_of_a_query_joins_the_rows_of_an_item() -> None:
    def row(**cells: str) -> dict[str, Any]:
        return {name: {"type": "literal", "value": value} for name, value in cells.items()}

    base = "http://www.wikidata.org/entity/"
    rows = [
        row(
            item=f"{base}Q99",
            itemLabel="Orrel Guard",
            itemAltLabel="OG, the Guard",
            type=f"{base}{GROUP}",
            inception="2012-01-01T00:00:00Z",
        ),
        row(item=f"{base}Q99", itemLabel="Orrel Guard", country=f"{base}Q858", dissolved="2017-02-03T00:00:00Z"),
        row(item=f"{base}Q100", itemLabel="Q100", type=f"{base}{GROUP}"),
    ]
    imported = read_in({"head": {"vars": ["item"]}, "results": {"bindings": rows}})
    (actor,) = imported.actors.values()
    assert (actor.name, actor.names, actor.shared, actor.country) == ("Orrel Guard", ("the Guard",), ("OG",), "SY")
    assert (actor.since, actor.until) == (date(2012, 1, 1), date(2017, 2, 3))
    assert [entry.where for entry in imported.left_out] == ["Q100"]


def test_the_short_result_of_a_query_is_read_too() -> None:
    rows = [
        {
            "actor": "http://www.wikidata.org/entity/Q99",
            "actorLabel": "Orrel Guard",
            "instanceOf": f"http://www.wikidata.org/entity/{GROUP}",
        }
    ]
    with_country = [{**rows[0], "countryLabel": "Ukraine"}]
    assert (only(rows).name, only(rows).country, only(with_country).country) == ("Orrel Guard", None, "UA")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (entity("Q515"), "it is an instance of Q515, which is no kind of actor"),
        (entity(), "it is an instance (P31) of nothing, which is no kind of actor"),
        (entity(GROUP, labels={}, aliases={}), "it has no name in a language that is read"),
        (entity(GROUP, labels=[], aliases=[]), "it has no name in a language that is read"),
    ],
)
def test_what_cannot_be_used_is_told(data: Any, why: str) -> None:
    imported = read_in(data)
    assert (imported.actors, [entry.why for entry in imported.left_out]) == ({}, [why])


@pytest.mark.parametrize(
    "text", ["{", "3", '"x"', '{"entities": 3}', '[{"who": "x"}]', "[1]", '{"results": {}}', '[{"item": "Q1", "from": 3}]', "NaN"]
)
def test_another_json_is_refused_or_empty(text: str) -> None:
    imported = Imported("w.json")
    try:
        read(text, imported)
    except Unusable as error:
        assert "no export of Wikidata" in str(error)
    assert imported.actors == {}


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["entities", "id", "labels", "claims", "P31", "results", "bindings", "item"]), inner, max_size=3
            )
        ),
        max_leaves=12,
    )
)
def test_no_json_breaks_it(data: Any) -> None:
    imported = Imported("w.json")
    try:
        read(json.dumps(data), imported)
    except Unusable as error:
        assert error.advice
