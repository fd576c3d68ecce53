"""How a writer keeps his distance in his own voice: scare quotes, somebody's words in a headline, "according to this theory"."""

from __future__ import annotations

import re

from secondhand.claims.certainty.clause import Clause
from secondhand.claims.certainty.moods import cues
from secondhand.claims.tellings import Telling
from secondhand.model import Certainty, Signal, Span

QUOTED = re.compile(r"(?<!\w)[\"“„«‘'](?=\w)([^\"“”„«»‘\n]{2,40}?)[\"”»’'](?!\w)")
REACH = 60
"""Characters around a word in which marks are looked for."""
NAMING = 30
"""Characters before the marks in which "so they called it" is looked for."""
WORDS = 3
"""More words than these are a quotation of somebody."""


def distanced(text: str, telling: Telling, clause: Clause) -> tuple[Certainty, tuple[Signal, ...]] | None:
    """How sure a happening is that the outlet tells without making it its own.

    Names ("Olive Branch") are no scare quotes; a headline quotes its source, and so does "what they called a 'raid'".
    """
    if marks := scare_quotes(text, clause):
        quoting = telling.block.kind == "headline" or cues("naming").search(text, max(0, marks.start - NAMING), marks.start)
        return "reported" if quoting else "doubted", (Signal(kind="scare quotes", spans=(marks,)),)
    if words := theory(text, telling):
        return "reported", (Signal(kind="cue", spans=(words,)),)
    return None


def scare_quotes(text: str, clause: Clause) -> Span | None:
    """The quoted words that the head stands in, when they are few and no name."""
    for found in QUOTED.finditer(text, max(0, clause.head - REACH), clause.end + REACH):
        if found.start(1) <= clause.head < clause.end <= found.end(1):
            words = found.group(1).split()
            return Span(*found.span()) if len(words) <= WORDS and not any(word[0].isupper() for word in words) else None
    return None


def theory(text: str, telling: Telling) -> Span | None:
    """The words at the start of a sentence that call what follows a theory or a tale."""
    found = cues("theory").match(text, telling.sentence.start, telling.sentence.end)
    return Span(*found.span(1)) if found else None
