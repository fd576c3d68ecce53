"""Who is said to say, think, want or know what: attributions by rules over word lists.

Direct, indirect and mixed quotation, "according to", beliefs and intentions, as PARC3 (Pareti 2015) and PolNeAR
(Newell et al. 2018) annotate them. Linear in the length of the text: every search has a bounded reach.
"""

from __future__ import annotations

from dataclasses import replace

from secondhand.annotate.attributions.nesting import nest
from secondhand.annotate.attributions.passage import Passage
from secondhand.annotate.attributions.relayed import relayed
from secondhand.annotate.attributions.rules import find
from secondhand.annotate.attributions.sources import Range
from secondhand.annotate.attributions.stance import stance_of
from secondhand.annotate.attributions.writer import without_writer
from secondhand.model import TELLING_KINDS, Attribution, Block, Knowledge, Reading, Stage, content_id, within
from secondhand.model.marks import Quoted

BY = "rules/1"


def mark(reading: Reading, knowledge: Knowledge) -> tuple[Attribution, ...]:
    """The attributions of the blocks that tell something, in the order of their words; inner ones point to their parent."""
    found: list[Attribution] = []
    for block in _stretches(reading):
        sentences, actors = within(reading.sentences, block.span), within(reading.actors, block.span)
        passage = Passage(reading.text, block.span, sentences, actors, headline=block.kind == "headline")
        found.extend(_attributions(reading.document.id, passage))
    return tuple(sorted(found, key=lambda item: (min(item.spans()), item.cue)))


def _stretches(reading: Reading) -> list[Block]:
    """The blocks that tell something; body blocks that follow each other are one, for speech runs over paragraphs."""
    found: list[Block] = []
    before = None
    for block in reading.blocks:
        if block.kind == "body" == before:
            found[-1] = replace(found[-1], end=block.end)
        elif block.kind in TELLING_KINDS:
            found.append(block)
        before = block.kind
    return found


def _attributions(document: str, p: Passage) -> list[Attribution]:
    found = [told for item in find(p) if (told := without_writer(p, item))]
    nested = nest(relayed(p, found))
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
            by=BY,
        )
        for k, (item, parent) in enumerate(nested)
    ]


def _quoted(p: Passage, ranges: tuple[Range, ...]) -> Quoted:
    inside = [p.quote[k] is not None for begin, end in ranges for k in range(begin, end)]
    return "full" if all(inside) else "partial" if any(inside) else "none"


STAGE = Stage(name="attributions", version="1", writes="attributions", needs=frozenset({"blocks", "sentences", "actors"}), mark=mark)
