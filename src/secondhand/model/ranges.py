"""Finding marks by where they stand. All take marks sorted by start, as stages return them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TypeVar

from secondhand.model.record import Ranged, Span

R = TypeVar("R", bound=Ranged)


def _start(mark: Ranged) -> int:
    return mark.start


def within(marks: Sequence[R], span: Span) -> tuple[R, ...]:
    """The marks that lie wholly inside the span."""
    first = bisect_left(marks, span.start, key=_start)
    last = bisect_left(marks, span.end, key=_start)
    return tuple(mark for mark in marks[first:last] if mark.end <= span.end)


def around(marks: Sequence[R], position: int) -> R | None:
    """The last mark that begins at or before the position and covers it; of marks that do not overlap, the only one."""
    index = bisect_right(marks, position, key=_start) - 1
    if index >= 0 and marks[index].end > position:
        return marks[index]
    return None


def touching(marks: Sequence[R], span: Span) -> Sequence[R]:
    """The marks that share characters with the span; for marks that do not overlap one another."""
    first = max(bisect_right(marks, span.start, key=_start) - 1, 0)
    last = bisect_left(marks, span.end, key=_start)
    return marks[first + 1 : last] if first < last and marks[first].end <= span.start else marks[first:last]
