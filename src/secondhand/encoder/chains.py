"""From scores of labels to labels: the best chain (Viterbi 1967), and runs of words that look like a cue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray


def best_chains(
    scores: NDArray[np.float32], lengths: NDArray[np.int64], first: NDArray[Any], steps: NDArray[Any], last: NDArray[Any]
) -> NDArray[np.int64]:
    """The labels (chains, length) of the best chains.

    `scores` (chains, length, labels), of which each chain has its own length (chains,): what is returned beyond it means nothing. `first`
    and `last` (labels,) are what a label gains by beginning and by ending a chain, `steps` (labels, labels) by following another.
    """
    chains, length, count = scores.shape
    said = np.ascontiguousarray(scores.transpose(1, 2, 0), dtype=np.float64)  # the chains last, side by side in memory
    totals = np.empty((length, count, chains))
    totals[0] = said[0] + np.asarray(first)[:, None]
    moves = steps.astype(np.float64)[:, :, None]
    after = np.empty((count, count, chains))
    for k in range(1, length):
        np.add(totals[k - 1][:, None], moves, out=after)
        np.add(np.maximum.reduce(after, 0), said[k], out=totals[k])
    ends = (totals[lengths - 1, :, np.arange(chains)] + last).argmax(1).tolist()
    by_chain, into = totals.transpose(2, 0, 1), moves[:, :, 0].T
    found = np.zeros((chains, length), dtype=np.int64)
    for row, (label, size) in enumerate(zip(ends, lengths.tolist(), strict=True)):
        before = (by_chain[row, : size - 1, None] + into).argmax(2).tolist()
        walked = [label]
        walked.extend(label := best[label] for best in reversed(before))
        found[row, :size] = walked[::-1]
    return found


def best_chains_with(must: int, scores: NDArray[np.float32], lengths: NDArray[np.int64], steps: NDArray[np.float32]) -> NDArray[np.int64]:
    """As `best_chains`, of the chains in which the label `must` occurs."""
    found = best_chains(scores, lengths, np.zeros(scores.shape[2]), steps, np.zeros(scores.shape[2]))
    inside = np.arange(scores.shape[1]) < lengths[:, None]
    lacking = np.flatnonzero(~((found == must) & inside).any(1))
    if len(lacking):
        found[lacking] = _best_chains_past(must, scores[lacking], lengths[lacking], steps)
    return found


def _best_chains_past(must: int, scores: NDArray[np.float32], lengths: NDArray[np.int64], steps: NDArray[np.float32]) -> NDArray[np.int64]:
    """Each label is walked twice, before and after the first occurrence of the one that must occur: a chain may only end after it."""
    count = scores.shape[2]
    before = np.arange(count) != must
    moves = np.full((2 * count, 2 * count), -np.inf)
    moves[:count, :count] = moves[count:, count:] = steps
    moves[:count, count + must] = steps[:, must]
    moves[:, np.flatnonzero(~before)] = -np.inf
    first = np.where(np.concatenate([before, ~before]), 0, -np.inf)
    last = np.repeat([-np.inf, 0], count)
    labels: NDArray[np.int64] = best_chains(np.concatenate([scores, scores], axis=2), lengths, first, moves, last) % count
    return labels


def shares(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Scores of labels as shares of one (softmax over the last axis)."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    found: NDArray[np.float32] = raised / raised.sum(-1, keepdims=True)
    return found


def runs(cue: NDArray[np.float32], limit: float) -> list[range]:
    """The runs of words that look like a cue at least as much as `limit`; `cue` (words, 3): shares of none, begins, goes on.

    A run begins anew where beginning is likelier than going on.
    """
    found: list[range] = []
    start = None
    for k, (none, begins, on) in enumerate([*cue.tolist(), (1.0, 0.0, 0.0)]):
        inside = 1 - none > limit
        if start is not None and (not inside or begins > on):
            found.append(range(start, k))
            start = None
        if inside and start is None:
            start = k
    return found


def stretches(words: Sequence[int]) -> list[range]:
    """Numbers of words that follow each other, as ranges."""
    found: list[range] = []
    for word in sorted(words):
        if found and found[-1].stop == word:
            found[-1] = range(found[-1].start, word + 1)
        else:
            found.append(range(word, word + 1))
    return found


def spans_of_labels(labels: Sequence[str]) -> list[tuple[range, str]]:
    """Runs of labels in IOB2 ("B-place", "I-place", "O") with their kind; a run that begins with I begins all the same."""
    found: list[tuple[range, str]] = []
    for k, label in enumerate(labels):
        mark, _, kind = label.partition("-")
        if mark == "I" and found and found[-1][0].stop == k and found[-1][1] == kind:
            found[-1] = (range(found[-1][0].start, k + 1), kind)
        elif kind:
            found.append((range(k, k + 1), kind))
    return found
