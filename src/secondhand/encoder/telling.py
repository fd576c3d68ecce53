"""Attributions from word vectors: words that look like a cue, and what stands around each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from secondhand.encoder.chains import best_chains_with, runs, shares
from secondhand.encoder.files import Model

LIKELY: Final = 0.2
"""Words that look like a cue at least this much are asked about."""
REACH: Final = 150
"""Words read on each side of a cue; of 20,000 attributions of the training texts 45 reach farther than 100."""
LONGEST: Final = 40
"""Words of a cue that are read; no cue of the training texts comes near it."""
AT_ONCE: Final = 32
"""Cues read together, which bounds memory."""
SOURCE, CUE, CONTENT = 1, 2, 3
NEAR: Final = 16
"""Distances up to this many words are told apart; farther ones by their logarithm."""
DISTANCES: Final = 2 * (NEAR + 8) + 1


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution as numbers of words, with how sure the two readers are of it together."""

    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: tuple[int, ...]
    confidence: float


def told(model: Model, vectors: NDArray[np.float32], cue: NDArray[np.float32]) -> list[Found]:
    """The attributions in words with these vectors (words, width) and scores as cue (words, 3), in the order of their cues."""
    likely = shares(cue)
    asked = [run[:LONGEST] for run in runs(likely, LIKELY)]
    found: list[Found] = []
    for k in range(0, len(asked), AT_ONCE):
        found += _read(model, vectors, asked[k : k + AT_ONCE], likely)
    return _without_doubles(found)


def distances(places: NDArray[np.int64], begin: int | NDArray[np.int64], end: int | NDArray[np.int64]) -> NDArray[np.int64]:
    """How far words stand from a cue [begin, end), as the number of a bucket; several cues where these are arrays."""
    before, after = np.maximum(begin - places, 0), np.maximum(places - end + 1, 0)
    far = before + after
    logged = NEAR + np.clip((np.log2(np.maximum(far, 1) / NEAR) * 3).astype(np.int64), 0, 7) + 1
    size = np.where(far <= NEAR, far, logged)
    bucket: NDArray[np.int64] = np.where(after > 0, size, -size) + NEAR + 8
    return bucket


def _read(model: Model, vectors: NDArray[np.float32], asked: list[range], likely: NDArray[np.float32]) -> list[Found]:
    around = [range(max(0, run.start - REACH), min(len(vectors), run.stop + REACH)) for run in asked]
    bounds = [(run.start, run.stop, near.start, near.stop) for run, near in zip(asked, around, strict=True)]
    begin, end, first, last = np.array(bounds).T[:, :, None]
    places = first + np.arange((last - first).max())
    inside = places < last
    words = np.zeros((*places.shape, vectors.shape[1]), dtype=np.float32)
    for row, near in enumerate(around):
        words[row, : len(near)] = vectors[near.start : near.stop]
    share = (((begin <= places) & (places < end)) / (end - begin)).astype(np.float32)
    far, mask = np.where(inside, distances(places, begin, end), 0), inside.astype(np.int64)
    roles, held = model.run("roles", words=words, cue=share, far=far, mask=mask)
    chains = best_chains_with(CONTENT, roles, mask.sum(1), model.steps)
    found = []
    for row, (run, near) in enumerate(zip(asked, around, strict=True)):
        labels = chains[row, : len(near)]
        parts = [tuple((np.flatnonzero(labels == role) + near.start).tolist()) for role in (SOURCE, CUE, CONTENT)]
        looks = float(1 - likely[run.start : run.stop, 0].min())
        sure = 1 / (1 + float(np.exp(-held[row])))
        found.append(Found(parts[0], parts[1] or tuple(run), parts[2], round((looks * sure) ** 0.5, 4)))
    return found


def _without_doubles(found: list[Found]) -> list[Found]:
    """Two runs may be read as one cue: the surer reading stays."""
    kept: list[Found] = []
    taken: set[int] = set()
    for item in sorted(found, key=lambda item: (-item.confidence, item.cue)):
        if taken.isdisjoint(item.cue):
            kept.append(item)
            taken.update(item.cue)
    return sorted(kept, key=lambda item: item.cue)
