"""Actor dictionaries of PETRARCH: names as people write them, codes with their days, and everything that cannot be used."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhand.model import Actor, Side
from secondhand.run.importers.imported import Imported
from secondhand.run.importers.petrarch import read, spoken


def actors_of(text: str) -> dict[str, Actor]:
    imported = Imported("d.txt")
    read(text, imported)
    return {actor.name: actor for actor in imported.actors.values()}


def left_out_of(text: str) -> list[tuple[str, str, str]]:
    imported = Imported("d.txt")
    read(text, imported)
    return [(entry.where, entry.what, entry.why) for entry in imported.left_out]


DICTIONARY = """# provenance: by hand; jap 1/1/02
<!-- a comment
over lines [SYRGOV] -->
SYRIA_  [SYR] ; jap 1/1/02
+SYRIAN_ARAB_REPUBLIC_
+DAMASCUS_ # a capital

ORREL_GUARD_
+OG
+GUARD_OF_ORREL <!-- also --> _
\t[SYRREB <960101]
\t[SYRGOV 19960101-011113]
ROLF_AL-VERREN_\t[SYRGOV 030101-041031] [---] # minister
THE_RED_CRESCENT_ [NGOHLH]
UN_ [IGOUNO]
"""


def test_an_entry_is_an_actor_with_its_synonyms() -> None:
    found = actors_of(DICTIONARY)
    assert list(found) == ["Syria", "Orrel Guard", "Rolf al-Verren", "The Red Crescent", "UN"]
    assert found["Syria"] == Actor(
        id="petrarch:SYR:SYRIA", name="Syria", type="state", names=("Syrian Arab Republic", "Damascus"), country="SY", source="d.txt"
    )
    assert (found["Orrel Guard"].names, found["Orrel Guard"].shared) == (("Guard of Orrel",), ("OG",))


def test_codes_are_sides_with_their_days() -> None:
    assert actors_of(DICTIONARY)["Orrel Guard"].sides == (
        Side(name="rebels of Syria", to=date(1996, 1, 1)),
        Side(name="government of Syria", from_=date(1996, 1, 1), to=date(2001, 11, 13)),
    )


@pytest.mark.parametrize(
    ("entry", "type"),
    [
        ("SYRIA_ [SYR]", "state"),
        ("IVORY_COAST_ [CIV]", "state"),
        ("GUARDS_ [SYRMIL]", "military"),
        ("ORREL_GUARD_ [SYRREB]", "armed group"),
        ("ORREL_GUARD_ [SYRREB <960101] [SYRGOV >960101]", "armed group"),
        ("ROLF_VERREN_ [SYRGOV 030101-041031]", "person"),
        ("ROLF_VERREN_ [SYRELI]", "person"),
        ("ANNA_VERREN_ [SYRGOV]", "person"),
        ("ORREL_UNION_ [SYROPP]", "party"),
        ("ORREL_TIMES_ [SYRMED]", "media"),
        ("VILLAGERS_ [SYRCVL]", "group"),
        ("WORLD_BODY_ [IGOUNO]", "organisation"),
        ("BODY_ [XYZ]", "organisation"),
    ],
)
def test_a_code_tells_the_type(entry: str, type: str) -> None:
    ((_, actor),) = actors_of(entry).items()
    assert actor.type == type


@pytest.mark.parametrize(("code", "country"), [("SYRGOV", "SY"), ("CODREB", "CD"), ("CIVGOV", "CI"), ("IGOUNOLKA", None), ("NGO", None)])
def test_a_code_begins_with_the_country(code: str, country: str | None) -> None:
    assert actors_of(f"SOMEBODY_ [{code}]")["Somebody"].country == country


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("BASHAR_AL-ASSAD_", "Bashar al-Assad"),
        ("AL-SHABAAB", "al-Shabaab"),
        ("MOVEMENT_FOR_THE_LIBERATION_OF_ORREL", "Movement for the Liberation of Orrel"),
        ("UN_SECURITY_COUNCIL_", "UN Security Council"),
        ("U.N._MONITOR_", "U.N. Monitor"),
        ("TPLF", "TPLF"),
        ("UN", "UN"),
        ("NATO", "NATO"),
        ("HAMAS", "Hamas"),
        ("Un_Secy_Gen", "Un Secy Gen"),
        ("MANFRED_WÖRNER_", "Manfred Wörner"),
        ("_", ""),
    ],
)
def test_names_are_written_as_in_articles(written: str, name: str) -> None:
    assert spoken(written) == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("+ALONE_\n", ("line 1", "+ALONE_", "a synonym stands before any name")),
        ("NOBODY_\n", ("line 1", "NOBODY_", "it has no code")),
        ("NOBODY_ [---]\n", ("line 1", "NOBODY_", "it has no code")),
        ("1_2 [SYR]\n", ("line 1", "1_2", "it has no name that could be looked for")),
        ("A_B [SYR\n", ("line 1", "A_B [SYR", "its bracket does not close")),
        ("A_B [syr]\n", ("line 1", "[syr]", "this is no code of capital letters")),
        ("\nA_B [SYR 2004017-20061201]\n", ("line 2", "[SYR 2004017-20061201]", "'2004017' is no date like 20110315 or 110315")),
        ("A_B [SYR <960231]\n", ("line 1", "[SYR <960231]", "'960231' is no day of the calendar")),
        ("A_B [SYR <00000101]\n", ("line 1", "[SYR <00000101]", "'00000101' is no day of the calendar")),
        ("A_B [SYR 970101-960101]\n", ("line 1", "[SYR 970101-960101]", "it ends before it begins")),
    ],
)
def test_what_cannot_be_used_is_told_with_its_line(text: str, expected: tuple[str, str, str]) -> None:
    assert left_out_of(text)[0] == expected


def test_an_entry_that_stands_twice_is_one_actor() -> None:
    found = actors_of("UNO_BODY_ [IGOUNO]\n+BODY_ONE_\nUNO_BODY_ [IGOUNO]\n+BODY_TWO_\n")
    assert [(actor.name, actor.names) for actor in found.values()] == [("Uno Body", ("Body One", "Body Two"))]


@given(st.text(alphabet="AB_+[]<>-#; \t\n0123456789SYRGOV!", max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    imported = Imported("d.txt")
    read(text, imported)
    assert all(actor.name and actor.id.startswith("petrarch:") for actor in imported.actors.values())


@pytest.mark.parametrize("text", ["[" * 300_000, "A_" * 300_000 + " [SYR]", "<!-- " * 100_000, "[SYR " + " " * 300_000, "+" * 300_000])
def test_hostile_lines_take_no_time(text: str) -> None:
    assert len(left_out_of(text)) <= 2
