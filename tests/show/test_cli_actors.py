"""`secondhand actors` on a home of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from secondhand.store import SqliteStore

Run = Callable[..., "CompletedProcess[str]"]
DICTIONARY = "ORREL_GUARD_\n+OG_\n\t[SYRREB <20110101]\n\t[SYRGOV >20110101]\nNOBODY_\n"
OURS = '[[actor]]\nid = "ours"\nname = "Union of Villages"\ntype = "party"\nlabels = ["village bandits"]\nsource = "a list of ours"\n'


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    return {"XDG_DATA_HOME": str(tmp_path / "data")}


@pytest.fixture
def dictionary(tmp_path: Path) -> Path:
    path = tmp_path / "war.actors.txt"
    path.write_text(DICTIONARY)
    return path


def test_actors_are_added_listed_found_and_removed(run: Run, home: dict[str, str], dictionary: Path) -> None:
    assert "None were added" in run("actors", "list", **home).stderr
    assert run("actors", "find", "Orrel Guard", **home).returncode == 1
    added = run("actors", "add", dictionary, **home)
    assert (added.returncode, added.stderr) == (0, "Added 1 actor as 'war.actors'.\n1 thing was left out.\n")
    assert added.stdout.splitlines()[1:] == ["line 5\tNOBODY_\tit has no code"]
    assert run("actors", "list", **home).stdout.splitlines()[1].startswith("war.actors\t1\twar.actors.txt\t20")
    found = run("actors", "find", "orrel guard", **home).stdout.splitlines()[1].split("\t")
    assert found == [
        *("petrarch:SYRGOV:ORREL_GUARD", "Orrel Guard", "armed group", "SY", "OG", ""),
        *("rebels of Syria ..2011-01-01; government of Syria 2011-01-01..", "war.actors.txt"),
    ]
    assert run("actors", "remove", "war.actors", **home).returncode == 0
    assert run("actors", "find", "Orrel Guard", **home).returncode == 1


def test_an_actor_is_found_by_id_by_label_and_by_the_beginning_of_a_word(run: Run, home: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text(OURS)
    run("actors", "add", tmp_path / "ours.toml", **home)
    for name in ("ours", "VILLAGE BANDITS", "Union of", "villag"):
        found = [json.loads(line) for line in run("actors", "find", name, "--json", **home).stdout.splitlines()]
        assert "ours" in [actor["id"] for actor in found], name
    assert "ours" not in run("actors", "find", "illages", **home).stdout


def test_actors_of_a_case_are_its_own(run: Run, home: dict[str, str], dictionary: Path, tmp_path: Path) -> None:
    case = tmp_path / "c.db"
    nowhere = run("actors", "add", dictionary, "--case", case, **home)
    assert (nowhere.returncode, "there is no case here" in nowhere.stderr, case.exists()) == (1, True, False)
    SqliteStore(case, write=True).close()
    added = run("actors", "add", dictionary, "--case", case, **home)
    assert added.stderr.startswith(f"Added 1 actor as 'war.actors.toml' to {case}.")
    assert run("actors", "find", "Orrel Guard", **home).returncode == 1
    assert run("actors", "find", "Orrel Guard", "--case", case, **home).returncode == 0


def test_all_that_was_left_out_is_shown_when_it_is_asked_for(run: Run, home: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "d.txt").write_text("GUARD_ [SYRREB]\n" + "".join(f"NOBODY_{'X' * number}_\n" for number in range(30)))
    some, everything = (run("actors", "add", tmp_path / "d.txt", *more, **home) for more in ((), ("--all",)))
    assert (len(some.stdout.splitlines()), len(everything.stdout.splitlines())) == (21, 31)
    assert some.stderr.endswith("30 things were left out; --all shows the other 10.\n")


def test_a_file_that_is_no_list_is_told_in_a_sentence(run: Run, home: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("Nothing of the sort.")
    done = run("actors", "add", tmp_path / "x.txt", **home)
    assert done.returncode == 1
    assert "this is no list of actors of a kind that is known" in done.stderr
    assert "no actor in it" in run("actors", "add", tmp_path / "x.txt", "--as", "petrarch", **home).stderr
