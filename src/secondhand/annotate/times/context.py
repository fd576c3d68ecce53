"""What a time expression is resolved against: the publication date, the words around it, and what was named last."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from secondhand.annotate.times.tense import Tense, tense_at
from secondhand.annotate.times.values import Sense, dated, make_day, step_days, week_value
from secondhand.annotate.times.words import spelled_year
from secondhand.model import BlockKind

_LAST_WORD: Final = re.compile(r"([\w'’]+|[^\w\s])\s*\Z")
_YEARLESS: Final = re.compile(r"XXXX-(?:\d\d|WXX-\d|XX-XX)")
"""A day or month that is not known for sure: what follows counts from it, and no longer from one named before."""
_NEXT_WORD: Final = re.compile(r"[-\s]{0,2}([\w'’-]+)")


@dataclass(slots=True)
class Named:
    """What the times read so far have named, for those that refer to it ("that day", "a year earlier")."""

    day: date | None = None
    """The last day named."""
    begun: date | None = None
    """Where the last calendar expression of any length began."""
    quarter: str | None = None
    """The latest quarter named that has begun, as 1989-Q3."""
    end: int = 0
    """Where the last time expression ended."""
    last: Sense | None = None
    counted: bool = False
    """Whether the last one was counted from the day of publication."""


class Context:
    """State of one document while its times are read, front to back."""

    def __init__(self, text: str, published: date | None) -> None:
        self.text = text
        self.section: BlockKind = "body"
        """The kind of block that is being read."""
        self.asked = False
        """Whether the day of publication was asked for, now or by what is referred to; to be unset before each expression."""
        self._published = published
        self._named = Named()

    @property
    def published(self) -> date | None:
        """The day of publication."""
        self.asked = self.asked or self._published is not None
        return self._published

    def may_know(self, day: date) -> bool:
        """Whether the text may have been written after a day began; nothing is counted from publication by asking so."""
        return self._published is None or self._published >= day

    @property
    def named(self) -> Named:
        """What was named before."""
        self.asked = self.asked or self._named.counted
        return self._named

    def remember(self, sense: Sense, end: int, *, counted: bool) -> None:
        """Keeps what later expressions refer to."""
        if sense.historic:
            return
        kept = self._named
        if sense.type in ("DATE", "TIME") and _YEARLESS.match(sense.value):
            kept.day = kept.begun = None
        kept.end, kept.last, kept.counted = end, sense, counted
        if sense.value[:4].isdigit() and sense.from_:
            kept.begun = sense.from_
        if sense.from_ and sense.from_ == sense.to and sense.type in ("DATE", "TIME") and sense.value[:1].isdigit():
            kept.day = sense.from_
        begun = sense.from_ and not (self._published and sense.from_ > self._published)
        if begun and re.fullmatch(r"\d{4}-Q\d", sense.value):
            kept.quarter = max(kept.quarter or "", sense.value)

    def word_before(self, position: int) -> str:
        """The word (or sign) that stands just before a position, in lower case."""
        found = _LAST_WORD.search(self.text[max(0, position - 30) : position])
        return found[1].lower() if found else ""

    def word_after(self, position: int) -> str:
        """The word that follows a position, in lower case."""
        found = _NEXT_WORD.match(self.text, position, position + 30)
        return found[1].lower() if found else ""

    def tense(self, position: int) -> Tense | None:
        """Whether the words around a position tell of what was or of what is to come."""
        return tense_at(self.text, position, self.section)

    def weekday(self, number: int, position: int) -> date | None:
        """The day a bare weekday means: the last one up to publication, the next where the sentence looks ahead."""
        published = self.published
        if published is None:
            return None
        back = (published.isoweekday() - number) % 7
        if back and self.tense(position) == "future":
            return step_days(published, 7 - back)
        return step_days(published, -back)

    def year_of(self, month: int, day: int, position: int, *, last: bool = False) -> int | None:
        """The year of a day without one: nearest to publication, on the side the tense (or the word "last") points to."""
        published = self.published
        if published is None:
            return None
        years = range(max(published.year - _LEAP, 1), min(published.year + _LEAP, 9998) + 1)
        days = [found for year in years if (found := make_day(year, month, day))]
        found = self.nearest(days, published, position, last=last)
        return found.year if found else None

    def nearest(self, days: Sequence[date], published: date, position: int, *, last: bool = False) -> date | None:
        """Of the days that may be meant, in their order, the nearest on the side that the tense points to."""
        tense = "past" if last else self.tense(position)
        past = [found for found in days if found <= published]
        future = [found for found in days if found >= published]
        if last and past:
            return past[-1]
        if tense == "past" and past and (published - past[-1]).days < _LONG_AGO:
            return past[-1]
        if tense == "future" and future:
            return future[0]
        return min(days, key=lambda found: max((published - found).days, _RARE * (found - published).days), default=None)

    def year_of_month(self, month: int, position: int, published: date) -> int:
        """The year of a month without one, by the same rule."""
        tense, ahead = self.tense(position), (month - published.month) % 12
        if tense == "future" or (tense is None and ahead < _HALF_A_YEAR):
            return (published.year * 12 + published.month - 1 + ahead) // 12
        return published.year - (month > published.month)


_LEAP: Final = 4
"""Years to either side in which even a 29 February is found."""
_LONG_AGO: Final = 300
"""Days after which a bare day is written with its year."""
_HALF_A_YEAR: Final = 6
_RARE: Final = 2
"""How much nearer a day to come must be than one that was, where nothing tells which: news tells of what was."""


class Rule(NamedTuple):
    """A pattern and what a match of it means; None where it means no time after all."""

    pattern: re.Pattern[str]
    sense: Callable[[re.Match[str], Context], Sense | None]


def named(match: re.Match[str], name: str) -> str:
    """A named group in lower case; empty when the pattern lacks it or it did not take part."""
    return (match.groupdict().get(name) or "").lower()


def stated_year(match: re.Match[str], context: Context) -> int | None:
    """The year that the words give, as in "of 1990", "nineteen ninety", "of last year", "that year"; None when they give none."""
    written = named(match, "year") or named(match, "year2") or (spelled_year(match["spelled_year"]) if named(match, "spelled_year") else "")
    which = named(match, "of_year") or named(match, "of_year2")
    if written:
        return int(written)
    if which in ("that", "the same"):
        return context.named.begun.year if context.named.begun else None
    return context.published.year + {"last": -1, "next": 1}.get(which, 0) if which and context.published else None


def day_sense(day: date | None, part: str = "") -> Sense | None:
    """A day, or a part of it ("TMO", "T22:00")."""
    return dated(day.isoformat() + part) if day else None


def week_of(day: date | None, ending: str = "") -> Sense | None:
    """The ISO week of a day, or its weekend."""
    return dated(week_value(day) + ending) if day else None
