"""Lengths of time and what recurs: "for months", "the last five years", "a 2-1/2 year conflict", "every day"."""

from __future__ import annotations

import re
from typing import Final

from secondhand.annotate.times.context import Context, Rule, named
from secondhand.annotate.times.values import Days, Sense, period, reach, unit_of
from secondhand.annotate.times.words import LASTING, LENGTH_LEADS, compiled, number

_OLD: Final = re.compile(r"[-\s]{0,3}(?:olds?|older|younger)\b(?:[\s-]{1,3}([\w-]+))?|\s{1,2}of\s{1,2}age\b", re.I)
_AGED: Final = re.compile(r"\b(?:aged?|(?:old|young)er\sthan)\s(?:[\w-]+\s){0,4}\Z", re.I)
_AGED_REACH: Final = 40
_STEP: Final = re.compile(r"\s(?:(?P<on>later|afterwards?)|earlier|previously)\b(?!\sthan\b)", re.I)


def length(match: re.Match[str], context: Context) -> Sense | None:
    """A number of units, with the days covered where it runs up to or on from publication; ages are none."""
    if _is_age(match, context):
        return None
    written = named(match, "number")
    amount = number(named(match, "upper") or written) if written else None
    if amount and match[0].lower().endswith("and a half") and not (written or "").endswith("half"):
        amount += 0.5
    unit = match["unit"].lower()
    if (unit.startswith("quarter") and (written in ("a", "one") or "-" in match[0])) or (written == "a" and unit == "second"):
        return None  # a fraction, an ordinal
    if written in ("a", "an") and _is_rate(match, context):
        return Sense("SET", period(1, unit))
    return Sense("DURATION", period(amount, unit), *_covered(match, amount, context))


def _is_rate(match: re.Match[str], context: Context) -> bool:
    """Whether "a year" tells how often, as in "15 a year" and "four flights a week"."""
    before = context.word_before(match.start())
    return before not in LENGTH_LEADS and (
        before[:1].isdigit() or before in ("%", "percent", "once", "twice") or (before.endswith("s") and len(before) > 3)
    )


def _is_age(match: re.Match[str], context: Context) -> bool:
    """Persons have ages; a war, a truce or a siege that is so many years old has lasted."""
    if _AGED.search(context.text, max(0, match.start() - _AGED_REACH), match.start()):
        return True
    old = _OLD.match(context.text, match.end(), match.end() + 40)
    return bool(old and (old[1] or "").lower() not in LASTING)


def _covered(match: re.Match[str], amount: float | None, context: Context) -> Days:
    """The days of "the last five years" (up to publication), "the next two weeks" (from then on) and "two days later"."""
    if amount is None:
        return None, None
    if step := _STEP.match(context.text, match.end()):
        return _led_to(match["unit"], amount if step["on"] else -amount, context)
    if named(match, "back") and context.published:
        return reach(context.published, -amount, match["unit"]), context.published
    if named(match, "ahead") and context.published:
        return context.published, reach(context.published, amount, match["unit"])
    return None, None


def _led_to(unit: str, amount: float, context: Context) -> Days:
    """The one day to which so many days or weeks lead from the day named last."""
    clock, _, letter = unit_of(unit)
    if clock or letter not in ("D", "W") or context.named.day is None:
        return None, None
    day = reach(context.named.day, amount, unit)
    return day, day


def vague_length(match: re.Match[str], context: Context) -> Sense | None:
    """Such as "months", "recent weeks", "several hours": a length whose number is not known."""
    return None if _is_age(match, context) else Sense("DURATION", period(None, match["unit"]))


def half_length(match: re.Match[str], context: Context) -> Sense | None:
    """Such as "half an hour"."""
    return Sense("DURATION", period(0.5, match["unit"]))


def whole_past(match: re.Match[str], context: Context) -> Sense | None:
    """Such as "the past year": one unit that ends with publication."""
    first = reach(context.published, -1, match["unit"]) if context.published else None
    return Sense("DURATION", period(1, match["unit"]), first, context.published)


def year_to(match: re.Match[str], context: Context) -> Sense | None:
    """Such as "the year ended June 30": twelve months up to another time."""
    return Sense("DURATION", "P1Y")


def recurring(match: re.Match[str], context: Context) -> Sense | None:
    """Such as "daily", "every two weeks", "each month"."""
    if named(match, "often"):
        return Sense("SET", _OFTEN[named(match, "often")])
    written = named(match, "number")
    amount = number(written) if written else 2 if named(match, "other") else 1
    return Sense("SET", period(amount, match["unit"])) if amount else None


_OFTEN: Final = {
    "daily": "P1D",
    "nightly": "P1D",
    "hourly": "PT1H",
    "weekly": "P1W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "annually": "P1Y",
    "yearly": "P1Y",
}

RULES: Final = (
    Rule(
        compiled(
            r"""((?!over the )(<near> )?((each of )?(the|these|those|its|his|their) (?![\w.]{1,12}-<units>))?
            ((<back>|<ahead>|first|other|nine|latest|final|year-earlier) )?((about|nearly|almost|over) )?)?
            <number>(( (or|to) |-|–)(?P<upper>\d{1,3}|<small>))?( <between>| |-)( )?
            <unit>(?!-(ago|earlier)\b)( and a half\b)?(-long\b)?( or so\b)?"""
        ),
        length,
    ),
    Rule(compiled(r"(<near> )?half( (a|an) |-)<unit>"), half_length),
    Rule(
        compiled(
            r"""((at least) )?((the|these|those|its|his|their) )?
            ((last|past|next|coming|recent|first|early|previous|following) )?((<vague>|couple of|couple) )?
            (?P<unit>(second|minute|hour|day|week|month|year|decade|centurie)s)(-long)?\b
            ( (and|or) (weeks|months|years|days)\b)?( ahead\b)?"""
        ),
        vague_length,
    ),
    Rule(compiled(r"(recent|coming|several|some|past) (?P<unit>quarters)\b"), vague_length),
    Rule(compiled(r"(?P<unit>day|week|month|year|decade|century)-long\b"), whole_past),
    Rule(compiled(r"(the |its )?(fiscal |financial |business )?(?P<unit>year)(?= end(ed|ing)\b)"), year_to),
    Rule(compiled(r"((?!over)<near> )?(the )?past( full)? (?P<unit>year|month|week|decade|century)\b"), whole_past),
    Rule(
        compiled(
            r"""(?P<often>daily|nightly|hourly|weekly|fortnightly|monthly|annually|yearly)\b
            |((every|each)( (?P<other>other))?|per(?! second\b)) (<number> )?<unit>"""
        ),
        recurring,
    ),
)
"""Patterns of lengths and recurrences, each with what it means."""
