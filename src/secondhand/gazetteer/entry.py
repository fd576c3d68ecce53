"""One entry of a gazetteer source: a place and every name it goes by."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from secondhand import lexicon
from secondhand.lexicon import rows, table
from secondhand.model import Feature, Place

RADIUS: dict[Feature, float] = {
    "settlement": 3.0,
    "district": 20.0,
    "governorate": 60.0,
    "country": 300.0,
    "region": 100.0,
    "road": 20.0,
    "water": 50.0,
    "facility": 2.0,
    "other": 5.0,
}
"""Kilometres within which a place of this feature is taken to lie when its source says nothing."""
PEOPLE_PER_KM2 = 2500


class Entry(NamedTuple):
    """A place with its names; the first is the one it is shown by."""

    place: Place
    names: tuple[str, ...]
    loosely: bool = True
    """Whether other transliterations of its names are looked for."""
    former: frozenset[str] = frozenset()
    """Those of its names that it no longer bears."""


def radius_of(feature: Feature, population: int) -> float:
    """The usual radius of a feature; of a town, the radius of the circle its people need, between 2 and 25 km."""
    if feature != "settlement" or not population:
        return RADIUS[feature]
    return float(round(min(25.0, max(2.0, (population / PEOPLE_PER_KM2 / 3.14159) ** 0.5)), 1))


@cache
def _regions() -> dict[tuple[str, str], str]:
    return {(row["country"], row["code"]): row["name"] for row in rows("regions")}


def region_name(country: str, code: str) -> str | None:
    """The English name of the first-level region with this GeoNames code."""
    return _regions().get((country, code))


@cache
def _transliterating() -> frozenset[str]:
    return frozenset(table("places")["transliterated"]["countries"])


def transliterated(country: str | None) -> bool:
    """Whether names of this country reach English through more than one transliteration."""
    return country in _transliterating()


def digest(*names: str) -> str:
    """A checksum of these files of the lexicon."""
    found = hashlib.sha256()
    for name in names:
        found.update((files(lexicon) / name).read_bytes())
    return found.hexdigest()
