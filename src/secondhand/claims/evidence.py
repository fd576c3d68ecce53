"""What a claim says it rests on: the words that name a witness, a video, a letter, a satellite image."""

from __future__ import annotations

import re
from functools import cache

from secondhand.lexicon import table, words
from secondhand.lexicon.patterns import any_of
from secondhand.model import Attribution, Evidence, EvidenceKind, Reading, Span, around

REACH = 160
"""Characters of a sentence that are looked at on each side of a span."""


def evidence(reading: Reading, span: Span, attribution: Attribution | None) -> tuple[Evidence, ...]:
    """The evidence named in the tag of the attribution around a span, or in the sentence of a span without one."""
    found: dict[EvidenceKind, list[Span]] = {}
    for window in _windows(reading, span, attribution):
        for match in _pattern().finditer(reading.text, window.start, window.end):
            said = " ".join(match.group().lower().split())
            if attribution or said not in words("evidence", "bystanders.words"):
                found.setdefault(_kinds()[said], []).append(Span(match.start(), match.end()))
    if not found:
        return (Evidence(kind="none given"),)
    return tuple(Evidence(kind=kind, spans=tuple(dict.fromkeys(spans))) for kind, spans in found.items())


def _windows(reading: Reading, span: Span, attribution: Attribution | None) -> list[Span]:
    """Where evidence for the span would be named: the sentence without what else is told in it."""
    anchor = attribution.cue[0].start if attribution and attribution.cue else span.start
    sentence = around(reading.sentences, anchor)
    low = max(sentence.start if sentence else span.start, anchor - REACH)
    high = min(sentence.end if sentence else span.end, anchor + REACH)
    if attribution is None:
        return [Span(low, high)]
    gaps: list[tuple[int, int]] = []
    for piece in sorted(attribution.content):
        gaps.append((low, min(piece.start, high)))
        low = max(low, piece.end)
    return [*attribution.source, *(Span(start, end) for start, end in (*gaps, (low, high)) if start < end)]


@cache
def _kinds() -> dict[str, EvidenceKind]:
    return {word: kind for kind, listed in table("evidence")["kinds"].items() for word in listed}


@cache
def _pattern() -> re.Pattern[str]:
    listed = any_of(_kinds(), {" ": r"\s"})
    return re.compile(rf"\b{listed}\b", re.IGNORECASE)
