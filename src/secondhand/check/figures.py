"""Figures with units as they are written, and how exactly they were meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from secondhand.lexicon import table
from secondhand.lexicon.patterns import any_of

NUMBER: Final = r"(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,12}(?:\.\d{1,6})?)(?: (?:thousand|million))?"
_SCALE: Final[Mapping[str, float]] = {"thousand": 1e3, "million": 1e6}
_ROUND_SHARE: Final = 0.05


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure and its size in the SI unit of its dimension."""

    name: str
    dimension: str
    size: float


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as written, with the range of values that would be rounded to it."""

    value: float
    low: float
    high: float


@cache
def units() -> Mapping[str, tuple[Unit, ...]]:
    """The units each word may stand for: a gallon is the American or the imperial one."""
    found: dict[str, tuple[Unit, ...]] = {}
    for entry in table("units")["unit"]:
        for word in entry["words"]:
            found[word] = (*found.get(word, ()), Unit(entry["name"], entry["dimension"], entry["size"]))
    return found


@cache
def unit_pattern(dimension: str | None = None) -> str:
    """The unit words as a group of a pattern."""
    words = [word for word, known in units().items() if dimension in (None, known[0].dimension)]
    return any_of(words) + r"(?![\w/²³])"


def figure(written: str) -> Figure:
    """The range a written number may stand for: half of its last place to either side.

    Zeros at the end say that the number was rounded, by up to 5 % of it: "400" is 380 to 420, "11" is 10.5 to 11.5.
    """
    digits, _, word = written.replace(",", "").partition(" ")
    scale = _SCALE.get(word, 1.0)
    value = float(digits) * scale
    _, point, decimals = digits.partition(".")
    if point:
        half = 0.5 * 10 ** -len(decimals)
    else:
        zeros = len(digits) - len(digits.rstrip("0")) if value else 0
        half = max(0.5, min(0.5 * 10**zeros, value / scale * _ROUND_SHARE))
    return Figure(value, value - half * scale, value + half * scale)


def amount(value: float) -> str:
    """A computed value with as many digits as a reader needs."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
