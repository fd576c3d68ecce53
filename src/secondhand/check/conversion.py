"""Conversion: "11 kilometers (7 miles)" against the arithmetic, rounding forgiven."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from secondhand.check.figures import NUMBER, Figure, Unit, amount, figure, unit_pattern, units
from secondhand.check.findings import finding
from secondhand.model import NAMING_KINDS, Check, Finding, Reading, Span

_NEAR: Final = r"(?:about |around |some |nearly |almost |over |more than |roughly |approximately |just over |just under )?"


@cache
def _pattern() -> re.Pattern[str]:
    one = rf"(?P<first>{NUMBER})[ -]?(?P<unit>{unit_pattern()})"
    two = rf"(?P<second>{NUMBER})[ -]?(?P<other>{unit_pattern()})"
    return re.compile(rf"(?<![\d.,$€£–-]){one}(?: ?\({_NEAR}|, or {_NEAR}| ?/ ?){two}", re.I)


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each figure that the text gives in two units."""
    for block in reading.blocks_of(*NAMING_KINDS):
        for match in _pattern().finditer(reading.text, block.start, block.end):
            yield from _compare(reading, match)


def _compare(reading: Reading, match: re.Match[str]) -> Iterator[Finding]:
    pairs = [(a, b) for a in units()[match["unit"].lower()] for b in units()[match["other"].lower()] if a.dimension == b.dimension]
    if not pairs or any(a.name == b.name for a, b in pairs):
        return
    first, second = figure(match["first"]), figure(match["second"])
    a, b = min(pairs, key=lambda pair: abs(first.value * pair[0].size / pair[1].size - second.value))
    computed = first.value * a.size / b.size
    agrees = _overlap(first, a, second, b)
    said = f"{match['first']} {match['unit']}"
    stated = f"{match['second']} {match['other']}"
    result = f"{amount(computed)} {match['other']}"
    message = (
        f"{said} is {result}; the text says {stated}, which agrees within rounding." if agrees else f"{said} is {result}, not {stated}."
    )
    spans = (Span(match.start("first"), match.end("unit")), Span(match.start("second"), match.end("other")))
    arithmetic: dict[str, object] = {
        "value": first.value,
        "unit": a.name,
        "stated": second.value,
        "stated_unit": b.name,
        "factor": a.size / b.size,
        "computed": computed,
        "low": first.low * a.size / b.size,
        "high": first.high * a.size / b.size,
    }
    yield finding(reading, "conversion", "holds" if agrees else "fails", *spans, message=message, computed=arithmetic)


def _overlap(first: Figure, a: Unit, second: Figure, b: Unit) -> bool:
    """Whether one true size could have been rounded to both figures."""
    factor = a.size / b.size
    return first.low * factor <= second.high and second.low <= first.high * factor


CHECK = Check(name="conversion", version="1", needs=frozenset({"blocks"}), find=find)
