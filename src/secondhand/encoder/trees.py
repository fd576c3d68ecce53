"""From scores of arcs to one tree: the best tree with one root (Chu and Liu 1965; Edmonds 1967)."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

_NEVER: Final = -1e9


def tree(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """The head of each word, 0 for the root, else 1 + its number. `scores` (words, 1 + words): of every head for every word.

    Nearly always the best head of each word already gives a tree; only where it does not is the whole tree searched.
    """
    size = len(scores)
    scores = scores.astype(np.float64)
    scores[np.arange(size), np.arange(1, size + 1)] = _NEVER
    heads: NDArray[np.int64] = scores.argmax(1)
    roots = np.flatnonzero(heads == 0)
    if len(roots) != 1:
        root = int((scores[:, 0] - scores[:, 1:].max(1)).argmax()) if size > 1 else 0
        scores[:, 0] = _NEVER
        scores[root, :] = _NEVER
        scores[root, 0] = 0
        heads = scores.argmax(1)
    if _cycle(heads) is None:
        return heads
    best: NDArray[np.int64] = _best(np.vstack([np.full(size + 1, _NEVER), scores]))[1:]
    return best


def _cycle(heads: NDArray[np.int64]) -> list[int] | None:
    """Words that hang from each other in a circle, numbered from 1."""
    seen = np.zeros(len(heads) + 1, dtype=np.int64)
    seen[0] = -1
    for start in range(1, len(heads) + 1):
        node = start
        while seen[node] == 0:
            seen[node] = start
            node = int(heads[node - 1])
        if seen[node] == start:
            found = [node]
            while (node := int(heads[node - 1])) != found[0]:
                found.append(node)
            return found
    return None


def _best(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """Heads of the best tree from node 0; `scores` (nodes, nodes): of the column as head of the row."""
    heads: NDArray[np.int64] = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads[1:])
    if cycle is None:
        return heads
    inside = np.zeros(len(scores), dtype=bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)
    ring = np.array(cycle)
    kept = scores[ring, heads[ring]]
    into = scores[np.ix_(ring, rest)] - kept[:, None]
    out = scores[np.ix_(rest, ring)]
    small = np.full((len(rest) + 1, len(rest) + 1), _NEVER)
    small[:-1, :-1] = scores[np.ix_(rest, rest)]
    small[-1, :-1] = into.max(0)
    small[:-1, -1] = out.max(1)
    found = _best(small)
    result = heads.copy()
    for row, node in enumerate(rest):
        if node:
            head = int(found[row])
            result[node] = ring[out[row].argmax()] if head == len(rest) else rest[head]
    entry = int(found[-1])
    result[ring[into[:, entry].argmax()]] = rest[entry]
    return result
