"""Draft -> document with blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from secondhand.clean.article import article_blocks
from secondhand.clean.comments import comment_blocks, opening
from secondhand.clean.lines import lines_of, unwrap
from secondhand.clean.published import published_of
from secondhand.model import Block, Document, Draft, Problem, Reading

VERSION = "clean/1"
_SCRIPT_SAMPLE = 20_000


def clean(draft: Draft) -> Reading:
    """A reading of the draft's text with its blocks, the date its page states, and the problems of reading it."""
    blocks = tuple(_blocks(draft))
    document = Document.of(
        draft.text,
        external_id=draft.external_id,
        title=draft.title or _headline(draft.text, blocks),
        outlet=draft.outlet,
        url=draft.url,
        language=draft.language or _language(draft.text),
        published=draft.published or published_of(draft.text, blocks, draft.url),
    )
    problems = tuple(Problem(stage="read", what=what) for what in draft.problems)
    return Reading(document=document, problems=problems).with_layer("blocks", blocks, VERSION)


def _blocks(draft: Draft) -> Iterator[Block]:
    """The blocks that the format marks, and the rest of the text cut by its shape."""
    given = tuple(_kept(draft))
    edges = [(block.start, block.end) for block in given]
    lines = list(chain.from_iterable(lines_of(draft.text, start, end) for start, end in _gaps(edges, len(draft.text))))
    has_comments = any(block.kind == "comment" for block in given)
    cut = len(lines) if has_comments else opening(lines)
    found = chain(article_blocks(unwrap(draft.text, lines[:cut]), draft.title, _headline(draft.text, given)), comment_blocks(lines[cut:]))
    yield from sorted(chain(given, found), key=lambda block: block.start)


def _kept(draft: Draft) -> Iterator[Block]:
    """The blocks of the draft that say more than "body", without white space at their ends and without overlaps."""
    reached = 0
    for block in sorted(draft.blocks, key=lambda block: block.start):
        text = draft.text[block.start : block.end]
        if block.kind != "body" and text.strip() and block.start >= reached:
            start = block.start + len(text) - len(text.lstrip())
            yield replace(block, start=start, end=start + len(text.strip()))
            reached = block.end


def _gaps(edges: Sequence[tuple[int, int]], size: int) -> Iterator[tuple[int, int]]:
    """The parts between these ranges."""
    at = 0
    for start, end in edges:
        yield at, start
        at = end
    yield at, size


def _headline(text: str, blocks: Sequence[Block]) -> str | None:
    return next((block.span.of(text) for block in blocks if block.kind == "headline"), None)


def _language(text: str) -> str | None:
    """Arabic by its script; what is written in Latin letters may be any of a hundred languages."""
    letters = [character for character in text[:_SCRIPT_SAMPLE] if character.isalpha()]
    arabic = sum("\u0600" <= character <= "\u06ff" or "\u0750" <= character <= "\u077f" for character in letters)
    return "ar" if 2 * arabic > len(letters) else None
