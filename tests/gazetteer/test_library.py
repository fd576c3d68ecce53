"""Gazetteers of a machine: added, listed, removed, given for one run; and what the built-in one knows."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from secondhand.errors import Unusable
from secondhand.gazetteer import add, installed, open_index, remove
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
    assert added.size == added.path.stat().st_size
    assert [(origin.file, origin.sha256) for origin in added.origins] == [(str(table), hashlib.sha256(table.read_bytes()).hexdigest())]
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
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100));"
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


def test_an_index_of_another_version_is_told_and_can_be_removed(table: Path, tmp_path: Path) -> None:
    add(table, home=tmp_path).path.write_bytes(b"SQLite format 3\0" + bytes(100))
    with pytest.raises(Unusable, match="of another version"):
        installed(tmp_path)
    remove("quessa", home=tmp_path)
    assert installed(tmp_path) == ()


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


GEONAMES = "\t".join(["9", "Quessa", "Quessa", "", "-31", "-20", "P", "PPL", "XV", *[""] * 5, "5", *[""] * 4]) + "\n"
ABROAD = GEONAMES.replace("9\tQuessa", "10\tMorr").replace("\tXV\t", "\tXW\t")
ALTERNATES = "1\t9\tde\tKwessau\t\t\t\t\t\t\n2\t9\t\tOrrelgrad\t\t\t\t1\t\t1919\n3\t9\tlink\thttps://example.org/Q\t\t\t\t\t\t\n4\t9\tiata\tQSA\t\t\t\t\t\t\n"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """The dump of two countries and the alternate names of one, as local files."""
    (tmp_path / "all.txt").write_text(GEONAMES + ABROAD)
    (tmp_path / "names.txt").write_text(ALTERNATES)
    return [tmp_path / "all.txt", tmp_path / "names.txt"]


def test_a_country_is_taken_from_local_files(files: list[Path], tmp_path: Path) -> None:
    added = add("xv", files=files, home=tmp_path)
    assert (added.name, added.places, [origin.file for origin in added.origins]) == ("XV", 1, list(map(str, files)))
    index = open_index(home=tmp_path)
    assert [(place.id, place.former) for place in index.find("Kwessau")] == [("geonames:9", False)]
    assert [(place.id, place.former) for place in index.find("Orrelgrad")] == [("geonames:9", True)]
    assert not index.find("https://example.org/Q")
    assert not [place for place in index.find("QSA") if place.matched == "QSA"]


def test_all_countries_are_taken_together(files: list[Path], tmp_path: Path) -> None:
    added = add("allcountries", files=files, home=tmp_path)
    assert (added.name, added.places) == ("allCountries", 2)


def test_alternate_names_alone_are_no_places(files: list[Path], tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="there is no place in it"):
        add("XV", files=files[1:], home=tmp_path)


def test_a_country_that_is_not_in_the_file_is_told(files: list[Path], tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="there is no place in it"):
        add("XX", files=files, home=tmp_path)


def test_a_damaged_line_of_alternate_names_is_told(files: list[Path], tmp_path: Path) -> None:
    files[1].write_text(ALTERNATES + "5\t9\n")
    with pytest.raises(Unusable, match=r"names\.txt:5: the line has 2 columns"):
        add("XV", files=files, home=tmp_path)


def test_progress_is_told(files: list[Path], tmp_path: Path) -> None:
    told: list[tuple[str, int, int | None]] = []
    add("XV", files=files, home=tmp_path, progress=lambda *now: told.append(now))
    assert told == [("Indexing XV", 0, None)]


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
        ("North Gaza", "PS", "Gaza Strip", "district"),
        ("Mount Simeon", "SY", "Aleppo", "district"),
        ("Bent Jbail", "LB", "Nabatieh", "district"),
        ("Ajloun", "JO", "Ajloun", "governorate"),
    ],
)
def test_the_world_is_known(world: PlaceIndex, name: str, country: str | None, admin1: str | None, feature: str) -> None:
    assert (country, admin1, feature) in [(place.country, place.admin1, place.feature) for place in world.find(name)[:3]]


def test_a_town_known_from_two_sources_is_one(world: PlaceIndex) -> None:
    towns = [place for place in world.find("Saraqib") if place.country == "SY" and place.feature == "settlement"]
    assert [(town.name, town.id) for town in towns] == [("Saraqib", "geonames:164816")]


def test_a_coordinate_that_is_no_number_is_told_with_its_column_and_line(tmp_path: Path) -> None:
    path = tmp_path / "bad.tsv"
    path.write_text("name\tlat\tlon\nQuessa\t1\t2\nOrrel\tabc\t2\n")
    with pytest.raises(Unusable, match=r"bad\.tsv:3: this is no place: lat 'abc' is no number"):
        add(path, home=tmp_path)
