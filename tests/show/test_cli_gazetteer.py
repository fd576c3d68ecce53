"""`secondhand gazetteer` on a home of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from platformdirs import user_cache_path

Run = Callable[..., "CompletedProcess[str]"]
PLACES = "name\tlat\tlon\tcountry\tadmin1\tfeature\nQuessa\t-31.4\t-20.1\tXV\tOrrel Province\tsettlement\n"


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """A home of its own for what is added; the index of the world stays where it is, for it takes a while to build."""
    return {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data"), "XDG_CACHE_HOME": str(user_cache_path("secondhand").parent)}


@pytest.fixture
def places(tmp_path: Path) -> Path:
    path = tmp_path / "islands.tsv"
    path.write_text(PLACES)
    return path


def test_a_gazetteer_is_added_listed_used_and_removed(run: Run, home: dict[str, str], places: Path) -> None:
    assert "None was added" in run("gazetteer", "list", **home).stderr
    assert run("gazetteer", "find", "Quessa", **home).returncode == 1
    added = run("gazetteer", "add", places, **home)
    assert (added.returncode, added.stderr) == (0, "Added 1 place as 'islands'.\n")
    assert "islands\t1\t" in run("gazetteer", "list", **home).stdout
    (place,) = map(json.loads, run("gazetteer", "find", "quessa", "--json", **home).stdout.splitlines())
    assert (place["name"], place["admin1"], place["lat"]) == ("Quessa", "Orrel Province", -31.4)
    assert run("gazetteer", "remove", "islands", **home).returncode == 0
    assert run("gazetteer", "find", "Quessa", **home).returncode == 1


def test_a_place_is_found_in_a_file_given_for_once(run: Run, home: dict[str, str], places: Path) -> None:
    done = run("gazetteer", "find", "Quessa", "--gazetteer", places, **home)
    assert done.stdout.splitlines()[0].startswith("id\tname\tkind\tregion")
    assert "\tQuessa\tsettlement\tOrrel Province\tXV\t-31.4000\t-20.1000\t" in done.stdout


def test_a_place_of_the_world_is_known(run: Run, home: dict[str, str]) -> None:
    found = run("gazetteer", "find", "Aleppo", "--json", **home)
    assert json.loads(found.stdout.splitlines()[0])["country"] == "SY"


def test_what_is_not_there_cannot_be_removed(run: Run, home: dict[str, str]) -> None:
    done = run("gazetteer", "remove", "none", **home)
    assert done.returncode == 1
    assert "no gazetteer is called 'none'" in done.stderr
