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
WISHED = re.compile(r"to (?!have\b)", re.IGNORECASE)
MOODS: tuple[Certainty, ...] = ("denied", "predicted", "doubted", "reported")


def certainty(reading: Reading, span: Span, attribution: Attribution | None) -> tuple[Certainty, bool]:
    """The certainty of the words of a span, told through an attribution, and whether they are negated."""
    negated = _negated(span.of(reading.text))
    if attribution is not None and attribution.stance in BY_STANCE:
        return BY_STANCE[attribution.stance], negated
    if attribution is not None and (_wish(reading.text, attribution) or _danger(span.of(reading.text), attribution)):
        return "predicted", negated
    before = _before(reading, span, attribution)
    main = _main(span.of(reading.text)[:400])
    if _cues("conditional").search(before) or _cues("conditional").match(main):
        return "conditional", negated
    for mood in MOODS:
        if _cues(mood).search(f"{before} {main}"):
            return mood, negated
    if _cues("ironic").search(before) or _cues("ironic").match(main):
        return "ironic", negated
    return ("asserted" if attribution is None else "reported"), negated


def _wish(text: str, attribution: Attribution) -> bool:
    """Whether what somebody thinks is yet to come: "wanted to establish", not "is thought to have come"."""
    thought = attribution.stance == "thinks" and bool(attribution.source)
    return thought and any(WISHED.match(text, piece.start) for piece in attribution.content)


def _danger(words: str, attribution: Attribution) -> bool:
    """Whether a warning tells what may come: "warned that a raid could kill hundreds"."""
    return attribution.stance == "warns" and _cues("warned").search(words) is not None


def _before(reading: Reading, span: Span, attribution: Attribution | None) -> str:
    """The words of the clause and content that lead to a span, where "if" and "is likely" stand."""
    sentence = around(reading.sentences, span.start)
    start = max(sentence.start if sentence else span.start, span.start - 40)
    if attribution is not None:
        start = max([start, *(piece.start for piece in attribution.content if piece.start <= span.start)])
    clause = max(reading.text.rfind(mark, start, span.start) for mark in ",;:")
    return reading.text[max(start, clause + 1) : span.start]


def _main(words: str) -> str:
    """The words before anything subordinate."""
    return _subordinate("words").split(words, maxsplit=1)[0]


def _negated(words: str) -> bool:
    """Whether the main clause is negative; its conditions may be."""
    condition = _subordinate("conditions").search(words, 1)
    unconditional = words[: condition.start()] if condition else words
    return _cues("negated").search(_cues("apparent").sub("", _main(unconditional))) is not None


@cache
def _cues(name: str) -> re.Pattern[str]:
    listed = sorted(table("certainty")["cues"][name], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in listed)})\b", re.IGNORECASE)


@cache
def _subordinate(name: str) -> re.Pattern[str]:
    listed = table("certainty")["subordinate"][name]
    return re.compile(rf"\b(?:{'|'.join(listed)})\b", re.IGNORECASE)
