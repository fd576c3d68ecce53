"""Which attribution stands inside another's content: "X said that Y denied ..."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from secondhand.annotate.attributions.found import Found, Range


def nest(found: Sequence[Found]) -> list[tuple[Found, int | None]]:
    """Each finding, cut to the content it stands in, with the index of its parent in the result."""
    parents = _parents(found)
    return [(item if parent is None else _cut(item, found[parent].content), parent) for item, parent in zip(found, parents, strict=True)]


def _parents(found: Sequence[Found]) -> list[int | None]:
    """The finding with the smallest content around each cue. One sweep: few contents are open at any cue."""
    pieces = sorted((begin, end, k) for k, item in enumerate(found) for begin, end in item.content)
    parents: list[int | None] = [None] * len(found)
    opened: list[tuple[int, int, int]] = []
    following = 0
    for k in sorted(range(len(found)), key=lambda k: found[k].lead):
        lead = found[k].lead
        while following < len(pieces) and pieces[following][0] <= lead:
            opened.append(pieces[following])
            following += 1
        opened = [piece for piece in opened if piece[1] > lead]
        around = [piece for piece in opened if piece[2] != k and not _inside(found[piece[2]].lead, found[k].content)]
        if around:
            parents[k] = min(around, key=lambda piece: (piece[1] - piece[0], -piece[0]))[2]
    return _without_circles(parents)


def _without_circles(parents: list[int | None]) -> list[int | None]:
    """The parents, where contents around each other's cues make a circle with its last link taken out."""
    settled: set[int] = set()
    for k in range(len(parents)):
        path: dict[int, None] = {}
        at: int | None = k
        while at is not None and at not in settled and at not in path:
            path[at] = None
            at = parents[at]
        if at in path:
            parents[next(reversed(path))] = None
        settled.update(path)
    return parents


def _inside(position: int, ranges: Sequence[Range]) -> bool:
    return any(begin <= position < end for begin, end in ranges)


def _cut(item: Found, limits: Sequence[Range]) -> Found:
    """What is said inside a content ends where that ends."""
    cut = tuple((max(begin, low), min(end, high)) for begin, end in item.content for low, high in limits if begin < high and low < end)
    return replace(item, content=cut or item.content)
