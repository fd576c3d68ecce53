"""Where the text says one place lies from another: "Binnish, 11 km northwest of Aleppo"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from secondhand.check.figures import NUMBER, Figure, figure, unit_pattern, units
from secondhand.lexicon import table
from secondhand.lexicon.patterns import any_of
from secondhand.model import PlaceMention, Reading, Span
from secondhand.model.geometry import Point

_DIRECTIONS: Final[dict[str, int]] = table("compass")["directions"]
_BETWEEN: Final = frozenset(table("compass")["words"]["between"])
_WINDOW: Final = 120
_POINTLIKE: Final = frozenset({"settlement", "facility", "district", "other"})
_BELONGING: Final = re.compile(r"['’]s\b|\s{1,2}(?:countryside|province|governorate)\b", re.I)
_LEADING: Final = r" (?:the )?(?:(?:city|town|village|capital|centre|center) (?:of )?)?\Z"
_LED_UP_TO: Final = re.compile(rf"(?:of|from|outside|off){_LEADING}", re.I)
"""What the words about a distance or direction end with; told at once, while they themselves have to be searched for."""
_ENDING: Final = 32
"""Characters that are enough for that."""
_LONGER_NAME: Final = re.compile(r"[a-z0-9,]\s{1,2}[A-Z][\w'’-]{1,30}\s\Z")
"""A capital word just before a name: the name may go on to the left, as in "the village of Rasm al-Sabaa"."""
NEARBY_KM: Final = 50.0
"""Places that news locates by one another lie within a few times this distance."""


@dataclass(frozen=True, slots=True)
class Lie:
    """The text says that `subject` lies so far, or in this direction, from `origin`."""

    subject: PlaceMention
    origin: PlaceMention
    span: Span
    """From the first word about the distance or direction to the end of the origin's name."""
    stated: str
    distance: Figure | None
    """In kilometres."""
    direction: float | None


@cache
def _phrase() -> re.Pattern[str]:
    """The words that lead up to the name of the origin."""
    unit = unit_pattern("length")
    return re.compile(
        rf"(?:(?P<number>{NUMBER})[ -]?(?P<unit>{unit})(?: \({NUMBER} ?{unit}\))?(?: (?:away )?(?:to the )?)?)?"
        rf"(?:(?:due )?(?P<direction>{any_of(_DIRECTIONS)})(?: of| from)|(?<= )(?:from|outside|off))"
        rf"{_LEADING}",
        re.I,
    )


def lies(reading: Reading) -> Iterator[Lie]:
    """Every statement that one named place lies at a distance or in a direction from another."""
    places = sorted(reading.places, key=lambda place: place.start)
    for index, origin in enumerate(places):
        start = max(0, origin.start - _WINDOW)
        window = reading.text[start : origin.start]
        match = _phrase().search(window) if _LED_UP_TO.search(window[-_ENDING:]) else None
        if not match or not (match["number"] or match["direction"]) or not _is_point(reading.text, origin):
            continue
        subject = described(reading.text, places[index - 1] if index else None, start + match.start())
        if subject and subject.feature in _POINTLIKE:
            yield Lie(
                subject,
                origin,
                Span(start + match.start(), origin.end),
                window[match.start() :].strip(),
                _kilometres(match),
                float(_DIRECTIONS[match["direction"].lower()]) if match["direction"] else None,
            )


def _is_point(text: str, origin: PlaceMention) -> bool:
    """A town, not a country or province, and not the country in "Syria's Raqqa"."""
    return origin.feature in _POINTLIKE and not _BELONGING.match(text, origin.end)


def _kilometres(match: re.Match[str]) -> Figure | None:
    if not match["number"]:
        return None
    said, size = figure(match["number"]), units()[match["unit"].lower()][0].size / 1000
    return Figure(said.value * size, said.low * size, said.high * size)


def described(text: str, place: PlaceMention | None, position: int) -> PlaceMention | None:
    """The place that words at a position describe: the one named just before, with nothing between that could be meant instead."""
    if place is None or _LONGER_NAME.search(text[max(0, place.start - 40) : place.start]):
        return None
    gap = text[place.end : position]
    plain = len(gap) <= _WINDOW and set(re.findall(r"[^\s,()–-]+", gap.lower())) <= _BETWEEN
    return place if place.end <= position and plain else None


def point(place: PlaceMention) -> Point | None:
    """Where a place is, if that is known."""
    return None if place.lat is None or place.lon is None else Point(place.lat, place.lon)


def readings_of(place: PlaceMention) -> tuple[Point, ...]:
    """All points a name may mean, the chosen one first."""
    chosen = point(place)
    others = tuple(Point(candidate.lat, candidate.lon) for candidate in place.candidates if candidate.place != place.place)
    return (chosen, *others) if chosen else others


def reach_km(lie: Lie) -> float:
    """How far the two places extend around their points, together."""
    return (lie.subject.radius_km or 0.0) + (lie.origin.radius_km or 0.0)
