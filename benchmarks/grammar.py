"""The encoder on the test parts of the treebanks and of Universal NER, with the words that their makers drew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from secondhand.encoder.files import SHIPPED, opened
from training.evaluate import grammar, named_parts, names


def grammar_lines(material: Path) -> Iterator[str]:
    """A table of part of speech, trees and names."""
    model = opened(SHIPPED, 1)
    yield "### words and names"
    yield ""
    yield "`python -m training.evaluate --model src/secondhand/encoder/weights --corpora data --part test`; in percent, marks and subtypes"
    yield "counted."
    yield ""
    yield "| test part | UPOS | XPOS | UAS | LAS |"
    yield "|---|---:|---:|---:|---:|"
    for name in ("ewt", "gum"):
        found = grammar(model, material / f"data/treebank/{name}_test.conllu")
        yield f"| {name} | {found['upos']} | {found['xpos']} | {found['uas']} | {found['las']} |"
    yield ""
    yield "Names of persons, organisations and places, exact (WNUT's corporations and groups are organisations):"
    yield ""
    yield "| test part | P | R | F1 |"
    yield "|---|---:|---:|---:|"
    for what, texts in named_parts(material / "data", "test"):
        scores = names(model, texts)
        yield f"| {what} | {scores['P']} | {scores['R']} | {scores['F1']} |"
    yield ""
