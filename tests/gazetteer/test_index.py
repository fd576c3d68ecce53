"""An index file is whole or absent, the same for every process, and answers in any spelling."""

import pickle
from dataclasses import FrozenInstanceError, replace
from itertools import permutations, product
from multiprocessing import get_context
from pathlib import Path

import pytest

from secondhand.errors import Unusable
from secondhand.gazetteer.build import OFFSET, build, mark_of, tag_of
from secondhand.gazetteer.entry import Entry
from secondhand.gazetteer.index import FileIndex, Shelf
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


def test_of_forms_that_fit_alike_the_main_name_is_told_whatever_their_order(tmp_path: Path) -> None:
    for number, names in enumerate(permutations(("Rakka", "Raqqa", "Raqa"))):
        build([Entry(place("x:1", "Raqqa"), names)], tmp_path / f"{number}.places", about={})
        (found,) = FileIndex(tmp_path / f"{number}.places").find("Raqah")
        assert found.matched == "Raqqa"


def test_a_former_name_is_told_and_comes_after_those_in_use(tmp_path: Path) -> None:
    entry = Entry(place("x:1", "Quessa"), ("Quessa", "Orrelgrad", "Kessa"), former=frozenset({"Orrelgrad"}))
    twice = Entry(place("x:2", "Amsel"), ("Amsel", "Dorra", "Dorrah"), former=frozenset({"Dorra"}))
    build([entry, twice], tmp_path / "f.places", about={})
    index = FileIndex(tmp_path / "f.places")
    assert [(found.name, found.former) for found in index.find("Orrelgrad")] == [("Quessa", True)]
    assert [(found.matched, found.former) for found in index.find("Kessa")] == [("Kessa", False)]
    assert [found.matched for found in index.find("Dora")] == ["Dorrah"]


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


def test_look_alikes_come_though_a_name_fits(index: FileIndex, tmp_path: Path) -> None:
    towns = [Entry(place("own:9", "Rankoos"), ("Rankoos",)), Entry(place("own:8", "Ranikas"), ("Ranikas",))]
    build(towns, tmp_path / "two.places", about={})
    shelf = Shelf((index, FileIndex(tmp_path / "two.places")))
    assert [found.id for found in shelf.similar("Ranikas")] == ["own:8", "own:9"]
    assert [found.id for found in FileIndex(tmp_path / "two.places").similar("Rinkaas")] == ["own:8", "own:9"]
    assert shelf.similar("Bo") == shelf.similar("") == shelf.similar("Wadrat") == ()


def test_names_that_are_not_transliterated_must_fit_closely(index: FileIndex) -> None:
    assert ids(index, "BOLTON") == ["own:3"]
    assert ids(index, "Bultun") == []


@pytest.mark.parametrize("nothing", ["", " ", "...", "Nowhere at all", "'"])
def test_an_unknown_name_finds_nothing(index: FileIndex, nothing: str) -> None:
    assert index.find(nothing) == ()


def test_it_says_what_it_is(index: FileIndex) -> None:
    assert index.about() == {"source": "by hand", "places": 3}


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


def test_words_in_small_letters_are_no_names_by_their_consonants(index: FileIndex, tmp_path: Path) -> None:
    build([Entry(place("own:9", "Markat"), ("Markat",))], tmp_path / "m.places", about={})
    found = FileIndex(tmp_path / "m.places")
    assert [ids(found, name) for name in ("Market", "market", "markat", "MARKET")] == [["own:9"], [], ["own:9"], ["own:9"]]


def test_of_a_place_in_two_indexes_the_first_entry_has_the_form_that_fits_best(tmp_path: Path) -> None:
    build([Entry(place("own:1", "Quessa", 900), ("Quessa", "Kissa"))], tmp_path / "a.places", about={})
    build([Entry(place("own:1", "Kessa", 5), ("Kessa", "Qessa"))], tmp_path / "b.places", about={})
    (found,) = Shelf([FileIndex(tmp_path / "a.places"), FileIndex(tmp_path / "b.places")]).find("Qessa")
    assert (found.name, found.population, found.matched) == ("Quessa", 900, "Qessa")


def test_tabs_and_ends_of_lines_in_names_do_no_harm(tmp_path: Path) -> None:
    entry = Entry(place("own:1", "Old\tQuessa", admin1="Orrel\nNorth"), ("Old\tQuessa", "K\nissa", "\ud800"))
    build([entry], tmp_path / "t.places", about={})
    (found,) = FileIndex(tmp_path / "t.places").find("Old Quessa")
    assert (found.name, found.admin1, found.lat) == ("Old Quessa", "Orrel North", 35.0)


@pytest.mark.parametrize("damage", [b"", b"places", b"SQLite format 3\0" + bytes(100)])
def test_a_file_that_is_no_index_is_refused(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "bad.places").write_bytes(damage)
    with pytest.raises(Unusable, match="place index"):
        FileIndex(tmp_path / "bad.places").find("Quessa")


def test_a_file_that_was_cut_off_is_refused(index: FileIndex, tmp_path: Path) -> None:
    whole = index.path.read_bytes()
    (tmp_path / "cut.places").write_bytes(whole[: len(whole) - 60])
    with pytest.raises(Unusable, match="damaged"):
        FileIndex(tmp_path / "cut.places").find("Quessa")


def test_the_same_places_make_the_same_file(index: FileIndex, tmp_path: Path) -> None:
    build([QUESSA, OTHER, RIGID], tmp_path / "again.places", about={"source": "by hand"})
    assert (tmp_path / "again.places").read_bytes() == index.path.read_bytes()


def test_every_name_of_many_is_found_and_nothing_else(tmp_path: Path) -> None:
    names = ["".join(parts) for parts in product(("Bar", "Tel", "Kaf", "Zum"), ("il", "ar", "un"), ("mat", "goz", "dev"))]
    entries = [Entry(place(f"own:{name}", name), (name,), loosely=False) for name in names]
    build(entries, tmp_path / "many.places", about={})
    many = FileIndex(tmp_path / "many.places")
    assert [ids(many, name) for name in names] == [[f"own:{name}"] for name in names]
    assert [name for name in names if many.find(name[1:]) or many.find(name + "x")] == []


def test_cyrillic_forms_are_found_as_they_stand_and_latin_ones_from_cyrillic(tmp_path: Path) -> None:
    entries = [Entry(place("own:1", "Kovalivka"), ("Kovalivka",)), Entry(place("own:2", "Göreme"), ("Göreme", "Гёреме"))]
    build(entries, tmp_path / "c.places", about={})
    index = FileIndex(tmp_path / "c.places")
    assert [ids(index, name) for name in ("Ковалівка", "Ковалевка", "Гёреме", "ГЁРЕМЕ")] == [["own:1"], ["own:1"], ["own:2"], ["own:2"]]
    assert [found.matched for found in index.find("Jereme")] == ["Göreme"]


def test_a_place_that_was_read_is_the_one_that_was_written_and_is_as_frozen(index: FileIndex) -> None:
    (found,) = index.find("Bolton")
    assert found == replace(RIGID.place, matched="Bolton")
    assert hash(found) == hash(replace(RIGID.place, matched="Bolton"))
    with pytest.raises(FrozenInstanceError):
        found.name = "Quessa"  # type: ignore[misc]


def test_the_directory_leads_to_the_rows_and_is_tagged_for_every_key(tmp_path: Path) -> None:
    names = [f"Orrel{number}" for number in range(300)]
    build([Entry(place(name, name), (name,), loosely=False) for name in names], tmp_path / "o.places", about={})
    opened = FileIndex(tmp_path / "o.places").opened
    offsets = [pointer & OFFSET for pointer in opened.directory]
    assert offsets == sorted(offsets)
    assert offsets[-1] == opened.about
    for name in names:
        mark = mark_of(f"{name.lower()}\t".encode())
        assert opened.directory[mark * opened.buckets >> 32] & tag_of(mark)


def test_a_name_that_only_one_index_has_plainly_is_looked_for_loosely_in_all(tmp_path: Path) -> None:
    build([Entry(place("a:1", "Qessa"), ("Qessa",))], tmp_path / "a.places", about={})
    build([Entry(place("b:1", "Kessa"), ("Kessa",)), Entry(place("b:2", "Kassu"), ("Kassu",))], tmp_path / "b.places", about={})
    shelf = Shelf([FileIndex(tmp_path / "a.places"), FileIndex(tmp_path / "b.places")])
    assert ids(shelf, "Kessa") == ["b:1", "a:1"]
    assert ids(shelf, "Qessa") == ["a:1", "b:1"]
