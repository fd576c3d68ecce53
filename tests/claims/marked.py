"""Texts whose attributions are marked in braces: {1s ...} the source of the first, {1c ...} its cue, {1t ...} its content."""

from __future__ import annotations

import re
from collections import defaultdict

from secondhand.model import Attribution, Span

BRACE = re.compile(r"\{(\d)([sct]) |\}")
PARTS = {"s": "source", "c": "cue", "t": "content"}
Parts = dict[str, tuple[Span, ...]]


def unmarked(marked: str) -> tuple[str, tuple[Attribution, ...]]:
    """A text without its braces, and the attributions that they marked."""
    text, at = "", 0
    found: dict[int, Parts] = defaultdict(lambda: dict.fromkeys(PARTS.values(), ()))
    opened: list[tuple[int, str, int]] = []
    for brace in BRACE.finditer(marked):
        text += marked[at : brace.start()]
        at = brace.end()
        if brace[1]:
            opened.append((int(brace[1]), PARTS[brace[2]], len(text)))
        else:
            number, part, start = opened.pop()
            found[number][part] += (Span(start, len(text)),)
    return text + marked[at:], tuple(_attribution(found, number) for number in sorted(found))


def _attribution(found: dict[int, Parts], number: int) -> Attribution:
    """An attribution; if its cue stands in the content of others, it is nested in the smallest such."""
    cue = found[number]["cue"][0]
    around = [(len(piece), other) for other in found for piece in found[other]["content"] if other != number and piece.contains(cue)]
    parent = f"at{min(around)[1]}" if around else None
    parts = found[number]
    nested = parent is not None
    return Attribution(id=f"at{number}", source=parts["source"], cue=parts["cue"], content=parts["content"], parent=parent, nested=nested)
