"""From scores of arcs to the best tree with exactly one root (Chu and Liu 1965; Edmonds 1967; in the order of Gabow and others 1986)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

ROOT: Final = 0
_OWN: Final = -np.inf
"""The score of an arc from a word, or from a group of words, to itself."""


def tree(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """The head of each word, 0 for the root, else 1 + its number. `scores` (words, 1 + words): of every head for every word.

    Time grows with the square of the number of words. Nearly always the best head of each word already gives a tree; only where it does
    not is the whole tree searched.
    """
    arcs = scores.astype(np.float64)
    size = len(arcs)
    arcs[np.arange(size), np.arange(1, size + 1)] = _OWN
    heads: NDArray[np.int64] = arcs.argmax(1)
    return heads if _is_tree(heads) else _search(arcs)


def _is_tree(heads: NDArray[np.int64]) -> bool:
    """Whether one word hangs from the root, and every other one, over others, from that."""
    if np.count_nonzero(heads == ROOT) != 1:
        return False
    above = np.concatenate([[ROOT], heads])
    for _ in range(len(heads).bit_length()):
        above = above[above]
    return not above.any()


@dataclass(slots=True, eq=False)
class _Group:
    """A word, or a circle of groups that hang from each other."""

    arcs: NDArray[np.float64]
    """Of each head: what the group gains by hanging from it and not from the heads that its parts chose."""
    enters: NDArray[np.int64]
    """Of each head: the word of the group to which that arc leads."""
    parts: tuple[_Group, ...] = ()
    whole: _Group | None = None
    head: int = ROOT
    word: int = ROOT
    """The best arc into the group: from which head, to which word."""

    def choose(self) -> bool:
        """Chooses the best head outside the group; False if there is none but the root."""
        self.head = 1 + int(self.arcs[1:].argmax())
        self.word = int(self.enters[self.head])
        return bool(self.arcs[self.head] > _OWN)


def _search(arcs: NDArray[np.float64]) -> NDArray[np.int64]:
    """Follows best heads upwards and joins each circle that closes, until all words are one group; that hangs from the root.

    The root is asked last, so that only one word hangs from it.
    """
    size = len(arcs)
    words = [_Group(arcs[word], np.full(size + 1, word)) for word in range(size)]
    groups = list(words)
    path = {groups[0]: 0}  # in the order of the steps, with their numbers
    last = groups[0]
    while last.choose():
        above = groups[last.head - 1]
        start = path.get(above)
        if start is None:
            last = above
        else:
            circle = [path.popitem()[0] for _ in range(len(path) - start)]
            last = _join(tuple(reversed(circle)))
            for word in np.flatnonzero(last.arcs[1:] == _OWN).tolist():
                groups[word] = last
        path[last] = len(path)
    return _heads(last, words)


def _join(circle: tuple[_Group, ...]) -> _Group:
    """The circle as one group, which an arc enters where that costs least."""
    gains = np.stack([group.arcs - group.arcs[group.head] for group in circle])
    gains[:, (gains == _OWN).any(0)] = _OWN
    best, every = gains.argmax(0), np.arange(gains.shape[1])
    joined = _Group(gains[best, every], np.stack([group.enters for group in circle])[best, every], circle)
    for group in circle:
        group.whole = joined
    return joined


def _heads(top: _Group, words: Sequence[_Group]) -> NDArray[np.int64]:
    """Opens the groups again: the arc that enters a circle replaces that of the part it enters, the other parts keep theirs."""
    heads = np.zeros(len(words), dtype=np.int64)
    todo = [(top, ROOT, int(top.enters[ROOT]))]
    while todo:
        group, head, word = todo.pop()
        heads[word] = head
        part = words[word]
        while part is not group and part.whole is not None:
            todo += [(other, other.head, other.word) for other in part.whole.parts if other is not part]
            part = part.whole
    return heads
