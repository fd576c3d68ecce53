"""Loaded words: words that judge while they tell, whoever's they are."""

from __future__ import annotations

import re
from functools import cache

from secondhand.lexicon import table
from secondhand.lexicon.patterns import any_of
from secondhand.model import TELLING_KINDS, Knowledge, Loaded, Reading, Stage, Technique


@cache
def _listed() -> dict[str, tuple[Technique, str | None]]:
    """Label and neutral wording by the listed words, in lower case."""
    return {words.lower(): (group["label"], neutral or None) for group in table("loaded")["group"] for words, neutral in group["words"]}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){any_of(_listed())}(?![\w-])", re.IGNORECASE)


def mark(reading: Reading, knowledge: Knowledge) -> tuple[Loaded, ...]:
    """Loaded words in headlines, body and captions. They say nothing about what is true."""
    found = []
    for block in reading.blocks_of(*TELLING_KINDS):
        for match in _pattern().finditer(reading.text, block.start, block.end):
            label, neutral = _listed()[match.group().lower()]
            found.append(Loaded(start=match.start(), end=match.end(), label=label, neutral=neutral))
    return tuple(found)


STAGE = Stage(name="loaded", version="1", writes="loaded", needs=frozenset({"blocks"}), mark=mark)
