"""Teaches the names head on the vectors of a finished encoder: python -m training.names --model FOLDER --corpora FOLDER.

The head is told whose text it reads (see `named.py`), and reads everything later as Universal NER. A linear chain (Lafferty et al. 2001)
binds the labels of a sentence; where a corpus leaves open which labels are right, all chains that it allows count together.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from secondhand.encoder.files import Model, opened
from secondhand.encoder.listed import LISTS, lists
from secondhand.encoder.pieces import pieces
from secondhand.encoder.vectors import vectors
from training.corpora import NAMES, Text, treebank
from training.export import OPSET
from training.model import EAGER
from training.named import CORPORA, allowed, named

STRETCH = 160
"""Words read at once while learning, at least; the last ones of a text may be fewer."""
TOGETHER = 8
"""Stretches to a step."""
NEVER = -1e4
EPOCHS, RATE, WIDTH = 8, 1.5e-3, 192
WEIGHT = {"uner": 1.0, "gum": 0.5, "wnut": 0.3, "ewt": 0.4}


@dataclass(frozen=True, slots=True)
class Part:
    """Some sentences of a text: vectors (n, width), lists (n, LISTS), labels that are allowed (n, labels), words of each sentence."""

    corpus: str
    vectors: Tensor
    lists: Tensor
    allowed: Tensor
    lengths: tuple[int, ...]


class NamesHead(nn.Module):
    """A label for each word from its vector, the lists it stands in, and its neighbours."""

    def __init__(self, width: int, dropout: float = 0.3) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.look = nn.Linear(width, WIDTH)
        self.lists = nn.Linear(LISTS, WIDTH, bias=False)
        self.corpus = nn.Embedding(len(CORPORA), WIDTH)
        self.near = nn.Conv1d(WIDTH, WIDTH, 5, padding=2)
        self.label = nn.Linear(WIDTH, len(NAMES))
        self.learnt = nn.Parameter(torch.zeros(1 + len(NAMES), len(NAMES)))
        self.dropout = dropout
        nn.init.zeros_(self.corpus.weight)

    @property
    def steps(self) -> Tensor:
        """How readily a label begins a sentence, and follows another (1 + labels, labels)."""
        return beginnings() + EAGER * self.learnt

    def forward(self, words: Tensor, lists: Tensor, corpus: int) -> Tensor:
        """words (n, width), lists (n, LISTS) -> scores (n, labels)."""
        x = F.dropout(self.norm(words), self.dropout, self.training)
        x = F.gelu(self.look(x) + self.lists(lists) + self.corpus.weight[corpus])
        x = x + F.gelu(self.near(F.dropout(x, self.dropout, self.training).T[None])[0].T)
        return self.label(F.dropout(x, self.dropout, self.training))


def texts(folder: Path) -> dict[str, list[Text]]:
    """Every corpus with the column `names`."""
    labels: dict[str, list[str]] = {}
    ewt, gum = (list(treebank(folder / f"treebank/{name}_train.conllu", labels)) for name in ("ewt", "gum"))
    return named(folder, ewt, gum, labels["upos"])


def beginnings() -> Tensor:
    """Steps (1 + labels, labels) to begin with: a name goes on only after its own kind."""
    parted = [label.partition("-") for label in NAMES]
    follows = [[mark != "I" or before in (f"B-{kind}", f"I-{kind}") for mark, _, kind in parted] for before in ("", *NAMES)]
    return torch.where(torch.tensor(follows), 0.0, NEVER)


def parts(model: Model, corpus: str, found: Sequence[Text]) -> list[Part]:
    """The texts end to end in stretches of whole sentences, with the vectors that the shipped encoder gives."""
    read = np.concatenate([vectors(model, pieces(model.tokenizer, text.words, text.breaks)) for text in found])
    known = np.concatenate([lists(text.words) for text in found])
    right = allowed(np.concatenate([text.columns["names"] for text in found]), corpus)
    made, start = [], 0
    for lengths in _stretches([len(sentence) for text in found for sentence in text.sentences]):
        cut = slice(start, start := start + sum(lengths))
        vectors_of, lists_of, allowed_of = (torch.from_numpy(array[cut]) for array in (read, known, right))
        made.append(Part(corpus, vectors_of, lists_of, allowed_of, lengths))
    return made


def _stretches(lengths: Iterable[int]) -> Iterator[tuple[int, ...]]:
    found: list[int] = []
    for length in lengths:
        found.append(length)
        if sum(found) >= STRETCH:
            yield tuple(found)
            found = []
    if found:
        yield tuple(found)


def chain_losses(scores: Tensor, right: Tensor, lengths: Sequence[int], steps: Tensor) -> Tensor:
    """How unlikely it is that a chain that is allowed is read: scores and right (n, labels), n the sum of the lengths -> (lengths,)."""
    pad = torch.nn.utils.rnn.pad_sequence
    read, true = pad(scores.split(lengths), batch_first=True), pad(right.split(lengths), batch_first=True)
    ends = torch.tensor(lengths)
    barred = read.masked_fill(~true, 2 * NEVER)
    return _all_chains(read, ends, steps) - _all_chains(barred, ends, steps)


def _all_chains(scores: Tensor, lengths: Tensor, steps: Tensor) -> Tensor:
    """The sum, as a logarithm, of all chains of each row: scores (rows, longest, labels) -> (rows,)."""
    total = scores[:, 0] + steps[0]
    for k in range(1, scores.shape[1]):
        after = torch.logsumexp(total[:, :, None] + steps[None, 1:], 1) + scores[:, k]
        total = torch.where((k < lengths)[:, None], after, total)
    return torch.logsumexp(total, 1)


def train(given: Sequence[Part], seed: int = 1) -> NamesHead:
    """The head after EPOCHS readings of all parts."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    head = NamesHead(given[0].vectors.shape[1])
    optimiser = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=0.01)
    order = list(given)
    total = EPOCHS * (len(order) // TOGETHER + 1)
    rates = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=total + 1)
    for _ in range(EPOCHS):
        chance.shuffle(order)
        for k in range(0, len(order), TOGETHER):
            optimiser.zero_grad()
            _loss(head, order[k : k + TOGETHER]).backward()
            optimiser.step()
            rates.step()
    return head.eval()


def _loss(head: NamesHead, given: Sequence[Part]) -> Tensor:
    """Of some stretches, per word."""
    scores = torch.cat([head(part.vectors, part.lists, CORPORA.index(part.corpus)) for part in given])
    lengths = [length for part in given for length in part.lengths]
    losses = chain_losses(scores, torch.cat([part.allowed for part in given]), lengths, head.steps)
    return (losses * torch.tensor([WEIGHT[part.corpus] for part in given for _ in part.lengths])).sum() / len(scores)


class AsOne(nn.Module):
    """The head as it ships: every text is read as Universal NER draws names."""

    def __init__(self, head: NamesHead) -> None:
        super().__init__()
        self.head = head

    def forward(self, words: Tensor, lists: Tensor) -> Tensor:
        return self.head(words, lists, CORPORA.index("uner"))


def write(head: NamesHead, out: Path) -> None:
    """The head as a graph beside the others, and in `model.json` its SHA-256 and the steps of its chain."""
    path = out / "names.onnx"
    example = (torch.randn(9, head.look.in_features), torch.zeros(9, LISTS))
    names = ["words", "lists"]
    axes = {name: {0: "n"} for name in names}
    torch.onnx.export(
        AsOne(head).eval(),
        example,
        str(path),
        input_names=names,
        output_names=["names"],
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )
    manifest = json.loads((out / "model.json").read_text(encoding="utf-8"))
    manifest["name_steps"] = head.steps.tolist()
    manifest["files"][path.name] = hashlib.sha256(path.read_bytes()).hexdigest()
    (out / "model.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--model", type=Path, required=True, help="folder of the exported model; its names.onnx is written")
    asked.add_argument("--corpora", type=Path, required=True)
    options = asked.parse_args()
    torch.set_num_threads(1)
    model = opened(options.model, 1)
    given = [part for corpus, found in texts(options.corpora).items() for part in parts(model, corpus, found)]
    head = train(given)
    write(head, options.model)


if __name__ == "__main__":
    main()
