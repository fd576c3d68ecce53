"""Dates of publication as pages write them: "Fri 07 Apr 2017 at 0914", "Published July 5 2016", "26.12.2014"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from secondhand.lexicon import table, words
from secondhand.lexicon.patterns import any_of

PREFIX_LENGTH = 160
"""How much of a line is looked at: a dateline is short, and lines may have any length."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date at the beginning of a line: where it ends, the day if it is one, and what the page calls it."""

    end: int
    day: date | None
    updated: bool
    published: bool
    """Whether it says so in words."""


@cache
def _pattern() -> re.Pattern[str]:
    calendar = table("calendar")
    month = any_of({str(name).lower() for name in calendar["months"]})
    weekday = any_of({str(name).lower() for group in ("weekdays", "weekdays_short") for name in calendar[group]})
    published, updated = (any_of(words("dateline", group)) for group in ("published", "updated"))
    zone = r"(?:\s?(?:gmt|utc|est|edt|bst|cet|msk|local time)(?:\s?[+-]\d{1,2})?)?"
    half = rf"(?:\s?[ap]\.?m\.?)?{zone}"
    hour = rf"(?:\s?[-–—|·,t]?\s?(?:at\s)?\d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?{half}|\sat\s\d{{3,4}}{half})?"
    return re.compile(
        rf"(?:(?:(?P<updated>{updated})|(?P<published>{published}))\b\s?[:–-]?\s?)?"
        rf"(?:{weekday}\b[.,]?\s+)?"
        rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?[\s.-]+(?:of\s)?(?P<m1>{month})\b\.?\s?[,-]?\s?(?P<y1>\d{{4}})"
        rf"|(?P<m2>{month})\b\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s?,?\s?(?P<y2>\d{{4}})"
        rf"|(?P<y3>\d{{4}})[-/](?P<m3>\d{{1,2}})[-/](?P<d3>\d{{1,2}})"
        rf"|(?P<d4>\d{{1,2}})[.-](?P<m4>\d{{1,2}})[.-](?P<y4>\d{{4}})"
        rf"|(?P<a5>\d{{1,2}})/(?P<b5>\d{{1,2}})/(?P<y5>\d{{4}}))"
        rf"(?!\d){hour}",
        re.IGNORECASE,
    )


@cache
def _months() -> dict[str, int]:
    return {str(name).lower(): int(number) for name, number in table("calendar")["months"].items()}


def stamp(text: str) -> Stamp | None:
    """The date with which this text begins, if it begins with one that has a year."""
    found = _pattern().match(text[:PREFIX_LENGTH])
    if not found:
        return None
    return Stamp(found.end(), _day(_parts(found)), updated=bool(found["updated"]), published=bool(found["published"]))


def days_in(text: str, start: int, end: int) -> Iterator[tuple[int, date]]:
    """The full dates of a stretch of text and where each begins; those that could be read in two ways are left out."""
    for found in _pattern().finditer(text, start, end):
        day = _day(_parts(found))
        if day:
            yield found.start(), day


def yearless_day(text: str) -> tuple[int, int] | None:
    """The month and day of the first date without a year in a dateline, as in "ORSK, Feb 5 (AFP)"."""
    found = _yearless().search(text[:PREFIX_LENGTH])
    return (_months()[(found["m1"] or found["m2"]).lower()], int(found["d1"] or found["d2"])) if found else None


@cache
def _yearless() -> re.Pattern[str]:
    month = any_of(_months())
    return re.compile(
        rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<m1>{month})\b|(?P<m2>{month})\b\.?\s(?P<d2>\d{{1,2}})(?!\d))",
        re.IGNORECASE,
    )


def _parts(found: re.Match[str]) -> dict[str, str]:
    return {name: value for name, value in found.groupdict().items() if value and name[-1].isdigit()}


def _day(parts: dict[str, str]) -> date | None:
    """The day, or None where it does not exist (31 February) or could be read in two ways (5/7/2016).

    With dots and hyphens the day comes first, as in Europe and the Middle East; with slashes
    American pages put the month first, so only a number above twelve decides.
    """
    year, month, day = (next((parts[name] for name in parts if name[0] == part), "") for part in "ymd")
    if "a5" in parts:
        first, second = int(parts["a5"]), int(parts["b5"])
        if first <= 12 and second <= 12 and first != second:
            return None
        day, month = (str(max(first, second)), str(min(first, second)))
    try:
        return date(int(year), _months().get(month.lower()) or int(month), int(day))
    except ValueError:
        return None
