"""Gazetteers of a machine: added, listed, removed, given for one run; and what the built-in one knows."""

import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from zipfile import ZipFile

import pytest

from secondhand.errors import Unusable
from secondhand.gazetteer import add, download, installed, open_index, remove
from secondhand.gazetteer.library import usable_cache
from secondhand.model import PlaceIndex


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "quessa.csv"
    path.write_text("name,lat,lon,country,admin1,names\nQuessa,-31.4,-20.1,XV,Orrel,Kissa\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def world() -> PlaceIndex:
    return open_index()


def test_an_added_gazetteer_is_found_and_listed(table: Path, tmp_path: Path) -> None:
    added = add(table, home=tmp_path)
    assert (added.name, added.places, added.source) == ("quessa", 1, str(table))
    assert installed(tmp_path) == (added,)
    assert open_index(home=tmp_path).find("Kissa")[0].id == "quessa:Quessa@-31.4000,-20.1000"


def test_adding_again_replaces(table: Path, tmp_path: Path) -> None:
    add(table, home=tmp_path)
    table.write_text("name,lat,lon\nAmsel,1,2\nOrrel,3,4\n", encoding="utf-8")
    assert add(table, home=tmp_path).places == 2
    assert len(installed(tmp_path)) == 1


def test_a_bad_file_leaves_the_one_before(table: Path, tmp_path: Path) -> None:
    before = add(table, home=tmp_path)
    table.write_text("name,lat,lon\nAmsel,north,2\n", encoding="utf-8")
    with pytest.raises(Unusable):
        add(table, home=tmp_path)
    assert installed(tmp_path) == (before,)


def test_a_table_without_places_is_refused(tmp_path: Path) -> None:
    empty = tmp_path / "empty.csv"
    empty.write_text("name,lat,lon\n", encoding="utf-8")
    with pytest.raises(Unusable, match="no place in it"):
        add(empty, home=tmp_path / "home")
    assert installed(tmp_path / "home") == ()


def test_a_full_disk_is_told_and_leaves_no_half_index(table: Path, tmp_path: Path) -> None:
    home = str(tmp_path / "home")
    code = (
        "import resource, signal, sys; from secondhand.gazetteer import add; from pathlib import Path;"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096));"
        "add(sys.argv[1], home=Path(sys.argv[2]))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(table), home], check=False, capture_output=True, text=True)
    assert "the place index cannot be written" in done.stderr.splitlines()[-1]
    assert [entry for entry in (tmp_path / "home").rglob("*") if entry.is_file()] == []


def test_removed_is_gone(table: Path, tmp_path: Path) -> None:
    add(table, home=tmp_path)
    remove("quessa", home=tmp_path)
    assert installed(tmp_path) == ()
    with pytest.raises(Unusable, match="no gazetteer is called 'quessa'"):
        remove("quessa", home=tmp_path)


def test_nothing_is_installed_at_first(tmp_path: Path) -> None:
    assert installed(tmp_path / "new") == ()


@pytest.mark.parametrize("source", ["nowhere.txt", "Syria", "S1", ""])
def test_what_is_neither_file_nor_code_is_refused(source: str, tmp_path: Path) -> None:
    with pytest.raises(Unusable):
        add(tmp_path / source if source == "" else source, home=tmp_path)


def test_a_file_for_one_run_is_known_in_that_run_only(table: Path, tmp_path: Path) -> None:
    assert open_index([table], home=tmp_path).find("Quessa")
    assert not open_index(home=tmp_path).find("Quessa")
    with pytest.raises(Unusable, match="no such gazetteer file"):
        open_index([tmp_path / "gone.csv"], home=tmp_path)


def test_a_changed_file_is_indexed_anew(table: Path, tmp_path: Path) -> None:
    open_index([table], home=tmp_path)
    table.write_text("name,lat,lon\nAmselgate,1,2\n", encoding="utf-8")
    assert open_index([table], home=tmp_path).find("Amselgate")


def test_a_cache_that_cannot_be_written_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    other = usable_cache(tmp_path / "file" / "cache")
    assert other != tmp_path / "file" / "cache"
    assert other.is_dir()
    assert usable_cache(tmp_path / "cache") == tmp_path / "cache"


@pytest.fixture
def geonames(tmp_path: Path) -> str:
    """A server that has the dump of one country."""
    cells = ["9", "Quessa", "Quessa", "", "-31", "-20", "P", "PPL", "XV", "", "", "", "", "", "5", "", "", "", ""]
    (tmp_path / "dump").mkdir()
    with ZipFile(tmp_path / "dump" / "XV.zip", "w") as archive:
        archive.writestr("XV.txt", "\t".join(cells) + "\n")
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path / "dump"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/"


def test_a_country_is_downloaded(geonames: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "ADDRESS", geonames)
    added = add("xv", home=tmp_path)
    assert (added.name, added.source, added.places) == ("XV", "geonames.org XV", 1)


def test_without_a_connection_it_says_how_to_go_on(geonames: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "ADDRESS", geonames)
    with pytest.raises(Unusable, match=r"secondhand gazetteer add ZZ\.zip"):
        add("ZZ", home=tmp_path)


@pytest.mark.parametrize(
    ("name", "country", "admin1", "feature"),
    [
        ("Idleb", "SY", "Idlib", "settlement"),
        ("Ma'arrat an-Nu'man", "SY", "Idlib", "settlement"),
        ("Khan Sheikhoun", "SY", "Idlib", "settlement"),
        ("Deir Ezzor", "SY", "Deir ez-Zor", "settlement"),
        ("Sheikh Maqsood", "SY", "Aleppo", "settlement"),
        ("Eastern Ghouta", "SY", "Rif Dimashq", "region"),
        ("حلب", "SY", "Aleppo", "settlement"),
        ("Бахмут", "UA", "Donetsk", "settlement"),
        ("Texas", "US", "Texas", "governorate"),
        ("U.S.", "US", None, "country"),
        ("Euphrates River", None, None, "water"),
    ],
)
def test_the_world_is_known(world: PlaceIndex, name: str, country: str | None, admin1: str | None, feature: str) -> None:
    assert (country, admin1, feature) in [(place.country, place.admin1, place.feature) for place in world.find(name)[:3]]


def test_a_town_known_from_two_sources_is_one(world: PlaceIndex) -> None:
    towns = [place for place in world.find("Saraqib") if place.country == "SY" and place.feature == "settlement"]
    assert [(town.name, town.id) for town in towns] == [("Saraqib", "geonames:164816")]
