"""GeoNames country dumps: one place a line in 19 tab-separated columns (geonames.org/export, readme.txt)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from secondhand.errors import Unusable
from secondhand.gazetteer.entry import Entry, radius_of, region_name
from secondhand.model import Feature, Place

COLUMNS = 19
LARGEST_DUMP = 4_000_000_000
"""Bytes; allCountries.txt has 1.7 billion."""

_CLASSES: dict[str, Feature] = {
    "A": "district",
    "H": "water",
    "L": "region",
    "P": "settlement",
    "R": "road",
    "S": "facility",
    "T": "other",
    "U": "water",
    "V": "other",
}
_CODES: dict[str, Feature] = {
    "ADM1": "governorate",
    "ADM1H": "governorate",
    "AREA": "region",
    "CONT": "region",
    "ISL": "region",
    "ISLS": "region",
    "MILB": "facility",
    "MTS": "region",
    "PCL": "country",
    "PCLI": "country",
    "PCLD": "country",
    "PCLS": "country",
    "PCLF": "country",
    "PEN": "region",
    "VAL": "region",
}


def feature_of(feature_class: str, code: str) -> Feature:
    """Our word for a GeoNames feature class and code."""
    return _CODES.get(code) or _CLASSES.get(feature_class, "other")


def read_dump(path: Path) -> Iterator[Entry]:
    """Every place of a dump, as `SY.txt` or the `SY.zip` it is published in."""
    with _lines(path) as lines:
        named = _region_names(lines)
    with _lines(path) as lines:
        for number, columns in _rows(lines, path):
            yield _entry(columns, named, f"{path}:{number}")


@contextmanager
def _lines(path: Path) -> Iterator[io.TextIOBase]:
    try:
        if path.suffix.lower() != ".zip":
            with path.open(encoding="utf-8", newline="\n") as lines:
                yield lines
            return
        with ZipFile(path) as archive:
            member = max(archive.infolist(), key=lambda info: (info.filename != "readme.txt", info.file_size), default=None)
            if member is None or member.file_size > LARGEST_DUMP:
                raise Unusable("the archive holds no country dump", where=str(path), advice="Give a file such as SY.zip from geonames.org.")
            with archive.open(member) as data, io.TextIOWrapper(data, encoding="utf-8", newline="\n") as text:
                yield text
    except (BadZipFile, UnicodeDecodeError, OSError) as error:
        raise Unusable(f"the gazetteer cannot be read ({error})", where=str(path), advice="Download it again.") from error


def _rows(lines: io.TextIOBase, path: Path) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(lines, start=1):
        columns = line.rstrip("\r\n").split("\t")
        if len(columns) == COLUMNS:
            yield number, columns
        elif line.strip():
            advice = f"A GeoNames dump has {COLUMNS}. For a table of your own, put the names of its columns in the first line."
            raise Unusable(f"the line has {len(columns)} columns", where=f"{path}:{number}", advice=advice)


def _region_names(lines: io.TextIOBase) -> dict[tuple[str, str], str]:
    """Names of first-level regions by country and code, from the dump's own rows."""
    found = {}
    for line in lines:
        columns = line.split("\t")
        if len(columns) == COLUMNS and columns[7] == "ADM1":
            found[columns[8], columns[10]] = columns[2] or columns[1]
    return found


def _entry(columns: list[str], named: dict[tuple[str, str], str], where: str) -> Entry:
    number, name, ascii_name, others, lat, lon, feature_class, code, country, _, admin1 = columns[:11]
    try:
        latitude, longitude, population = float(lat), float(lon), int(columns[14] or 0)
    except ValueError as error:
        raise Unusable(str(error), where=where, advice="Latitude, longitude and population are numbers in a GeoNames dump.") from error
    feature = feature_of(feature_class, code)
    place = Place(
        id=f"geonames:{number}",
        name=name,
        lat=latitude,
        lon=longitude,
        country=country or None,
        admin1=region_name(country, admin1) or named.get((country, admin1)),
        feature=feature,
        population=population,
        radius_km=radius_of(feature, population),
    )
    names = dict.fromkeys(part for part in (name, ascii_name, *others.split(",")) if part)
    return Entry(place, tuple(names))
