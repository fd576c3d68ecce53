"""Who is said to say, think, want or know what: attributions by the encoder, and by the shape of headlines and relayed paragraphs.

Direct, indirect and mixed quotation, "according to", beliefs and intentions, as PARC3 (Pareti 2015) and PolNeAR
(Newell et al. 2018) annotate them. Linear in the length of the text: every search has a bounded reach.
"""

from __future__ import annotations

from collections.abc import Sequence

from secondhand.annotate.attributions.found import Found, Range
from secondhand.annotate.attributions.headlines import headed
from secondhand.annotate.attributions.heard import heard
from secondhand.annotate.attributions.nesting import nest
from secondhand.annotate.attributions.overlooked import overlooked
from secondhand.annotate.attributions.passage import Passage
from secondhand.annotate.attributions.relayed import relayed
from secondhand.annotate.attributions.stance import stance_of
from secondhand.annotate.attributions.writer import without_writer
from secondhand.annotate.prose import analysis, stretches
from secondhand.model import Attribution, Knowledge, Reading, Stage, Told, Word, content_id, within
from secondhand.model.marks import Quoted

LEAST = 0.45
"""Attributions less sure than this are left out: where precision and recall are about equal on the development articles."""
PRECISE = 0.8
"""What is this sure is right, in source and content, at least 85 times of 100 on the development articles."""


def mark(reading: Reading, knowledge: Knowledge) -> tuple[Attribution, ...]:
    """The attributions of the blocks that tell something, in the order of their words; inner ones point to their parent."""
    read = analysis(reading, knowledge)
    found: list[Attribution] = []
    for block in stretches(reading):
        passage = Passage(reading.text, block.span, within(reading.sentences, block.span), headline=block.kind == "headline")
        here = [item for item in read.told if item.content and block.span.contains(item.content[0])]
        found.extend(_attributions(reading.document.id, passage, _found(passage, here, read.words, knowledge)))
    return tuple(sorted(found, key=lambda item: (min(item.spans()), item.cue)))


def _found(p: Passage, told: Sequence[Told], words: Sequence[Word], knowledge: Knowledge) -> list[Found]:
    """What is sure enough."""
    least = PRECISE if knowledge.precise else LEAST
    spoken = heard(p, told, knowledge.encoder, least)
    taken = {k for item in spoken for begin, end in item.cue for k in range(begin, end)}
    shown = [item for item in (*headed(p), *overlooked(p, words)) if item.lead not in taken and item.confidence >= least]
    found = [kept for item in (*spoken, *shown) if (kept := without_writer(p, item))]
    return found if knowledge.precise else relayed(p, found)  # how far a relayed block goes is never sure


def _attributions(document: str, p: Passage, found: Sequence[Found]) -> list[Attribution]:
    nested = nest(found)
    spans = [(p.spans(item.source), p.spans(item.cue), p.spans(item.content)) for item, _ in nested]
    ids = [content_id("a", document, *parts) for parts in spans]
    return [
        Attribution(
            id=ids[k],
            source=spans[k][0],
            cue=spans[k][1],
            content=spans[k][2],
            parent=None if parent is None else ids[parent],
            stance=stance_of(p.text, *spans[k][1:]),
            quoted=_quoted(p, item.content),
            nested=parent is not None,
            confidence=item.confidence,
            by=item.by,
        )
        for k, (item, parent) in enumerate(nested)
    ]


def _quoted(p: Passage, ranges: tuple[Range, ...]) -> Quoted:
    inside = [p.quote[k] is not None for begin, end in ranges for k in range(begin, end)]
    return "full" if all(inside) else "partial" if any(inside) else "none"


STAGE = Stage(name="attributions", version="2", writes="attributions", needs=frozenset({"blocks", "sentences"}), mark=mark)
