"""What the encoder heard, in tokens of a passage; inner attributions by reading a content again as a text of its own.

The corpus that taught the encoder marks outermost attributions only, so it hears no others until their surroundings are taken away.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from secondhand.annotate.attributions.cues import group, verbs
from secondhand.annotate.attributions.found import Found, Range
from secondhand.annotate.attributions.mended import mended
from secondhand.annotate.attributions.passage import Passage
from secondhand.model import Encoder, Span, Told

DEPTH = 3
"""Voices within voices that are looked for: nobody writes more."""
SHORTEST = 6
"""Tokens of a content that could hold an attribution of its own."""


def heard(p: Passage, told: Sequence[Told], encoder: Encoder, least: float) -> list[Found]:
    """The attributions of a passage that are at least so sure, inner ones too, in the order of their cues."""
    outer = _sure(p, told, least)
    return mended(p, outer, list(_inner(p, outer, encoder, least)))


def _inner(p: Passage, outer: Sequence[Found], encoder: Encoder, least: float, depth: int = DEPTH) -> Iterator[Found]:
    if not depth:
        return
    for item in outer:
        for first, end in item.content:
            begin = first + (p.lows[first] == "that")  # it opens the outer content, no sentence of its own
            if end - begin >= SHORTEST and _may_tell(p, begin, end):
                again = _sure(p, encoder.told(p.text, p.span(begin, end)), least)
                yield from again
                yield from _inner(p, again, encoder, least, depth - 1)


def _may_tell(p: Passage, begin: int, end: int) -> bool:
    """Whether a stretch holds a word that could be a cue, so that it is worth another reading."""
    return any(p.lows[k] in verbs() or p.lows[k] in group("hearsay") or p.lows[k] in {"according", ":"} for k in range(begin, end))


def _sure(p: Passage, told: Sequence[Told], least: float) -> list[Found]:
    return [item for part in told if part.confidence >= least and (item := _in_tokens(p, part)) is not None]


def _in_tokens(p: Passage, told: Told) -> Found | None:
    """An attribution of the encoder in tokens; None where it has no content in the passage."""
    source, cue, content = (_ranges(p, spans) for spans in (told.source, told.cue, told.content))
    return Found(source, cue, content, told.confidence) if content and (cue or source) else None


def _ranges(p: Passage, spans: Sequence[Span]) -> tuple[Range, ...]:
    found = []
    for span in spans:
        begin, end = bisect_right(p.ends, span.start), bisect_left(p.starts, span.end)
        if begin < end:
            found.append((begin, end))
    return tuple(found)
