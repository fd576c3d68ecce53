"""The public face: `secondhand.annotate` and `secondhand.Case`."""

from __future__ import annotations

import importlib
import json
from datetime import date
from pathlib import Path

import pytest

import secondhand
from secondhand.errors import Unusable
from secondhand.model import Reading
from secondhand.run.output import exports

TEXT = "At least six people were killed in shelling in the town of Quessa on Monday, two residents said."
PLACES = "name\tlat\tlon\tcountry\tadmin1\tfeature\nQuessa\t-31.4\t-20.1\tXV\tOrrel Province\tsettlement\n"
ACTORS = '[[actor]]\nid = "orrel-guard"\nname = "Orrel Guard"\ntype = "armed group"\nnames = ["the Guard"]\n'


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    (folder / "a.txt.meta.json").write_text(json.dumps({"title": "Shelling", "outlet": "The Courier", "published": "2031-05-07"}))
    return folder


@pytest.fixture
def places(tmp_path: Path) -> Path:
    path = tmp_path / "places.tsv"
    path.write_text(PLACES)
    return path


def test_the_public_names() -> None:
    assert set(secondhand.__all__) == {"Case", "Claim", "Reading", "SecondhandError", "Unreadable", "Unusable", "annotate"}
    assert all(hasattr(secondhand, name) for name in secondhand.__all__)


def test_the_function_annotate_is_not_hidden_by_the_package_of_its_name() -> None:
    importlib.import_module("secondhand.annotate.sentences")
    assert callable(secondhand.annotate)


@pytest.mark.parametrize("published", ["2031-05-07", date(2031, 5, 7)])
def test_a_text_is_read(published: str | date) -> None:
    reading = secondhand.annotate(
        TEXT, published=published, outlet="The Courier", title="Shelling", url="https://c.example/1", language="en"
    )
    document = reading.document
    assert (document.text, document.title, document.outlet, document.url) == (TEXT, "Shelling", "The Courier", "https://c.example/1")
    assert document.published
    assert (document.published.value, document.published.basis) == (date(2031, 5, 7), "given")
    assert [(time.from_, time.to) for time in reading.times] == [(date(2031, 5, 5), date(2031, 5, 5))]
    assert reading.claims[0].chain[0].name == "The Courier"


def test_a_text_is_read_with_places_of_ones_own(places: Path) -> None:
    assert [mention.admin1 for mention in secondhand.annotate(TEXT, gazetteers=[places]).places] == ["Orrel Province"]


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(Unusable, match="'2031-02-30' is no day"):
        secondhand.annotate(TEXT, published="2031-02-30")


def test_a_case_reads_and_answers(articles: Path, tmp_path: Path) -> None:
    with secondhand.Case(tmp_path / "c.db") as case:
        assert case.name == "c"
        assert case.read(articles, workers=1).read == 1
        (reading,) = case.readings()
        assert reading.document.outlet == "The Courier"
        rows = list(case.claims(search="killed", since="2031-05-01", until=date(2031, 5, 31)))
        assert rows
        found = case.claim(rows[0].id)
        assert found.reading == reading
        assert found.claim in reading.claims
        (source,) = case.sources(reading.document.id)
        assert case.original(source.sha256) == TEXT.encode()
        assert case.totals().documents == 1
        assert list(case.findings()) == []


def test_a_reading_with_a_case_is_the_one_without(articles: Path, tmp_path: Path) -> None:
    with secondhand.Case(tmp_path / "c.db") as case:
        case.read(articles, workers=1)
        (reading,) = case.readings()
    alone = secondhand.annotate(TEXT, published="2031-05-07", outlet="The Courier", title="Shelling")
    assert {**alone.to_json(), "document": None} == {**reading.to_json(), "document": None}


def test_what_documents_do_not_say_may_be_given(tmp_path: Path, articles: Path) -> None:
    (articles / "b.txt").write_text("Another text.")
    with secondhand.Case(tmp_path / "c.db") as case:
        case.read(articles, workers=1, outlet="Given", published="2031-05-09")
        assert [(r.document.outlet, r.document.published and str(r.document.published.value)) for r in case.readings()] == [
            ("The Courier", "2031-05-07"),
            ("Given", "2031-05-09"),
        ]


def test_places_and_actors_are_remembered_by_the_case(articles: Path, places: Path, tmp_path: Path) -> None:
    actors = tmp_path / "ours.toml"
    actors.write_text(ACTORS)
    with secondhand.Case(tmp_path / "c.db") as case:
        case.remember(gazetteers=[places], actors=[actors])
    places.unlink()
    actors.unlink()
    (articles / "b.txt").write_text("The Orrel Guard shelled the town of Quessa on Sunday.")
    with secondhand.Case(tmp_path / "c.db") as case:
        case.read(articles, workers=1)
        readings = list(case.readings())
    assert [mention.admin1 for reading in readings for mention in reading.places] == ["Orrel Province", "Orrel Province"]
    assert [mention.actor for reading in readings for mention in reading.actors if mention.actor] == ["orrel-guard"]


def test_nothing_is_touched_before_it_is_needed(tmp_path: Path) -> None:
    case = secondhand.Case(tmp_path / "c.db")
    with pytest.raises(Unusable, match="there is no case here"):
        case.readings()
    with pytest.raises(Unusable, match="there is nothing to read"):
        case.read(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_closed_case_opens_again(articles: Path, tmp_path: Path) -> None:
    case = secondhand.Case(tmp_path / "c.db")
    case.read(articles, workers=1)
    case.close()
    assert len(list(case.readings())) == 1
    case.close()


@pytest.mark.parametrize("name", sorted(exports()))
def test_every_format_is_written_whole(articles: Path, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    with secondhand.Case(tmp_path / "c.db") as case:
        case.read(articles, workers=1)
        written = case.export(name, folder / name)
    assert [path.name for path in written.parent.iterdir()] == [name]
    assert written.stat().st_size > 0


def test_an_export_that_fails_leaves_the_older_one(articles: Path, tmp_path: Path) -> None:
    target = tmp_path / "c.jsonl"
    target.write_text("older")
    with secondhand.Case(tmp_path / "c.db") as case:
        case.read(articles, workers=1)
        with pytest.raises(Unusable, match="there is no format"):
            case.export("docx", target)
        assert target.read_text() == "older"
        case.export("jsonl", target)
    (line,) = target.read_text().splitlines()
    assert Reading.from_json(json.loads(line)).text == TEXT
