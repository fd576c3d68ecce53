"""Expressions that count from the publication date or from the day named before: "yesterday", "last week", "two years ago"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from secondhand.annotate.times.context import Context, Rule, day_sense, named, week_of
from secondhand.annotate.times.values import Sense, dated, period, reach, step_days, unit_of, week_value
from secondhand.annotate.times.words import BACK, DAY_PARTS, PAST, WEEKDAYS, compiled, number

_EDGE: Final = r"(<part_of>(the )?|<edge> (on )?(the )?)?"
_OTHER_DAY: Final = frozenset(
    ["will", "has", "is", "was", "when", "that", "he", "she", "they", "we", "i", "it", "of", "the", "to", "before", "after"]
)
"""Words after "the day" that make it a day of its own: "the day of the attack", "the day will come"."""
_BETWEEN_DAYS: Final = re.compile(r"\s{1,3}(?:from|between)\s")
_HOURS: Final = re.compile(r"(?:the\s+)?early\s+hours", re.I)
_OFFSET: Final = {"yesterday": -1, "tomorrow": 1, "today": 0, "tonight": 0}
_STEP: Final = {
    "last": -1,
    "previous": -1,
    "preceding": -1,
    "past": -1,
    "next": 1,
    "coming": 1,
    "following": 1,
    "before": -1,
    "earlier": -1,
    "after": 1,
    "prior": -1,
}
_FROM_NAMED: Final = frozenset(["following", "preceding", "previous", "same", "that", "before", "earlier", "prior"])
"""What counts from the last time named, where there is one, and not from publication."""
_CLOSED: Final = r"(?=\s{0,2}([.,;:)\n\"”]|\Z|in\b|at\b|near\b|when\b|and\b|but\b|by\b|with\b|to\b))"
"""After "the day before" without the thing that it lies before: "the day before the raid" has no date of its own."""


def _part(match: re.Match[str]) -> str:
    """The part of the day that the words add, as TMO."""
    if _HOURS.match(match[0]):
        return "TMO"
    part = "night" if re.match(r"the\s+night", match[0], re.I) else named(match, "part")
    return f"T{DAY_PARTS[part]}" if part else ""


def weekday(match: re.Match[str], context: Context) -> Sense | None:
    """Such as "Friday", "late on Monday", "last Wednesday", "Sunday night"."""
    number_ = WEEKDAYS[named(match, "weekday")]
    which = named(match, "which").rpartition(" ")[2]
    part = _part(match)
    published = (context.named.day if which in _FROM_NAMED else None) or context.published
    if published is None:
        return Sense("TIME" if part else "DATE", f"XXXX-WXX-{number_}{part}")
    back = (published.isoweekday() - number_) % 7
    if which in BACK:
        return day_sense(step_days(published, -(back or 7)), part)
    if which in ("next", "coming", "following"):
        return day_sense(step_days(published, 7 - back), part)
    if which == "this" and context.tense(match.start()) != "past":
        return day_sense(step_days(published, -back % 7), part)
    return day_sense(context.weekday(number_, match.start()), part)


def weekly(match: re.Match[str], context: Context) -> Sense | None:
    """Such as "every Friday", "Tuesday nights", "on Mondays": a set without dates; "Mondays attack" lacks an apostrophe."""
    day = named(match, "weekday") or named(match, "weekdays").removesuffix("s")
    part = named(match, "part") or named(match, "parts").removesuffix("s")
    if named(match, "weekdays") and context.word_before(match.start()) != "on":
        return day_sense(context.weekday(WEEKDAYS[day], match.start()))
    return Sense("SET", f"XXXX-WXX-{WEEKDAYS[day]}{f'T{DAY_PARTS[part]}' if part else ''}")


def named_day(match: re.Match[str], context: Context) -> Sense | None:
    """Such as "today", "late yesterday", "tomorrow morning", "the day before yesterday"."""
    word = named(match, "word")
    part = _part(match) or ("TNI" if word == "tonight" else "")
    if context.published is None:
        return Sense("TIME" if part else "DATE", "XXXX-XX-XX" + part)
    further = {"before": -1, "after": 1}.get(named(match, "further"), 0)
    return day_sense(step_days(context.published, _OFFSET[word] + further), part)


def part_of_day(match: re.Match[str], context: Context) -> Sense | None:
    """Such as "last night", "this morning", "the next morning", "overnight"."""
    which, part = named(match, "which").removeprefix("the "), f"T{DAY_PARTS[named(match, 'part') or 'night']}"
    near = {"last": -1, "this": 0, "the": 0, "": 0}
    if which == "the" and context.word_after(match.end()) == "of":
        return None  # the night of something else
    if not which.removeprefix("the") and _BETWEEN_DAYS.match(context.text, match.end()):
        return None  # "the night from Saturday to Sunday"
    if which in near:
        base, step = (context.named.day or context.published) if which == "the" else context.published, near[which]
    else:
        base, step = context.named.day or context.published, _STEP.get(which, 0)
    return day_sense(step_days(base, step), part) if base else Sense("TIME", "XXXX-XX-XX" + part)


def near_day(match: re.Match[str], context: Context) -> Sense | None:
    """Such as "the same day", "the following day", "the day": counted from the day named last."""
    base = context.named.day or context.published
    if named(match, "which") == "the" and (context.word_before(match.start()) == "by" or context.word_after(match.end()) in _OTHER_DAY):
        return None
    if base is None:
        return Sense("DATE", "XXXX-XX-XX")
    return day_sense(step_days(base, _STEP.get(named(match, "which") or named(match, "step"), 0)))


def near_period(match: re.Match[str], context: Context) -> Sense | None:
    """Such as "last week", "this year", "early next month", "the weekend"."""
    unit, which = named(match, "unit") or named(match, "unit2"), named(match, "which")
    if unit not in _PERIODS:
        return None
    step = _STEP.get(which, 0)
    base = (context.named.begun if which in _FROM_NAMED else None) or context.published
    if base is None:
        return Sense("DATE", _PERIODS[unit])
    if unit == "weekend":
        behind = which not in ("this", "next", "coming", "following") and base.isoweekday() < 6
        return week_of(step_days(base, -7 if behind else 7 if which == "next" else 0), "-WE")
    moved = reach(base, step, unit)
    return _at(moved, unit) if moved else None


_PERIODS: Final = {
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "year": "XXXX",
    "decade": "XXXX",
    "century": "XXXX",
}


def _at(day: date, unit: str) -> Sense:
    """The week, month, quarter, year ... that holds a day."""
    year = f"{day.year:04}"
    values = {
        "day": day.isoformat(),
        "week": week_value(day),
        "month": f"{year}-{day.month:02}",
        "quarter": f"{year}-Q{(day.month + 2) // 3}",
        "year": year,
        "decade": year[:3],
        "century": year[:2],
    }
    return dated(values[unit])


def ago(match: re.Match[str], context: Context) -> Sense | None:
    """Such as "two years ago", "nearly a decade ago"; "years ago" has no date."""
    amount = number(match["number"]) if match["number"] else None
    if amount and named(match, "half"):
        amount += 0.5
    unit = match["unit"].lower()
    clock, _, letter = unit_of(unit)
    if clock:
        return Sense("DURATION", period(amount, unit), context.published, context.published)
    if amount is None or context.published is None:
        return Sense("DATE", "PAST_REF")
    moved = reach(context.published, -amount, unit)
    whole = {"D": "day", "W": "week", "M": "month", "Y": "year", "Q": "quarter", "WE": "week"}[letter]
    return _at(moved, whole) if moved else None


def year_before(match: re.Match[str], context: Context) -> Sense | None:
    """Such as "a year earlier", "the year-ago period": the quarter named last, a year back; else the year before publication."""
    if context.named.quarter:
        return dated(f"{int(context.named.quarter[:4]) - 1}{context.named.quarter[4:]}")
    return dated(f"{context.published.year - 1}") if context.published else Sense("DATE", "XXXX")


def this_quarter(match: re.Match[str], context: Context) -> Sense | None:
    """Such as "the quarter", "the latest period": the quarter named last, else the last one that ended before publication."""
    if context.named.quarter:
        return dated(context.named.quarter)
    if context.published is None:
        return None
    ended = reach(context.published, -1, "quarter")
    return _at(ended, "quarter") if ended else None


def soon(match: re.Match[str], context: Context) -> Sense | None:
    """The future; but "soon became" and "were soon freed" tell of what was."""
    return None if PAST.match(context.word_after(match.end())) else Sense("DATE", "FUTURE_REF")


def _reference(value: str) -> Callable[[re.Match[str], Context], Sense | None]:
    """What words mean that point to the present, the past or the future and to no certain date."""

    def sense(match: re.Match[str], context: Context) -> Sense | None:
        present = context.published if value == "PRESENT_REF" else None
        return Sense("DATE", value, present, present)

    return sense


RULES: Final = (
    Rule(
        compiled(rf"{_EDGE}((?P<which>last|this|next|past|coming|previous|the following|this past|this coming) )?<weekday>( <part>)?"),
        weekday,
    ),
    Rule(compiled(r"(every|each) <weekday>( <part>)?|<weekdays>"), weekly),
    Rule(compiled(r"<weekday> <parts>"), weekly),
    Rule(compiled(rf"{_EDGE}((the )?day (?P<further>before|after) )?(?P<word>today|yesterday|tomorrow|tonight)\b( <part>)?"), named_day),
    Rule(compiled(rf"{_EDGE}(?P<which>last|this|the next|the previous|the following|that|the same|the) (early )?<part>"), part_of_day),
    Rule(compiled(r"overnight\b|mid-?\s?(?!night)<part>"), part_of_day),
    Rule(compiled(rf"{_EDGE}((the|that) )?(?P<which>same|following|next|previous|preceding|that|the) (very |same )?day\b"), near_day),
    Rule(compiled(rf"the day (?P<step>before|earlier|after)\b{_CLOSED}"), near_day),
    Rule(
        compiled(
            rf"""{_EDGE}(the )?
            (?P<which>last|this|next|following|preceding|previous|same|coming|that|current)( fiscal| current)? <unit>"""
        ),
        near_period,
    ),
    Rule(compiled(rf"the (?P<unit>week|month|year) (?P<which>before|earlier|previous|prior)\b{_CLOSED}"), near_period),
    Rule(
        compiled(r"the (past )?(?P<unit>weekend|century)\b|the (?P<unit2>week)\b(?! (of|after|before|that|in which|when)\b)"), near_period
    ),
    Rule(compiled(r"(<part_of>|<edge> )the (fiscal |financial )?(?P<unit>week|month|quarter|year)\b"), near_period),
    Rule(compiled(r"(around )?(?P<unit>year)(-| |['’]s )end\b"), near_period),
    Rule(
        compiled(r"the ((full|whole|entire|current|latest) )?(fiscal |financial )?(?P<unit>year)\b(?!-)(?! end(ed|ing|s)\b)"), near_period
    ),
    Rule(
        compiled(
            r"""(a|one) year (earlier|ago|before)\b
            |(the )?(comparable |corresponding )?year-(ago|earlier)( (quarter|period))?\b
            |the (same|corresponding|comparable) (period|quarter)( of)?( the)? (last|previous) year\b"""
        ),
        year_before,
    ),
    Rule(compiled(r"(<near> )?((<number>|<vague>) )?<unit>((?P<half> and a half)| or (so|two|more))? ago\b"), ago),
    Rule(compiled(r"(the|that|this) (latest |same |latest fiscal )?quarter\b|the latest period\b"), this_quarter),
    Rule(
        compiled(
            r"""(right |just )?now\b(?! and (then|again))|currently\b|nowadays\b|these days\b|this (crucial |critical )?moment\b
            |(the )?current(?! (year|quarter|month|week|fiscal|affairs|account))\b
            |(at|for) (the )?(moment|present)\b(?! time)|at the present time\b|the time being\b"""
        ),
        _reference("PRESENT_REF"),
    ),
    Rule(
        compiled(
            r"""((more|most|until|only) )?recently\b|lately\b|long ago\b|in recent (times|history)\b
            |the (recent |distant )?past\b(?! ([\w-]+ ){0,3}<units>)(?! (and|or) )(?! (<weekday>|<month>))"""
        ),
        _reference("PAST_REF"),
    ),
    Rule(
        compiled(
            r"""the (near |foreseeable |immediate |distant )?future\b|the (near|short|long|medium) term\b
            |(in |for )future\b|one day\b(?= be\b)|some ?day\b"""
        ),
        _reference("FUTURE_REF"),
    ),
    Rule(compiled(r"(very )?soon\b(?!-)(?! (as|after|afterwards?|thereafter)\b)"), soon),
)
"""Patterns of expressions that point away from now, each with what it means."""
