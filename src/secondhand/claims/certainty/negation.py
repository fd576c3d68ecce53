"""Whether a happening is told as one that was not: "no jets had breached", "failed to capture", "did not take place"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from secondhand.claims.certainty.clause import Clause
from secondhand.claims.certainty.moods import cues
from secondhand.lexicon import words
from secondhand.model import Signal

GAP = 3
"""How many words may stand between a negation and the noun it governs."""
RELATIVE = re.compile(r".*\bthat\b", re.IGNORECASE | re.DOTALL)


def negated(clause: Clause, signals: Sequence[Signal]) -> bool:
    """Whether the happening is negated, by words that do not already set its mood ("it is not true that")."""
    lead, tail = _without(clause.lead, clause.start, signals), _without(clause.tail, clause.end, signals)
    if not clause.verbal and cues("unhappened").search(tail):
        return True
    if not clause.word and (term := cues("terms").search(lead, 1)):  # a negative condition negates nothing
        lead = lead[: term.start()]
    lead = cues("apparent").sub(_blank, RELATIVE.sub(_blank, lead))
    noun = bool(clause.word) and not clause.verbal
    return any(not noun or _governs(lead, found.end(), clause.governed) for found in cues("negated").finditer(lead))


def _governs(lead: str, end: int, governed: Sequence[int]) -> bool:
    """Whether a negation reaches a noun or another happening: "no raid", not "did not comment on the raid"."""
    goal = next((place for place in governed if place >= end), len(lead))
    between = lead[end:goal].lower().split()
    return len(between) <= GAP and (words("claim_types", "grammar.prepositions") - {"of"}).isdisjoint(between)


def _without(part: str, start: int, signals: Sequence[Signal]) -> str:
    """A part of the clause, with the words that set the mood blanked."""
    for span in (span for signal in signals for span in signal.spans):
        low, high = max(span.start - start, 0), min(span.end - start, len(part))
        if low < high:
            part = part[:low] + " " * (high - low) + part[high:]
    return part


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())
