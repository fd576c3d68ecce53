"""Geometry against known values and its own laws."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondhand.model.geometry import EARTH_RADIUS_KM, Point, bearing, between_bearings, compass_point, distance_km

POINTS = st.builds(Point, st.floats(-89, 89), st.floats(-180, 180))


def test_a_quarter_of_the_meridian() -> None:
    assert distance_km(Point(0, 0), Point(90, 0)) == pytest.approx(EARTH_RADIUS_KM * 3.14159265 / 2)


def test_two_cities() -> None:
    assert distance_km(Point(51.5074, -0.1278), Point(48.8566, 2.3522)) == pytest.approx(343.6, abs=1)


@pytest.mark.parametrize(
    ("target", "expected"),
    [(Point(1, 0), 0), (Point(0, 1), 90), (Point(-1, 0), 180), (Point(0, -1), 270)],
)
def test_bearings_of_the_four_winds(target: Point, expected: float) -> None:
    assert bearing(Point(0, 0), target) == pytest.approx(expected)


@pytest.mark.parametrize(("degrees", "name"), [(0, "north"), (22, "north"), (23, "northeast"), (181, "south"), (350, "north")])
def test_compass_points(degrees: float, name: str) -> None:
    assert compass_point(degrees) == name


def test_the_angle_between_bearings_goes_the_short_way() -> None:
    assert between_bearings(350, 10) == 20


@settings(deadline=None)
@given(POINTS, POINTS)
def test_distance_is_the_same_both_ways_and_never_beyond_half_the_globe(a: Point, b: Point) -> None:
    assert distance_km(a, b) == pytest.approx(distance_km(b, a))
    assert 0 <= distance_km(a, b) <= EARTH_RADIUS_KM * 3.1416


@settings(deadline=None)
@given(POINTS, POINTS)
def test_bearings_are_degrees(a: Point, b: Point) -> None:
    assert 0 <= bearing(a, b) <= 360
    assert 0 <= between_bearings(bearing(a, b), bearing(b, a)) <= 180
