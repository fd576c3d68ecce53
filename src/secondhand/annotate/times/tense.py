"""Whether the words around a time tell of what was or of what is to come."""

from __future__ import annotations

import re
from typing import Final, Literal

from secondhand.annotate.times.words import FUTURE, PAST, PROMISED, TITLE_FUTURE, TOLD
from secondhand.model import BlockKind

Tense = Literal["past", "future"]

_REACH: Final = 90
"""How many characters to either side are read."""
# The end of a sentence, but not the dot of "U.S.", "9 a.m." or "Gen.".
_SENTENCE_END: Final = re.compile(
    r"(?<!\.[A-Za-z])(?<!\b[A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bDr)(?<!\bSt)(?<!\bGen)(?<!\bSen)(?<!\bRep)(?<!\bCol)"
    r"[.!?][\"'”’]*\s+(?=[A-Z\"“'‘])|\n\s*\n"
)
# A day that tells which thing is meant, whatever becomes of it: "will look into the March 3 raid", "into Monday's raid".
_THE: Final = re.compile(r"\bthe\s{1,3}\Z", re.I)
_POSSESSIVE: Final = re.compile(r"\w+['’]s\b")
_STATED: Final = frozenset({"dateline", "byline"})
"""Blocks whose days are those of publication: never still to come."""


def tense_at(text: str, position: int, section: BlockKind = "body") -> Tense | None:
    """The tense at a time: the nearest sign before it in its sentence decides, else the first one after it.

    In a headline "to" with a verb tells of what is to come ("Envoys to meet on Monday").
    """
    if section in _STATED:
        return "past"
    before = _SENTENCE_END.split(text[max(0, position - _REACH) : position])[-1]
    if TOLD.search(before):
        return "past"
    if _THE.search(before) or _POSSESSIVE.match(text, position):
        return None
    future, past = _last(FUTURE, before), _last(PAST, before)
    if section == "headline":
        future = max(future, _last(TITLE_FUTURE, before))
    if future >= 0 or past >= 0:
        return "future" if future >= past else "past"
    return _ahead(text, position)


def _last(signs: re.Pattern[str], words: str) -> int:
    """Where the last sign ends; -1 without any."""
    return max((found.end() for found in signs.finditer(words)), default=-1)


def _ahead(text: str, position: int) -> Tense | None:
    """The tense of the first sign behind a time that opens its sentence: "On Monday, the envoys will meet"."""
    after = _SENTENCE_END.split(text[position : position + _REACH], maxsplit=1)[0]
    promise = PROMISED.search(after)  # the day before it is that of the promise
    after = after[: promise.start()] if promise else after
    future, past = FUTURE.search(after), PAST.search(after)
    if future and (past is None or future.start() <= past.start()):
        return "future"
    return "past" if past else None
