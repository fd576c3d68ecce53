"""What the text says of where a place lies: the region it is in, the region named in its sentence, "11 km northwest of X"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise
from typing import NamedTuple

from secondhand.annotate.place_words import Spot, feature_words, follows
from secondhand.lexicon import table
from secondhand.lexicon.patterns import any_of
from secondhand.model import Place
from secondhand.model.geometry import Point, bearing, between_bearings, distance_km

WIDE = ("country", "governorate", "region")
SAYING = frozenset({"in", "of"})
"""What says between two names that the first lies in the second; a comma may also part the names of a list."""
SECTOR = 55.0
"""Degrees to either side that "north" is used for."""
FAR_KM = 100.0
"""Places that are located by one another without a distance are nearer than this."""
GAP = 120
"""Letters between two names beyond which one does not locate the other."""


class Lie(NamedTuple):
    """The text says that a place lies in this direction from another, perhaps how far."""

    direction: float
    km: float | None
    origins: tuple[Place, ...]
    """What the other name may mean."""

    def fits(self, place: Place) -> bool:
        """Whether a place lies there, as roughly as such words are meant."""
        here = Point(place.lat, place.lon)
        return any(self._fits(Point(origin.lat, origin.lon), here, origin.radius_km + place.radius_km) for origin in self.origins)

    def _fits(self, origin: Point, here: Point, reach: float) -> bool:
        apart = distance_km(origin, here)
        stated = apart <= FAR_KM if self.km is None else abs(apart - self.km) <= self.km / 2 + reach
        return apart > 0 and stated and between_bearings(bearing(origin, here), self.direction) <= SECTOR


@dataclass(frozen=True, slots=True)
class Clue:
    """What the words around one name say of where it lies."""

    inside: tuple[Place, ...] = ()
    """The regions and countries named beside it."""
    stated: tuple[Place, ...] = ()
    """Those of them in one of which the text says, with "in" or "of", that a smaller place lies."""
    beside: tuple[Place, ...] = ()
    """The regions that the nearest name in its sentence may mean which may mean one."""
    lie: Lie | None = None


def clues(text: str, spots: Sequence[Spot]) -> Mapping[int, Clue]:
    """The clues to each spot, by where it starts."""
    pairs = {left.start: right for left, right in pairwise(spots)}
    beside = _beside(spots)
    found = {}
    for spot in spots:
        right = pairs.get(spot.start)
        inside, stated = (_inside(text, spot, right), _stated(text, spot, right)) if right else ((), ())
        found[spot.start] = Clue(inside, stated, beside.get(spot.start, ()), _lie(text, spot, right) if right else None)
    return found


def clues_by_name(spots: Sequence[Spot], found: Mapping[int, Clue]) -> Iterator[Clue]:
    """The clues to each of these spots. A bare name means what it meant where the text said more."""
    first: dict[tuple[str, str | None, str], Clue] = {}
    for spot in spots:
        for hint in (spot.hint, None):
            for kind in _told(found.get(spot.start, Clue())):
                first.setdefault((spot.key, hint, kind), found[spot.start])
    for spot in spots:
        own, none = found.get(spot.start, Clue()), Clue()
        told = {kind: own if kind in _told(own) else first.get((spot.key, spot.hint, kind), none) for kind in ("inside", "beside", "lie")}
        yield Clue(told["inside"].inside, own.stated, told["beside"].beside, told["lie"].lie)


def _told(clue: Clue) -> list[str]:
    kinds = {"inside": clue.inside, "beside": clue.beside, "lie": clue.lie}
    return [kind for kind, told in kinds.items() if told]


def _inside(text: str, left: Spot, right: Spot) -> tuple[Place, ...]:
    """The regions and countries named straight after a spot, or after "in the province of"."""
    if not (follows(text, left, right) or _within(text[left.end : right.start])):
        return ()
    return tuple(place for place in right.options if place.feature in ("country", "governorate"))


def _stated(text: str, left: Spot, right: Spot) -> tuple[Place, ...]:
    """The regions of which the text says that a spot lies there that is no region itself."""
    between = text[left.end : right.start]
    small = not any(place.feature in WIDE for place in left.options)
    if not small or not _within(between) or SAYING.isdisjoint(between.casefold().split()):
        return ()
    return regions_of(right)


def _within(between: str) -> bool:
    """Whether the words between two names say that the first lies in the second."""
    words = between.casefold().split()
    if words[:1] and words[0] in feature_words():
        words = words[1:]
    return 1 <= len(words) <= 5 and words[0].strip(",") in ("in", "of", "") and "." not in between


def regions_of(spot: Spot) -> tuple[Place, ...]:
    """The first-level regions that a name may mean."""
    return tuple(place for place in spot.options if place.feature == "governorate")


def _beside(spots: Sequence[Spot]) -> Mapping[int, tuple[Place, ...]]:
    """For each spot, the regions that the nearest other name of its sentence means."""
    found = {}
    for _, sentence in groupby(spots, key=lambda spot: spot.sentence[0].start):
        named = list(sentence)
        regions = [index for index, spot in enumerate(named) if regions_of(spot)]
        for index, spot in enumerate(named):
            after = bisect_left(regions, index)
            others = [other for other in regions[max(after - 1, 0) : after + 2] if other != index]
            if others:
                nearest = min(others, key=lambda other: (abs(other - index), other < index))
                found[spot.start] = regions_of(named[nearest])
    return found


@cache
def _phrase() -> re.Pattern[str]:
    """The words between a place and the one that it lies north of."""
    compass = any_of(table("compass")["directions"])
    return re.compile(
        rf"(?:(?P<number>\d{{1,4}}(?:\.\d{{1,2}})?)[ -]?(?P<unit>{any_of(_kilometres())}) (?:away )?(?:to the )?)?"
        rf"(?:due )?\b(?P<direction>{compass}) (?:of|from) (?:the )?(?:(?:city|town|village|capital|centre|center) (?:of )?)?\Z",
        re.I,
    )


@cache
def _kilometres() -> Mapping[str, float]:
    """The length of each unit that distances between places are told in."""
    return {word: unit["size"] / 1000 for unit in table("units")["unit"] if unit["name"] in ("km", "mile") for word in unit["words"]}


def _lie(text: str, left: Spot, right: Spot) -> Lie | None:
    """That the left of two names lies somewhere from the right one, if only words stand between that say so."""
    between = text[left.end : right.start]
    match = _phrase().search(between) if len(between) <= GAP else None
    origins = tuple(place for place in right.options if place.feature not in WIDE)
    if not match or not origins:
        return None
    plain = frozenset(table("compass")["words"]["between"])
    if not plain.issuperset(re.findall(r"[^\s,()–-]+", between[: match.start()].lower())):
        return None
    km = float(match["number"]) * _kilometres()[match["unit"].lower()] if match["number"] else None
    return Lie(float(table("compass")["directions"][match["direction"].lower()]), km, origins)
