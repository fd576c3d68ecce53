"""Sentences of our own with trees made by hand, read from a table beside this file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from secondhand.annotate import quantities
from secondhand.model import ActorMention, Attribution, Block, Document, Knowledge, PartOfSpeech, PlaceMention, Reading, Sentence, Word

_PART = re.compile(r"\[(?P<actor>[^\]]*)\]|\{(?P<place>[^}]*)\}|(?P<plain>[^\[{]+)")
_POS: dict[str, PartOfSpeech] = {
    "NNP": "PROPN",
    "NN": "NOUN",
    "VB": "VERB",
    "JJ": "ADJ",
    "CD": "NUM",
    "PR": "PRON",
    "DT": "DET",
    "IN": "ADP",
}
"""Parts of speech by the beginning of their tags; what is not listed counts as punctuation or as X."""


@dataclass(frozen=True)
class Case:
    """A sentence, and the words that name the agents and the targets of each of its claims."""

    reading: Reading
    agents: list[str]
    targets: list[str]


def cases(name: str) -> list[Case]:
    """The sentences of a table."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    blocks = "\n".join(line for line in lines if not line.startswith("#")).strip().split("\n\n")
    return [_case(block.splitlines()) for block in blocks]


def _case(lines: list[str]) -> Case:
    def after(label: str) -> list[str]:
        return [line.removeprefix(label).strip() for line in lines if line.startswith(label)]

    return Case(parsed((lines[0], lines[-1])), after("by:"), after("to:"))


def parsed(*sentences: tuple[str, str], attributions: tuple[Attribution, ...] = ()) -> Reading:
    """The reading of sentences with marked actors and places, each with its tree."""
    words: list[Word] = []
    text, actors, places, found = "", [], [], []
    for marked, tree in sentences:
        first = len(text)
        for part in _PART.finditer(marked):
            start = len(text)
            text += part["actor"] or part["place"] or part["plain"]
            if name := part["actor"]:
                actors.append(ActorMention(id=f"a{start}", start=start, end=len(text), actor=name, name=name, type="armed group"))
            elif name := part["place"]:
                places.append(PlaceMention(id=f"p{start}", start=start, end=len(text), place=None, name=name))
        found.append(Sentence(start=first, end=len(text)))
        words += words_of(text, first, tree, len(words))
        text += ". "
    reading = Reading(
        document=Document.of(text, outlet="Courier"),
        blocks=(Block(start=0, end=len(text), kind="body"),),
        sentences=tuple(found),
        words=tuple(words),
        actors=tuple(actors),
        places=tuple(places),
        attributions=attributions,
    )
    return reading.with_layer("quantities", quantities.mark(reading, Knowledge()), "test")


def words_of(text: str, start: int, tree: str, before: int) -> Iterator[Word]:
    """The words of a sentence by their rows FORM|TAG|HEAD|RELATION; `before` is how many words stand before it."""
    for row in tree.split():
        form, tag, head, relation = row.rsplit("|", 3)
        start = text.index(form, start)
        pos = next((known for beginning, known in _POS.items() if tag.startswith(beginning)), "X" if tag.isalpha() else "PUNCT")
        above = before + int(head) - 1 if int(head) else None
        yield Word(start=start, end=start + len(form), pos=pos, tag=tag, head=above, relation=relation)
        start += len(form)
