"""The words that govern a happening: its clause up to the word that tells it, and what follows that word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from secondhand.claims.tellings import Telling
from secondhand.claims.triggers import Trigger
from secondhand.lexicon import table, words
from secondhand.model import ClaimType, Reading, Span

REACH = 200
"""Characters of a clause that are read on each side of the word that tells the happening."""
_NEGATION = 8
"""Characters before a content in which a negation may stand."""


@dataclass(frozen=True, slots=True)
class Clause:
    """The clause of a happening in three parts; asides in the lead are blanked, so that places in it stay true."""

    start: int
    lead: str
    """The words before the head."""
    head: int
    """Where the word begins that tells the happening."""
    word: str
    """That word; empty where none tells it."""
    tail: str
    """The words behind it."""
    type: ClaimType | None = None
    """The type of the happening that the head stands for."""
    verbal: bool = False
    granted: bool = False
    """Whether all the telling is taken for granted, as what follows "who" or "after"."""
    governed: tuple[int, ...] = ()
    """Where in the lead words stand that a negation can govern: other happenings and the head itself."""

    @property
    def end(self) -> int:
        """Where the word ends."""
        return self.head + len(self.word)


def clause_of(reading: Reading, telling: Telling, main: Trigger | None, content: Span | None) -> Clause:
    """The clause around the main word of a telling, no wider than the content it is told in or its sentence."""
    text, tokens = reading.text, telling.tokens
    bounds = _with_negation(text, content) if content else telling.sentence.span
    if main is None:
        lead = _behind(text[telling.span.start : min(telling.span.end, telling.span.start + 2 * REACH)])
        end = telling.span.start + len(lead)
        return Clause(telling.span.start, lead, end, "", "")
    main = _acting(telling, main)
    head = Span(tokens[main.start].start, tokens[main.end - 1].end)
    low = max(bounds.start, head.start - REACH)
    lead = _pattern("asides").sub(_blank, text[low : head.start])
    breaks = list(_pattern("breaks").finditer(lead))
    cut = breaks[-1].end() if breaks else 0
    granted = bool(breaks and breaks[-1]["granted"]) and low + breaks[-1].start() <= telling.span.start
    start = low + cut
    others = (tokens[trigger.start].start - start for trigger in telling.triggers)
    governed = tuple(sorted({place for place in others if 0 <= place < head.start - start} | {head.start - start}))
    tail = _behind(text[head.end : min(max(bounds.end, head.end), head.end + REACH)])
    return Clause(
        start,
        lead[cut:],
        head.start,
        head.of(text),
        tail,
        main.type,
        verbal=main.verbal,
        granted=granted,
        governed=governed,
    )


def _acting(telling: Telling, main: Trigger) -> Trigger:
    """What is told of a thing: of "its missiles had not hit the port" the verb."""
    thing = not main.verbal and telling.tokens[main.start].word in words("claim_types", "rank.things")
    verbs = (trigger for trigger in telling.triggers if trigger.verbal and trigger.start >= main.end)
    return next(verbs, main) if thing else main


def _behind(text: str) -> str:
    """The words up to where something subordinate or a new clause begins."""
    found = _pattern("breaks").search(text)
    return text[: found.start()] if found else text


def _with_negation(text: str, content: Span) -> Span:
    """A content with the negation that stands between it and its cue: "vowed never to surrender"."""
    found = _pattern("negation").search(text[max(0, content.start - _NEGATION) : content.start])
    return Span(content.start - len(found.group()), content.end) if found else content


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


@cache
def _pattern(name: str) -> re.Pattern[str]:
    granted, said = ("|".join(map(re.escape, table("certainty")["subordinate"][kind])) for kind in ("granted", "said"))
    return re.compile(
        {
            "asides": rf",(?:\s+(?:{granted}|{said})\b[^,;:]*|(?:\s+[^\s,;:]+){{1,4}}),",
            "negation": r"\b(?:not|never)\s+$",
            "breaks": rf"[,;:!?—–]|\.\s|\b(?:(?P<granted>{granted})|{said}|but)\b",
        }[name],
        re.IGNORECASE,
    )
