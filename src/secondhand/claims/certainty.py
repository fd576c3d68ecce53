"""How sure a claim is, by who tells it and in which mood; and whether its content is itself negative.

After FactBank (Saurí & Pustejovsky 2009) and PLOVER's auxiliary modes: `denied` keeps the content positive,
`negated` belongs to a negative content ("no jets had breached").
"""

from __future__ import annotations

import re
from functools import cache

from secondhand.lexicon import table
from secondhand.model import Attribution, Certainty, Reading, Span, Stance, around

BY_STANCE: dict[Stance, Certainty] = {
    "denies": "denied",
    "doubts": "doubted",
    "predicts": "predicted",
    "threatens": "threatened",
    "promises": "promised",
    "demands": "demanded",
}
MOODS: tuple[Certainty, ...] = ("conditional", "predicted", "doubted", "reported")


def certainty(reading: Reading, span: Span, attribution: Attribution | None) -> tuple[Certainty, bool]:
    """The certainty of the words of a span, told through an attribution, and whether they are negated."""
    text = reading.text
    words = span.of(text)
    negated = _negated(words)
    if attribution is not None and attribution.stance in BY_STANCE:
        return BY_STANCE[attribution.stance], negated
    lead = _lead(reading, span, attribution)
    for mood in MOODS:
        if _cues(mood).search(lead):
            return mood, negated
    if _ironic(text, span):
        return "ironic", negated
    return ("asserted" if attribution is None else "reported"), negated


def _lead(reading: Reading, span: Span, attribution: Attribution | None) -> str:
    """The span with the words of its own sentence and content that lead to it, where "if" and "likely" stand."""
    sentence = around(reading.sentences, span.start)
    start = max(sentence.start if sentence else span.start, span.start - 40)
    if attribution is not None:
        start = max([start, *(piece.start for piece in attribution.content if piece.start <= span.start)])
    clause = max(reading.text.rfind(mark, start, span.start) for mark in ",;:")
    return reading.text[max(start, clause + 1) : min(span.end, span.start + 400)]


def _negated(words: str) -> bool:
    """Whether the main clause of the words is negative: its negation stands before anything subordinate."""
    main = _subordinate().split(words, maxsplit=1)[0]
    return _cues("negated").search(main) is not None


def _ironic(text: str, span: Span) -> bool:
    """Whether the claim's own verb stands in scare quotes or behind "so-called"."""
    return _cues("ironic").search(text[max(0, span.start - 20) : span.start + 60]) is not None


@cache
def _cues(name: str) -> re.Pattern[str]:
    listed = sorted(table("certainty")["cues"][name], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in listed)})\b", re.IGNORECASE)


@cache
def _subordinate() -> re.Pattern[str]:
    listed = table("certainty")["subordinate"]["words"]
    return re.compile(rf"\b(?:{'|'.join(listed)})\b", re.IGNORECASE)
