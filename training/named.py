"""What each corpus says of names.

They draw them differently: Universal NER takes "the" and "'s" into some and has persons, organisations and places alone, GUM names
things of every kind, WNUT is Twitter. EWT has no names at all, but its proper nouns say where some name must be, and its verbs where none
can be.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from secondhand.encoder.chains import spans_of_labels
from training.corpora import EMERGING, NAMES, NO_LABEL, UNER, Text, columns
from training.unnamed import is_address, is_unnamed

CORPORA = ("uner", "gum", "wnut", "ewt")
SOME_NAME, NO_NAME = -1, 0
COPIES = 4
"""Copies of the Universal NER part in which names are exchanged: it is small, and a name says less than where it stands."""
EXCHANGED = 0.7
"""The share of names that are exchanged in a copy."""
_OF_WNUT = {"corporation": "organisation", "group": "organisation", "location": "place", "person": "person"}
_PLAIN = frozenset({"VERB", "AUX", "ADV", "PRON", "SCONJ", "INTJ"})


def universal(path: Path) -> list[Text]:
    """A part of Universal NER."""
    return list(columns(path, NAMES, UNER))


def emerging(path: Path) -> list[Text]:
    """A part of WNUT 2017 with its six kinds as the four of here."""
    found = list(columns(path, EMERGING, {}, apart=True))
    for text in found:
        text.columns["names"] = [_of_wnut(EMERGING[k]) for k in text.columns["names"]]
    return found


def named(folder: Path, ewt: Sequence[Text], gum: Sequence[Text], upos: Sequence[str]) -> dict[str, list[Text]]:
    """The corpora that teach names; those of the treebanks are given, their parts of speech being numbers of `upos`."""
    by_proper_nouns(ewt, upos)
    uner = universal(folder / "ner/uner_ewt_dev.iob2")  # its part for training could not be had
    wnut = emerging(folder / "ner/wnut17_train.conll")
    return {"uner": list(copies(uner, Pool.of([*uner, *gum, *wnut]))), "gum": list(gum), "wnut": wnut, "ewt": list(ewt)}


def by_proper_nouns(found: Iterable[Text], upos: Sequence[str]) -> None:
    """Gives texts with parts of speech (numbers of `upos`) the column `names`."""
    for text in found:
        text.columns["names"] = _by_proper_nouns([upos[k] for k in text.columns["upos"]], text.words)


def _by_proper_nouns(upos: Sequence[str], words: Sequence[str]) -> list[int]:
    labels = [NO_LABEL] * len(words)
    for k, pos in enumerate(upos):
        if pos == "PROPN" and not is_unnamed(words[k]):
            labels[k] = SOME_NAME
        elif pos in _PLAIN or is_address(words[k]):
            labels[k] = NO_NAME
    return labels


def _of_wnut(label: str) -> int:
    mark, _, kind = label.partition("-")
    return NAMES.index(f"{mark}-{_OF_WNUT.get(kind, 'other')}") if kind else 0


def allowed(labels: NDArray[np.int64], corpus: str) -> NDArray[np.bool_]:
    """Which labels of each word are right (n, labels), by what its corpus says (n,)."""
    found = np.ones((len(labels), len(NAMES)), dtype=bool)
    found[labels == SOME_NAME, 0] = False
    known = np.flatnonzero(labels >= 0)
    found[known] = False
    found[known, labels[known]] = True
    if corpus == "uner":
        for other in ("B-other", "I-other"):
            found[labels == NO_NAME, NAMES.index(other)] = True
    return found


@dataclass(frozen=True, slots=True)
class Pool:
    """Names by kind, to be exchanged for one another."""

    names: Mapping[str, Sequence[tuple[str, ...]]] = field(default_factory=dict)

    @classmethod
    def of(cls, texts: Iterable[Text]) -> Pool:
        """The names of the texts, each as often as it stands there."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for text in texts:
            for run, kind in spans_of_labels([NAMES[max(0, k)] for k in text.columns["names"]]):
                found.setdefault(kind, []).append(tuple(text.words[run.start : run.stop]))
        return cls(found)

    def draw(self, kind: str, chance: random.Random) -> tuple[str, ...] | None:
        return chance.choice(self.names[kind]) if self.names.get(kind) else None


def exchanged(text: Text, pool: Pool, chance: random.Random) -> Text:
    """The text with most of its names replaced by others of their kind."""
    runs = {run.start: (run, kind) for run, kind in spans_of_labels([NAMES[k] for k in text.columns["names"]])}
    made = Text(text.name, [], [], {"names": []})
    ends = {sentence.stop for sentence in text.sentences}
    k = start = 0
    while k < len(text.words):
        run, kind = runs.get(k, (range(k, k + 1), ""))
        drawn = pool.draw(kind, chance) if kind and chance.random() < EXCHANGED else None
        words = drawn or text.words[run.start : run.stop]
        label = text.columns["names"][k]
        made.words += words
        made.breaks += [text.breaks[k]] + [False] * (len(words) - 1)
        made.columns["names"] += [label] + [label + 1 if kind else label] * (len(words) - 1)
        k = run.stop
        if k in ends:
            made.sentences.append(range(start, len(made.words)))
            start = len(made.words)
    return made


def copies(texts: Sequence[Text], pool: Pool, seed: int = 1) -> Iterator[Text]:
    """The texts, and COPIES times the same with other names."""
    chance = random.Random(seed)
    yield from texts
    for _ in range(COPIES):
        yield from (exchanged(text, pool, chance) for text in texts)
