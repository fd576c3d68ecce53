"""A document's text put together from parts whose kind the format marks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from secondhand.model import Block, BlockKind

GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of text of one kind."""

    kind: BlockKind
    text: str
    author: str | None = None
    thread: int | None = None


def laid_out(parts: Iterable[Part]) -> tuple[str, tuple[Block, ...]]:
    """The parts one below the other, and the block of each."""
    texts: list[str] = []
    blocks: list[Block] = []
    start = 0
    for part in parts:
        end = start + len(part.text)
        if part.text:
            texts.append(part.text)
            blocks.append(Block(start=start, end=end, kind=part.kind, author=part.author, thread=part.thread))
            start = end + len(GAP)
    return GAP.join(texts), tuple(blocks)
