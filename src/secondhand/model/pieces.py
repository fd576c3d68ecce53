"""Cutting text where marks begin and end, so that overlapping marks can be shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondhand.model.record import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under one set of marks; `marks` are positions in the list that was handed in."""

    span: Span
    marks: tuple[int, ...]


def pieces(span: Span, marks: Sequence[Span]) -> Iterator[Piece]:
    """The span cut at every edge of a mark, in order and without gaps. Marks may overlap and reach outside."""
    edges: dict[int, tuple[list[int], list[int]]] = {}
    for index, mark in enumerate(marks):
        if mark.overlaps(span):
            edges.setdefault(max(mark.start, span.start), ([], []))[0].append(index)
            edges.setdefault(min(mark.end, span.end), ([], []))[1].append(index)
    at = span.start
    covering: dict[int, None] = {}
    for edge in sorted(edges):
        if edge > at:
            yield Piece(Span(at, edge), tuple(covering))
            at = edge
        begins, ends = edges[edge]
        for index in ends:
            del covering[index]
        covering.update(dict.fromkeys(begins))
    if at < span.end:
        yield Piece(Span(at, span.end), tuple(covering))
