"""A document's text in pieces with their marks, and what the margin says of each mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from secondhand.model import ActorMention, Attribution, Block, Mention, PlaceMention, QuantityMention, Reading, Span, TimeMention
from secondhand.model.finding import fails_first
from secondhand.model.pieces import pieces
from secondhand.model.pseudonym import Pseudonyms
from secondhand.model.told import count_words, precision_words

Data = dict[str, Any]
_LINE = re.compile(r"\S[^\n]*")


@dataclass(frozen=True, slots=True)
class _Marks:
    """Ranges to show, with the layer each is drawn as and the note it belongs to."""

    spans: list[Span] = field(default_factory=list)
    drawn: list[tuple[str, int]] = field(default_factory=list)
    notes: list[Data] = field(default_factory=list)

    def add(self, note: Data, **layers: Sequence[Span]) -> None:
        for layer, spans in layers.items():
            self.spans.extend(spans)
            self.drawn.extend((layer, len(self.notes)) for _ in spans)
        self.notes.append(note)


def text_data(reading: Reading, pseudonyms: Pseudonyms, first_claim: int, first_finding: int) -> Data:
    """The blocks of a reading, cut where marks begin and end.

    `first_claim` and `first_finding` are where its own begin among those of the whole case.
    """
    marks = _marks(reading, first_claim, first_finding)
    lines = [(number, line) for number, block in enumerate(reading.blocks) for line in _lines(reading.text, block)]
    cut = _cut(reading.text, marks.spans, [line for _, line in lines])
    blocks: list[Data] = [{"kind": block.kind, "author": block.author, "lines": []} for block in reading.blocks]
    for (number, _), parts in zip(lines, cut, strict=True):
        private = reading.blocks[number].kind in ("comment", "furniture")
        blocks[number]["lines"].append([(pseudonyms.hide_in(words), on) for words, on in parts] if private else parts)
    return {"marks": marks.drawn, "notes": marks.notes, "blocks": blocks}


def _lines(text: str, block: Block) -> Iterator[Span]:
    return (Span(*found.span()) for found in _LINE.finditer(text, block.start, block.end))


def _cut(text: str, marks: Sequence[Span], lines: Sequence[Span]) -> list[list[tuple[str, list[int]]]]:
    """The pieces of each line with the marks on them. One pass over the text, however many lines and marks it has."""
    cut: list[list[tuple[str, list[int]]]] = [[] for _ in lines]
    for piece in pieces(Span(0, len(text)), [*marks, *lines]) if lines else ():
        on = [index for index in piece.marks if index < len(marks)]
        for index in piece.marks:
            if index >= len(marks):
                cut[index - len(marks)].append((piece.span.of(text), on))
    return cut


def _marks(reading: Reading, first_claim: int, first_finding: int) -> _Marks:
    """Every mark of a reading; the wide ones first, so that the narrow ones are drawn inside them."""
    marks = _Marks()
    for number, claim in enumerate(reading.claims):
        marks.add({"layer": "claim", "claim": first_claim + number}, claim=(claim.span,))
    for attribution, depth in _nested(reading.attributions):
        note = _attribution(attribution, depth, reading.text)
        marks.add(note, content=attribution.content, source=attribution.source, cue=attribution.cue)
    for number, finding in enumerate(fails_first(reading.findings)):
        marks.add({"layer": "finding", "finding": first_finding + number}, **{finding.verdict: finding.spans})
    for mention in reading.mentions:
        marks.add({"layer": mention.kind, "head": mention.kind, "text": _mention(mention)}, **{mention.kind: (mention.span,)})
    for loaded in reading.loaded:
        label = loaded.label.replace("_", " ").replace(",", " / ").lower()
        note = {"layer": "loaded", "head": loaded.span.of(reading.text), "text": label, "plain": loaded.neutral}
        marks.add(note, loaded=(loaded.span,))
    for flag in reading.flags:
        marks.add({"layer": "flag", "head": flag.kind, "text": flag.why}, flag=(flag.span,))
    return marks


def _nested(attributions: Sequence[Attribution]) -> Iterator[tuple[Attribution, int]]:
    """Attributions with their depth in the nest."""
    parents = {attribution.id: attribution.parent for attribution in attributions}
    for attribution in attributions:
        depth, parent = 0, attribution.parent
        while parent is not None and depth < len(parents):
            depth, parent = depth + 1, parents.get(parent)
        yield attribution, depth


def _attribution(attribution: Attribution, depth: int, text: str) -> Data:
    who = " … ".join(span.of(text) for span in attribution.source) or "somebody not named"
    how = " … ".join(span.of(text) for span in attribution.cue) or "no cue word"
    return {"layer": "attribution", "head": who, "text": f"{how} ({attribution.stance})", "depth": depth}


def _mention(mention: Mention) -> str:
    """What is known of a mention, for the small print shown over it."""
    match mention:
        case ActorMention():
            return ", ".join(part for part in (mention.name, mention.type, mention.side and f"side: {mention.side}") if part)
        case PlaceMention():
            region = ", ".join(part for part in (mention.name, mention.admin1, mention.country) if part)
            return f"{region}: {precision_words(mention)}"
        case TimeMention():
            days = f": {mention.from_} to {mention.to}" if mention.from_ and mention.to else ": no day known"
            return mention.value + days
        case QuantityMention():
            return count_words(mention)
