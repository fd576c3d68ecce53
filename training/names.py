"""Teaches the names head on the vectors of a finished encoder: python -m training.names --model FOLDER --corpora FOLDER.

The head is told whose text it reads (see `named.py`), and reads everything later as Universal NER.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections.abc import Sequence
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
from training.losses import names_loss
from training.named import CORPORA, named

STRETCH = 160
"""Words read at once while learning."""
EPOCHS, RATE, WIDTH = 10, 1.5e-3, 192
WEIGHT = {"uner": 1.0, "gum": 0.5, "wnut": 0.3, "ewt": 0.4}


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a text: vectors (n, width), lists (n, LISTS), labels (n,)."""

    corpus: str
    vectors: Tensor
    lists: Tensor
    labels: Tensor


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
        self.dropout = dropout
        nn.init.zeros_(self.corpus.weight)

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


def parts(model: Model, corpus: str, found: Sequence[Text]) -> list[Part]:
    """The texts end to end in stretches of one length, with the vectors that the shipped encoder gives."""
    read = np.concatenate([vectors(model, pieces(model.tokenizer, text.words, text.breaks)) for text in found])
    known = np.concatenate([lists(text.words) for text in found])
    labels = np.concatenate([text.columns["names"] for text in found])
    cuts = [slice(k, k + STRETCH) for k in range(0, len(labels), STRETCH)]
    return [Part(corpus, *(torch.from_numpy(array[cut]) for array in (read, known, labels))) for cut in cuts]


def train(given: Sequence[Part], seed: int = 1) -> NamesHead:
    """The head after EPOCHS readings of all parts."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    head = NamesHead(given[0].vectors.shape[1])
    optimiser = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=0.01)
    often = list(given)
    total = EPOCHS * (len(often) // 8 + 1)
    rates = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=total + 1)
    for _ in range(EPOCHS):
        chance.shuffle(often)
        for k in range(0, len(often), 8):
            group = often[k : k + 8]
            values = [WEIGHT[p.corpus] * names_loss(head(p.vectors, p.lists, CORPORA.index(p.corpus)), p.labels, p.corpus) for p in group]
            optimiser.zero_grad()
            torch.stack(values).mean().backward()
            optimiser.step()
            rates.step()
    return head.eval()


class AsOne(nn.Module):
    """The head as it ships: every text is read as Universal NER draws names."""

    def __init__(self, head: NamesHead) -> None:
        super().__init__()
        self.head = head

    def forward(self, words: Tensor, lists: Tensor) -> Tensor:
        return self.head(words, lists, CORPORA.index("uner"))


def write(head: NamesHead, out: Path) -> None:
    """The head as a graph beside the others, and its SHA-256 in `model.json`."""
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
