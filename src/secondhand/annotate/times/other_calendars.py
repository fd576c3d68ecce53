"""Days, months and feasts of other calendars: "15 Sha'ban 1441", "during Ramadan", "22 Bahman 1357", "1441 AH", "Eid al-Adha".

A lunar Hijri month begins when its moon is seen, so what is reckoned by the tables is a day wider on either side and
marked APPROX. Hebrew dates are recognised and left without a value.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any, Final, NamedTuple

from secondhand.annotate.times.calendars import CALENDARS, MONTHS_OF_A_YEAR
from secondhand.annotate.times.context import Context, Rule, named
from secondhand.annotate.times.values import Sense, dated, spanning, step_days
from secondhand.annotate.times.words import OTHER_CALENDARS, folded
from secondhand.lexicon.patterns import any_of

_TABLES: Final[dict[str, dict[str, Any]]] = OTHER_CALENDARS["calendars"]
_LEADS: Final = frozenset(OTHER_CALENDARS["alone"]["leads"])
_LUNAR: Final = "islamic"
_NAME: Final = re.compile(r"\s[A-Z]")


class _Month(NamedTuple):
    calendar: str
    number: int


def _key(name: str) -> str:
    return re.sub(r"[\s-]", "", folded(name))


def _months() -> dict[str, list[_Month]]:
    """The months that a name may mean, by its letters alone."""
    found: defaultdict[str, list[_Month]] = defaultdict(list)
    for calendar, entry in _TABLES.items():
        for number, names in enumerate(entry["months"], 1):
            for name in names:
                found[_key(name)].append(_Month(calendar, number))
    return dict(found)


_MONTHS: Final = _months()
_ALONE: Final = frozenset(_key(name) for name in OTHER_CALENDARS["alone"]["names"])
_FEASTS: Final[dict[str, list[int]]] = {_key(name): days for name, days in OTHER_CALENDARS["feasts"].items()}


def day_of_month(match: re.Match[str], context: Context) -> Sense | None:
    """Such as "15 Sha'ban 1441", "Ramadan 27, 1441"; a day without its year is read only in the lunar calendar."""
    month, year, day = _month(match), _year(match), int(match["day"])
    if month is None or (year is None and month.calendar != _LUNAR):
        return None
    reckon = CALENDARS.get(month.calendar)
    if reckon is None:
        return Sense("DATE", "XXXX-XX-XX")
    if year is not None:
        found = reckon(year, month.number, day)
    else:
        found = _nearest([reckon(year, month.number, day) for year in _years_around(context)], match, context)
    if found is None:
        return Sense("DATE", "XXXX-XX-XX") if year is None and context.published is None else None
    if month.calendar != _LUNAR:
        return dated(found.isoformat())
    return Sense("DATE", found.isoformat(), step_days(found, -1), step_days(found, 1), "APPROX")


def month(match: re.Match[str], context: Context) -> Sense | None:
    """Such as "Sha'ban 1441", "Bahman 1357", "during Ramadan"."""
    which, year = _month(match), _year(match)
    if which is None or (year is None and not _may_stand_alone(match, context)):
        return None
    if which.calendar not in CALENDARS:
        return Sense("DATE", "XXXX-XX")
    if year is None:
        last = context.word_before(match.start()) == "last"
        first = _nearest([CALENDARS[which.calendar](year, which.number, 1) for year in _years_around(context)], match, context, last=last)
        return _stretch(first, step_days(first, 28)) if first else Sense("DATE", "XXXX-XX")
    return _whole(which.calendar, (year, which.number), _next_month(which, year))


def year_of_era(match: re.Match[str], context: Context) -> Sense | None:
    """Such as "1441 AH", "1398 SH"."""
    year = int(match["year"])
    return _whole(_LUNAR if match["islamic"] else "persian", (year, 1), (year + 1, 1))


def feast(match: re.Match[str], context: Context) -> Sense | None:
    """Such as "Eid al-Fitr": the one nearest to publication."""
    month_, day, length = _FEASTS[_key(match["feast"])]
    first = _nearest([CALENDARS[_LUNAR](year, month_, day) for year in _years_around(context)], match, context)
    return _stretch(first, step_days(first, length - 1)) if first else Sense("DATE", "XXXX-XX-XX")


def _month(match: re.Match[str]) -> _Month | None:
    """The month that a name means in the calendar that has such a year; without a year the first that has the name."""
    year = named(match, "year")
    for found in _MONTHS[_key(match["month"])]:
        first, last = _TABLES[found.calendar]["years"]
        if not year or first <= int(year) <= last:
            return found
    return None


def _year(match: re.Match[str]) -> int | None:
    return int(match["year"]) if match["year"] else None


def _may_stand_alone(match: re.Match[str], context: Context) -> bool:
    """Whether a month without a year is no person's name: after "month of", or Ramadan after "during" and the like."""
    if match["called"]:
        return True
    led = context.word_before(match.start("month")) in _LEADS
    return led and _key(match["month"]) in _ALONE and not _NAME.match(context.text, match.end())


def _years_around(context: Context) -> range:
    """The lunar years about the day of publication; none without one."""
    if context.published is None:
        return range(0)
    year = round((context.published.year - 622) * 33 / 32)
    return range(max(year - 2, 1), year + 3)


def _nearest(days: Iterable[date | None], match: re.Match[str], context: Context, *, last: bool = False) -> date | None:
    known = [day for day in days if day]
    return context.nearest(known, context.published, match.start(), last=last) if context.published else None


def _next_month(which: _Month, year: int) -> tuple[int, int]:
    last = which.number == MONTHS_OF_A_YEAR[which.calendar]
    return (year + 1, 1) if last else (year, which.number + 1)


def _whole(calendar: str, begin: tuple[int, int], end: tuple[int, int]) -> Sense | None:
    """From the first of one month up to the first of another."""
    first, after = CALENDARS[calendar](*begin, 1), CALENDARS[calendar](*end, 1)
    last = step_days(after, -1) if after else None
    if first is None or last is None:
        return None
    return _stretch(first, last) if calendar == _LUNAR else spanning(first, last)


def _stretch(first: date, last: date | None) -> Sense | None:
    """Days of the lunar calendar, a day wider on either side."""
    wide_first, wide_last = step_days(first, -1), step_days(last or first, 1)
    return spanning(wide_first, wide_last, "APPROX") if wide_first and wide_last else None


def _any_of(names: Iterable[str]) -> str:
    """A pattern of names, the longest first, with any apostrophe or none and with a hyphen, a blank or nothing between their parts."""
    return any_of(names, {"-": r"[-\s]?", " ": r"[-\s]?", "'": "['’‘`ʿ]?"})


_MONTH: Final = f"(?P<month>{_any_of(name for entry in _TABLES.values() for names in entry['months'] for name in names)})(?!\\w)"
_ERA: Final = "".join(f"(?P<{calendar}>{_any_of(names)})|" for calendar, names in OTHER_CALENDARS["eras"].items()).rstrip("|")
_YEAR: Final = rf"(?P<year>\d{{4}})(?!\d)(?:,?\s?(?:{_ERA})(?!\w))?"
_DAY: Final = r"(?P<day>30|31|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d)"

RULES: Final = (
    Rule(re.compile(rf"{_DAY}\s(?:of\s)?(?:the\smonth\sof\s)?{_MONTH}(?:,?\s{_YEAR})?"), day_of_month),
    Rule(re.compile(rf"{_MONTH}\s{_DAY},?\s{_YEAR}"), day_of_month),
    Rule(
        re.compile(
            rf"(?P<called>(?:[Tt]he\s)?(?:holy\s|fasting\s|Muslim\s|Islamic\s){{0,2}}month\sof\s)?{_MONTH}(?:,?\s(?:of\s)?{_YEAR})?"
        ),
        month,
    ),
    Rule(re.compile(rf"(?:[Tt]he\syear\s)?(?P<year>1[2-4]\d\d),?\s?(?:{_ERA})(?!\w)"), year_of_era),
    Rule(re.compile(rf"(?P<feast>{_any_of(OTHER_CALENDARS['feasts'])})(?!\w)"), feast),
)
"""Patterns of other calendars, each with what it means."""
