"""Pinning names and taking it back on the command line. What the next reading makes of it is tested with `run`."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from subprocess import CompletedProcess

import jsonschema
import pytest

from secondhand.model import Draft, Reading, Source
from secondhand.store import KnowledgeFile, SqliteStore
from secondhand.store.base import KnowledgeKind

Run = Callable[..., "CompletedProcess[str]"]
EXAMPLES = Path(__file__).parents[2] / "examples"
KNOWN: tuple[tuple[KnowledgeKind, str], ...] = (("gazetteer", "gazetteer.tsv"), ("actors", "actors.toml"))
SIGNED = ("--by", "Ada", "--reason", "the caption says so")


@pytest.fixture
def case(made_reading: Reading, tmp_path: Path) -> Path:
    """A case of one article, with the places and actors of the example."""
    data = made_reading.text.encode()
    source = Source(sha256=sha256(data).hexdigest(), size=len(data), media_type="text/plain", origin="a.txt", got_at="2031-05-06T10:00:00Z")
    draft = Draft(source=source, data=data, text=made_reading.text, external_id="a.txt")
    with closing(SqliteStore(tmp_path / "war.db", write=True)) as store:
        store.add(draft, made_reading)
        for kind, name in KNOWN:
            store.add_knowledge(KnowledgeFile(kind=kind, name=name, data=(EXAMPLES / name).read_bytes()))
    return tmp_path / "war.db"


def ids(run: Run, case: Path) -> list[str]:
    return [json.loads(line)["id"] for line in run("decisions", "--case", case, "--json").stdout.splitlines()]


def states(run: Run, case: Path) -> list[str]:
    return [line.split("\t")[-1] for line in run("decisions", "--case", case).stdout.splitlines()[1:]]


def test_a_place_is_pinned_listed_and_taken_back(run: Run, case: Path) -> None:
    assert run("decisions", "--case", case).stderr == "Nothing was decided.\n"
    done = run("gazetteer", "pin", "Quessa", "-31.5,-20.2", "--country", "XV", "--case", case, *SIGNED)
    assert done.returncode == 0, done.stderr
    assert "'Quessa' means Quessa (point:-31.50000,-20.20000)" in done.stderr
    assert f"to read again: secondhand read --case {case}" in done.stderr
    (made,) = ids(run, case)
    assert run("decisions", "undo", made, "--case", case, "--by", "Bea", "--reason", "another ridge").returncode == 0
    assert states(run, case) == ["undone by Bea", f"undoes {made}"]
    again = run("decisions", "undo", made, "--case", case, *SIGNED)
    assert (again.returncode, "was undone already" in again.stderr) == (1, True)


def test_the_later_of_two_pins_stands(run: Run, case: Path) -> None:
    run("actors", "pin", "the guards", "veldara", "--case", case, *SIGNED)
    run("actors", "pin", "The Guards", "--nothing", "--case", case, *SIGNED)
    assert states(run, case) == ["replaced by a later one", "stands"]


def test_a_pin_says_what_it_is_or_that_it_is_nothing(run: Run, case: Path) -> None:
    for what, wrong in (("actor", ("actors", "pin", "the guards")), ("place", ("gazetteer", "pin", "Quessa", "1,2", "--nothing"))):
        done = run(*wrong, "--case", case, *SIGNED)
        assert done.returncode == 1
        assert f"say either which {what} the name means, or --nothing. Give --nothing when the words name no {what}." in done.stderr
    assert ids(run, case) == []


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        (("actors", "pin", "the guards", "nobody-at-all"), "there is no actor 'nobody-at-all'"),
        (("gazetteer", "pin", "Quessa", "nowhere:1"), "there is no place 'nowhere:1'"),
        (("gazetteer", "pin", "Quessa", "--nothing", "--document", "d0"), "there is no document 'd0'"),
        (("actors", "pin", "...", "--nothing"), "has no word in it"),
        (("decisions", "undo", "n0"), "there is no decision 'n0'"),
        (("gazetteer", "pin", "Quessa", "35.9,36.6", "--country", "Syria"), "'Syria' is no code of a country. Give --country two letters"),
        (("gazetteer", "pin", "Quessa", "35.9,36.6", "--country", "S1"), "'S1' is no code of a country"),
    ],
)
def test_a_mistake_is_told_and_nothing_decided(run: Run, case: Path, wrong: tuple[str, ...], complaint: str) -> None:
    done = run(*wrong, "--case", case, *SIGNED)
    assert done.returncode == 1
    assert complaint in done.stderr
    assert ids(run, case) == []


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Quessa", "1 document has such a name; to read again: secondhand read --case"),
        ("Zzyqqx", "No document of the case has such a name; it counts for what is read later."),
    ],
)
def test_only_documents_that_have_the_name_are_counted(run: Run, case: Path, name: str, told: str) -> None:
    run("gazetteer", "pin", "Quessa", "--nothing", "--case", case, *SIGNED)  # this one waits to be read again whatever comes next
    done = run("gazetteer", "pin", name, "1,2", "--case", case, *SIGNED)
    assert (done.returncode, told in done.stderr) == (0, True), done.stderr
    undone = run("decisions", "undo", ids(run, case)[-1], "--case", case, *SIGNED)
    assert told in undone.stderr


def test_a_name_that_the_one_document_has_not_is_told(run: Run, case: Path) -> None:
    document = json.loads(run("ledger", "--case", case, "--json", "--limit", 1).stdout)["document_id"]
    done = run("gazetteer", "pin", "Zzyqqx", "--nothing", "--document", document, "--case", case, *SIGNED)
    assert "That document has no such name" in done.stderr


@pytest.mark.parametrize(("blank", "told"), [("--by", "Give --by a name."), ("--reason", "Give --reason some words.")])
def test_a_signature_or_reason_of_nothing_is_refused(run: Run, case: Path, blank: str, told: str) -> None:
    at = SIGNED.index(blank)
    done = run("gazetteer", "pin", "Quessa", "--nothing", "--case", case, *SIGNED[:at], blank, " ", *SIGNED[at + 2 :])
    assert (done.returncode, told in done.stderr) == (1, True)
    assert ids(run, case) == []


@pytest.mark.parametrize("left_out", ["--by", "--reason"])
def test_a_decision_is_signed_and_has_a_reason(run: Run, case: Path, left_out: str) -> None:
    at = SIGNED.index(left_out)
    done = run("gazetteer", "pin", "Quessa", "--nothing", "--case", case, *SIGNED[:at], *SIGNED[at + 2 :])
    assert done.returncode == 2


def test_a_place_of_the_case_is_pinned_by_its_id_in_one_document(run: Run, case: Path) -> None:
    row = json.loads(run("ledger", "--case", case, "--json", "--limit", 1).stdout)
    assert row["document_id"] in run("claim", row["id"], "--case", case).stdout
    place = json.loads(run("gazetteer", "find", "Quessa", "--json", "--gazetteer", EXAMPLES / "gazetteer.tsv").stdout.splitlines()[0])
    done = run("gazetteer", "pin", "the town", place["id"], "--document", row["document_id"], "--case", case, *SIGNED)
    assert f"'the town' means Quessa ({place['id']})" in done.stderr
    (decision,) = (json.loads(line) for line in run("decisions", "--case", case, "--json").stdout.splitlines())
    assert (decision["document"], decision["place"]["admin1"], decision["by"]) == (row["document_id"], "Orrel Province", "Ada")
    jsonschema.validate(decision, json.loads(run("schema", "decision").stdout))


def test_a_case_that_is_not_there_is_not_made(run: Run, tmp_path: Path) -> None:
    for asked in (("decisions",), ("actors", "pin", "x", "--nothing", *SIGNED), ("read",)):
        done = run(*asked, "--case", tmp_path / "none.db")
        assert (done.returncode, "there is no case here" in done.stderr) == (1, True)
    assert not (tmp_path / "none.db").exists()
