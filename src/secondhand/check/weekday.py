"""Weekday: "Monday, January 3" against the calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from secondhand.check.findings import finding, long_date
from secondhand.lexicon import table
from secondhand.lexicon.patterns import any_of
from secondhand.model import Check, Finding, Reading, TimeMention

_NAMES: Final[dict[str, int]] = table("calendar")["weekdays"]
_SHORT: Final[dict[str, int]] = {name.lower(): number for name, number in table("calendar")["weekdays_short"].items()}
_WORD: Final = re.compile(rf"\b({any_of([*_NAMES, *_SHORT])})\b", re.I)
_MONTH: Final = re.compile(rf"\b({any_of(table('calendar')['months'])})\b", re.I)
_MONTHS_AROUND: Final = 12


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each day that is written with its weekday."""
    for time in reading.times:
        words = time.span.of(reading.text)
        weekday, month = _WORD.search(words), _MONTH.search(words)
        if weekday and month and time.from_ and time.from_ == time.to:
            yield _compare(reading, time, time.from_, _number(weekday[1].lower()))


def _number(word: str) -> int:
    return _NAMES.get(word) or _SHORT[word]


def _compare(reading: Reading, time: TimeMention, day: date, stated: int) -> Finding:
    name, actual = _name(stated), _name(day.isoweekday())
    computed: dict[str, object] = {"date": day.isoformat(), "weekday": actual, "stated": name}
    if day.isoweekday() == stated:
        return finding(
            reading, "weekday", "holds", time.span, message=f"{long_date(day)} was a {actual}, as the text says.", computed=computed
        )
    ahead = (stated - day.isoweekday()) % 7
    around = (day + timedelta(days=ahead - 7), day + timedelta(days=ahead))
    published = reading.document.published
    same_number = _same_number(day, stated, published.value if published else day)
    same_date = _same_date(day, stated)
    computed |= {
        "nearest": [found.isoformat() for found in around],
        "same_day_of_month": [found.isoformat() for found in same_number],
        "same_date_other_year": [found.isoformat() for found in same_date],
    }
    fitting = f"The nearest {name}s are {long_date(around[0])} and {long_date(around[1])}"
    if same_number:
        fitting += f"; among other months, {long_date(same_number[0])} was a {name}"
    if same_date:
        fitting += f"; this day of the year was a {name} in {' and '.join(str(found.year) for found in same_date)}"
    return finding(
        reading, "weekday", "fails", time.span, message=f"{long_date(day)} was a {actual}, not a {name}. {fitting}.", computed=computed
    )


def _same_number(day: date, weekday: int, near: date) -> tuple[date, ...]:
    """The days of other months with this number and weekday, the nearest to a date first."""
    first = near.year * 12 + near.month - 1
    found = []
    for index in range(first - _MONTHS_AROUND, first + _MONTHS_AROUND + 1):
        candidate = _day(index // 12, index % 12 + 1, day.day)
        if candidate and candidate.isoweekday() == weekday:
            found.append(candidate)
    return tuple(sorted(found, key=lambda candidate: (abs((candidate - near).days), candidate))[:2])


def _same_date(day: date, weekday: int) -> tuple[date, ...]:
    """The nearest years before and after in which this day of the month had this weekday."""
    years = [_day(day.year + step, day.month, day.day) for step in range(-11, 12)]
    fitting = [found for found in years if found and found.isoweekday() == weekday]
    before = [found for found in fitting if found < day][-1:]
    after = [found for found in fitting if found > day][:1]
    return (*before, *after)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _name(number: int) -> str:
    return next(name for name, value in _NAMES.items() if value == number).capitalize()


CHECK = Check(name="weekday", version="1", needs=frozenset({"times"}), find=find)
