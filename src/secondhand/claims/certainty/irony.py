"""Irony in the writer's own voice, called so only when signals of two kinds meet around a happening.

The signals follow the markers of Burgers, van Mulken & Schellens (2012, "Verbal irony", Journal of Language and
Social Psychology 31). A mocking label alone ("moderate head-chopping rebels") leaves what is told of its bearer as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import cast

from secondhand.claims.certainty.clause import Clause
from secondhand.claims.certainty.distance import scare_quotes, theory
from secondhand.claims.certainty.moods import pattern
from secondhand.claims.tellings import Telling
from secondhand.lexicon import table
from secondhand.model import Signal, SignalKind, Span

REACH = 300
"""Characters on each side of a happening in which signals are looked for."""
AFTER = 60
"""Characters behind a sentence in which its exclamation may follow: "What a plan!"."""
STRONG: frozenset[SignalKind] = frozenset({"scare quotes", "mock praise", "mock theory"})
"""One of these must be there: "Fortunately nobody died. What luck!" is meant as it is said."""


def irony(text: str, telling: Telling, clause: Clause) -> tuple[Signal, ...]:
    """The signals that make a claim of the outlet ironic; none when they are too weak."""
    found: dict[SignalKind, tuple[Span, ...]] = {}
    for kind, span in _signals(text, telling, clause):
        found[kind] = (*found.get(kind, ()), span)
    strong = len(found) > 1 and not STRONG.isdisjoint(found)
    return tuple(Signal(kind=kind, spans=spans) for kind, spans in found.items()) if strong else ()


def _signals(text: str, telling: Telling, clause: Clause) -> Iterator[tuple[SignalKind, Span]]:
    """What may be ironic in the sentence of a happening and right behind it."""
    if quoted := scare_quotes(text, clause):
        yield "scare quotes", quoted
    if told := theory(text, telling):
        yield "mock theory", told
    low, high = max(telling.sentence.start, clause.head - REACH), min(telling.sentence.end, clause.end + REACH)
    for kind, listed in _listed().items():
        end = min(telling.block.end, high + AFTER) if kind == "exclamation" else high
        yield from ((kind, Span(*found.span(1))) for found in listed.finditer(text, low, end))


@cache
def _listed() -> dict[SignalKind, re.Pattern[str]]:
    """The signals that are known by their words."""
    praise = table("irony")["praise"]
    mocking = rf"(?:{'|'.join(praise['words'])})(?:\s+[\w-]+){{0,2}}?\s+(?:{'|'.join(praise['blame'])})"
    listed = {cast(SignalKind, kind): pattern(phrases) for kind, phrases in table("irony")["signals"].items()}
    return {"mock praise": re.compile(rf"\b({mocking})\b", re.IGNORECASE), **listed}
