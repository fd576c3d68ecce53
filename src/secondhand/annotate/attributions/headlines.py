"""Headlines that name their source without a verb: "Monitor: town has fallen", "Town has fallen: monitor", "Boats sunk in Tarn Monitor"."""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.annotate.attributions.cues import group, speaker
from secondhand.annotate.attributions.found import Found, Range
from secondhand.annotate.attributions.passage import Passage

LABEL = 5
"""Tokens of a source that stands before or after a colon."""
BY = "headlines/1"
SURE, FAIR = 0.75, 0.6


def headed(p: Passage) -> Iterator[Found]:
    """The attributions of a headline's shape; nothing where the passage is no headline."""
    if not p.headline:
        return
    for i in range(1, len(p.tokens)):
        found = _labelled(p, i) if p.lows[i] == ":" else _lost_mark(p, i)
        if found is not None:
            yield found


def _labelled(p: Passage, colon: int) -> Found | None:
    """A source that a colon parts from what it says, at either end of the line."""
    first, last = p.first[colon], _past_marks(p, colon)
    before, behind = (first, colon), (colon + 1, last)
    if before[0] < before[1] and behind[0] < behind[1]:
        if colon - first <= LABEL and all(p.tokens[k].capital for k in range(*before)) and speaker(p.lows[colon - 1]):
            return _told(before, (colon, colon + 1), behind, FAIR)
        if last - colon <= LABEL + 1 and p.quote[colon + 1] is None and speaker(p.lows[last - 1]):
            return _told(behind, (colon, colon + 1), before, SURE)
    return None


def _lost_mark(p: Passage, i: int) -> Found | None:
    """A dash or colon before the source was lost on the way: "Six boats sunk in Tarn Monitor"."""
    if i + 1 != p.last[i] or i - p.first[i] < LABEL - 1 or not p.tokens[i].capital or p.lows[i] not in group("headline"):
        return None
    if p.lows[i - 1] in group("preposition") | group("determiner") or not p.tokens[i - 1].word:
        return None
    return _told((i, i + 1), None, (p.first[i], i), FAIR)


def _past_marks(p: Passage, colon: int) -> int:
    last = p.last[colon]
    while last > colon + 1 and not p.tokens[last - 1].word:
        last -= 1
    return last


def _told(source: Range, cue: Range | None, content: Range, confidence: float) -> Found:
    return Found((source,), () if cue is None else (cue,), (content,), confidence, BY)
