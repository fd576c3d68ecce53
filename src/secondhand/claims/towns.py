"""Whether two places are of one town."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from secondhand.model import PlaceMention
from secondhand.model.geometry import Point, distance_km

_TOWN_KM: Final = 15
"""How far from each other two places of one town lie at most."""


def towns_of(places: Iterable[PlaceMention]) -> Mapping[str, Point]:
    """Where the towns among some places lie, by the id of the mention."""
    return {p.id: Point(p.lat, p.lon) for p in places if p.feature == "settlement" and p.lat is not None and p.lon is not None}


def apart(one: str | None, other: str | None, towns: Mapping[str, Point]) -> bool:
    """Whether two mentions of places are of two towns; a quarter is no other town than its own."""
    here, there = towns.get(one or ""), towns.get(other or "")
    return here is not None and there is not None and distance_km(here, there) > _TOWN_KM
