"""Teaches the names head on the vectors of a finished encoder: python -m training.names --model FOLDER --corpora FOLDER.

The four corpora draw names differently (Universal NER takes "the" and "'s" into some, GUM names things of every kind, WNUT is Twitter), so
the head is told whose text it reads, and reads everything later as Universal NER. EWT has no names at all, but its proper nouns say where
some name must be, and its verbs where none can be.
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
from secondhand.lexicon import words as words_of
from training.corpora import EMERGING, NAMES, NO_LABEL, UNER, Text, columns, treebank
from training.export import OPSET

CORPORA = ("uner", "gum", "wnut", "ewt")
SOME_NAME, NO_NAME = -1, 0
STRETCH = 160
"""Words read at once while learning."""
EPOCHS, RATE, WIDTH = 10, 1.5e-3, 192
WEIGHT = {"uner": 1.0, "gum": 0.5, "wnut": 0.3, "ewt": 0.4}
_OF_WNUT = {"corporation": "organisation", "group": "organisation", "location": "place", "person": "person"}
_CALENDAR = words_of("attribution", "words.calendar")
_PLAIN = frozenset({"VERB", "AUX", "ADV", "PRON", "SCONJ", "INTJ"})


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


def loss(scores: Tensor, part: Part) -> Tensor:
    """Where a corpus leaves open which label is right, any that it allows will do."""
    logged = scores.log_softmax(-1)
    none = logged[:, 0]
    if part.corpus == "ewt":
        some = torch.log1p(-none.exp().clamp(max=1 - 1e-6))
        chosen = torch.cat([some[part.labels == SOME_NAME], none[part.labels == NO_NAME]])
        return -chosen.mean()
    if part.corpus == "uner":
        other = [0, NAMES.index("B-other"), NAMES.index("I-other")]
        logged = torch.cat([torch.logsumexp(logged[:, other], -1, keepdim=True), logged[:, 1:]], -1)
    return F.nll_loss(logged, part.labels, ignore_index=NO_LABEL)


def texts(folder: Path) -> dict[str, list[Text]]:
    """Every corpus with the column `names`."""
    found = {"uner": list(columns(folder / "ner/uner_ewt_dev.iob2", NAMES, UNER, "names"))}
    labels: dict[str, list[str]] = {}
    found["gum"] = list(treebank(folder / "treebank/gum_train.conllu", labels))
    found["ewt"] = list(treebank(folder / "treebank/ewt_train.conllu", labels))
    found["wnut"] = list(columns(folder / "ner/wnut17_train.conll", EMERGING, {}, "emerging"))
    for text in found["ewt"]:
        text.columns["names"] = _by_proper_nouns([labels["upos"][k] for k in text.columns["upos"]], text.words)
    for text in found["wnut"]:
        text.columns["names"] = [_of_wnut(EMERGING[k]) for k in text.columns["emerging"]]
    return found


def _by_proper_nouns(upos: Sequence[str], words: Sequence[str]) -> list[int]:
    labels = [NO_LABEL] * len(words)
    for k, pos in enumerate(upos):
        if pos == "PROPN" and words[k].lower() not in _CALENDAR:
            labels[k] = SOME_NAME
        elif pos in _PLAIN:
            labels[k] = NO_NAME
    return labels


def _of_wnut(label: str) -> int:
    mark, _, kind = label.partition("-")
    return NAMES.index(f"{mark}-{_OF_WNUT.get(kind, 'other')}") if kind else 0


def parts(model: Model, corpus: str, found: Sequence[Text]) -> list[Part]:
    """The texts end to end in stretches of one length, with the vectors that the shipped encoder gives."""
    read = np.concatenate([vectors(model, pieces(model.tokenizer, text.words, text.breaks)) for text in found])
    known = np.concatenate([lists(text.words) for text in found])
    labels = np.concatenate([text.columns["names"] for text in found])
    cuts = [slice(k, k + STRETCH) for k in range(0, len(labels), STRETCH)]
    return [Part(corpus, *(torch.from_numpy(array[cut]) for array in (read, known, labels))) for cut in cuts]


def train(given: Sequence[Part], seed: int = 1) -> NamesHead:
    """The head after EPOCHS readings of all parts; the Universal NER part three times in each."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    head = NamesHead(given[0].vectors.shape[1])
    optimiser = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=0.01)
    often = [part for part in given for _ in range(3 if part.corpus == "uner" else 1)]
    total = EPOCHS * (len(often) // 8 + 1)
    rates = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=total + 1)
    for _ in range(EPOCHS):
        chance.shuffle(often)
        for k in range(0, len(often), 8):
            group = often[k : k + 8]
            values = [WEIGHT[p.corpus] * loss(head(p.vectors, p.lists, CORPORA.index(p.corpus)), p) for p in group]
            optimiser.zero_grad()
            torch.stack(values).nan_to_num().mean().backward()
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
