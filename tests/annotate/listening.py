"""An encoder for tests that hears what is marked in braces: {1s ...} the source, {1c ...} the cue, {1t ...} the content of the first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from secondhand.annotate import sentences
from secondhand.annotate.attributions import mark
from secondhand.model import Analysis, Attribution, Block, BlockKind, Document, Knowledge, Reading, Span, Told
from tests.claims.marked import unmarked

Words = tuple[str, str, str]
"""Source, cue and content; pieces joined by a bar."""


@dataclass(frozen=True)
class Listener:
    """Like the encoder that ships it hears outermost attributions only, whatever it is given to read."""

    heard: tuple[Told, ...] = ()

    def analyse(self, text: str, stretches: Sequence[Sequence[Span]]) -> Analysis:
        parts = [Span(stretch[0].start, stretch[-1].end) for stretch in stretches if stretch]
        return Analysis(told=tuple(item for part in parts for item in self.told(text, part)))

    def told(self, text: str, span: Span) -> tuple[Told, ...]:
        within = [item for item in self.heard if all(map(span.contains, (*item.source, *item.cue, *item.content)))]
        return tuple(item for item in within if not any(_inside(item, other) for other in within))


def _inside(item: Told, other: Told) -> bool:
    lead = (item.cue or item.source)[:1]
    return item is not other and any(piece.contains(span) for piece in other.content for span in lead)


def reading(text: str, *kinds: BlockKind) -> Reading:
    """A reading with one block per line: kinds in order, "body" for the rest."""
    lines = list(re.finditer(r"[^\n]+", text))
    named: list[BlockKind] = [*kinds, *(["body"] * len(lines))]  # type: ignore[list-item]
    blocks = tuple(Block(start=line.start(), end=line.end(), kind=kind) for line, kind in zip(lines, named, strict=False))
    made = Reading(document=Document.of(text)).with_layer("blocks", blocks, "test")
    return made.with_layer("sentences", sentences.mark(made, Knowledge()), "test")


def marked(braced: str, *kinds: BlockKind, sure: Sequence[float] = (), precise: bool = False) -> tuple[str, tuple[Attribution, ...]]:
    """The text without its braces, and the attributions of a reading by an encoder that hears what they marked.

    `sure` is how sure it is of the first, the second and so on; of the others entirely.
    """
    text, found = unmarked(braced)
    certain = [*sure, *[1.0] * len(found)]
    told = tuple(
        Told(source=item.source, cue=item.cue, content=item.content, confidence=share) for item, share in zip(found, certain, strict=False)
    )
    return text, mark(reading(text, *kinds), Knowledge(encoder=Listener(told), precise=precise))


def words_of(text: str, found: Attribution) -> Words:
    source, cue, content = (" | ".join(span.of(text) for span in spans) for spans in (found.source, found.cue, found.content))
    return source, cue, content


def heard(braced: str, *kinds: BlockKind) -> list[Words]:
    """The words of each attribution."""
    text, found = marked(braced, *kinds)
    return [words_of(text, item) for item in found]
