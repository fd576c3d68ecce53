"""What the network is punished for, one sum for each batch."""

from __future__ import annotations

import random

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from secondhand.encoder.chains import runs
from secondhand.encoder.telling import LIKELY, distances
from training.batches import Batch
from training.corpora import NO_LABEL, Told
from training.model import Network
from training.named import allowed

WRONG = 0.5
"""Wrong cues shown for each right one, at most, so that the right ones are not drowned."""


def vectors(network: Network, batch: Batch) -> Tensor:
    """The vector of each word (windows, words, WIDTH)."""
    hidden = network.encoder(batch.ids, batch.shapes, batch.mask)
    return hidden.gather(1, batch.at[..., None].expand(-1, -1, hidden.shape[-1]))


def losses(network: Network, batch: Batch, chance: random.Random) -> dict[str, Tensor]:
    """The loss of each head that has labels in this batch. New tensors are made on torch's default device, which is to be that of both."""
    words = vectors(network, batch)
    tags = network.tags(words)
    found: dict[str, Tensor] = {}
    for kind in ("upos", "xpos", "entity", "cue"):
        if kind in batch.labels:
            found[kind] = _cross(tags[kind], batch.labels[kind])
    if "names" in batch.labels:
        found["names"] = names_loss(tags["names"].flatten(0, 1), batch.labels["names"].flatten(), batch.corpus)
    if batch.sentences and "head" in batch.labels:
        found["arc"], found["label"] = _arcs(network, words, batch)
    if batch.known_told:
        found["role"], found["held"] = _telling(network, words, tags["cue"], batch, chance)
    return found


def _cross(scores: Tensor, gold: Tensor) -> Tensor:
    return F.cross_entropy(scores.float().flatten(0, 1), gold.flatten(), ignore_index=NO_LABEL)


def names_loss(scores: Tensor, labels: Tensor, corpus: str) -> Tensor:
    """scores (n, labels), labels (n,) -> how unlikely it is that a right label is read; the mean over words of which something is known."""
    right = torch.from_numpy(allowed(labels.cpu().numpy(), corpus)).to(scores.device)
    logged = scores.float().log_softmax(-1).masked_fill(~right, -torch.inf)
    known = ~right.all(-1)
    return -torch.logsumexp(logged[known], -1).sum() / known.sum().clamp(min=1)


def _arcs(network: Network, words: Tensor, batch: Batch) -> tuple[Tensor, Tensor]:
    """Heads and labels, each sentence for itself."""
    longest = max(len(run) for _, run in batch.sentences)
    at = torch.zeros(len(batch.sentences), longest, dtype=torch.long)
    window = torch.tensor([k for k, _ in batch.sentences])[:, None]
    real = torch.zeros(len(batch.sentences), longest, dtype=torch.bool)
    for row, (_, run) in enumerate(batch.sentences):
        at[row, : len(run)] = torch.arange(run.start, run.stop)
        real[row, : len(run)] = True
    heads = batch.labels["head"][window, at]
    heads = torch.where(real & (heads >= 0), heads - at[:, :1] + 1, 0)
    arcs, labels = network.arcs.chosen(words[window, at], heads)
    arcs = arcs.float().masked_fill(~F.pad(real, (1, 0), value=True)[:, None, :], -1e4)
    gold = heads.masked_fill(~real, NO_LABEL)
    return _cross(arcs, gold), _cross(labels, batch.labels["relation"][window, at].masked_fill(~real, NO_LABEL))


def _telling(network: Network, words: Tensor, cue: Tensor, batch: Batch, chance: random.Random) -> tuple[Tensor, Tensor]:
    gold = [(k, _frayed(item.cue, chance), item) for k, item in batch.told]
    taken = {(k, n) for k, item in batch.told for n in item.cue}
    left_out = (batch.labels["cue"] == NO_LABEL).cpu()
    wrong = [
        (k, run, None)
        for k, shares in enumerate(cue.detach().float().softmax(-1).cpu().numpy())
        for run in runs(shares, LIKELY)
        if not any((k, n) in taken or bool(left_out[k, n]) for n in run) and run.stop <= int(batch.real[k].sum())
    ]
    chance.shuffle(wrong)
    asked: list[tuple[int, range, Told | None]] = [*gold, *wrong[: 4 + int(WRONG * len(gold))]]
    if not asked:
        zero = words.sum() * 0.0
        return zero, zero
    window = torch.tensor([k for k, _, _ in asked])
    places = np.arange(words.shape[1])
    far = torch.tensor(np.stack([distances(places, run.start, run.stop) for _, run, _ in asked]))
    share = torch.zeros(len(asked), words.shape[1])
    roles = torch.zeros(len(asked), words.shape[1], dtype=torch.long)
    for row, (_, run, item) in enumerate(asked):
        share[row, run.start : run.stop] = 1 / len(run)
        if item is not None:
            roles[row, list(item.source)] = 1
            roles[row, list(item.content)] = 3
            roles[row, list(item.cue)] = 2
    real = batch.real[window]
    scores, held = network.telling(words[window], share, far, real)
    true = torch.tensor([item is not None for _, _, item in asked])
    return (
        network.telling.loss(scores[true], roles[true], real[true]) if true.any() else scores.sum() * 0.0,
        F.binary_cross_entropy_with_logits(held.float(), true.float()),
    )


def _frayed(cue: range, chance: random.Random) -> range:
    """The first reader gets borders of cues wrong; the second must not rely on them."""
    if len(cue) == 1 or chance.random() > 0.3:
        return cue
    start = chance.randrange(cue.start, cue.stop)
    return range(start, chance.randint(start + 1, cue.stop))
