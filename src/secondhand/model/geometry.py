"""Distances and bearings on the sphere."""

from __future__ import annotations

from math import asin, atan2, cos, degrees, radians, sin, sqrt
from typing import Final, NamedTuple, Protocol

EARTH_RADIUS_KM: Final = 6371.0088
"""Mean radius of the earth (IUGG)."""

_POINTS: Final = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")


class Located(Protocol):
    """Whatever lies somewhere, in degrees (WGS 84)."""

    @property
    def lat(self) -> float: ...

    @property
    def lon(self) -> float: ...


class Point(NamedTuple):
    """A point in degrees (WGS 84)."""

    lat: float
    lon: float


def distance_km(a: Located, b: Located) -> float:
    """The great-circle distance, by the haversine formula."""
    lat_a, lat_b = radians(a.lat), radians(b.lat)
    half = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(half)))


def bearing(origin: Point, target: Point) -> float:
    """The initial bearing from one point to another, in degrees clockwise from north."""
    lat_a, lat_b, turn = radians(origin.lat), radians(target.lat), radians(target.lon - origin.lon)
    east = sin(turn) * cos(lat_b)
    north = cos(lat_a) * sin(lat_b) - sin(lat_a) * cos(lat_b) * cos(turn)
    return degrees(atan2(east, north)) % 360


def between_bearings(a: float, b: float) -> float:
    """The angle between two bearings, 0 to 180."""
    return abs((a - b + 180) % 360 - 180)


def compass_point(degrees_: float) -> str:
    """The nearest of the eight compass points."""
    return _POINTS[round(degrees_ / 45) % 8]
