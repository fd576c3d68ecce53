"""Days and months by their names and numbers: "4 February 2020", "late on Feb. 4", "from 3 to 7 May", "March 2011"."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from secondhand.annotate.times.context import Context, Rule, day_sense, named, stated_year
from secondhand.annotate.times.values import Sense, dated, make_day, week_value
from secondhand.annotate.times.words import DAY_PARTS, KNOWN_DAYS, MONTHS, PIECES, SPELLED_DAYS, YEAR_LEADS, compiled, whole_number

_EDGE: Final = r"((<part_of>|the week of |<edge>( |-)(on )?)(the )?)?"
_LINK: Final = r"\s{0,2}(-|–|/|to|and|or|until|till|through)\s{0,2}"
_DAY_AHEAD: Final = r"\d{1,2}(st|nd|rd|th)?"
_MONTH_LEADS: Final = YEAR_LEADS | {"last", "next", "on", "every", "each"}
# The year of a list or range of months stands behind its last: "between January and March 2019".
_MONTHS_AHEAD: Final = re.compile(
    rf"(?:\s{{0,2}}(?:,|-|–|/|to\b|and\b|or\b|until\b|till\b|through\b)\s{{0,2}}(?:early\s|late\s|mid-)?(?P<month>{PIECES['month']})){{1,4}}"
    rf",?\s{{1,2}}(?:of\s)?(?P<year>{PIECES['year']})",
    re.I,
)
_HAPPENING: Final = r"(?:attacks?|massacre|assault|hijackings?)"
_EVENT: Final = re.compile(rf"\s(?:terror(?:ist)?\s)?{_HAPPENING}\b", re.I)
_EVENT_OF: Final = re.compile(rf"\b{_HAPPENING}\sof\s(?:the\s)?\Z", re.I)
_EVENT_REACH: Final = 20


def _month(match: re.Match[str], group: str = "month") -> int:
    return MONTHS[named(match, group).rstrip(".")]


def calendar_day(match: re.Match[str], context: Context) -> Sense | None:
    """Such as "February 4", "4 February 2020", "Wed Sep 7 2016", "the week of March 6", "March eighth"."""
    month = _month(match)
    day = SPELLED_DAYS[re.sub(r"[\s-]+", "-", named(match, "nth_day"))] if named(match, "nth_day") else whole_number(match["day"])
    year = _year_ahead(match, month) or stated_year(match, context)
    historic = _historic_day(match, month, day, context)
    if historic and year in (None, historic.year):
        return dated(historic.isoformat() + _part_of_day(match))._replace(historic=True)
    year = year or context.year_of(month, day, match.start(), last=bool(named(match, "last")))
    if year is None:
        return Sense("DATE", f"XXXX-{month:02}-{day:02}") if make_day(2000, month, day) else None
    found = make_day(year, month, day)
    if found and re.match(r"the\s+week", match[0], re.I):
        return dated(week_value(found))
    return day_sense(found, _part_of_day(match))


def _year_ahead(match: re.Match[str], month: int) -> int | None:
    """The year behind the end of a range: "May 3-7, 2019", "from December 28 to January 3, 2020"."""
    if not named(match, "year_ahead"):
        return None
    turned = named(match, "month2") and month > _month(match, "month2")
    return int(match["year_ahead"]) - bool(turned)


def _historic_day(match: re.Match[str], month: int, day: int, context: Context) -> date | None:
    """The day that stands for one happening: "the September 11 attacks", "the attacks of September 11"."""
    year, lead = KNOWN_DAYS.get(f"{month:02}-{day:02}"), max(0, match.start() - _EVENT_REACH)
    if year is None or not (_EVENT.match(context.text, match.end()) or _EVENT_OF.search(context.text, lead, match.start())):
        return None
    found = date(year, month, day)
    return found if context.may_know(found) else None


def _part_of_day(match: re.Match[str]) -> str:
    lead = re.match(r"the\s+(?:(early)\s+hours|(night|morning|evening))", match[0], re.I)
    if lead:
        return "TMO" if lead[1] else f"T{DAY_PARTS[lead[2].lower()]}"
    part = named(match, "part") or named(match, "part2")
    return f"T{DAY_PARTS[part]}" if part else ""


def follow_up_day(match: re.Match[str], context: Context) -> Sense | None:
    """The second number of "April 24 and 25"."""
    last, link = context.named.last, context.text[context.named.end : match.start()].strip().lower()
    if last is None or not last.from_ or last.from_ != last.to or link not in ("and", "to", "-", "–", "through", "or"):
        return None
    return day_sense(make_day(last.from_.year, last.from_.month, int(match["day"])))


def month(match: re.Match[str], context: Context) -> Sense | None:
    """Such as "March 2011", "January this year", "last November", "early June", "March", "January and March 2019"."""
    name, which, year = _month(match), named(match, "which"), stated_year(match, context)
    if year:
        return dated(f"{year}-{name:02}")
    if not which and (ahead := _MONTHS_AHEAD.match(context.text, match.end())):
        return dated(f"{int(ahead['year']) - (name > _month(ahead))}-{name:02}")
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


def month_of_both(match: re.Match[str], context: Context) -> Sense | None:
    """The second year of "April of both 2017 and 2018": the same month once more."""
    last = context.named.last
    if (
        last is None
        or not re.fullmatch(r"\d{4}-\d\d", last.value)
        or not _BOTH.search(context.text, context.named.end - _BOTH_REACH, context.named.end)
    ):
        return None
    return dated(f"{match['year']}{last.value[4:]}") if context.text[context.named.end : match.start()].strip() == "and" else None


_BOTH: Final = re.compile(r"\bboth\s{1,3}\d{4}\Z", re.I)
_BOTH_REACH: Final = 12


def iso(match: re.Match[str], context: Context) -> Sense | None:
    """Such as "2020-02-04", "2020-02-04T12:30"."""
    year, month_, day = (int(match[part]) for part in ("y", "m", "d"))
    return day_sense(make_day(year, month_, day), (match["t"] or "").replace(" ", "T"))


def numeric(match: re.Match[str], context: Context) -> Sense | None:
    """Such as "03/02/2020": the order that the calendar allows, else the one nearer to publication; silent when still open."""
    if re.fullmatch(r"0?9/11", match[0]):
        return dated("2001-09-11")._replace(historic=True)
    if not match["y"]:
        return None
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    year += 0 if year > 99 else 2000 if year < 50 else 1900
    days = {day for day in (make_day(year, second, first), make_day(year, first, second)) if day}
    if len(days) == 2 and context.published:
        published = context.published
        days = {min(sorted(days), key=lambda day: ((day - published).days > 7, abs((day - published).days)))}
    return day_sense(days.pop()) if len(days) == 1 else None


RULES: Final = (
    Rule(
        compiled(
            rf"""(({_EDGE})?<wd>( <part2>)?<comma>(the )?)?({_EDGE}|(?P<last>last ))(?-i:(?!may\b|march\b))<month>\s{{0,2}}(the )?<day>
            (?!\s{{0,2}}(-year|km\b|%))(<comma><year>| (of )?(?P<of_year>last|this|next) year
            |(?={_LINK}(<month2> )?{_DAY_AHEAD}<comma>(?P<year_ahead>(19|20)\d\d)\b))?( <part>)?"""
        ),
        calendar_day,
    ),
    Rule(compiled(r"<month>\s{0,2}(?P<day>[0-3]\d)(?P<year>20[0-4]\d)(?!\d)"), calendar_day),
    Rule(
        compiled(
            rf"""(({_EDGE})?<wd><comma>(the )?)?{_EDGE}<day>( of)?(\s{{1,2}}|-)<month>
            ((<comma>|-|of )<year>|(?={_LINK}{_DAY_AHEAD} <month2><comma>(?P<year_ahead>(19|20)\d\d)\b))?( <part>)?"""
        ),
        calendar_day,
    ),
    Rule(compiled(r"(<wd><comma>)?<month> (the )?<nth_day>(?!( |-)(<units>|half\b|round\b))(<comma><year>)?( <part>)?"), calendar_day),
    Rule(compiled(r"(the )?<nth_day> of <month>(<comma><year>)?( <part>)?"), calendar_day),
    Rule(
        compiled(
            rf"""(?P<day>\d{{1,2}})(st|nd|rd|th)?
            (?=(,\s?\d{{1,2}}){{0,3}},?{_LINK}(the )?{_DAY_AHEAD} (of )?<month>(<comma><year>)?)"""
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
    Rule(
        compiled(
            rf"{_EDGE}<month>(<comma>((of|in) (both )?)?(<year>|<spelled_year>)| (of )?(?P<of_year>last|this|next|the same|that) year)"
        ),
        month,
    ),
    Rule(compiled(rf"{_EDGE}((this (?=past))?(?P<which>last|this|next|past|each|every) )?<month>(?!\s{{0,2}}\d)"), month),
    Rule(compiled(r"<year>"), month_of_both),
    Rule(compiled(r"(?P<y>\d{4})(?P<sign>[-/])(?P<m>\d\d)(?P=sign)(?P<d>\d\d)(?P<t>[T ][0-2]\d:[0-5]\d(:[0-5]\d)?)?(?![\d/-])"), iso),
    Rule(compiled(r"(?P<a>\d{1,2})(?P<sign>[/.])(?P<b>\d{1,2})((?P=sign)(?P<y>\d{4}|\d\d))?(?![\d/%]|\.\d)"), numeric),
)
"""Patterns of days and months, each with what it means."""
