"""What a time expression is resolved against: the publication date, the words before it, and what was named last."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, NamedTuple

from secondhand.annotate.times.values import Sense, dated, make_day, step_days, week_value
from secondhand.annotate.times.words import FUTURE, PAST, TOLD

Tense = Literal["past", "future"]

_LOOK_BACK: Final = 90
_LAST_WORD: Final = re.compile(r"([\w'’]+|[^\w\s])\s*\Z")
_NEXT_WORD: Final = re.compile(r"[-\s]{0,2}([\w'’-]+)")
_SENTENCE_END: Final = re.compile(r"[.!?][\"'”’]?\s+(?=[A-Z\"“'‘])|\n\s*\n")


@dataclass(slots=True)
class Context:
    """State of one document while its times are read, front to back."""

    text: str
    published: date | None
    day: date | None = None
    """The last day named."""
    begun: date | None = None
    """Where the last calendar expression of any length began."""
    quarter: str | None = None
    """The latest quarter named, as 1989-Q3."""
    end: int = 0
    """Where the last time expression ended."""
    last: Sense | None = None

    def remember(self, sense: Sense, end: int) -> None:
        """Keeps what later expressions ("that day", "a year earlier") refer to."""
        self.end, self.last = end, sense
        if sense.value[:4].isdigit() and sense.from_:
            self.begun = sense.from_
        if sense.from_ and sense.from_ == sense.to and sense.type in ("DATE", "TIME") and sense.value[:1].isdigit():
            self.day = sense.from_
        if re.fullmatch(r"\d{4}-Q\d", sense.value):
            self.quarter = max(self.quarter or "", sense.value)

    def before(self, position: int) -> str:
        """The words of the same sentence that lead up to a position."""
        window = self.text[max(0, position - _LOOK_BACK) : position]
        return _SENTENCE_END.split(window)[-1]

    def word_before(self, position: int) -> str:
        """The word (or sign) that stands just before a position, in lower case."""
        found = _LAST_WORD.search(self.text[max(0, position - 30) : position])
        return found[1].lower() if found else ""

    def word_after(self, position: int) -> str:
        """The word that follows a position, in lower case."""
        found = _NEXT_WORD.match(self.text, position, position + 30)
        return found[1].lower() if found else ""

    def tense(self, position: int) -> Tense | None:
        """Whether the words before a position tell of what was or of what is to come: the nearest sign decides."""
        window = self.before(position)
        if TOLD.search(window):
            return "past"
        future = max((m.end() for m in FUTURE.finditer(window)), default=-1)
        past = max((m.end() for m in PAST.finditer(window)), default=-1)
        if future >= past and future >= 0:
            return "future"
        return "past" if past >= 0 else None

    def weekday(self, number: int, position: int) -> date | None:
        """The day a bare weekday means: the last one up to publication, the next where the sentence looks ahead."""
        if self.published is None:
            return None
        back = (self.published.isoweekday() - number) % 7
        if back and self.tense(position) == "future":
            return step_days(self.published, 7 - back)
        return step_days(self.published, -back)

    def year_of(self, month: int, day: int, position: int) -> int | None:
        """The year of a day without one: nearest to publication, on the side the tense points to."""
        if self.published is None:
            return None
        published, tense = self.published, self.tense(position)
        years = range(max(published.year - _LEAP, 1), min(published.year + _LEAP, 9998) + 1)
        days = [found for year in years if (found := make_day(year, month, day))]
        past = [found for found in days if found <= published]
        future = [found for found in days if found >= published]
        if tense == "past" and past and (published - past[-1]).days < _LONG_AGO:
            return past[-1].year
        if tense == "future" and future:
            return future[0].year
        return min(days, key=lambda found: abs((found - published).days)).year if days else None

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


class Rule(NamedTuple):
    """A pattern and what a match of it means; None where it means no time after all."""

    pattern: re.Pattern[str]
    sense: Callable[[re.Match[str], Context], Sense | None]


def named(match: re.Match[str], name: str) -> str:
    """A named group in lower case; empty when the pattern lacks it or it did not take part."""
    return (match.groupdict().get(name) or "").lower()


def day_sense(day: date | None, part: str = "") -> Sense | None:
    """A day, or a part of it ("TMO", "T22:00")."""
    return dated(day.isoformat() + part) if day else None


def week_of(day: date | None, ending: str = "") -> Sense | None:
    """The ISO week of a day, or its weekend."""
    return dated(week_value(day) + ending) if day else None
