"""A user's own places: a table with a header line, or GeoJSON points."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import Any, get_args

from secondhand.errors import Unusable
from secondhand.gazetteer.entry import Entry, radius_of
from secondhand.model import Feature, Place

NEEDED = ("name", "lat", "lon")
OPTIONAL = ("country", "admin1", "feature", "names", "radius_km", "population", "id")
_FORM = f"A table of places needs the columns {', '.join(NEEDED)} and may have {', '.join(OPTIONAL)}; other names are separated by |."


def read_table(path: Path) -> Iterator[Entry]:
    """Every place of a CSV (commas) or TSV (tabs) file whose first line names its columns."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            table = csv.DictReader(lines, delimiter="\t" if path.suffix.lower() in (".tsv", ".txt", ".tab") else ",")
            missing = [column for column in NEEDED if column not in (table.fieldnames or ())]
            if missing:
                raise Unusable(f"the first line has no column {' and no column '.join(missing)}", where=str(path), advice=_FORM)
            for row in table:
                yield _entry(row, path.stem, f"{path}:{table.line_num}")
    except (UnicodeDecodeError, csv.Error, OSError) as error:
        raise Unusable(f"the table of places cannot be read ({error})", where=str(path), advice="Save it as UTF-8.") from error


def read_geojson(path: Path) -> Iterator[Entry]:
    """Every point of a GeoJSON FeatureCollection (RFC 7946), its properties named like the columns of a table."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        features = found["features"]
        located = [feature for feature in features if feature["geometry"] is not None]  # RFC 7946: a feature may have no place
        points = [(each["geometry"]["coordinates"], each["properties"] or {}) for each in located if each["geometry"]["type"] == "Point"]
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise Unusable(
            f"this is no GeoJSON of points ({error})", where=str(path), advice="Give a FeatureCollection of Points with a name."
        ) from error
    for number, (point, properties) in zip(count(1), points, strict=False):
        yield _entry({**properties, "lon": point[0], "lat": point[1]}, path.stem, f"{path}, point {number}")


def _entry(row: Mapping[str, Any], prefix: str, where: str) -> Entry:
    values = {key: str(value).strip() for key, value in row.items() if key and value is not None}
    name, feature = values.get("name", ""), values.get("feature") or "settlement"
    try:
        if not name:
            raise ValueError("the place has no name")
        place = _place(values, name, feature, prefix)
    except (ValueError, KeyError) as error:
        raise Unusable(f"this is no place: {error}", where=where, advice=_FORM) from error
    return Entry(place, tuple(dict.fromkeys((name, *filter(None, map(str.strip, values.get("names", "").split("|")))))))


def _place(values: Mapping[str, str], name: str, feature: Any, prefix: str) -> Place:
    if feature not in get_args(Feature):
        raise ValueError(f"{feature!r} is no feature; there are {', '.join(get_args(Feature))}")
    lat, lon = _degrees(values, "lat"), _degrees(values, "lon")
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"{lat}, {lon} is no point on Earth")
    population = int(values.get("population") or 0)
    own_id = values.get("id") or f"{name}@{lat:.4f},{lon:.4f}"
    return Place(
        id=own_id if ":" in own_id else f"{prefix}:{own_id}",
        name=name,
        lat=lat,
        lon=lon,
        country=values.get("country") or None,
        admin1=values.get("admin1") or None,
        feature=feature,
        population=population,
        radius_km=float(values.get("radius_km") or radius_of(feature, population)),
    )


def _degrees(values: Mapping[str, str], column: str) -> float:
    try:
        return float(values[column])
    except ValueError as error:
        raise ValueError(f"{column} {values[column]!r} is no number") from error
