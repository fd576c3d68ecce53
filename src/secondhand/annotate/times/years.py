"""Years and what is made of them: decades, centuries, quarters, halves, seasons."""

from __future__ import annotations

import re
from typing import Final

from secondhand.annotate.times.context import Context, Rule, named, stated_year
from secondhand.annotate.times.values import Sense, dated
from secondhand.annotate.times.words import COUNTED, DECADES, MONTHS, NEAR, ORDINALS, SEASONS, YEAR_LEADS, compiled, spelled_year

_EDGE: Final = r"((<part_of>|<edge>( |-)(on )?)(the )?)?"


def year(match: re.Match[str], context: Context) -> Sense | None:
    """Such as "2011", "fiscal 1989", "the end of 1990", "mid-1996"; not the count in "2000 people"."""
    if named(match, "spelled_year"):
        return dated(spelled_year(match["spelled_year"]))
    if match["year"] is None:
        value = int(match["short"])
        return dated(f"{1900 + value if value > 30 else 2000 + value}")
    return dated(match["year"]) if match["lead"] or _names_a_year(match, context) else None


def _names_a_year(match: re.Match[str], context: Context) -> bool:
    """Whether four digits stand where a year stands, or are too odd for the size of anything: "the 1996 campaign"."""
    before, after = context.word_before(match.start()), context.word_after(match.end())
    if before in _NO_YEAR or after in COUNTED:
        return False
    if before in ("-", "–", "/"):
        return bool(_COMPOUND.search(context.text, max(0, match.start() - _COMPOUND_REACH), match.start()))
    if before in YEAR_LEADS or before.endswith(("'s", "’s")) or before in MONTHS or not before:
        return True
    closed = context.text[match.end() : match.end() + 1] in (")", ",", ".", ";", ":", "]", "\n", "")
    return closed or after in _AFTER or (int(match["year"]) % 10 > 0 and before not in NEAR and before.isalpha())


_NO_YEAR: Final = frozenset(["$", "#", "£", "€", "no", "number", "flight", "resolution", "least", "most", "than"])
_AFTER: Final = frozenset(["when", "and", "to", "as", "the"])
_COMPOUND: Final = re.compile(r"(?:\b(?:post|pre|mid)[-–]|\b(?:19|20)\d\d\s?[-–/]\s?)\Z", re.I)
"""What stands before the dash of "post-1959" and "2014-2016"."""
_COMPOUND_REACH: Final = 8


_OWN: Final = re.compile(r"\b(?:his|her|their|my|our|your|whose)\s(?:(?:early|mid|late)[\s-])?\Z", re.I)
"""Before a decade that is an age."""
_OWN_REACH: Final = 12


def decade(match: re.Match[str], context: Context) -> Sense | None:
    """Such as "the early 1990s", "the '80s", "the nineties": the first three digits of its years (ISO 8601); not "in his forties"."""
    if not match["digits"] and _OWN.search(context.text, max(0, match.start() - _OWN_REACH), match.start()):
        return None
    if named(match, "decade"):
        return dated(DECADES[named(match, "decade")])
    return dated(match["digits"] or "19" + match["short"])


def century(match: re.Match[str], context: Context) -> Sense | None:
    """Such as "the 20th century" as 19, the first two digits of its years (ISO 8601)."""
    nth = int(match["nth_digits"]) if match["nth_digits"] else int(ORDINALS[named(match, "nth")])
    return dated(f"{nth - 1:02}") if 1 <= nth <= 30 else None


def quarter(match: re.Match[str], context: Context) -> Sense | None:
    """Such as "the third quarter of 1990", "third-quarter", "last year's fourth quarter", "the second half of 2015"."""
    letter = "H" if match["span"].lower() == "half" else "Q"
    nth = {"last": 2, "final": 2}.get(named(match, "nth"), 0) if letter == "H" else 0
    nth = nth or ORDINALS.get(named(match, "nth"), 4)
    if nth > (2 if letter == "H" else 4):
        return None
    stated = stated_year(match, context)
    if stated is None:
        if context.published is None:
            return Sense("DATE", f"XXXX-{letter}{nth}")
        begins = nth * 3 - 2 if letter == "Q" else nth * 6 - 5
        stated = context.published.year - (begins > context.published.month)
        stated -= bool(match["ago"])
    return dated(f"{stated}-{letter}{nth}")


def season(match: re.Match[str], context: Context) -> Sense | None:
    """Such as "the summer of 2012", "last fall", "this spring"."""
    letters, which, stated = SEASONS[named(match, "season")], named(match, "which"), stated_year(match, context)
    if stated:
        return dated(f"{stated}-{letters}")
    published = context.published
    if published is None:
        return Sense("DATE", f"XXXX-{letters}")
    # A winter bears the year in which it begins.
    year = published.year - (letters == "WI" and published.month < _SPRING)
    now = dated(f"{year}-{letters}")
    begun, over = bool(now.from_ and now.from_ <= published), bool(now.to and now.to < published)
    if (which == "last" and not over) or (which == "past" and not begun):
        year -= 1
    elif which == "next" and begun:
        year += 1
    return dated(f"{year}-{letters}")


_SPRING: Final = 3
"""The month in which spring begins."""


def numbered_quarter(match: re.Match[str], context: Context) -> Sense | None:
    """Such as "Q3 2019"; without a year the last such quarter that has begun."""
    number, stated = int(match["q"]), stated_year(match, context)
    if stated is None and context.published is None:
        return Sense("DATE", f"XXXX-Q{number}")
    if stated is None and context.published:
        stated = context.published.year - (number * 3 - 2 > context.published.month)
    return dated(f"{stated}-Q{number}")


def quarter_of_year(match: re.Match[str], context: Context) -> Sense | None:
    """Such as "the 1988 quarter", "the 1988 period": the quarter that the text is about, in that year; else the year."""
    return dated(match["year"] + (context.named.quarter[4:] if context.named.quarter else ""))


RULES: Final = (
    Rule(
        compiled(
            rf"""(?P<lead>{_EDGE}(the year |(the )?fiscal (year )?)?)
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
    Rule(compiled(r"(?-i:Q)(?P<q>[1-4])\b((,)? (of )?<year>| (of )?(?P<of_year>last|this|next) year)?"), numbered_quarter),
    Rule(compiled(r"the <year> (quarter|period)\b"), quarter_of_year),
    Rule(compiled(r"((the|last|this|next) )?(<edge> )?<season>( of)? (<year>|<spelled_year>)"), season),
    Rule(compiled(r"(<edge> )?(this (?=past))?(?P<which>last|this|next|past|the) (<edge> )?<season>(?! of\b)"), season),
)
"""Patterns of years and what is made of them, each with what it means."""
