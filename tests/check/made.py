"""Readings made by hand for the tests of the checks."""

from __future__ import annotations

from datetime import date

from secondhand.model import (
    Block,
    Candidate,
    Document,
    Feature,
    PlaceMention,
    Population,
    Published,
    QuantityMention,
    Reading,
    Sentence,
    TimeMention,
)


def reading(text: str, published: date | None = date(2020, 2, 5)) -> Reading:
    """A document of one body block and one sentence."""
    given = Published(value=published, basis="given") if published else None
    return Reading(
        document=Document.of(text, published=given),
        blocks=(Block(start=0, end=len(text), kind="body"),),
        sentences=(Sentence(start=0, end=len(text)),),
    )


def spot(text: str, words: str) -> tuple[int, int]:
    """Where words stand in a text."""
    start = text.index(words)
    return start, start + len(words)


_ATLAS: dict[str, tuple[float, float, str, str, Feature, float]] = {
    # name: latitude, longitude, first-level region, country, feature, radius; as in GeoNames
    "Aleppo": (36.2012, 37.1612, "Aleppo", "SY", "settlement", 8.0),
    "al-Bab": (36.3705, 37.5157, "Aleppo", "SY", "settlement", 3.0),
    "Afrin": (36.5119, 36.8695, "Aleppo", "SY", "settlement", 3.0),
    "Idlib": (35.9306, 36.6339, "Idlib", "SY", "settlement", 4.0),
    "Idleb": (35.9306, 36.6339, "Idlib", "SY", "governorate", 45.0),
    "Saraqib": (35.8646, 36.8059, "Idlib", "SY", "settlement", 2.0),
    "Hama": (35.1318, 36.7578, "Hama", "SY", "settlement", 5.0),
    "Raqqa": (35.9528, 39.0079, "Raqqa", "SY", "settlement", 4.0),
    "Syria": (35.0, 38.0, "", "SY", "country", 350.0),
    "Turkey": (39.0, 35.0, "", "TR", "country", 700.0),
    "Reyhanli": (36.2683, 36.5667, "Hatay", "TR", "settlement", 3.0),
    "Manbij district": (36.52, 37.95, "Aleppo", "SY", "district", 25.0),
}


def place(text: str, name: str, *, words: str | None = None, candidates: tuple[tuple[float, float], ...] = ()) -> PlaceMention:
    """A place mention by a name of the small atlas."""
    lat, lon, admin1, country, feature, radius = _ATLAS[name]
    start, end = spot(text, words or name)
    others = tuple(
        Candidate(place=f"test:{name}{number}", name=name, lat=at[0], lon=at[1], score=0.1, why="same name")
        for number, at in enumerate(candidates)
    )
    return PlaceMention(
        id=f"p{start}",
        start=start,
        end=end,
        place=f"test:{name}",
        name=name,
        lat=lat,
        lon=lon,
        admin1=admin1 or None,
        country=country,
        feature=feature,
        radius_km=radius,
        candidates=others,
    )


def time(text: str, words: str, first: date | None, last: date | None = None) -> TimeMention:
    """A time mention that covers days."""
    start, end = spot(text, words)
    value = first.isoformat() if first else "XXXX-XX-XX"
    return TimeMention(id=f"t{start}", start=start, end=end, type="DATE", value=value, from_=first, to=last or first)


def count(
    text: str,
    words: str,
    low: int | None,
    high: int | None,
    *,
    population: Population = "unspecified",
    part_of: QuantityMention | None = None,
) -> QuantityMention:
    """A count of persons, a part of another where that is given."""
    start, end = spot(text, words)
    return QuantityMention(
        id=f"q{start}",
        start=start,
        end=end,
        low=low,
        high=high,
        unit="person",
        population=population,
        part_of=part_of.id if part_of else None,
    )
