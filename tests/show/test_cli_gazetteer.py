"""`secondhand gazetteer` on a home of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
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


@pytest.fixture
def geonames(tmp_path: Path) -> list[Path]:
    """The dump of a country and its alternate names, as GeoNames publishes them."""
    dump, names = tmp_path / "XV.txt", tmp_path / "names.txt"
    dump.write_text("\t".join(["9", "Quessa", "Quessa", "", "-31", "-20", "P", "PPL", "XV", *[""] * 5, "5", *[""] * 4]) + "\n")
    names.write_text("1\t9\tde\tKwessau" + "\t" * 6 + "\n2\t9\t\tOrrelgrad\t\t\t\t1\t\t1919\n")
    return [dump, names]


def test_a_gazetteer_is_added_listed_used_and_removed(run: Run, home: dict[str, str], places: Path) -> None:
    assert "None was added" in run("gazetteer", "list", **home).stderr
    assert run("gazetteer", "find", "Quessa", **home).returncode == 1
    added = run("gazetteer", "add", places, **home)
    assert (added.returncode, added.stderr) == (0, "Added 1 place as 'islands'.\n")
    header, line = run("gazetteer", "list", **home).stdout.splitlines()
    assert header.split("\t") == ["name", "places", "from", "added", "megabytes", "sha256"]
    assert line.startswith("islands\t1\t")
    assert line.endswith(sha256(places.read_bytes()).hexdigest()[:16])
    (listed,) = map(json.loads, run("gazetteer", "list", "--json", **home).stdout.splitlines())
    assert listed["origins"] == [{"file": str(places), "sha256": sha256(places.read_bytes()).hexdigest()}]
    (place,) = map(json.loads, run("gazetteer", "find", "quessa", "--json", **home).stdout.splitlines())
    assert (place["name"], place["admin1"], place["lat"], place["fits"]) == ("Quessa", "Orrel Province", -31.4, "plain")
    assert run("gazetteer", "remove", "islands", **home).returncode == 0
    assert run("gazetteer", "find", "Quessa", **home).returncode == 1


def test_a_place_is_found_in_a_file_given_for_once(run: Run, home: dict[str, str], places: Path) -> None:
    done = run("gazetteer", "find", "Quessa", "--gazetteer", places, **home)
    assert done.stdout.splitlines()[0].startswith("id\tname\tkind\tregion")
    assert "\tQuessa\tsettlement\tOrrel Province\tXV\t-31.4000\t-20.1000\t" in done.stdout


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Quessa", "Quessa\tthe same letters"),
        ("QUESSA", "Quessa\tbut for capitals, accents or signs"),
        ("Kwessau", "Kwessau\tthe same letters"),
        ("Orrelgrad", "Orrelgrad\tthe same letters, a former name"),
    ],
)
def test_the_form_that_was_found_is_told_and_how_it_fits(
    run: Run, home: dict[str, str], geonames: list[Path], name: str, told: str
) -> None:
    options = [part for file in geonames for part in ("--file", file)]
    assert run("gazetteer", "add", "XV", *options, **home).stderr == "Added 1 place as 'XV'.\n"
    assert told in run("gazetteer", "find", name, **home).stdout


def test_consonants_are_enough_also_in_small_letters(run: Run, home: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "own.tsv").write_text("name\tlat\tlon\nMarqatbzun\t1\t2\n")
    done = run("gazetteer", "find", "marqitbozan", "--gazetteer", tmp_path / "own.tsv", **home)
    assert "Marqatbzun\tthe same consonants only" in done.stdout


def test_several_sources_are_added_at_once(run: Run, home: dict[str, str], places: Path, tmp_path: Path) -> None:
    (tmp_path / "more.csv").write_text("name,lat,lon\nMorr,1,2\nDorra,3,4\n")
    done = run("gazetteer", "add", places, tmp_path / "more.csv", **home)
    assert done.stderr == "Added 1 place as 'islands'.\nAdded 2 places as 'more'.\n"


def test_files_are_taken_for_one_country_only(run: Run, home: dict[str, str], geonames: list[Path]) -> None:
    done = run("gazetteer", "add", "XV", "XW", "--file", geonames[0], **home)
    assert done.returncode == 1
    assert "Give one code with --file" in done.stderr


def test_without_a_connection_it_says_what_to_do(run: Run, home: dict[str, str], tmp_path: Path) -> None:
    own = {**home, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    done = run("gazetteer", "add", "XV", "--from", "http://127.0.0.1:9/", **own)
    assert done.returncode == 1
    assert "it cannot be downloaded" in done.stderr
    assert "secondhand gazetteer add XV --file XV.zip --file alternatenames/XV.zip" in done.stderr


def test_a_place_of_the_world_is_known(run: Run, home: dict[str, str]) -> None:
    found = run("gazetteer", "find", "Aleppo", "--json", **home)
    assert json.loads(found.stdout.splitlines()[0])["country"] == "SY"


def test_what_is_not_there_cannot_be_removed(run: Run, home: dict[str, str]) -> None:
    done = run("gazetteer", "remove", "none", **home)
    assert done.returncode == 1
    assert "no gazetteer is called 'none'" in done.stderr
