"""An index file is whole or absent, the same for every process, and answers in any spelling."""

import pickle
from itertools import permutations
from multiprocessing import get_context
from pathlib import Path

import pytest

from secondhand.errors import Unusable
from secondhand.gazetteer.entry import Entry
from secondhand.gazetteer.index import FileIndex, Shelf, build, ranked
from secondhand.model import Place


def place(id: str, name: str, population: int = 0, **more: object) -> Place:
    return Place(id=id, name=name, lat=35.0, lon=37.0, population=population, **more)  # type: ignore[arg-type]


QUESSA = Entry(place("own:1", "Quessa", 900, country="XV", admin1="Orrel"), ("Quessa", "al-Qissah", "قصة"))
OTHER = Entry(place("own:2", "Quessa", 70_000), ("Quessa",))
RIGID = Entry(place("own:3", "Bolton"), ("Bolton",), loosely=False)


@pytest.fixture
def index(tmp_path: Path) -> FileIndex:
    build([QUESSA, OTHER, RIGID], tmp_path / "made.places", about={"source": "by hand"})
    return FileIndex(tmp_path / "made.places")


def ids(index: FileIndex | Shelf, name: str) -> list[str]:
    return [found.id for found in index.find(name)]


def test_the_most_prominent_comes_first(index: FileIndex) -> None:
    assert ids(index, "Quessa") == ["own:2", "own:1"]


def test_a_better_spelling_beats_a_larger_town(index: FileIndex) -> None:
    assert ids(index, "al-Qissah")[0] == "own:1"
    assert index.find("al-Qissah")[0].matched == "al-Qissah"


def test_the_order_in_which_an_index_holds_its_forms_changes_nothing() -> None:
    forms = ("Rakka", "Raqqa", "Raqa")
    places = [Place(id="x:1", name="Raqqa", lat=35.95, lon=39.0, matched=form) for form in forms]
    found = {ranked("Raqah", order)[0].matched for order in permutations(places)}
    assert found == {"Raqqa"}


def test_every_column_comes_back(index: FileIndex) -> None:
    found = index.find("قصة")[0]
    assert (found.name, found.country, found.admin1, found.population, found.lat) == ("Quessa", "XV", "Orrel", 900, 35.0)


def test_skeletons_answer_only_when_nothing_else_does(index: FileIndex, tmp_path: Path) -> None:
    near = Entry(place("own:9", "Rankoos"), ("Rankoos",))
    exact = Entry(place("own:8", "Ranikas"), ("Ranikas",))
    build([near, exact], tmp_path / "two.places", about={})
    two = FileIndex(tmp_path / "two.places")
    assert ids(two, "Ranikas") == ["own:8"]
    assert set(ids(two, "Rinkaas")) == {"own:8", "own:9"}


def test_names_that_are_not_transliterated_must_fit_closely(index: FileIndex) -> None:
    assert ids(index, "BOLTON") == ["own:3"]
    assert ids(index, "Bultun") == []


@pytest.mark.parametrize("nothing", ["", " ", "...", "Nowhere at all", "'"])
def test_an_unknown_name_finds_nothing(index: FileIndex, nothing: str) -> None:
    assert index.find(nothing) == ()


def test_it_says_what_it_is(index: FileIndex) -> None:
    assert index.about() == {"source": "by hand", "places": "3"}


def test_it_travels_to_other_processes(index: FileIndex) -> None:
    index.find("Quessa")
    shelf = Shelf([index])
    assert ids(pickle.loads(pickle.dumps(shelf)), "Quessa") == ["own:2", "own:1"]
    with get_context("spawn").Pool(1) as pool:
        found = pool.map(shelf.indexes[0].find, ["Quessa"])
    assert [item.id for item in found[0]] == ["own:2", "own:1"]


def test_the_first_of_two_indexes_keeps_a_place_both_know(index: FileIndex, tmp_path: Path) -> None:
    build([Entry(place("own:1", "Quessa the new", 5), ("Quessa",))], tmp_path / "second.places", about={})
    shelf = Shelf([FileIndex(tmp_path / "second.places"), index])
    assert [found.name for found in shelf.find("Quessa")] == ["Quessa", "Quessa the new"]
    assert [found.id for found in shelf.find("Quessa")] == ["own:2", "own:1"]


def test_a_failed_build_leaves_no_file(tmp_path: Path) -> None:
    def broken() -> object:
        yield QUESSA
        raise ValueError("line 2")

    with pytest.raises(ValueError, match="line 2"):
        build(broken(), tmp_path / "half.places", about={})  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(Unusable, match="no place index can be written"):
        build([QUESSA], blocked / "made.places", about={})
