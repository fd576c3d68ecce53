"""Distance: "11 km northwest of Aleppo" against the great circle between the two places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from secondhand.check.directions import Lie, lies, point, reach_km, readings_of
from secondhand.check.figures import Figure, amount
from secondhand.check.findings import finding
from secondhand.check.geometry import distance_km
from secondhand.model import Check, Finding, Reading, Verdict

_ROAD: Final = 0.25
"""Share by which a way on the road may be longer than the great circle and still be the distance meant."""


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
    fits = _fits(computed, stated, reach)
    verdict: Verdict = "holds" if fits else "fails"
    names = f"{lie.subject.name} and {lie.origin.name}"
    message = f"{names} are about {amount(computed)} km apart; the text says {amount(stated.value)} km"
    if reach > max(stated.value, computed):
        verdict, message = "unclear", f"{message}, and they are too wide (together {amount(reach)} km) to tell."
    elif fits:
        message += ", which agrees."
    elif any(_fits(distance_km(a, b), stated, reach) for a in readings_of(lie.subject) for b in readings_of(lie.origin)):
        verdict, message = "unclear", f"{message}. It would fit another place of the same name."
    else:
        message += "."
    spans = (lie.subject.span, lie.span)
    arithmetic: dict[str, object] = {
        "subject": list(subject),
        "origin": list(origin),
        "computed_km": round(computed, 2),
        "stated_km": [round(value, 2) for value in (stated.low, stated.high)],
        "reach_km": reach,
    }
    yield finding(reading, "distance", verdict, *spans, message=message, computed=arithmetic)


def _fits(computed: float, stated: Figure, reach: float) -> bool:
    return stated.low * (1 - _ROAD) - reach <= computed <= stated.high + reach


CHECK = Check(name="distance", version="1", needs=frozenset({"places"}), find=find)
