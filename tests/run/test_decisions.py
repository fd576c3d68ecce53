"""Decisions on a case: kept, heeded by the next reading, taken back; and nothing lost when that reading is cut off."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from secondhand import Case
from secondhand.errors import Unusable
from secondhand.gazetteer.index import Shelf
from secondhand.model import Actor, Document, Draft, Place, Reading
from secondhand.run.again import documents_behind
from secondhand.run.decide import actor_meant, decide, place_meant, undo
from secondhand.store import SqliteStore

PLACES = "name\tlat\tlon\tcountry\tadmin1\tid\nQuessa\t-31.4\t-20.1\tXV\tOrrel\tmap:1\nZahra\t-30.0\t-20.0\tXV\tOrrel\tmap:2\n"
ACTORS = '[[actor]]\nid = "guard"\nname = "Orrel Guard"\ntype = "armed group"\n'
GUARD = Actor(id="guard", name="Orrel Guard", type="armed group")
WHO = {"by": "Ada", "reason": "it says so elsewhere"}


@pytest.fixture(scope="module")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of two articles, with places and an actor of their own."""
    folder = tmp_path_factory.mktemp("decisions")
    (folder / "places.tsv").write_text(PLACES)
    (folder / "ours.toml").write_text(ACTORS)
    (folder / "pile").mkdir()
    (folder / "pile" / "a.txt").write_text("Six people were killed in shelling in the town of Quessa, residents said.\n")
    (folder / "pile" / "b.txt").write_text("The rebels left on Monday.\n")
    with Case(folder / "c.db") as made:
        made.read(folder / "pile", gazetteers=[folder / "places.tsv"], actors=[folder / "ours.toml"], workers=1)
    return folder


@pytest.fixture
def case(read_once: Path, tmp_path: Path) -> Iterator[Case]:
    """A copy of it to work with."""
    shutil.copy(read_once / "c.db", tmp_path)
    with Case(tmp_path / "c.db") as opened:
        yield opened


def places(case: Case) -> list[str | None]:
    return [mention.place for reading in case.readings() for mention in reading.places]


def test_a_pin_is_heeded_by_the_next_read_and_undone_by_the_one_after(case: Case) -> None:
    assert places(case) == ["map:1"]
    before = list(case.readings())
    made = case.pin_place("Quessa", "-31.5, -20.25", country="xv", region="Orrel", **WHO)
    case.pin_actor("the rebels", "guard", **WHO)
    assert case.behind() == 2
    tally = case.read(workers=1)
    assert (tally.again, tally.read, tally.files, case.behind()) == (2, 0, 0, 0)
    first, second = case.readings()
    assert [(mark.place, mark.lat, mark.country, mark.admin1) for mark in first.places] == [
        ("point:-31.50000,-20.25000", -31.5, "XV", "Orrel")
    ]
    assert [candidate.place for candidate in first.places[0].candidates] == ["point:-31.50000,-20.25000", "map:1"]
    assert [mark.actor for mark in second.actors if mark.actor] == ["guard"]
    assert [row.document_id for row in case.claims(place="Quessa")] == [first.document.id]
    assert case.read(workers=1).again == 0
    case.undo(made.id, by="Bea", reason="the map is right")
    assert case.read(workers=1).again == 1
    assert next(iter(case.readings())) == before[0]
    assert [(decision.by, decision.undoes) for decision in case.decisions()] == [("Ada", None), ("Ada", None), ("Bea", made.id)]


def test_a_pin_holds_for_what_is_read_later_and_for_one_document_alone(case: Case, read_once: Path, tmp_path: Path) -> None:
    first = next(iter(case.readings()))
    case.pin_place("Quessa", "map:2", document=first.document.id, **WHO)
    case.pin_place("Quessa", None, **WHO)
    (tmp_path / "c.txt").write_text("Three people were wounded in the town of Quessa.\n")
    tally = case.read(read_once / "pile", tmp_path / "c.txt", workers=1)
    assert (tally.read, tally.again, tally.known) == (1, 1, 2)
    assert [[mark.place for mark in reading.places] for reading in case.readings()] == [["map:2"], [], []]


def test_everything_is_read_again_when_that_is_asked_for(case: Case, tmp_path: Path) -> None:
    before = list(case.readings())
    (tmp_path / "more.toml").write_text('[[actor]]\nid = "rebels"\nname = "rebels"\ntype = "armed group"\n')
    tally = case.read(again=True, actors=[tmp_path / "more.toml"], workers=1)
    assert (tally.again, tally.read) == (2, 0)
    assert (tally.claims, tally.findings) == (case.totals().claims, case.totals().findings)
    assert tally.claims > 0
    after = list(case.readings())
    assert [reading.document for reading in after] == [reading.document for reading in before]
    assert [mark.actor for mark in after[1].actors] == ["rebels"]


def test_nothing_is_read_of_a_case_that_is_not_there(tmp_path: Path) -> None:
    case = Case(tmp_path / "none.db")
    for asked in (case.read, partial(case.pin_place, "Quessa", None, **WHO), partial(case.undo, "n1", **WHO)):
        with pytest.raises(Unusable, match="there is no case here"):
            asked()
    assert not (tmp_path / "none.db").exists()


READ_ONE_AGAIN_AND_WAIT = """
import sys, time
from secondhand import Case

def wait(tally):
    if tally.again:
        print("one is read again", flush=True)
        while True:
            time.sleep(0.05)

Case(sys.argv[1]).read(again=True, workers=1, progress=wait)
"""


def test_a_reading_cut_off_leaves_every_document_whole(case: Case) -> None:
    case.pin_place("Quessa", "map:2", **WHO)
    case.pin_actor("rebels", "guard", **WHO)
    case.close()
    with subprocess.Popen([sys.executable, "-c", READ_ONE_AGAIN_AND_WAIT, str(case.path)], stdout=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == b"one is read again\n"
        running.kill()
    assert (places(case), case.totals().documents) == (["map:2"], 2)
    assert case.behind() == 1
    assert case.read(workers=1).again == 1
    assert [mark.actor for reading in case.readings() for mark in reading.actors if mark.actor] == ["guard"]


@pytest.fixture
def store(tmp_path: Path, made_reading: Reading, drafted: Callable[[Reading], Draft]) -> Iterator[SqliteStore]:
    with closing(SqliteStore(tmp_path / "s.db", write=True)) as opened:
        for reading in (made_reading, Reading(document=Document.of("A  màrket in Tell al-Brask.\n"))):
            opened.add(drafted(reading), reading)
        yield opened


def test_only_documents_with_the_name_are_behind(store: SqliteStore, made_reading: Reading) -> None:
    first, second = (reading.document.id for reading in store.readings())

    def behind(name: str, document: str | None = None) -> list[str]:
        decide(store, kind="place", name=name, document=document, **WHO)
        found = list(documents_behind(store, store.decisions()))
        store.catch_up([first, second], len(store.decisions()))
        return found

    assert behind("Quessa") == [first]
    assert behind("market") == [second]
    assert behind("TELL AL BRASK") == [second]
    assert behind("in") == [first, second]
    assert behind("in", second) == [second]
    assert behind("mark") == []
    assert list(documents_behind(store, store.decisions(), every=True)) == [first, second]


def test_documents_without_the_name_are_looked_at_once(store: SqliteStore) -> None:
    decide(store, kind="place", name="Nowhere", **WHO)
    assert list(documents_behind(store, store.decisions())) == []
    assert list(store.behind(1)) == []


@pytest.mark.parametrize(
    ("what", "complaint"),
    [
        ({"name": "..."}, "no word"),
        ({"name": ""}, "1 to 200 letters"),
        ({"name": "x" * 201}, "1 to 200 letters"),
        ({"by": " "}, "Give --by a name"),
        ({"reason": ""}, "Give --reason some words"),
        ({"document": "d0"}, "no document 'd0'"),
        ({"kind": "place", "actor": GUARD}, "an actor, or a place"),
    ],
)
def test_what_cannot_be_decided_is_refused(store: SqliteStore, what: dict[str, Any], complaint: str) -> None:
    with pytest.raises(Unusable, match=complaint):
        decide(store, **{"kind": "actor", "name": "the group", **WHO, **what})
    assert store.decisions() == []


def test_a_decision_is_undone_once_and_an_undoing_never(store: SqliteStore) -> None:
    made = decide(store, kind="actor", name="the group", actor=GUARD, **WHO)
    back = undo(store, made.id, **WHO)
    for id_, complaint in ((made.id, "undone already"), (back.id, "itself undoes"), ("n0", "there is no decision 'n0'")):
        with pytest.raises(Unusable, match=complaint):
            undo(store, id_, **WHO)
    assert store.decisions() == [made, back]


def test_an_actor_is_meant_by_its_id() -> None:
    assert actor_meant("guard", [GUARD]) == GUARD
    with pytest.raises(Unusable, match="Did you mean guard"):
        actor_meant("gaurd", [GUARD])
    with pytest.raises(Unusable, match="there is no actor 'zz'"):
        actor_meant("zz", [GUARD])


@pytest.mark.parametrize("wanted", ["-31.5,20.25", " -31.5, 20.25", "-31.50;20.25", "-31.5,+20.25"])
def test_a_point_is_meant_by_its_degrees(wanted: str) -> None:
    place = place_meant(wanted, "the ridge", Shelf(()), country="xv", region="Orrel")
    assert place == Place(
        id="point:-31.50000,20.25000",
        name="the ridge",
        lat=-31.5,
        lon=20.25,
        country="XV",
        admin1="Orrel",
        feature="other",
        radius_km=1.0,
    )


@pytest.mark.parametrize(
    ("wanted", "complaint"),
    [
        ("91,10", "no point on Earth"),
        ("10,181", "no point on Earth"),
        ("1e5,3", "no place '1e5,3'"),
        ("map:9", "no place"),
        ("", "no place"),
    ],
)
def test_what_is_neither_place_nor_point_is_refused(wanted: str, complaint: str) -> None:
    with pytest.raises(Unusable, match=complaint):
        place_meant(wanted, "x", Shelf(()))


def test_only_a_point_is_given_a_country() -> None:
    with pytest.raises(Unusable, match="already"):
        place_meant("map:1", "x", Shelf(()), country="XV")
