"""Windows to tensors, and the order in which a network sees them."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor

from secondhand.encoder.pieces import FIRST, LAST
from training.corpora import NO_LABEL, Told, Window


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows padded to one length. `at` (windows, words) is the piece that stands for each word."""

    corpus: str
    ids: Tensor
    shapes: Tensor
    mask: Tensor
    at: Tensor
    real: Tensor
    labels: dict[str, Tensor]
    sentences: list[tuple[int, range]]
    told: list[tuple[int, Told]]
    known_told: bool

    @property
    def size(self) -> int:
        return int(self.mask.sum())

    def to(self, device: str) -> Batch:
        """The batch with its tensors on that device."""
        moved = {name: getattr(self, name).to(device) for name in ("ids", "shapes", "mask", "at", "real")}
        return replace(self, **moved, labels={name: found.to(device) for name, found in self.labels.items()})


def batch_of(corpus: str, windows: Sequence[Window]) -> Batch:
    """One batch; words are numbered from the beginning of their window."""
    length, most = max(w.size for w in windows) + 2, max(len(w.words) for w in windows)
    ids = np.zeros((len(windows), length), dtype=np.int64)
    shapes = np.zeros((len(windows), length, 3), dtype=np.int64)
    mask = np.zeros((len(windows), length), dtype=np.int64)
    at = np.zeros((len(windows), most), dtype=np.int64)
    real = np.zeros((len(windows), most), dtype=bool)
    names = list(windows[0].text.columns)
    labels = {name: np.full((len(windows), most), NO_LABEL, dtype=np.int64) for name in names}
    sentences: list[tuple[int, range]] = []
    told: list[tuple[int, Told]] = []
    for k, window in enumerate(windows):
        text, words = window.text, window.words
        assert text.pieces is not None
        first = text.pieces.first[words.start]
        pieces = slice(first, first + window.size)
        ids[k, : window.size + 2] = [FIRST, *text.pieces.ids[pieces], LAST]
        shapes[k, 1 : window.size + 1] = text.pieces.shapes[pieces]
        mask[k, : window.size + 2] = 1
        at[k, : len(words)] = text.pieces.first[words.start : words.stop] - first + 1
        real[k, : len(words)] = True
        for name in names:
            labels[name][k, : len(words)] = text.columns[name][words.start : words.stop]
        if "head" in labels:
            heads = labels["head"][k, : len(words)]
            heads[heads >= 0] -= words.start
        sentences += [
            (k, range(s.start - words.start, s.stop - words.start))
            for s in text.sentences
            if s.start >= words.start and s.stop <= words.stop
        ]
        told += [(k, _moved(item, words)) for item in text.told or () if item.cue.start >= words.start and item.cue.stop <= words.stop]
    arrays = {"ids": ids, "shapes": shapes, "mask": mask, "at": at, "real": real}
    return Batch(
        corpus=corpus,
        **{name: torch.from_numpy(array) for name, array in arrays.items()},
        labels={name: torch.from_numpy(array) for name, array in labels.items()},
        sentences=sentences,
        told=told,
        known_told=windows[0].text.told is not None,
    )


def _moved(item: Told, words: range) -> Told:
    def here(found: frozenset[int]) -> frozenset[int]:
        return frozenset(k - words.start for k in found if k in words)

    return Told(range(item.cue.start - words.start, item.cue.stop - words.start), here(item.source), here(item.content))


def batches(windows: Sequence[Window], pieces: int, chance: random.Random) -> list[list[Window]]:
    """Windows of like length together, about `pieces` pieces in each batch."""
    order = sorted(windows, key=lambda window: window.size + chance.randint(0, 24))
    found: list[list[Window]] = [[]]
    for window in order:
        if found[-1] and (window.size + 2) * (len(found[-1]) + 1) > pieces:
            found.append([])
        found[-1].append(window)
    return found


def epoch(corpora: Mapping[str, tuple[Sequence[Window], float]], pieces: int, chance: random.Random) -> list[tuple[str, list[Window]]]:
    """Every corpus as often as it says, which may be a part of it (0.4), in an order of chance."""
    plan: list[tuple[str, list[Window]]] = []
    for name, (found, times) in corpora.items():
        groups = batches(found, pieces, chance)
        whole, part = int(times), times - int(times)
        plan += [(name, group) for group in groups * whole + chance.sample(groups, round(part * len(groups)))]
    chance.shuffle(plan)
    return plan
