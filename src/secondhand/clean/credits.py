"""Who and where at the beginning of a line: agencies, "By NAME", "DAMASCUS, Feb 5 (AFP) —"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from secondhand.clean.dates import PREFIX_LENGTH, stamp
from secondhand.clean.lines import Line, key_of
from secondhand.clean.titles import LONGEST, title_end
from secondhand.lexicon import table, words

CreditKind = Literal["byline", "dateline", "furniture"]
_SEPARATORS = " \t\xa0|:,–—-·•/"
_NAME = r"[^\W\d_][\w.’'-]*"
_BY = re.compile(rf"by:?\s+(?:{_NAME}|@\w+)(?:[ ,&|/]+[(@]?{_NAME}\)?){{0,7}}\s*$", re.IGNORECASE)
_CAPITALS = r"[A-Z][A-Z’'.-]*[A-Z.](?:[ /][A-Z][A-Z’'.-]*[A-Z.]){0,3}"
_TITLED = r"[A-Z][\w’'-]*\w(?: [A-Z][\w’'-]*\w){0,2}"
_REGION = rf"(?:,? {_TITLED}\.?)?"
_DAY = r"(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?)?"
_DASH = r"\s?(?:--|[–—_]|-(?=\s))\s?"
_PLACE = re.compile(
    rf"(?:(?P<capitals>{_CAPITALS}){_REGION}|(?P<titled>{_TITLED})(?P<region>, {_TITLED})?){_DAY},?"
    rf"(?:\s?\((?P<agency>[^()]{{2,40}})\)(?:{_DASH})?|{_DASH})"
)
_MOST_CREDITS = 6
_SHORTEST_CITY = 4
"""A shorter word in capitals before a dash ("HTS —") is an abbreviation unless a date or an agency follows."""


@dataclass(frozen=True, slots=True)
class Credit:
    """A part of a line, by positions in the line."""

    start: int
    end: int
    kind: CreditKind


@cache
def _agencies() -> frozenset[str]:
    return frozenset(key_of(name) for name in table("dateline")["agencies"])


def is_agency(text: str) -> bool:
    """Whether this is the name of an agency or desk and nothing else."""
    return key_of(text[:PREFIX_LENGTH]) in _agencies() and len(text) < PREFIX_LENGTH


def leading_credits(line: str, at: int, titles: tuple[str, ...]) -> tuple[list[Credit], int]:
    """The credits that stand at this point of a line of the page's head, and where the rest of it starts."""
    found: list[Credit] = []
    while at < len(line) and len(found) < _MOST_CREDITS:
        credit = _dated(line, at) or _named(line, at, titles) or _controlled(line, at)
        if not credit:
            break
        found.append(credit)
        at = _skip(line, credit.end)
    return found, at


def _skip(line: str, at: int) -> int:
    while at < len(line) and line[at] in _SEPARATORS:
        at += 1
    return at


def _dated(line: str, at: int) -> Credit | None:
    day = stamp(line[at : at + PREFIX_LENGTH])
    if not day:
        return None
    end = at + day.end
    following = _skip(line, end)
    rest = line[following : following + 3]
    # "July 5, 2016, was the day" is a sentence; what follows a dateline begins anew.
    begins_anew = not rest[:1].islower() or rest.startswith("by ")
    return Credit(at, end, "dateline") if begins_anew else None


def _named(line: str, at: int, titles: tuple[str, ...]) -> Credit | None:
    rest = line[at : at + PREFIX_LENGTH]
    whole = len(line) - at < PREFIX_LENGTH
    ends = [space.start() for space in re.finditer(r"\s", rest)]
    if rest[:3].lower() == "by ":
        named = next((end for end in ends if title_end(line[at + end : at + end + 2 * LONGEST], titles) is not None), None)
        if named:
            return Credit(at, at + named, "byline")
    if whole and (is_agency(rest) or _is_signed(rest)):
        return Credit(at, len(line), "byline")
    dated = next((end for end in ends if _is_before_day(rest, end)), None)
    return Credit(at, at + dated, "byline") if dated else None


def _is_before_day(text: str, end: int) -> bool:
    """Whether an agency comes before a date, or anything short before a date that says "published"."""
    day = stamp(text[end + 1 :])
    return day is not None and (is_agency(text[:end]) or (day.published and end + 1 + day.end == len(text)))


def _controlled(line: str, at: int) -> Credit | None:
    """Counters and links that a page puts before its first words ("Get short URL 0 13 The coalition")."""
    found = _controls().match(line[at : at + PREFIX_LENGTH])
    return Credit(at, at + found.end(), "furniture") if found else None


@cache
def _controls() -> re.Pattern[str]:
    return re.compile("|".join(rf"(?:{pattern})" for pattern in table("furniture")["leads"]))


def _is_signed(text: str) -> bool:
    """ "By NAME", each word of the name in capitals but for its small words."""
    if not _BY.match(text) or text.rstrip().endswith("."):
        return False
    names = re.findall(r"[^\W\d_]+", text)[1:]
    return bool(names) and 2 * sum(name[0].isupper() or not name[0].islower() for name in names) > len(names)


def is_contribution(line: Line) -> bool:
    """ "NAME in Amman contributed to this report": a credit in the form of a sentence."""
    return line.key.endswith(tuple(words("dateline", "contributions")))


def place_end(text: str) -> int | None:
    """Where the dateline of a first paragraph ends: "BEIRUT, Feb. 5 (AFP) — ", "Aleppo, Syria – "."""
    found = _PLACE.match(text[:PREFIX_LENGTH])
    if not found:
        return None
    agency = found["agency"]
    if found["capitals"]:
        said = text[found.end("capitals") : found.end()]  # a region or day, before the dash
        enough = bool(agency) or len(found["capitals"]) >= _SHORTEST_CITY or any(letter.isalnum() for letter in said)
    elif agency:
        enough = is_agency(agency)
    else:
        one_place = bool(found["region"]) or " " not in found["titled"]
        enough = one_place and text[found.end() : found.end() + 1].isupper()
    return found.end() if enough else None
