"""The benchmark of even-handedness counts a mark as the same only when everything said of it is."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.predict import draft_of
from benchmarks.side_names import exchanged
from benchmarks.side_swap import KINDS, OWN, Compared, Terms, compare, difference, shares, table
from secondhand.model import Reading, Span
from secondhand.run.knowledge import knowledge
from secondhand.run.reading import read_draft

TEXT = (
    "Government troops shelled a village near Idlib on Monday, killing six people, a resident said.\n"
    'The opposition denied it. "We fired no rockets," a rebel commander told Reuters.'
)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_draft(draft_of({"id": "a", "text": TEXT, "published": "2016-03-01"}), knowledge())


def test_an_article_read_twice_as_it_is_has_the_same_marks(reading: Reading) -> None:
    for marks in KINDS.values():
        assert marks(reading, OWN) == marks(reading, OWN)
        assert marks(reading, OWN)


def test_marks_are_told_in_the_terms_of_the_other_text(reading: Reading) -> None:
    other = exchanged(TEXT)
    terms = Terms(span=other.span, name=lambda name: exchanged(name).text)
    sources = [found["source"] for found in KINDS["attributions"](reading, terms).values()]
    assert {span.of(other.text) for source in sources for span in source} >= {"a resident", "a loyalist commander"}
    names = [name for claim in KINDS["claims"](reading, terms).values() for name in claim["names"]]
    assert names and not any("rebel" in name for name in names)


def test_what_depends_on_the_side_is_found(reading: Reading) -> None:
    claim = reading.claims[0]
    other = replace(reading, claims=(replace(claim, certainty="doubted"), *reading.claims[1:]))
    ours, theirs = KINDS["claims"](reading, OWN), KINDS["claims"](other, OWN)
    found = [Compared("claims", TEXT, claim.span, ours[key], theirs[key]) for key in ours]
    assert [mark.differing for mark in found if not mark.same] == [("certainty",)]
    figures = {aspect: share for kind, aspect, _, share in shares(found) if kind == "claims"}
    assert figures["certainty"] == figures["the same mark"] == pytest.approx(100 * (len(ours) - 1) / len(ours))
    assert figures["type"] == figures["found in both"] == 100
    assert "certainty: " in difference(found[0])


def test_a_mark_that_one_reading_lacks_is_not_the_same() -> None:
    mark = Compared("leads", TEXT, Span(0, 10), {"claim": Span(0, 5)}, None)
    assert not mark.same
    assert "only as it is" in difference(mark)
    assert {aspect: share for kind, aspect, _, share in shares([mark]) if kind == "leads"}["found in both"] == 0


def test_an_article_without_names_of_sides_reads_the_same() -> None:
    row = {"id": "b", "text": "Two residents of Vienna said on Monday that shelling had killed six people.", "published": "2021-03-05"}
    found = list(compare(row, knowledge()))
    assert {mark.kind for mark in found} == set(KINDS)
    assert all(mark.same for mark in found)


def test_the_table_has_a_row_for_each_aspect() -> None:
    row = {"id": "a", "text": TEXT, "published": "2016-03-01"}
    found = list(compare(row, knowledge()))
    lines = list(table(found))
    assert sum(line.startswith("| ") for line in lines) == 1 + len(list(shares(found)))
    assert any(line.startswith("| attributions | the same mark | ") and line.endswith(" % |") for line in lines)


def test_the_command_tells_the_shares_of_each_kind(tmp_path: Path) -> None:
    material = tmp_path / "data" / "fakes"
    material.mkdir(parents=True)
    (material / "dev_input.jsonl").write_text(json.dumps({"id": "a", "text": TEXT, "published": "2016-03-01"}) + "\n")
    command = [sys.executable, "-m", "benchmarks.side_swap", "--material", str(tmp_path), "--show", "2"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    for kind in KINDS:
        assert f"{kind} " in done.stdout


def test_material_that_is_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "benchmarks.side_swap", "--material", str(tmp_path)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 1
    assert "Give the folder" in done.stderr
