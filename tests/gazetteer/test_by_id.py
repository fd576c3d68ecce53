"""A place looked up by the id that a person types."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from secondhand.gazetteer.build import build
from secondhand.gazetteer.entry import Entry
from secondhand.gazetteer.index import FileIndex, Shelf
from secondhand.model import Place

QUESSA = Place(id="own:1", name="Quessa", lat=35.0, lon=37.0, country="XV", admin1="Orrel", population=900)
ZAHRA = replace(QUESSA, id="own:2", name="Zahra")


def index_of(path: Path, *places: Place) -> FileIndex:
    build([Entry(place, (place.name,)) for place in places], path, about={})
    return FileIndex(path)


def test_an_id_leads_to_its_place(tmp_path: Path) -> None:
    index = index_of(tmp_path / "a.places", QUESSA, ZAHRA)
    assert [index.by_id(wanted) for wanted in ("own:1", "own:2", "own:3", "")] == [QUESSA, ZAHRA, None, None]


def test_of_two_indexes_the_first_that_knows_the_id_answers(tmp_path: Path) -> None:
    moved = replace(QUESSA, lat=1.0)
    shelf = Shelf([index_of(tmp_path / "a.places", QUESSA), index_of(tmp_path / "b.places", moved, ZAHRA)])
    assert [shelf.by_id(wanted) for wanted in ("own:1", "own:2", "own:3")] == [QUESSA, ZAHRA, None]
