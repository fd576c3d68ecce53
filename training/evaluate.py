"""Measures a model on gold words: python -m training.evaluate --model FOLDER --corpora FOLDER [--part dev|test]."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from secondhand.encoder.chains import spans_of_labels
from secondhand.encoder.files import Model, opened
from secondhand.encoder.pieces import pieces
from secondhand.encoder.reader import names as named_in
from secondhand.encoder.reader import trees
from secondhand.encoder.vectors import vectors
from training.corpora import NAMES, Text, treebank
from training.named import emerging, universal


def read(model: Model, text: Text) -> tuple[NDArray[np.float32], list[NDArray[np.float32]]]:
    """The vectors and the scores of each word of a text whose words are given."""
    found = vectors(model, pieces(model.tokenizer, text.words, text.breaks))
    return found, model.run("words", words=found)


def grammar(model: Model, path: Path) -> dict[str, float]:
    """Part of speech, unlabelled and labelled attachment, in percent of all words (punctuation too, subtypes of relations too)."""
    labels: dict[str, Any] = {kind: list(model.labels[kind]) for kind in ("upos", "xpos", "relation")}
    labels["fixed"] = True
    right: Counter[str] = Counter()
    for text in treebank(path, labels):
        found, (upos, xpos, *_) = read(model, text)
        heads, relations = trees(model, found, text.sentences)
        gold = {name: np.array(values) for name, values in text.columns.items()}
        attached = heads == gold["head"]
        right.update(
            words=len(text.words),
            upos=int((upos.argmax(1) == gold["upos"]).sum()),
            xpos=int((xpos.argmax(1) == gold["xpos"]).sum()),
            uas=int(attached.sum()),
            las=int((attached & (relations == gold["relation"])).sum()),
        )
    return {name: round(100 * right[name] / right["words"], 2) for name in ("upos", "xpos", "uas", "las")}


def names(model: Model, texts: Iterable[Text]) -> dict[str, float]:
    """Precision, recall and F1 of exact names of persons, organisations and places."""
    counts: Counter[str] = Counter()
    for text in texts:
        words, _ = read(model, text)
        read_names = named_in(model, words, text.words, [len(sentence) for sentence in text.sentences])
        gold, found = (
            {item for item in items if item[1] != "other"}
            for items in (spans_of_labels([NAMES[k] for k in text.columns["names"]]), read_names)
        )
        counts.update(right=len(gold & found), found=len(found), gold=len(gold))
    return _f1(counts)


def named_parts(folder: Path, part: str) -> Iterator[tuple[str, list[Text]]]:
    """Texts with names that no model was trained on."""
    yield "UNER EWT test", universal(folder / "ner/uner_ewt_test.iob2")  # its part for development is trained on
    yield f"WNUT17 {part}", emerging(folder / f"ner/wnut17_{part}.conll")


def _f1(counts: Counter[str]) -> dict[str, float]:
    p, r = counts["right"] / max(1, counts["found"]), counts["right"] / max(1, counts["gold"])
    return {"P": round(100 * p, 2), "R": round(100 * r, 2), "F1": round(200 * p * r / max(1e-9, p + r), 2)}


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--model", type=Path, required=True)
    asked.add_argument("--corpora", type=Path, required=True)
    asked.add_argument("--part", choices=("dev", "test"), default="dev")
    asked.add_argument("--threads", type=int, default=1)
    options = asked.parse_args()
    model = opened(options.model, options.threads)
    for name in ("ewt", "gum"):
        print(name, grammar(model, options.corpora / f"treebank/{name}_{options.part}.conllu"), flush=True)
    for what, texts in named_parts(options.corpora, options.part):
        print(what, names(model, texts), flush=True)


if __name__ == "__main__":
    main()
