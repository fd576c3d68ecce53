"""Distance, bearing and containment: where the text says a place lies."""

from __future__ import annotations

from dataclasses import replace
from time import process_time

import pytest

from secondhand.check import bearing, containment, distance
from secondhand.model import Check, Finding, PlaceMention
from tests.check.made import place, reading


def check(rule: Check, text: str, *places: PlaceMention) -> list[Finding]:
    return list(rule.find(replace(reading(text), places=tuple(sorted(places, key=lambda found: found.start)))))


@pytest.mark.parametrize(
    ("text", "subject", "origin", "verdict"),
    [
        ("Shells hit Saraqib, 17 km southeast of Idlib.", "Saraqib", "Idlib", "holds"),
        ("Shells hit Saraqib, about 10 miles (16 km) from Idlib.", "Saraqib", "Idlib", "holds"),
        ("Shells hit Saraqib, a town 90 km southeast of Idlib.", "Saraqib", "Idlib", "fails"),
        ("Shells hit Hama, which lies 50 kilometers from Aleppo.", "Hama", "Aleppo", "fails"),
        ("Shells hit Raqqa, which lies 20 kilometers from Hama.", "Raqqa", "Hama", "unclear"),
        ("Shells hit Saraqib, 2 km from Idlib.", "Saraqib", "Idlib", "fails"),
    ],
)
def test_distances(text: str, subject: str, origin: str, verdict: str) -> None:
    (finding,) = check(distance.CHECK, text, place(text, subject), place(text, origin))
    assert finding.verdict == verdict
    assert f"{subject} and {origin} are about" in finding.message


def test_a_distance_that_fits_another_place_of_the_name_is_unclear() -> None:
    text = "Shells hit Saraqib, 90 km southeast of Idlib."
    (finding,) = check(distance.CHECK, text, place(text, "Saraqib", candidates=((35.36, 37.34),)), place(text, "Idlib"))
    assert finding.verdict == "unclear"
    assert "another place of the same name" in finding.message


def test_a_distance_within_the_places_themselves_is_unclear() -> None:
    text = "Shells hit Saraqib, 2 km from Idlib."
    wide = replace(place(text, "Idlib"), radius_km=20.0)
    (finding,) = check(distance.CHECK, text, place(text, "Saraqib"), wide)
    assert finding.verdict == "unclear"
    assert "too wide (together 22 km)" in finding.message


@pytest.mark.parametrize(("other", "verdict"), [((36.3, 36.4), "unclear"), ((60.0, 10.0), "fails")])
def test_a_bearing_that_fits_another_place_nearby_is_unclear(other: tuple[float, float], verdict: str) -> None:
    text = "Jets bombed Saraqib northwest of Idlib."
    (finding,) = check(bearing.CHECK, text, place(text, "Saraqib", candidates=(other,)), place(text, "Idlib"))
    assert finding.verdict == verdict


@pytest.mark.parametrize(
    ("text", "subject", "origin", "verdict"),
    [
        ("Jets bombed Saraqib southeast of Idlib.", "Saraqib", "Idlib", "holds"),
        ("Jets bombed Saraqib, northwest of Idlib.", "Saraqib", "Idlib", "fails"),
        ("Jets bombed Hama, north of Aleppo.", "Hama", "Aleppo", "fails"),
        ("Jets bombed Hama, south of Aleppo.", "Hama", "Aleppo", "holds"),
        ("Jets bombed Hama, north of Raqqa.", "Hama", "Raqqa", "unclear"),
        ("Jets bombed al-Bab north of Aleppo.", "al-Bab", "Aleppo", "unclear"),
        ("Jets bombed al-Bab north-east of the city of Aleppo.", "al-Bab", "Aleppo", "holds"),
    ],
)
def test_bearings(text: str, subject: str, origin: str, verdict: str) -> None:
    (finding,) = check(bearing.CHECK, text, place(text, subject), place(text, origin))
    assert finding.verdict == verdict


@pytest.mark.parametrize(
    "text",
    [
        "Fighters left Hama for a camp 5 km north of Idlib.",
        "Hama was calm. North of Idlib, shells fell.",
        "Hama and Idlib were hit.",
        "Families from Hama fled north to Idlib.",
        "Hama north of Idlib countryside was hit.",
        "Shells hit Rasm Hama, 5 km north of Idlib.",
    ],
)
def test_silent_where_something_else_may_lie_there(text: str) -> None:
    places = place(text, "Hama"), place(text, "Idlib")
    assert check(bearing.CHECK, text, *places) == []
    assert check(distance.CHECK, text, *places) == []


def test_silent_on_places_without_a_position() -> None:
    text = "Jets bombed Saraqib, 90 km northwest of Idlib."
    unknown = replace(place(text, "Saraqib"), place=None, lat=None, lon=None)
    assert check(bearing.CHECK, text, unknown, place(text, "Idlib")) == []
    assert check(distance.CHECK, text, unknown, place(text, "Idlib")) == []


def test_one_phrase_gives_a_distance_and_a_bearing() -> None:
    text = "Shells hit Saraqib, 17 km southeast of Idlib."
    places = place(text, "Saraqib"), place(text, "Idlib")
    spans = [span.of(text) for rule in (distance.CHECK, bearing.CHECK) for finding in check(rule, text, *places) for span in finding.spans]
    assert spans == ["Saraqib", "17 km southeast of Idlib"] * 2


@pytest.mark.parametrize(
    ("text", "inner", "region", "verdict"),
    [
        ("Jets bombed Saraqib in Idleb province.", "Saraqib", "Idleb", "holds"),
        ("Jets bombed Saraqib, in the province of Idleb.", "Saraqib", "Idleb", "holds"),
        ("Jets bombed Hama in Idleb province.", "Hama", "Idleb", "fails"),
        ("Jets bombed al-Bab in the occupied province of Afrin.", "al-Bab", "Afrin", "fails"),
        ("Jets bombed Hama in northern Syria.", "Hama", "Syria", "holds"),
        ("Shells hit Reyhanli in Syria.", "Reyhanli", "Syria", "fails"),
        ("Shells hit Reyhanli, in Turkey.", "Reyhanli", "Turkey", "holds"),
        ("Shells hit Hama in the Manbij district.", "Hama", "Manbij district", "fails"),
        ("Shells hit Afrin in the Manbij district.", "Afrin", "Manbij district", "unclear"),
        ("Shells hit Raqqa in Turkey.", "Raqqa", "Turkey", "fails"),
        ("Shells hit Reyhanli in Idleb province.", "Reyhanli", "Idleb", "fails"),
        ("Shells hit Raqqa in Idleb province.", "Raqqa", "Idleb", "fails"),
    ],
)
def test_containment(text: str, inner: str, region: str, verdict: str) -> None:
    (finding,) = check(containment.CHECK, text, place(text, inner), place(text, region))
    assert finding.verdict == verdict


def test_the_place_that_is_described_twice_is_the_one_that_lies_inside() -> None:
    text = "Two shells landed on al-Bab north of Aleppo in the occupied province of Afrin."
    (finding,) = check(containment.CHECK, text, place(text, "al-Bab"), place(text, "Aleppo"), place(text, "Afrin"))
    assert finding.verdict == "fails"
    assert [span.of(text) for span in finding.spans] == ["al-Bab", "in the occupied province of Afrin"]
    assert finding.message == (
        "By the gazetteer al-Bab lies in Aleppo, SY; the text puts it in the province of Afrin. "
        "Afrin itself is a settlement in Aleppo, no province."
    )


def test_another_candidate_inside_the_region_makes_it_unclear() -> None:
    text = "Jets bombed Hama in Idleb province."
    (finding,) = check(containment.CHECK, text, place(text, "Hama", candidates=((35.9, 36.7),)), place(text, "Idleb"))
    assert finding.verdict == "unclear"


def test_a_place_far_from_the_region_is_likely_another_one() -> None:
    text = "Jets bombed Raqqa in Idleb province."
    far = replace(place(text, "Raqqa"), lat=40.3, lon=-111.7, country="US", admin1="Utah")
    (finding,) = check(containment.CHECK, text, far, place(text, "Idleb"))
    assert finding.verdict == "unclear"


@pytest.mark.parametrize(
    "text",
    [
        "Troops in Hama and in Idleb rested.",
        "Shells hit Hama in Idleb countryside.",
        "Shells hit Hama in the Idleb-based plan.",
        "Talks on Hama were held in Idleb.",
    ],
)
def test_containment_is_silent_where_the_place_is_not_what_lies_inside(text: str) -> None:
    assert check(containment.CHECK, text, place(text, "Hama"), place(text, "Idleb")) == []


def test_many_places_take_time_in_proportion() -> None:
    piece = "Shells hit Saraqib, 17 km southeast of Idlib. "
    text = piece * 2000
    first, second = place(piece, "Saraqib"), place(piece, "Idlib")
    shifted = [
        replace(found, id=f"{found.id}-{number}", start=found.start + number * len(piece), end=found.end + number * len(piece))
        for number in range(2000)
        for found in (first, second)
    ]
    begin = process_time()
    assert len(check(bearing.CHECK, text, *shifted)) == 2000
    assert process_time() - begin < 8
