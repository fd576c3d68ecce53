"""Where the text says that a place lies."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhand.annotate import places
from secondhand.annotate.place_clues import Lie
from secondhand.gazetteer import open_index
from secondhand.model import Block, Document, Knowledge, Name, Place, PlaceMention, Reading, Sentence

VILLAGES = """name,lat,lon,country,admin1,names
Tell Wazzan,35.95,36.60,SY,Idlib,
Tell Wazzan,35.20,36.60,SY,Hama,
Tell Wazzan,32.90,36.10,SY,Daraa,
Qasr Mizab,36.40,37.15,SY,Aleppo,
Qasr Mizab,36.05,37.15,SY,Aleppo,
"""
"""Made-up villages of one name: around Idlib, Hama and Daraa; north and south of Aleppo (36.20 N, 37.16 E)."""


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    home = tmp_path_factory.mktemp("villages")
    table = home / "villages.csv"
    table.write_text(VILLAGES, encoding="utf-8")
    return Knowledge(places=open_index([table], home=home))


def marked(known: Knowledge, *sentences: str) -> tuple[PlaceMention, ...]:
    text = " ".join(sentences)
    marks, start = [], 0
    for sentence in sentences:
        marks.append(Sentence(start=start, end=start + len(sentence)))
        start += len(sentence) + 1
    reading = Reading(document=Document.of(text), blocks=(Block(start=0, end=len(text), kind="body"),), sentences=tuple(marks))
    return places.mark(reading, known)


@pytest.mark.parametrize(
    ("sentence", "admin1"),
    [
        ("Jets bombed the town of Tell Wazzan in Daraa province.", "Daraa"),
        ("Jets bombed the Tell Wazzan area in southern Daraa.", "Daraa"),
        ("Activists in Hama said that jets bombed Tell Wazzan twice.", "Hama"),
        ("Fighters left Homs for Tell Wazzan and Idlib.", "Idlib"),
    ],
)
def test_a_village_lies_in_the_region_that_its_sentence_names(known: Knowledge, sentence: str, admin1: str) -> None:
    villages = [mention.admin1 for mention in marked(known, sentence) if mention.name == "Tell Wazzan"]
    assert villages == [admin1]


def test_what_one_sentence_tells_of_a_village_holds_in_all(known: Knowledge) -> None:
    text = ("Shells fell on Tell Wazzan at dawn.", "A school in Tell Wazzan in Daraa province burned.", "Tell Wazzan was quiet later.")
    assert {mention.admin1 for mention in marked(known, *text) if mention.name == "Tell Wazzan"} == {"Daraa"}


@pytest.mark.parametrize(
    ("words", "lat"),
    [
        ("north of", 36.40),
        ("a village south of", 36.05),
        (", 22 km north of the city of", 36.40),
        (", about 10 miles south of", 36.05),
        ("(17 kilometres to the south of", 36.05),
    ],
)
def test_a_village_lies_in_the_direction_that_is_told(known: Knowledge, words: str, lat: float) -> None:
    (village,) = [mention for mention in marked(known, f"Shells fell on Qasr Mizab {words} Aleppo.") if mention.name == "Qasr Mizab"]
    assert village.lat == lat
    assert "in the direction the text says" in village.candidates[0].why


@pytest.mark.parametrize("words", ["and troops stormed a mill north of", "as well as", "towards"])
def test_other_words_say_nothing_of_where_it_lies(known: Knowledge, words: str) -> None:
    (village,) = [mention for mention in marked(known, f"Shells fell on Qasr Mizab {words} Aleppo.") if mention.name == "Qasr Mizab"]
    assert all("direction" not in candidate.why for candidate in village.candidates)


def place(lat: float, lon: float) -> Place:
    return Place(id=f"test:{lat},{lon}", name="Somewhere", lat=lat, lon=lon, radius_km=1.0)


def test_a_lie_holds_for_what_is_as_far_and_in_that_direction() -> None:
    north = Lie(direction=0.0, km=11.0, origins=(place(36.0, 37.0),))
    assert north.fits(place(36.1, 37.0))
    assert not north.fits(place(35.9, 37.0))
    assert not north.fits(place(36.5, 37.0))
    assert not north.fits(place(36.0, 37.0))


def test_without_a_distance_what_is_far_away_does_not_fit() -> None:
    north = Lie(direction=0.0, km=None, origins=(place(36.0, 37.0),))
    assert north.fits(place(36.5, 37.0))
    assert not north.fits(place(39.0, 37.0))


@given(st.floats(30, 40), st.floats(30, 40))
def test_nothing_lies_in_opposite_directions(lat: float, lon: float) -> None:
    origin, there = place(35.0, 35.0), place(lat, lon)
    assert not all(Lie(direction, None, (origin,)).fits(there) for direction in (0.0, 180.0))


NEIGHBOURS = """name,lat,lon,country,admin1,names
Rumaysah,35.88,36.85,SY,Idlib,
Ramisa,35.60,39.90,SY,Deir ez-Zor,
"""


@pytest.fixture
def by_ear(tmp_path: Path) -> Knowledge:
    table = tmp_path / "by_ear.csv"
    table.write_text(NEIGHBOURS, encoding="utf-8")
    return Knowledge(places=open_index([table], home=tmp_path))


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("Troops moved on Saraqib in Idlib province.", "Rumaysah"),
        ("Troops moved on Mayadin in Deir ez-Zor province.", "Ramisa"),
    ],
)
def test_a_village_written_by_ear_is_the_one_among_the_places_of_the_text(by_ear: Knowledge, before: str, name: str) -> None:
    (village,) = [mention for mention in marked(by_ear, before, "Jets bombed the town of Ramisa at noon.") if mention.name[0] == "R"]
    assert village.name == name


def test_a_place_that_only_the_encoder_sees_is_taken_for_a_neighbour(by_ear: Knowledge) -> None:
    text = "Troops moved on Saraqib in Idlib province. Jets bombed Rumosa and farms."
    reading = Reading(
        document=Document.of(text),
        blocks=(Block(start=0, end=len(text), kind="body"),),
        sentences=(Sentence(start=0, end=42), Sentence(start=43, end=len(text))),
        names=(Name(start=55, end=61, kind="place"),),
    )
    assert [(mention.name, mention.admin1) for mention in places.mark(reading, by_ear)][-1] == ("Rumaysah", "Idlib")
