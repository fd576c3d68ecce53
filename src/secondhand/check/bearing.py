"""Bearing: "north of Aleppo" against the compass."""

from __future__ import annotations

from collections.abc import Iterator
from math import asin, degrees
from typing import Final

from secondhand.check.directions import NEARBY_KM, Lie, lies, point, reach_km, readings_of
from secondhand.check.findings import finding
from secondhand.model import Check, Finding, Reading, Verdict
from secondhand.model.geometry import bearing, between_bearings, compass_point, distance_km

_SECTOR: Final = 45.0
"""Half the width that "north" is used for by people who also say "northeast"."""
_SLACK: Final = 10.0
_TOO_FAR: Final = 4


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each stated direction between two places whose position is known."""
    for lie in lies(reading):
        if lie.direction is not None:
            yield from _compare(reading, lie, lie.direction)


def _compare(reading: Reading, lie: Lie, stated: float) -> Iterator[Finding]:
    subject, origin = point(lie.subject), point(lie.origin)
    if subject is None or origin is None:
        return
    computed, apart, reach = bearing(origin, subject), distance_km(origin, subject), reach_km(lie)
    off = between_bearings(computed, stated)
    verdict, why = _verdict(lie, off, apart, reach)
    message = (
        f"{lie.subject.name} lies {compass_point(computed)} of {lie.origin.name} ({computed:.0f}°, {apart:.0f} km); "
        f"the text says {compass_point(stated)} ({stated:.0f}°){why}."
    )
    arithmetic: dict[str, object] = {
        "computed_degrees": round(computed, 1),
        "stated_degrees": stated,
        "off_degrees": round(off, 1),
        "allowed_degrees": _SECTOR + _SLACK,
        "distance_km": round(apart, 2),
        "reach_km": reach,
    }
    yield finding(reading, "bearing", verdict, lie.subject.span, lie.span, message=message, computed=arithmetic)


def _verdict(lie: Lie, off: float, apart: float, reach: float) -> tuple[Verdict, str]:
    """The wider the places for their distance, the further off the bearing may be."""
    if off <= _SECTOR + _SLACK:
        return "holds", ", which agrees"
    if apart <= reach:
        return "unclear", "; the two are too close together, or too wide, to tell"
    if off <= _SECTOR + _SLACK + degrees(asin(reach / apart)):
        return "unclear", ", which is at the edge"
    if _fits_another(lie, lie.direction or 0.0):
        return "unclear", ", which would fit another place of the same name"
    if apart > _TOO_FAR * NEARBY_KM:
        return "unclear", "; the two are so far apart that another place is likely meant"
    return "fails", ""


def _fits_another(lie: Lie, stated: float) -> bool:
    """Whether another place of the same name lies in the stated direction, and near enough to be located so."""
    pairs = [(a, b) for a in readings_of(lie.subject) for b in readings_of(lie.origin)]
    near = [(a, b) for a, b in pairs if 0 < distance_km(a, b) <= _TOO_FAR * NEARBY_KM]
    return any(between_bearings(bearing(b, a), stated) <= _SECTOR + _SLACK for a, b in near)


CHECK = Check(name="bearing", version="1", needs=frozenset({"places"}), find=find)
