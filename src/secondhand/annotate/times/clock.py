"""Times of the clock: "10 p.m. Wednesday", "0735 GMT", "noon"."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from secondhand.annotate.times.context import Context, Rule, day_sense, named
from secondhand.annotate.times.values import Sense, make_day, step_days
from secondhand.annotate.times.words import MONTHS, WEEKDAYS, compiled, whole_number

_OFFSET: Final = {"yesterday": -1, "tomorrow": 1, "today": 0}
_HOURS: Final = {"noon": 12, "midday": 12, "midnight": 24}


def clock(match: re.Match[str], context: Context) -> Sense | None:
    """Such as "10 p.m. Wednesday", "0735 GMT", "noon"; without a day, on the day named last."""
    day = _clock_day(match, context)
    hour, minute = _hour(match)
    if hour is None:
        return None
    zone = "Z" if named(match, "zone") in ("gmt", "utc") else ""
    return day_sense(day, f"T{hour:02}:{minute:02}{zone}") if day else Sense("TIME", f"XXXX-XX-XXT{hour:02}:{minute:02}{zone}")


def _hour(match: re.Match[str]) -> tuple[int | None, int]:
    word = named(match, "word")
    if word:
        return _HOURS[word], 0
    digits = re.findall(r"\d+", named(match, "clock") or named(match, "military"))
    if len(digits) == 1 and len(digits[0]) == 4:
        digits = [digits[0][:2], digits[0][2:]]
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    half = re.search(r"([ap])\.?\s?m", named(match, "clock"))
    if half:
        if not 1 <= hour <= 23:
            return None, 0
        hour = hour % 12 + (12 if half[1] == "p" else 0) if hour <= 12 else hour
    return (hour, minute) if hour <= 24 and minute < 60 else (None, 0)


def _clock_day(match: re.Match[str], context: Context) -> date | None:
    if named(match, "weekday"):
        return context.weekday(WEEKDAYS[named(match, "weekday")], match.start())
    if named(match, "month"):
        month, day = MONTHS[named(match, "month").rstrip(".")], whole_number(match["day"])
        year = context.year_of(month, day, match.start())
        return make_day(year, month, day) if year else None
    if named(match, "near_day") and context.published:
        return step_days(context.published, _OFFSET[named(match, "near_day")])
    return context.named.day or context.published


RULES: Final = (
    Rule(
        compiled(
            r"""(<near> )?((?P<word>noon|midday|midnight)\b|<clock>|(?P<military>[0-2]\d[0-5]\d)(?=\s?(hours\b|GMT|UTC|local)))
            (\s{0,3}(hours )?<zone>)?
            (<comma>(on )?(<weekday>|<month> <day>|(?P<near_day>yesterday|today|tomorrow)\b))?"""
        ),
        clock,
    ),
)
"""Patterns of clock times, each with what it means."""
