"""TIMEX3 values (ISO 8601 with the letters of ISO-TimeML) and the days they cover."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final, NamedTuple

from secondhand.annotate.times.words import UNITS
from secondhand.model import TimeMod, TimeType

Days = tuple[date | None, date | None]
UNKNOWN: Final[Days] = (None, None)

_SHAPE: Final = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T.*)?)?|W(?P<week>\d\d)(?P<weekend>-WE)?|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?"
)
# Meteorological seasons of the north: March, June, September, December begin them.
_SEASON_MONTH: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}

_CALENDAR_DAYS: Final = 3_652_059


class Sense(NamedTuple):
    """What a time expression means."""

    type: TimeType
    value: str
    from_: date | None = None
    to: date | None = None
    mod: TimeMod | None = None
    historic: bool = False
    """A day that stands for one happening ("9/11"): its year is known, and nothing told later is counted from it."""


def spanning(first: date, last: date, mod: TimeMod | None = None) -> Sense:
    """A stretch of days that is no unit of the calendar: its value is the month or year it lies in, XXXX where it runs over."""
    same_year = first.year == last.year
    value = first.isoformat()[:7] if same_year and first.month == last.month else f"{first.year:04}" if same_year else "XXXX"
    return Sense("DATE", value, first, last, mod)


def dated(value: str) -> Sense:
    """The sense of a calendar value; a part of a day or a clock time makes it a TIME."""
    return Sense("TIME" if "T" in value else "DATE", value, *covered(value))


def shift(day: date, months: int) -> date:
    """The same day some months on; the last of the month where that one is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = min(max(index // 12, 1), 9998), index % 12 + 1
    return date(year, month, min(day.day, (month_end(year, month)).day))


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def make_day(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def week_value(day: date) -> str:
    """The ISO week of a day, as 2016-W26."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def covered(value: str) -> Days:
    """First and last day of a calendar value; (None, None) where it names no certain days."""
    if re.fullmatch(r"\d{2,3}", value):
        return date(int(value.ljust(4, "0")) or 1, 1, 1), date(int(value.ljust(4, "9")), 12, 31)
    shape = _SHAPE.fullmatch(value)
    if not shape or shape["year"] in ("0000", "9999"):
        return UNKNOWN
    year = int(shape["year"])
    if shape["week"]:
        return _week(year, int(shape["week"]), weekend=bool(shape["weekend"]))
    if shape["day"]:
        day = make_day(year, int(shape["month"]), int(shape["day"]))
        return day, day
    first, length = _months(shape)
    last = shift(date(year, first, 1), length - 1)
    return date(year, first, 1), month_end(last.year, last.month)


def _months(shape: re.Match[str]) -> tuple[int, int]:
    """First month and number of months of a value without days."""
    if shape["month"]:
        return int(shape["month"]), 1
    if shape["quarter"]:
        return int(shape["quarter"]) * 3 - 2, 3
    if shape["half"]:
        return int(shape["half"]) * 6 - 5, 6
    if shape["season"]:
        return _SEASON_MONTH[shape["season"]], 3
    return 1, 12


def _week(year: int, week: int, *, weekend: bool) -> Days:
    try:
        return date.fromisocalendar(year, week, 6 if weekend else 1), date.fromisocalendar(year, week, 7)
    except ValueError:
        return UNKNOWN


def unit_of(word: str) -> tuple[str, int, str]:
    """Of a unit word: "T" for those of a clock, how many, and the letter ("decades" is "", 10, "Y")."""
    lower = word.lower()
    code = UNITS[lower if lower in UNITS else lower.removesuffix("s")]
    clock, rest = ("T", code[1:]) if code[0] == "T" else ("", code)
    digits = re.match(r"\d+", rest)
    count = digits[0] if digits else "1"
    return clock, int(count), rest[len(count) :]


def period(amount: float | None, unit: str) -> str:
    """The ISO 8601 period of so many units; X where the amount is not known."""
    clock, count, letter = unit_of(unit)
    return f"P{clock}{'X' if amount is None else format(amount * count, '.10g')}{letter}"


def step_days(day: date, days: float) -> date | None:
    """The day so many days on; None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def reach(day: date, amount: float, unit: str) -> date | None:
    """The day so many units on (back, when negative); None beyond the calendar."""
    clock, count, letter = unit_of(unit)
    total = amount * count
    months = {"M": 1, "Q": 3, "Y": 12}.get(letter, 0)
    if abs(total) > _CALENDAR_DAYS:
        return None
    if clock:
        return step_days(day, total / 24) if letter == "H" else day
    return shift(day, round(total * months)) if months else step_days(day, total * (7 if letter[0] == "W" else 1))
