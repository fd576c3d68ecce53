"""Distance: "11 km northwest of Aleppo" against the great circle between the two places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from secondhand.check.directions import NEARBY_KM, Lie, lies, point, reach_km, readings_of
from secondhand.check.figures import Figure, amount
from secondhand.check.findings import finding
from secondhand.model import Check, Finding, Reading, Verdict
from secondhand.model.geometry import distance_km

_SHARE: Final = 0.25
"""Share by which a way on the road, or one measured from the outskirts, may differ from the great circle."""
_TOO_FAR: Final = 3


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each stated distance between two places whose position is known."""
    for lie in lies(reading):
        if lie.distance:
            yield from _compare(reading, lie, lie.distance)


def _compare(reading: Reading, lie: Lie, stated: Figure) -> Iterator[Finding]:
    subject, origin = point(lie.subject), point(lie.origin)
    if subject is None or origin is None:
        return
    computed, reach = distance_km(subject, origin), reach_km(lie)
    verdict, why = _verdict(lie, computed, stated, reach)
    message = (
        f"{lie.subject.name} and {lie.origin.name} are about {amount(computed)} km apart; the text says {amount(stated.value)} km{why}."
    )
    arithmetic: dict[str, object] = {
        "subject": list(subject),
        "origin": list(origin),
        "computed_km": round(computed, 2),
        "stated_km": [round(value, 2) for value in (stated.low, stated.high)],
        "reach_km": reach,
    }
    yield finding(reading, "distance", verdict, lie.subject.span, lie.span, message=message, computed=arithmetic)


def _verdict(lie: Lie, computed: float, stated: Figure, reach: float) -> tuple[Verdict, str]:
    if _fits(computed, stated, 0):
        return "holds", ", which agrees"
    if reach > max(stated.value, computed):
        return "unclear", f", and they are too wide (together {amount(reach)} km) to tell"
    if _fits(computed, stated, reach):
        return "holds", f", which agrees for places so wide (together {amount(reach)} km)"
    if any(_fits(distance_km(a, b), stated, reach) for a in readings_of(lie.subject) for b in readings_of(lie.origin)):
        return "unclear", ", which would fit another place of the same name"
    if computed > _TOO_FAR * stated.high + NEARBY_KM:
        return "unclear", ", so far off that another place is likely meant"
    return "fails", ""


def _fits(computed: float, stated: Figure, reach: float) -> bool:
    """Whether the stated distance, give or take what the places measure, is the computed one."""
    return stated.low * (1 - _SHARE) - reach <= computed <= stated.high * (1 + _SHARE) + reach


CHECK = Check(name="distance", version="1", needs=frozenset({"places"}), find=find)
