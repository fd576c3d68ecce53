"""The day of publication where nobody gave it: from the page, its address, or the days that the text names.

Each comes with the reason it was taken. What only bounds the day says so: a text that tells of 5 July 2016 was not
published before, and how long after is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from secondhand.clean.dates import Stamp, days_in, stamp, yearless_day
from secondhand.lexicon import table, words
from secondhand.lexicon.patterns import any_of
from secondhand.model import Block, Published

_WORD = re.compile(r"\b\w")
_ADDRESS_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([/_-]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_ADDRESS_MONTH = re.compile(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])(?:/|\Z)")
_READ = 100_000
"""How many characters of the text are searched for the latest day it names."""
_NEWS_LASTS = timedelta(days=31)
"""A dateline's day is at most so long after the latest day that its article names."""
_BEFORE = 60


def published_of(text: str, blocks: Sequence[Block], url: str | None = None) -> Published | None:
    """The day that the page states, else that of its address, else what the days of its text allow."""
    latest = _latest_told(text, blocks)
    return (
        _stated(text, blocks) or _addressed(url or "") or _datelined(text, blocks, latest) or _addressed_month(url or "") or _told(latest)
    )


def _stated(text: str, blocks: Sequence[Block]) -> Published | None:
    """The first full date of a dateline; that of an update only where there is no other."""
    stamps = [found for block in blocks if block.kind == "dateline" for found in _stamps(block.span.of(text))]
    stated = sorted(stamps, key=lambda found: found.updated)
    day = next((found.day for found in stated if found.day), None)
    return _inferred(day, f"the page bears the date {day}") if day else None


def _stamps(dateline: str) -> Iterator[Stamp]:
    for word in _WORD.finditer(dateline):
        found = stamp(dateline[word.start() :])
        if found:
            yield found
            return


def _addressed(url: str) -> Published | None:
    """The day in an address such as example.org/2020/02/05/name."""
    for found in _ADDRESS_DAY.finditer(url):
        day = _day(found[1], found[3], found[4])
        if day:
            return _inferred(day, f"its address has {found[0]}")
    return None


def _addressed_month(url: str) -> Published | None:
    """The month in an address such as example.org/2020/02/name, as bounds."""
    found = _ADDRESS_MONTH.search(url)
    first = _day(found[1], found[2], "1") if found else None
    if found is None or first is None:
        return None
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return Published(value=first, basis="inferred", earliest=first, latest=last, why=f"its address has {found[1]}/{found[2]}")


def _datelined(text: str, blocks: Sequence[Block], latest: date | None) -> Published | None:
    """A dateline's day without a year ("ORSK, Feb 5"), soon after the latest day that the text tells of."""
    if latest is None or latest in _historic():
        return None
    for block in blocks:
        parts = yearless_day(block.span.of(text)) if block.kind == "dateline" else None
        days = [_day(str(year), *map(str, parts)) for year in (latest.year, latest.year + 1)] if parts else []
        for day in days:
            if day and timedelta(0) <= day - latest <= _NEWS_LASTS:
                return _inferred(day, f"the dateline has this day without a year, and the latest day that the text tells of is {latest}")
    return None


@cache
def _historic() -> frozenset[date]:
    """Days that stand for one happening, as 11 September 2001: told of ever after, so no sign that an article is of their time."""
    return frozenset(date.fromisoformat(f"{year}-{day}") for day, year in table("calendar")["known_days"].items())


def _told(latest: date | None) -> Published | None:
    """A text that tells of a day was published on that day or later."""
    if latest is None:
        return None
    return Published(value=latest, basis="inferred", earliest=latest, why=f"the latest day that the text tells of is {latest}")


def _latest_told(text: str, blocks: Sequence[Block]) -> date | None:
    """The latest full date of the article that it does not tell of as still to come."""
    told = (
        day
        for block in blocks
        if block.kind in ("headline", "body", "caption") and block.start < _READ
        for start, day in days_in(text, block.start, min(block.end, _READ))
        if not _ahead().search(text[max(block.start, start - _BEFORE) : start])
    )
    return max(told, default=None)


@cache
def _ahead() -> re.Pattern[str]:
    """Words of what is to come, as far as they stand in the same sentence; by their case, for May is a month."""
    signs = any_of(words("calendar", "words.future") | words("calendar", "words.promised") | words("calendar", "words.modal"))
    return re.compile(rf"(?<!\w){signs}(?!\w)[^.!?]*\Z")


def _inferred(day: date, why: str) -> Published:
    return Published(value=day, basis="inferred", why=why)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
