"""A vector for every word of a text of any length, by windows that overlap."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from secondhand.encoder.files import Model
from secondhand.encoder.pieces import CONTEXT, FIRST, LAST, WINDOW, Pieces

ROOM = WINDOW - 2


def vectors(model: Model, pieces: Pieces) -> NDArray[np.float32]:
    """The vector of each word (words, width), taken from the window in which the word has most context.

    Each window is read by itself: the eight-bit graph scales its numbers by the largest of all that it reads at once, so a window read
    together with others would depend on them, and a document on its neighbours.
    """
    if not len(pieces.ids):
        return np.zeros((0, 0), dtype=np.float32)
    found: NDArray[np.float32] | None = None
    for start, end, first, last in plan(len(pieces.ids)):
        ids = np.concatenate([[FIRST], pieces.ids[start:end], [LAST]])[None]
        shapes = np.zeros((1, ids.shape[1], 3), dtype=np.int64)
        shapes[0, 1:-1] = pieces.shapes[start:end]
        (read,) = model.run("encoder", ids=ids, shapes=shapes, mask=np.ones_like(ids))
        if found is None:
            found = np.empty((len(pieces.ids), read.shape[2]), dtype=np.float32)
        found[first:last] = read[0, 1 + first - start : 1 + last - start]
    assert found is not None
    taken: NDArray[np.float32] = found[pieces.first]
    return taken


def plan(size: int) -> Iterator[tuple[int, int, int, int]]:
    """Windows (start, end) of `size` pieces and the pieces (first, last) whose vectors each gives; windows are of nearly equal length.

    The outermost windows have context on one side only, so they give more.
    """
    inner = size - 2 * CONTEXT
    count = 1 if size <= ROOM else -(-inner // (ROOM - 2 * CONTEXT))
    borders = [0, *(CONTEXT + k * inner // count for k in range(1, count)), size]
    for first, last in pairwise(borders):
        yield max(0, first - CONTEXT), min(size, last + CONTEXT), first, last
