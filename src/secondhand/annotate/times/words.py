"""Calendar words as pieces of patterns, and number words as numbers."""

from __future__ import annotations

import re
from functools import partial
from typing import Any, Final

from secondhand.lexicon import table
from secondhand.lexicon.patterns import any_of
from secondhand.model import TimeMod

_CALENDAR: Final[dict[str, Any]] = table("calendar")
OTHER_CALENDARS: Final[dict[str, Any]] = table("other_calendars")
_WORDS: Final[dict[str, list[str]]] = _CALENDAR["words"]

MONTHS: Final[dict[str, int]] = {name.lower(): number for name, number in _CALENDAR["months"].items()}
WEEKDAYS: Final[dict[str, int]] = {name.lower(): number for name, number in (_CALENDAR["weekdays"] | _CALENDAR["weekdays_short"]).items()}
SEASONS: Final[dict[str, str]] = _CALENDAR["seasons"]
DAY_PARTS: Final[dict[str, str]] = _CALENDAR["day_parts"]
UNITS: Final[dict[str, str]] = _CALENDAR["units"]
ORDINALS: Final[dict[str, int]] = _CALENDAR["ordinals"]
SPELLED_DAYS: Final[dict[str, int]] = _CALENDAR["spelled_days"]
KNOWN_DAYS: Final[dict[str, int]] = _CALENDAR["known_days"]
DECADES: Final[dict[str, str]] = _CALENDAR["decades"]
HOLIDAYS: Final[dict[str, dict[str, int]]] = _CALENDAR["holidays"]
LASTING: Final = frozenset(_WORDS["lasting"])
COUNTED: Final = frozenset(_WORDS["counted"])
BACK: Final = frozenset(_WORDS["back"])
NEAR: Final = frozenset(_WORDS["near"])
YEAR_LEADS: Final = frozenset(_WORDS["year_leads"])
LENGTH_LEADS: Final = frozenset(_WORDS["length_leads"])
_NUMBERS: Final[dict[str, int]] = _CALENDAR["numbers"]


def _opener_words() -> frozenset[str]:
    """Every word with which a time expression may begin, in lower case."""
    tables = ("months", "weekdays", "weekdays_short", "seasons", "units", "numbers", "ordinals", "spelled_days", "decades", "holidays")
    phrases = [key for name in tables for key in _CALENDAR[name]]
    phrases += [word for group in ("openers", "near", "edge", "back", "ahead", "vague") for word in _WORDS[group]]
    phrases += [name for calendar in OTHER_CALENDARS["calendars"].values() for names in calendar["months"] for name in names]
    phrases += OTHER_CALENDARS["feasts"]
    return frozenset(first for phrase in phrases for first in (re.split(r"[ '-]", phrase.lower())[0], re.split("[ -]", folded(phrase))[0]))


def folded(name: str) -> str:
    """A foreign name in lower case, without apostrophes."""
    return re.sub(r"['’‘`ʿ]", "", name.lower())


OPENERS: Final = _opener_words()


_SHORT: Final = 4
_WHOLE: Final = frozenset({"may", "june", "july"})


def _spaced(pattern: str) -> str:
    """A pattern in which each space stands for up to three blanks."""
    return pattern.replace(" ", r"\s{1,3}")


_listed = partial(any_of, spelled={" ": r"\s{1,3}"})
"""Words or phrases of a table as a group of a pattern."""


def _months() -> str:
    """Month names as proper names are written, for "may" and "march" are verbs; the short ones with or without a dot."""
    names = [form for name in _CALENDAR["months"] for form in (name, name.upper())]
    short = [name for name in names if len(name) <= _SHORT and name.lower() not in _WHOLE]
    return f"(?-i:(?:{_listed(set(names) - set(short))}|{_listed(short)}\\b\\.?)(?![A-Za-z]))"


_WORD_NUMBER = _listed(word for word in _NUMBERS if word not in ("a", "an"))
_DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,2}|\d{1,4}(?:\.\d{1,2})?)"
_HALF = r"(?:\d{1,2}[- ]1/2|\d{1,2}½)"
_SPELLED = rf"(?:{_WORD_NUMBER}\b|a\s(?=hundred|thousand))(?:(?:-|\s{{1,2}}and\s{{1,2}}|\s{{0,2}}){_WORD_NUMBER}\b){{0,3}}|an?\b"
_COUPLE = r"(?:a\s)?couple(?:\sof)?"
_AND_A_HALF = r"(?:\sand\sa\shalf)?"
_HOUR = r"(?:[01]?\d|2[0-4])"
_AM_PM = r"[ap]\.?\s?m\b\.?"
_TENS = _listed(word for word, value in _NUMBERS.items() if 20 <= value < 100)
_ONES = _listed(word for word, value in _NUMBERS.items() if 1 <= value < 20 and word not in ("a", "an"))

PIECES: Final[dict[str, str]] = {
    "month": _months(),
    "weekday": _listed(_CALENDAR["weekdays"]) + r"\b",
    "weekdays": _listed(_CALENDAR["weekdays"]) + r"s\b",
    "wd": f"(?:{_listed(_CALENDAR['weekdays'])}\\b|(?-i:{_listed(_CALENDAR['weekdays_short'])}\\b\\.?))",
    "day": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%])(?![.,:/]\d)",
    "nth_day": any_of(_CALENDAR["spelled_days"], {"-": r"[-\s]"}) + r"\b",
    "nth": _listed(_CALENDAR["ordinals"]) + r"\b",
    "year": r"(?:1[89]\d\d|20[0-4]\d)(?![\d%])(?![.,:/]\d)",
    "season": _listed(SEASONS) + r"\b",
    "part": _listed(DAY_PARTS) + r"\b",
    "parts": _listed(DAY_PARTS) + r"s\b",
    "units": _listed(UNITS) + r"s?\b",
    "unit": "(?:" + _listed([unit for unit in UNITS if unit != "centurie"]) + r"|centurie(?=s))s?\b",
    "number": f"(?:{_HALF}|{_COUPLE}|(?:{_DIGITS}|{_SPELLED}){_AND_A_HALF})",
    "small": f"(?:{_ONES}|{_TENS})\\b",
    "vague": _listed(_WORDS["vague"]) + r"\b",
    "near": _listed(_WORDS["near"]) + r"\b",
    "edge": _listed(_WORDS["edge"]) + r"\b",
    "back": _listed(_WORDS["back"]) + r"\b",
    "ahead": _listed(_WORDS["ahead"]) + r"\b",
    "between": _listed(_WORDS["between"]) + r"\b",
    "holiday": _listed(HOLIDAYS) + r"\b",
    "decade": _listed(DECADES) + r"\b",
    "spelled_year": rf"(?:nineteen\s(?:{_TENS}(?:[-\s]{_ONES})?|{_ONES})\b|two\sthousand(?:\s(?:and\s)?{_ONES})?\b)",
    "zone": r"(?-i:GMT|UTC|EST|EDT|PST|CET|CEST|EET|BST|local\stime)\b",
    "clock": rf"{_HOUR}(?:[:.][0-5]\d)?(?!\d)\s{{0,2}}{_AM_PM}|{_HOUR}:[0-5]\d(?!\d)(?:\s{{0,2}}{_AM_PM})?",
    "part_of": _spaced(r"(?:the )?(?:very )?(?:beginning|start|end|middle|close|rest|remainder|night|morning|evening|early hours|eve) of "),
    "comma": r"(?:,\s{0,3}|[^\S\n]{0,2},?[^\S\n]{0,2})",
}
"""Pieces of patterns by name; all bounded, so a match costs no more than a few dozen characters."""

_SAME_CLAUSE = "".join(rf"(?<!\b{word})" for word in _WORDS["clause_leads"])
_NOT_OVERTAKEN = "".join(f"(?<!{word}\\s)" for word in _WORDS["overtaken"])
_MODAL = rf"(?-i:{_listed(_WORDS['modal'])})(?!\s(?:not\s)?have\b|\snot\b)"
PROMISED: Final = re.compile(rf"(?<!\w){_listed(_WORDS['promised'])}(?!\w)", re.I)
_LEFT_OPEN: Final = rf"{_listed(_WORDS['promised'])}(?!\s(?:an?|the|its|their)\b)"
FUTURE: Final = re.compile(
    rf"(?<!\w)(?:{_NOT_OVERTAKEN}(?:{_listed(_WORDS['future'])}|{_LEFT_OPEN})|{_MODAL})(?!\w)"
    rf"(?:{_SAME_CLAUSE}\s(?!(?:be|was|were|had|did)\b)\w+){{0,2}}(?:\sbe(?:\s\w+ly)?\s\w+)?",
    re.I,
)
"""A sign of what is to come, with the verb behind it: "will be held" ends where "held" does, "until it fell" with "until"."""
TITLE_FUTURE: Final = re.compile(r"\bto\s{1,3}[a-z]{2,20}\b", re.I)
"""What is to come, as headlines put it: "Envoys to meet"."""
TOLD: Final = re.compile(rf"\b{_listed(_WORDS['telling'] + ['said', 'told'])}(?:\s{{1,3}}\w{{1,12}})?\s{{0,3}}\Z", re.I)
"""A verb of telling right before a time: it was told then."""
_OTHER_ED: Final = _listed(_WORDS["telling"] + _WORDS["future"])
PAST: Final = re.compile(rf"\b(?:{_listed(_WORDS['past'])}|(?!{_OTHER_ED}\b|un)[a-z]{{2,20}}ed)\b", re.I)

_UNNAMED: Final = frozenset({"comma", "part_of", "units", "small", "near", "edge", "between", "vague"})


def compiled(template: str) -> re.Pattern[str]:
    """A pattern from a template.

    `<month>` is a named piece and `<month2>` the same once more, a space is up to three blanks,
    a plain bracket groups without a number, and line breaks with their indentation count for nothing.
    """

    def piece(found: re.Match[str]) -> str:
        name, again = found.groups()
        return PIECES[name] if name in _UNNAMED else f"(?P<{name}{again}>{PIECES[name]})"

    joined = _spaced(re.sub(r"\n\s*", "", template))
    grouped = re.sub(r"(?<!\\)\((?!\?)", "(?:", joined)
    return re.compile(re.sub(r"(?<!P)<([a-z_]+)(\d?)>", piece, grouped), re.I)


def whole_number(text: str) -> int:
    """The digits of "3rd" or "2020"."""
    return int(re.sub(r"\D", "", text))


_MODS: Final[dict[str, TimeMod]] = {phrase: mod for mod, phrases in _CALENDAR["mods"].items() for phrase in phrases}
_BEND: Final = re.compile(rf"(?:(?:the|at)\s(?:very\s)?)?({_listed(_MODS)})\b", re.I)


def mod_of(text: str) -> TimeMod | None:
    """How an expression bends its value: "late on February 4" is END, "about three weeks" APPROX."""
    found = _BEND.match(text)
    return _MODS[re.sub(r"\s+", " ", found[1].lower())] if found else None


def number(text: str) -> float | None:
    """The number that digits or words write: "2 1/2", "two and a half", "nineteen", "a couple of"."""
    plain = text.lower().strip().replace(",", "").replace("½", " 1/2")
    if "couple" in plain:
        return 2
    half = 0.0
    for ending in (" and a half", "-1/2", " 1/2"):
        if plain.endswith(ending):
            plain, half = plain.removesuffix(ending), 0.5
    if re.fullmatch(r"[\d.]+", plain.strip()):
        return float(plain) + half
    total, words = 0, [word for word in re.split(r"[-\s]+", plain) if word != "and"]
    for word in words:
        if word not in _NUMBERS:
            return None
        value = _NUMBERS[word]
        total = max(total, 1) * value if value >= 100 else total + value
    return total + half


def spelled_year(text: str) -> str:
    """The year that words write: "nineteen ninety-four" is 1994, "two thousand" is 2000."""
    first, _, rest = text.lower().partition(" ")
    if rest.startswith("thousand"):
        return str(2000 + int(number(rest.removeprefix("thousand").strip() or "") or 0))
    return f"{_NUMBERS[first]}{int(number(rest) or 0):02}"
