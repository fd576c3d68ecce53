"""GeoNames country dumps: one place a line in 19 tab-separated columns (geonames.org/export, readme.txt)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from secondhand.errors import Unusable
from secondhand.gazetteer.alternates import AlternateNames, alternate_names
from secondhand.gazetteer.archive import lines_of, table_rows
from secondhand.gazetteer.entry import Entry, radius_of, region_name, transliterated
from secondhand.model import Feature, Place

COLUMNS = 19
_ADVICE = f"A GeoNames dump has {COLUMNS}. For a table of your own, put the names of its columns in the first line."

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


def read_dump(path: Path, *, alternates: Iterable[Path] = (), country: str | None = None) -> Iterator[Entry]:
    """Every place of a dump, as `SY.txt` or the `SY.zip` it is published in, or only those of one country.

    Files of alternate names add theirs to the places they know.
    """
    with lines_of(path) as lines:
        named = dict(_region_names(lines))
    with alternate_names(alternates) as others, lines_of(path) as lines:
        for number, columns in table_rows(lines, path, range(COLUMNS, COLUMNS + 1), _ADVICE):
            if country is None or columns[8] == country:
                yield _entry(columns, named, others, f"{path}:{number}")


def _region_names(lines: Iterable[str]) -> Iterator[tuple[tuple[str, str], str]]:
    """Names of first-level regions by country and code, from the dump's own rows."""
    for line in lines:
        if "\tADM1\t" in line and len(columns := line.split("\t")) == COLUMNS and columns[7] == "ADM1":
            yield (columns[8], columns[10]), columns[2] or columns[1]


def _entry(columns: list[str], named: dict[tuple[str, str], str], alternates: AlternateNames, where: str) -> Entry:
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
    further = alternates.of(number)
    former = frozenset(other for other, former in further if former)
    names = dict.fromkeys(part for part in (name, ascii_name, *others.split(","), *(other for other, _ in further)) if part)
    return Entry(place, tuple(names), transliterated(country), former - {name, ascii_name})
