"""Which words stand in lists of names: the encoder's vocabulary is too small to know them all."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from secondhand.encoder.stand_ins import read_as
from secondhand.lexicon import rows, table
from secondhand.lexicon import words as listed

LISTS: Final = 4
"""First names of persons, names of places, parts of names of organisations, whole names of organisations."""
_PLACES: Final = ("countries", "regions", "districts", "war_places")


def lists(words: Sequence[str]) -> NDArray[np.float32]:
    """For each word (words, LISTS) 1 where it stands in a list and is written as a name is, else 0."""
    found = np.zeros((len(words), LISTS), dtype=np.float32)
    for k, word in enumerate(words):
        if word[:1].isupper():
            low = read_as(word).lower()
            found[k] = low in _first_names(), low in _place_words(), low in listed("organisations", "parts"), word in _organisations()
    return found


@cache
def _first_names() -> frozenset[str]:
    return listed("first_names", "census") | listed("first_names", "news")


@cache
def _place_words() -> frozenset[str]:
    """Names of one word: of those of more words, the single words say little."""
    names = (name for table in _PLACES for row in rows(table) for name in (row["name"], *row["names"].split("|")))
    return frozenset(name.lower() for name in names if name and " " not in name)


@cache
def _organisations() -> frozenset[str]:
    """As they are written: "WHO" is one and "Who" is none."""
    return frozenset(table("organisations")["names"])
