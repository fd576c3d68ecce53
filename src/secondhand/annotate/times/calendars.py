"""Days of other calendars as days of the Gregorian one, by the arithmetic of Reingold and Dershowitz, Calendrical Calculations (2018)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from secondhand.annotate.times.values import make_day

_ISLAMIC_EPOCH: Final = 227_015
"""16 July 622 of the Julian calendar, as an ordinal."""
_ETHIOPIAN_EPOCH: Final = 2_796
_PERSIAN_YEAR: Final = 1398
_PERSIAN_NEW_YEAR: Final = date(2019, 3, 21)
_PERSIAN_LONG_MONTHS: Final = 6


def islamic(year: int, month: int, day: int) -> date | None:
    """A day of the tabular Islamic calendar; the moon may be seen a day before or after it."""
    if not day <= (29 if month % 2 == 0 and not (month == 12 and (14 + 11 * year) % 30 < 11) else 30):
        return None
    months = 29 * (month - 1) + month // 2
    return _day(_ISLAMIC_EPOCH - 1 + (year - 1) * 354 + (3 + 11 * year) // 30 + months + day)


def persian(year: int, month: int, day: int) -> date | None:
    """A day of the Solar Hijri calendar, with eight leap years in 33: exact from 1178 to 1633 (1799 to 2254)."""
    length = 31 if month <= _PERSIAN_LONG_MONTHS else 30 if month < 12 else 29 + _persian_leaps(year + 1) - _persian_leaps(year)
    if day > length:
        return None
    years = 365 * (year - _PERSIAN_YEAR) + _persian_leaps(year) - _persian_leaps(_PERSIAN_YEAR)
    months = 30 * (month - 1) + min(month - 1, _PERSIAN_LONG_MONTHS)
    return _day(_PERSIAN_NEW_YEAR.toordinal() + years + months + day - 1)


def _persian_leaps(year: int) -> int:
    return (8 * year + 21) // 33


def ethiopian(year: int, month: int, day: int) -> date | None:
    """A day of the Ethiopian calendar: twelve months of thirty days and a short thirteenth."""
    if day > (30 if month < 13 else 6 if year % 4 == 3 else 5):
        return None
    return _day(_ETHIOPIAN_EPOCH - 1 + 365 * (year - 1) + year // 4 + 30 * (month - 1) + day)


def _day(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None


CALENDARS: Final[dict[str, Callable[[int, int, int], date | None]]] = {
    "islamic": islamic,
    "persian": persian,
    "ethiopian": ethiopian,
    "levantine": make_day,
}
"""By name, year, month and day to a date; None where the calendar has no such day."""
MONTHS_OF_A_YEAR: Final = {"islamic": 12, "persian": 12, "ethiopian": 13, "levantine": 12}
