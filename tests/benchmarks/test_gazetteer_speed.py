"""The speed of the place index is measured on names that are asked for once, and the made-up dump is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.gazetteer_speed import built, look_ups, made_up, running, words
from secondhand.gazetteer.build import build
from secondhand.gazetteer.entry import Entry
from secondhand.gazetteer.geonames import read_dump
from secondhand.gazetteer.index import FileIndex, Shelf
from secondhand.model import Place


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    build([Entry(Place(id="own:1", name="Quessa", lat=1.0, lon=2.0), ("Quessa",))], tmp_path / "q.places", about={})
    return Shelf([FileIndex(tmp_path / "q.places")])


def test_every_name_is_asked_anew_in_each_round(shelf: Shelf) -> None:
    assert look_ups(shelf, ["Quessa", "Amsel", "market"]) > 0
    assert shelf.find.cache_info().misses == 3
    assert shelf.find.cache_info().hits == 0


def test_running_words_come_as_they_stand() -> None:
    assert list(running(["They fled al-Bab on foot.", "They fled."])) == [
        "They",
        "They fled",
        "fled",
        "al-Bab",
        "on",
        "on foot",
        "foot",
        "They",
        "They fled",
        "fled",
    ]


def test_words_are_different_and_the_same_every_time() -> None:
    text = "The market of Quessa was hit. The market was empty on Monday."
    found = words(list(running([text, text])))
    assert len(found) == len(set(found))
    assert {"market", "Quessa", "The market"} <= set(found)
    assert found == words(list(running([text, text])))
    assert len(words(list(running([text])), count=4)) == 4


def test_the_made_up_dump_is_a_dump_and_the_same_every_time(tmp_path: Path) -> None:
    lines = list(made_up(200))
    assert lines == list(made_up(200))
    (tmp_path / "made.txt").write_text("".join(lines), encoding="utf-8")
    entries = list(read_dump(tmp_path / "made.txt"))
    assert len({entry.place.id for entry in entries}) == 200
    assert {entry.loosely for entry in entries} == {True, False}
    assert max(len(entry.names) for entry in entries) > 1


def test_what_a_build_takes_is_measured_and_nothing_is_left(tmp_path: Path) -> None:
    found = built(300, tmp_path)
    assert found.places == 300
    assert found.megabytes > 0.01
    assert found.peak_mib > 5
    assert list(tmp_path.iterdir()) == []
