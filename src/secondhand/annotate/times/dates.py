"""Calendar expressions: days, months, years, decades, quarters, seasons and holidays by their names."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from secondhand.annotate.times.context import Context, Rule, day_sense, named
from secondhand.annotate.times.values import Sense, dated, make_day, week_value
from secondhand.annotate.times.words import (
    COUNTED,
    DAY_PARTS,
    DECADES,
    HOLIDAYS,
    MONTHS,
    ORDINALS,
    SEASONS,
    YEAR_LEADS,
    compiled,
    spelled_year,
    whole_number,
)

_EDGE: Final = r"((<part_of>|the week of |<edge>( |-)(on )?)(the )?)?"
_MONTH_LEADS: Final = YEAR_LEADS | {"last", "next", "on", "every", "each"}


def _month(match: re.Match[str]) -> int:
    return MONTHS[named(match, "month").rstrip(".")]


def _year(match: re.Match[str], context: Context) -> int | None:
    """The year that the words give, as in "of 1990", "nineteen ninety", "of last year", "that year"; None when they give none."""
    written = named(match, "year") or named(match, "year2") or (spelled_year(match["spelled_year"]) if named(match, "spelled_year") else "")
    which = named(match, "of_year") or named(match, "of_year2")
    if written:
        return int(written)
    if which in ("that", "the same"):
        return context.begun.year if context.begun else None
    return context.published.year + {"last": -1, "next": 1}.get(which, 0) if which and context.published else None


def calendar_day(match: re.Match[str], context: Context) -> Sense | None:
    """Such as "February 4", "4 February 2020", "Wed Sep 7 2016", "the week of March 6"."""
    month, day = _month(match), whole_number(match["day"])
    year = _year(match, context) or context.year_of(month, day, match.start())
    if year is None:
        return Sense("DATE", f"XXXX-{month:02}-{day:02}") if make_day(2000, month, day) else None
    found = make_day(year, month, day)
    if found and re.match(r"the\s+week", match[0], re.I):
        return dated(week_value(found))
    return day_sense(found, _part_of_day(match))


def _part_of_day(match: re.Match[str]) -> str:
    lead = re.match(r"the\s+(?:(early)\s+hours|(night|morning|evening))", match[0], re.I)
    if lead:
        return "TMO" if lead[1] else f"T{DAY_PARTS[lead[2].lower()]}"
    part = named(match, "part") or named(match, "part2")
    return f"T{DAY_PARTS[part]}" if part else ""


def follow_up_day(match: re.Match[str], context: Context) -> Sense | None:
    """The second number of "April 24 and 25"."""
    last, link = context.last, context.text[context.end : match.start()].strip().lower()
    if last is None or not last.from_ or last.from_ != last.to or link not in ("and", "to", "-", "–", "through", "or"):
        return None
    return day_sense(make_day(last.from_.year, last.from_.month, int(match["day"])))


def month(match: re.Match[str], context: Context) -> Sense | None:
    """Such as "March 2011", "January this year", "last November", "early June", "March"."""
    name, which, year = _month(match), named(match, "which"), _year(match, context)
    if year:
        return dated(f"{year}-{name:02}")
    if not which and _is_verb_or_name(match, context):
        return None
    published = context.published
    if which in ("each", "every") or published is None:
        return Sense("SET" if which in ("each", "every") else "DATE", f"XXXX-{name:02}")
    years = {
        "last": published.year - (name >= published.month),
        "past": published.year - (name >= published.month),
        "next": published.year + (name <= published.month),
        "this": published.year,
    }
    return dated(f"{years.get(which) or context.year_of_month(name, match.start(), published)}-{name:02}")


def _is_verb_or_name(match: re.Match[str], context: Context) -> bool:
    """Whether a bare "May" or "March" may be no month; an abbreviation alone is none."""
    name = match["month"].rstrip(".").lower()
    if (len(name) < len("june") and name != "may") or name == "sept":
        return not match["month"].endswith(".")
    return name in ("march", "may") and match.start() == match.start("month") and context.word_before(match.start()) not in _MONTH_LEADS


def iso(match: re.Match[str], context: Context) -> Sense | None:
    """Such as "2020-02-04", "2020-02-04T12:30"."""
    year, month_, day = (int(match[part]) for part in ("y", "m", "d"))
    return day_sense(make_day(year, month_, day), (match["t"] or "").replace(" ", "T"))


def numeric(match: re.Match[str], context: Context) -> Sense | None:
    """Such as "03/02/2020": the order that the calendar allows, else the one nearer to publication; silent when still open."""
    if re.fullmatch(r"0?9/11", match[0]):
        return dated("2001-09-11")
    if not match["y"]:
        return None
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    year += 0 if year > 99 else 2000 if year < 50 else 1900
    days = {day for day in (make_day(year, second, first), make_day(year, first, second)) if day}
    if len(days) == 2 and context.published:
        published = context.published
        days = {min(sorted(days), key=lambda day: ((day - published).days > 7, abs((day - published).days)))}
    return day_sense(days.pop()) if len(days) == 1 else None


def year(match: re.Match[str], context: Context) -> Sense | None:
    """Such as "2011", "fiscal 1989", "the end of 1990", "mid-1996"; not the count in "2000 people"."""
    if named(match, "spelled_year"):
        return dated(spelled_year(match["spelled_year"]))
    if match["year"] is None:
        value = int(match["short"])
        return dated(f"{1900 + value if value > 30 else 2000 + value}")
    before = context.word_before(match.start())
    after = context.word_after(match.end())
    if before in ("$", "#", "£", "€", "-", "/", "no", "number") or after in COUNTED:
        return None
    led = match.start() < match.start("year") or before in YEAR_LEADS or before.endswith(("'s", "’s")) or before in MONTHS
    closed = context.text[match.end() : match.end() + 1] in (")", ",", ".", ";", ":", "]", "\n", "") or not before
    return dated(match["year"]) if led or closed or after in ("when", "and", "to", "as", "the") else None


def decade(match: re.Match[str], context: Context) -> Sense | None:
    """Such as "the early 1990s", "the '80s", "the nineties"."""
    if named(match, "decade"):
        return dated(DECADES[named(match, "decade")])
    return dated(f"{match['digits'] or '19' + match['short']}X")


def century(match: re.Match[str], context: Context) -> Sense | None:
    """Such as "the 20th century" as 19XX."""
    nth = int(match["nth_digits"]) if match["nth_digits"] else int(ORDINALS[named(match, "nth")])
    return dated(f"{nth - 1:02}XX") if 1 <= nth <= 30 else None


def quarter(match: re.Match[str], context: Context) -> Sense | None:
    """Such as "the third quarter of 1990", "third-quarter", "last year's fourth quarter", "the second half of 2015"."""
    letter = "H" if match["span"].lower() == "half" else "Q"
    nth = {"last": 2, "final": 2}.get(named(match, "nth"), 0) if letter == "H" else 0
    nth = nth or ORDINALS.get(named(match, "nth"), 4)
    if nth > (2 if letter == "H" else 4):
        return None
    stated = _year(match, context)
    if stated is None:
        if context.published is None:
            return Sense("DATE", f"XXXX-{letter}{nth}")
        begins = nth * 3 - 2 if letter == "Q" else nth * 6 - 5
        stated = context.published.year - (begins > context.published.month)
        stated -= bool(match["ago"])
    return dated(f"{stated}-{letter}{nth}")


def season(match: re.Match[str], context: Context) -> Sense | None:
    """Such as "the summer of 2012", "last fall", "this spring"."""
    letters, which, stated = SEASONS[named(match, "season")], named(match, "which"), _year(match, context)
    if stated:
        return dated(f"{stated}-{letters}")
    if context.published is None:
        return Sense("DATE", f"XXXX-{letters}")
    now = dated(f"{context.published.year}-{letters}")
    if which in ("last", "past") and now.to and now.to >= context.published and now.from_:
        begun_before = which == "past" and now.from_ <= context.published
        return dated(f"{context.published.year - (not begun_before)}-{letters}")
    if which == "next" and now.from_ and now.from_ <= context.published:
        return dated(f"{context.published.year + 1}-{letters}")
    return now


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
    if "day" in entry:
        return date(year, entry["month"], entry["day"])
    first = date(year, entry["month"], 1)
    return first + timedelta(days=(entry["weekday"] - first.isoweekday()) % 7 + 7 * (entry["nth"] - 1))


RULES: Final = (
    Rule(
        compiled(
            rf"""(<wd>( <part2>)?<comma>(the )?)?{_EDGE}(?-i:(?!may\b|march\b))<month>\s{{0,2}}(the )?<day>
            (?!\s{{0,2}}(-year|km\b|%))(<comma><year>| (of )?(?P<of_year>last|this|next) year)?( <part>)?"""
        ),
        calendar_day,
    ),
    Rule(compiled(r"<month>\s{0,2}(?P<day>[0-3]\d)(?P<year>20[0-4]\d)(?!\d)"), calendar_day),
    Rule(compiled(rf"(<wd><comma>(the )?)?{_EDGE}<day>( of)?(\s{{1,2}}|-)<month>((<comma>|-|of )<year>)?( <part>)?"), calendar_day),
    Rule(
        compiled(
            r"""(?P<day>\d{1,2})
            (?=\s{0,2}(-|–|to|and|or|until)\s{0,2}(the )?\d{1,2}(st|nd|rd|th)? <month>(<comma><year>)?)"""
        ),
        calendar_day,
    ),
    Rule(
        compiled(
            r"""(?P<day>\d{1,2})(st|nd|rd|th)?(?![\d%:/]|[.,]\d)
            (?=\s{0,2}([.,;:)\n]|\Z|in\b|at\b|on\b|when\b|the\b|as\b|and\b|\d{4}\b))(<comma><year>)?"""
        ),
        follow_up_day,
    ),
    Rule(compiled(rf"{_EDGE}<month>(<comma>(of )?(<year>|<spelled_year>)| (of )?(?P<of_year>last|this|next|the same|that) year)"), month),
    Rule(compiled(rf"{_EDGE}((this (?=past))?(?P<which>last|this|next|past|each|every) )?<month>(?!\s{{0,2}}\d)"), month),
    Rule(compiled(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?P<t>[T ][0-2]\d:[0-5]\d(:[0-5]\d)?)?(?![\d-])"), iso),
    Rule(compiled(r"(?P<a>\d{1,2})(?P<sign>[/.])(?P<b>\d{1,2})((?P=sign)(?P<y>\d{4}|\d\d))?(?![\d/%]|\.\d)"), numeric),
    Rule(
        compiled(
            rf"""{_EDGE}(the year |(the )?fiscal (year )?)?
            (<year>|<spelled_year>|['’](?P<short>[3-9]\d|[01]\d)(?!\d|s\b))(?!['’]?s\b)"""
        ),
        year,
    ),
    Rule(compiled(r"(the )?(<edge>( |-))?((?P<digits>(1[89]|20)\d)0['’]?s\b|['’]?(?P<short>[2-9])0['’]?s\b|<decade>)"), decade),
    Rule(compiled(r"(the )?(<edge>( |-))?((?P<nth_digits>\d{1,2})(st|nd|rd|th)|<nth>)[- ]century"), century),
    Rule(
        compiled(
            r"""((the|its) )?((?P<of_year>last|this|next) year['’]s |<year> )?((comparable|corresponding) )?(?P<ago>year-(ago|earlier) )?
            ((latest|fiscal|seasonally|flat|slow|strong|weak)[- ]){0,2}
            (?P<nth>first|second|third|fourth|final|last|[1-4](st|nd|rd|th))( |-)(?P<span>quarter|half)\b
            ( of (the )?(fiscal )?((?P<year2>(19|20)\d\d)\b|(?P<of_year2>last|this|next) year))?"""
        ),
        quarter,
    ),
    Rule(compiled(r"((the|last|this|next) )?(<edge> )?<season>( of)? (<year>|<spelled_year>)"), season),
    Rule(compiled(r"(<edge> )?(this (?=past))?(?P<which>last|this|next|past|the) (<edge> )?<season>(?! of\b)"), season),
    Rule(compiled(r"(?P<last>last )?<holiday>(<comma><year>)?"), holiday),
)
"""Patterns of calendar expressions, each with what it means."""
