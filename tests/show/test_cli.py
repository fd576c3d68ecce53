"""The command line as a stranger meets it, on real files."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def rows(done: subprocess.CompletedProcess[str]) -> list[dict[str, str]]:
    assert done.returncode == 0, done.stderr
    return list(csv.DictReader(io.StringIO(done.stdout), delimiter="\t", quoting=csv.QUOTE_NONE))


def counts(done: subprocess.CompletedProcess[str]) -> dict[str, str]:
    return dict(line.split("\t") for line in done.stdout.splitlines() if line.count("\t") == 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One article and one file that is not read."""
    made = tmp_path / "articles"
    made.mkdir()
    (made / "a.txt").write_text("Two residents said on Monday that six people were killed in the shelling of the market.\n")
    (made / "scan.pdf").write_bytes(b"%PDF")
    return made


def test_reading_says_what_was_read_and_what_was_skipped(run: Run, folder: Path, tmp_path: Path) -> None:
    done = run("read", folder, "--case", tmp_path / "c.db", "--workers", 1)
    assert done.returncode == 0
    assert (counts(done)["documents read"], counts(done)["skipped"]) == ("1", "1")
    assert "scan.pdf\tfiles of this kind are not read\t" in done.stdout
    again = run("read", folder, "--case", tmp_path / "c.db", "--workers", 1)
    assert again.returncode == 0
    assert (counts(again)["documents read"], counts(again)["known already"]) == ("0", "1")


def test_reading_from_standard_input(run: Run, tmp_path: Path) -> None:
    done = run("read", "-", "--case", tmp_path / "c.db", "--workers", 1, stdin='{"id": "1", "text": "One."}\n{"id": "2", "text": "Two."}\n')
    assert counts(done)["documents read"] == "2"


COMMANDS = ("read", "ledger", "claim", "checks", "export", "annotate", "schema", "gazetteer", "actors", "decisions", "version")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(run: Run, command: str) -> None:
    done = run(command, "--help")
    assert done.returncode == 0
    assert done.stdout.startswith(f"Usage: secondhand {command}")
    assert max(map(len, done.stdout.splitlines())) <= 100


def test_help_names_every_command(run: Run) -> None:
    done = run("--help")
    for command in COMMANDS:
        assert f"\n  {command} " in done.stdout
    assert "..." not in done.stdout.split("Commands:")[1]


def test_the_version_is_told(run: Run) -> None:
    assert run("version").stdout == run("--version").stdout
    assert run("version").stdout.startswith("secondhand ")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["read"], 1, "there is no case here"),
        (["read", "a.txt", "--workers", "0"], 2, "--workers"),
        (["read", "a.txt", "--seconds", "inf"], 2, "--seconds"),
        (["read", "a.txt", "--limit-mb", "inf"], 2, "--limit-mb"),
        (["ledger", "--limit", "99999999999999999999"], 2, "--limit"),
        (["nonsense"], 2, "No such command"),
        (["ledger"], 1, "there is no case here"),
        (["claim", "c0"], 1, "there is no case here"),
        (["checks"], 1, "there is no case here"),
        (["export", "--to", "jsonl"], 1, "there is no case here"),
        (["export", "--to", "jsonl", "--out", "-"], 1, "there is no case here"),
        (["ledger", "--since", "2031-02-30"], 1, "no day of the calendar"),
        (["ledger", "--certainty", "maybe"], 1, "no certainty 'maybe'. There are asserted, reported, denied, "),
        (["ledger", "--type", "attack.x"], 1, "no claim type 'attack.x'. There are attack, territory, movement, "),
        (["ledger", "--type", ""], 1, "no claim type ''"),
        (["annotate", "none.txt"], 1, "there is no such file"),
        (["read", "."], 1, "there is nothing to read"),
        (["read", "none"], 1, "Nothing could be read"),
        (["read", "none", "--case", "."], 1, "the case cannot be opened"),
        (["export", "--to", "jsonl", "--case", "."], 1, "there is no case here"),
        (["read", ".", "--actors", "none.toml"], 1, "nothing to read"),
        (["gazetteer", "add", "none.tsv"], 1, "there is no such file"),
    ],
)
def test_trouble_is_one_sentence_and_an_exit_code(run: Run, tmp_path: Path, arguments: list[str], code: int, message: str) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == code
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    if code == 1 and "Nothing" not in message:
        assert len(done.stderr.splitlines()) == 1
        assert done.stdout == ""


@pytest.mark.parametrize("option", ["--gazetteer", "--actors"])
def test_a_mistaken_file_of_knowledge_is_told_before_anything_is_read(run: Run, folder: Path, tmp_path: Path, option: str) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("[[actor]\nname = ")
    done = run("read", folder, "--case", tmp_path / "c.db", option, wrong)
    assert done.returncode == 1
    assert "wrong.toml" in done.stderr
    assert not (tmp_path / "c.db").exists()


def test_the_ledger_is_lines_for_the_next_program(run: Run, war: Path) -> None:
    found = rows(run("ledger", "--case", war))
    assert len(found) > 20
    assert {row["outlet"] for row in found} >= {"The Amsel Courier", "Free Orrel Post"}
    as_json = [json.loads(line) for line in run("ledger", "--case", war, "--json").stdout.splitlines()]
    assert [row["id"] for row in as_json] == [row["id"] for row in found]


@pytest.mark.parametrize(
    ("asked", "column", "expected"),
    [
        ("--place quessa", "place", "Quessa"),
        ("--type attack", "type", "attack."),
        ("--certainty denied", "certainty", "denied"),
        ("--actor council guard", "agents", "Council Guard"),
        ("--voice free orrel", "chain", "Free Orrel Post"),
        ("--search market", "words", "market"),
    ],
)
def test_the_ledger_is_filtered(run: Run, war: Path, asked: str, column: str, expected: str) -> None:
    found = rows(run("ledger", "--case", war, *asked.split(" ", 1)))
    assert found
    assert all(expected in row[column] or expected in row["targets"] for row in found)
    assert len(found) < len(rows(run("ledger", "--case", war)))


def test_the_ledger_is_limited(run: Run, war: Path) -> None:
    assert len(rows(run("ledger", "--case", war, "--limit", 3))) == 3


def test_the_case_can_be_named_by_the_environment(run: Run, war: Path) -> None:
    assert rows(run("ledger", SECONDHAND_CASE=str(war))) == rows(run("ledger", "--case", war))


def test_a_claim_is_shown_with_all_that_stands_behind_it(run: Run, war: Path) -> None:
    row = max(rows(run("ledger", "--case", war)), key=lambda row: row["chain"].count(" > "))
    assert row["chain"].count(" > ") >= 1
    done = run("claim", row["id"], "--case", war)
    assert done.returncode == 0
    assert row["id"] in done.stdout
    assert f"»{row['words']}«" in done.stdout
    assert " > ".join(re.findall(r"└── (.*?)  ", done.stdout)) == row["chain"]
    assert row["url"] in done.stdout
    assert "SHA-256" in done.stdout


def test_a_claim_that_is_not_there(run: Run, war: Path) -> None:
    done = run("claim", "c0", "--case", war)
    assert done.returncode == 1
    assert "there is no claim 'c0'" in done.stderr


def test_checks_show_what_fails_first(run: Run, war: Path) -> None:
    some, every = rows(run("checks", "--case", war)), rows(run("checks", "--case", war, "--all"))
    assert {row["verdict"] for row in some} <= {"fails", "unclear"}
    assert [row["verdict"] for row in every] == sorted((row["verdict"] for row in every), key=["fails", "unclear", "holds"].index)
    assert len(every) > len(some) > 0
    as_json = [json.loads(line) for line in run("checks", "--case", war, "--json").stdout.splitlines()]
    assert [entry["finding"]["message"] for entry in as_json] == [row["what was computed"] for row in some]


def test_annotating_needs_no_case(run: Run, tmp_path: Path) -> None:
    text = "Six people were killed, two residents said on Monday."
    done = run("annotate", "--published", "2031-05-07", "--outlet", "The Courier", stdin=text, cwd=tmp_path)
    assert done.returncode == 0
    (reading,) = map(json.loads, done.stdout.splitlines())
    assert reading["document"]["text"] == text
    assert reading["document"]["outlet"] == "The Courier"
    assert [mention["value"] for mention in reading["mentions"] if mention["kind"] == "time"] == ["2031-05-05"]
    jsonschema.validate(reading, json.loads(run("schema").stdout))
    assert list(tmp_path.iterdir()) == []


def test_annotating_goes_on_after_what_cannot_be_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text('{"id": "1", "text": "One."}\n{"id": "2"}\n{"id": "3", "text": "Three."}\n')
    done = run("annotate", tmp_path / "rows.jsonl")
    assert done.returncode == 0
    assert [json.loads(line)["document"]["external_id"] for line in done.stdout.splitlines()] == ["1", "3"]
    assert "rows.jsonl:2: the row has no text" in done.stderr


@pytest.mark.parametrize("name", ["jsonl", "claims.csv", "geojson", "report.html"])
def test_a_case_is_exported(run: Run, war: Path, tmp_path: Path, name: str) -> None:
    done = run("export", "--case", war, "--to", name, cwd=tmp_path)
    assert done.returncode == 0
    written = tmp_path / f"war.{name}"
    assert str(written.name) in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == [written.name]
    piped = run("export", "--case", war, "--to", name, "--out", "-")
    assert piped.stdout.replace("\r\n", "\n") == written.read_text(encoding="utf-8")


def test_an_unknown_format_lists_the_known_ones(run: Run, war: Path) -> None:
    done = run("export", "--case", war, "--to", "docx")
    assert done.returncode == 1
    assert "there is no format 'docx'" in done.stderr
    assert "claims.csv" in done.stderr


@pytest.mark.parametrize("name", ["out", "."])
def test_an_export_that_cannot_be_written_leaves_the_old_one(run: Run, war: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "out").mkdir()
    done = run("export", "--case", war, "--to", "jsonl", "--out", name, cwd=tmp_path)
    assert done.returncode == 1
    assert "it cannot be written" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_people_who_comment_are_not_named(run: Run, tmp_path: Path) -> None:
    page = (
        "<html><body><article><h1>Shells fall</h1>"
        + "<p>Shells fell on the town, residents said on Monday.</p>" * 9
        + (
            "</article><section id='comments'><ol class='comment-list'><li class='comment'><cite class='fn'>Rolf Verren</cite>"
            "<p>They should all be hanged.</p></li></ol></section></body></html>"
        )
    )
    (tmp_path / "page.html").write_text(page)
    case = tmp_path / "c.db"
    assert run("read", tmp_path / "page.html", "--case", case, "--workers", 1).returncode == 0
    authors = {block["author"] for block in json.loads(run("annotate", tmp_path / "page.html").stdout)["blocks"]}
    assert authors == {None, "commenter-1"}
    for command in (["ledger"], ["ledger", "--json"], ["checks", "--all"], ["checks", "--all", "--json"]):
        assert "Rolf" not in run(*command, "--case", case).stdout


def test_articles_cannot_steer_the_terminal(run: Run, tmp_path: Path) -> None:
    evil = "\x1b[2J\x1b]0;owned\x07\x9b31m\u202e"
    row = {
        "id": "1",
        "title": f"Title{evil}",
        "outlet": f"Courier{evil}",
        "text": f"The army said{evil} that it shelled the{evil} town on Monday.",
    }
    (tmp_path / "evil\x1b[31m.jsonl").write_text(json.dumps(row) + "\n{broken")
    case = tmp_path / "c.db"
    outputs = [run("read", tmp_path, "--case", case, "--workers", 1)]
    found = rows(run("ledger", "--case", case))
    outputs += [run("claim", row["id"], "--case", case) for row in found]
    outputs += [run(command, "--case", case) for command in ("ledger", "checks")]
    outputs += [run("ledger", "--json", "--case", case), run("annotate", *tmp_path.glob("evil*"))]
    assert found
    for done in outputs:
        assert not set(done.stdout + done.stderr) & set("\x1b\x07\x9b")
    assert all("\u202e" not in done.stdout for done in outputs[:-2])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_costs_only_itself(run: Run, folder: Path, tmp_path: Path) -> None:
    (folder / "closed.txt").write_text("Nobody may read this.")
    (folder / "closed.txt").chmod(0)
    done = run("read", folder / "closed.txt", folder / "a.txt", "--case", tmp_path / "c.db", "--workers", 1)
    assert (done.returncode, counts(done)["documents read"], counts(done)["skipped"]) == (0, "1", "1")


def test_a_named_path_that_is_not_there_is_told_at_the_end(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Residents said that a shell hit the market.")
    done = run("read", "a.txt", "none.txt", "--case", "c.db", "--workers", 1, cwd=tmp_path)
    assert (done.returncode, counts(done)["documents read"], counts(done)["skipped"]) == (1, "1", "1")
    assert "There is no file or folder none.txt; everything else was read." in done.stderr


def test_a_text_over_the_limit_is_annotated_when_the_limit_is_raised(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Residents said that a shell hit the market. " * 30)
    assert "limit of 0.001 MB" in run("annotate", tmp_path / "a.txt", "--limit-mb", 0.001).stderr
    assert run("annotate", tmp_path / "a.txt", "--limit-mb", 0.01).returncode == 0
