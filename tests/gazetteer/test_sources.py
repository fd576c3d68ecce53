"""GeoNames dumps, tables and GeoJSON points: what is read of them, and what is said when they cannot be."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhand.errors import Unusable
from secondhand.gazetteer.geonames import feature_of, read_dump
from secondhand.gazetteer.tables import read_geojson, read_table


def row(*cells: str) -> str:
    number, name, names, lat, lon, kind, code, country, admin1, people = cells
    return "\t".join(
        [number, name, name, names, lat, lon, kind, code, country, "", admin1, "", "", "", people, "", "", "Etc/UTC", "2031-01-01"]
    )


DUMP = "\n".join(
    [
        row("1", "Orrel", "", "-31", "-20", "A", "ADM1", "XV", "07", "0"),
        row("2", "Quessa", "Al Qissah,Кесса", "-31.4", "-20.1", "P", "PPL", "XV", "07", "70000"),
        row("3", "Amsel", "", "-31.5", "-20.2", "H", "STM", "XV", "", "0"),
        row("4", "Halab", "", "36.2", "37.1", "P", "PPLA", "SY", "09", ""),
        "",
    ]
)


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "XV.txt"
    path.write_text(DUMP, encoding="utf-8")
    return path


def test_a_dump_gives_its_places_with_all_names(dump: Path) -> None:
    entries = list(read_dump(dump))
    assert [entry.place.id for entry in entries] == ["geonames:1", "geonames:2", "geonames:3", "geonames:4"]
    assert entries[1].names == ("Quessa", "Al Qissah", "Кесса")
    assert [entry.place.feature for entry in entries] == ["governorate", "settlement", "water", "settlement"]


def test_regions_have_their_name_from_the_dump_or_ours(dump: Path) -> None:
    assert [entry.place.admin1 for entry in read_dump(dump)] == ["Orrel", "Orrel", None, "Aleppo"]


def test_a_town_is_as_large_as_its_people_need(dump: Path) -> None:
    towns = [entry.place for entry in read_dump(dump) if entry.place.feature == "settlement"]
    assert [(town.population, town.radius_km) for town in towns] == [(70_000, 3.0), (0, 3.0)]


def test_a_zipped_dump_is_the_same(dump: Path, tmp_path: Path) -> None:
    with ZipFile(tmp_path / "XV.zip", "w") as archive:
        archive.writestr("readme.txt", "x" * 10_000)
        archive.write(dump, "XV.txt")
    assert list(read_dump(tmp_path / "XV.zip")) == list(read_dump(dump))


@pytest.mark.parametrize(
    ("kind", "code", "expected"),
    [
        ("P", "PPLX", "settlement"),
        ("A", "ADM2", "district"),
        ("S", "AIRB", "facility"),
        ("L", "MILB", "facility"),
        ("R", "RD", "road"),
        ("T", "ISL", "region"),
        ("V", "FRST", "other"),
        ("", "", "other"),
        ("A", "PCLI", "country"),
    ],
)
def test_every_class_has_a_feature(kind: str, code: str, expected: str) -> None:
    assert feature_of(kind, code) == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("one\ttwo\n", ":1: the line has 2 columns"),
        (DUMP.replace("-31.4", "north"), "could not convert"),
        (DUMP.replace("70000", "many"), "invalid"),
    ],
)
def test_a_damaged_dump_says_where(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Unusable, match=said):
        list(read_dump(path))


@pytest.mark.parametrize("name", ["bad.zip", "bad.txt"])
def test_junk_is_no_dump(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\xff\xfe\x00junk\n")
    with pytest.raises(Unusable):
        list(read_dump(tmp_path / name))


def test_an_empty_archive_is_no_dump(tmp_path: Path) -> None:
    ZipFile(tmp_path / "none.zip", "w").close()
    with pytest.raises(Unusable, match="no country dump"):
        list(read_dump(tmp_path / "none.zip"))


def test_a_table_needs_three_columns_only(tmp_path: Path) -> None:
    path = tmp_path / "war.csv"
    path.write_text("name,lat,lon,feature,names,id\nQuessa,-31.4,-20.1,,Kissa|قصة,q\nThe Gate,-31.5,-20,facility,,\n", encoding="utf-8-sig")
    quessa, gate = read_table(path)
    assert (quessa.place.id, quessa.place.feature, quessa.names) == ("war:q", "settlement", ("Quessa", "Kissa", "قصة"))
    assert (gate.place.id, gate.place.feature, gate.place.radius_km) == ("war:The Gate@-31.5000,-20.0000", "facility", 2.0)


def test_tabs_part_the_columns_of_a_tsv(tmp_path: Path) -> None:
    path = tmp_path / "war.tsv"
    path.write_text("name\tlat\tlon\tcountry\tadmin1\tradius_km\nAmsel, Old\t1\t2\tXV\tOrrel\t7\n", encoding="utf-8")
    (entry,) = read_table(path)
    assert (entry.place.name, entry.place.country, entry.place.admin1, entry.place.radius_km) == ("Amsel, Old", "XV", "Orrel", 7.0)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,lat\nQuessa,1\n", "no column lon"),
        ("name,lat,lon\nQuessa,91,0\n", "no point on Earth"),
        ("name,lat,lon\nQuessa,nan,0\n", "no point on Earth"),
        ("name,lat,lon\n,1,2\n", "no name"),
        ("name,lat,lon,feature\nQuessa,1,2,hovel\n", "'hovel' is no feature"),
        ("name,lat,lon\nQuessa,one,2\n", "lat 'one' is no number"),
        ("name,lat,lon\nQuessa\n", "lat"),
        ("", "no column name"),
    ],
)
def test_a_damaged_table_says_what_is_wrong(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Unusable, match=said):
        list(read_table(path))


def test_points_of_geojson_are_places(tmp_path: Path) -> None:
    path = tmp_path / "war.geojson"
    point = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [-20.1, -31.4]},
        "properties": {"name": "Quessa", "country": "XV"},
    }
    line = {"type": "Feature", "geometry": {"type": "LineString", "coordinates": []}, "properties": {"name": "Road"}}
    unlocated = {"type": "Feature", "geometry": None, "properties": {"name": "Nowhere"}}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [unlocated, point, line]}), encoding="utf-8")
    (entry,) = read_geojson(path)
    assert (entry.place.name, entry.place.lat, entry.place.lon, entry.place.country) == ("Quessa", -31.4, -20.1, "XV")


@pytest.mark.parametrize(
    "text", ["{}", "[]", "not json", '{"features": [{}]}', '{"features": [{"geometry": {"type": "Point"}, "properties": {}}]}']
)
def test_other_json_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bad.geojson"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Unusable, match="no GeoJSON"):
        list(read_geojson(path))


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_any_text_is_a_table_or_is_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("any") / "any.csv"
    path.write_text(text, encoding="utf-8", newline="")
    try:
        assert isinstance(list(read_table(path)), list)
    except Unusable as error:
        assert error.advice
