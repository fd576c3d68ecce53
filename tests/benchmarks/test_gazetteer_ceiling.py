"""The ceiling of a gazetteer: gold places with a right candidate, with others only, and with none."""

import json
from pathlib import Path

from benchmarks.gazetteer_ceiling import SYRIA, Ceiling, Gold, annotated, ceiling, table, toponyms
from secondhand.gazetteer import open_index

TABLE = "name,lat,lon,country,admin1,names\nQuessa,-31.4,-20.1,XV,Orrel,al-Qissah\nMolvany,10.0,10.0,XV,Orrel,\n"
DUMP = "\t".join(["1", "Quessa", "Quessa", "", "-31.4", "-20.1", "P", "PPL", "SY", "", "", "", "", "", "0", "", "", "UTC", "2020-01-01"])


def test_places_are_counted_by_what_the_index_has(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(TABLE, encoding="utf-8")
    index = open_index([path], home=tmp_path)
    gold = [
        Gold(name="Quessa", lat=-31.4, lon=-20.0),
        Gold(name="al-Qissah", lat=-31.0, lon=-20.1),
        Gold(name="Molvany", lat=-10.0, lon=10.0),
        Gold(name="Zzyxqua", lat=0.0, lon=0.0),
    ]
    assert ceiling(gold, index, 161.0) == Ceiling(places=4, right=2, wrong=1, unknown=1)
    assert ceiling(gold, index, 10.0) == Ceiling(places=4, right=1, wrong=2, unknown=1)


def test_a_demonym_stands_for_its_country(tmp_path: Path) -> None:
    assert ceiling([Gold(name="Kenyans", lat=1.0, lon=38.0)], open_index(home=tmp_path), 161.0).right == 1


def write(path: Path, row: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")


def test_the_section_has_a_row_for_each_corpus_and_gazetteer(tmp_path: Path) -> None:
    marks = [{"start": 0, "end": 6, "lat": 36.2, "lon": 37.16}, {"start": 11, "end": 17, "lat": None, "lon": None}]
    corpus = {"id": "a", "text": "Aleppo and Quessa", "toponyms": marks}
    for name in ("dev_lgl", "dev_geowebnews"):
        write(tmp_path / f"data/geo/{name}.jsonl", corpus)
    write(tmp_path / "data/conflict/dev_gold.jsonl", {"id": "b", "places": [{"name": "Quessa", "lat": -31.4, "lon": -20.1}]})
    (tmp_path / SYRIA).parent.mkdir(parents=True)
    (tmp_path / SYRIA).write_text(DUMP + "\n", encoding="utf-8")
    assert [gold.name for gold in toponyms(tmp_path / "data/geo/dev_lgl.jsonl")] == ["Aleppo"]
    assert [gold.name for gold in annotated(tmp_path / "data/conflict/dev_gold.jsonl")] == ["Quessa"]
    lines = [line for line in table(tmp_path) if line.startswith(("| geo", "| gold"))]
    assert lines == [
        "| geo_lgl | what ships | 161 km | 1 | 100.0 % | 0.0 % | 0.0 % |",
        "| geo_geowebnews | what ships | 161 km | 1 | 100.0 % | 0.0 % | 0.0 % |",
        "| gold | what ships | 10 km | 1 | 0.0 % | 0.0 % | 100.0 % |",
        "| gold | Syrian dump added | 10 km | 1 | 100.0 % | 0.0 % | 0.0 % |",
    ]
