"""Holidays by their names: those of the Gregorian calendar, with a fixed day or a weekday of a month, and Easter's."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from secondhand.annotate.times.context import Context, Rule, day_sense, named
from secondhand.annotate.times.values import Sense
from secondhand.annotate.times.words import HOLIDAYS, compiled


def holiday(match: re.Match[str], context: Context) -> Sense | None:
    """Such as "Christmas Eve", "Thanksgiving": the one nearest to publication, the last before it after "last"."""
    entry = HOLIDAYS[re.sub(r"\s+", " ", named(match, "holiday").replace("’", "'"))]
    if context.published is None:
        return Sense("DATE", f"XXXX-{entry['month']:02}-{entry['day']:02}") if "day" in entry else None
    given = named(match, "year")
    years = [int(given)] if given else [y for y in range(context.published.year - 1, context.published.year + 2) if 1 <= y <= 9998]
    days = [_holiday(year, entry) for year in years]
    published = context.published
    return day_sense(min(days, key=lambda day: (bool(match["last"]) and day > published, abs((day - published).days))))


def _holiday(year: int, entry: dict[str, int]) -> date:
    if "easter" in entry:
        return _easter(year) + timedelta(days=entry["easter"])
    if "day" in entry:
        return date(year, entry["month"], entry["day"])
    first = date(year, entry["month"], entry.get("from", 1))
    return first + timedelta(days=(entry["weekday"] - first.isoweekday()) % 7 + 7 * (entry["nth"] - 1))


def _easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian algorithm, Meeus 1991, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    month, day = divmod(d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114, 31)
    return date(year, month, day + 1)


RULES: Final = (Rule(compiled(r"(?P<last>last )?<holiday>(<comma><year>)?"), holiday),)
"""The pattern of holidays, with what it means."""
