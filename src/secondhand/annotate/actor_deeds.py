"""Actors named only by a word before what they did: "Russian air strikes", "regime shelling", "U.S. raids"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from secondhand.annotate.words import Word
from secondhand.lexicon import words

REACH = 5
"""How many words may stand between the actor and the deed ("Russian and Syrian government air strikes")."""


def before_deed(text: str, found: Sequence[Word], last: int, adjectives: Collection[str]) -> bool:
    """Whether a deed follows the word at `last`, with nothing between but what makes the deed particular."""
    deeds, between = words("generic_actors", "deeds.words"), words("generic_actors", "deeds.between")
    for index in range(last + 1, min(last + 1 + REACH, len(found))):
        gap = text[found[index - 1].end : found[index].start]
        if gap not in (" ", "-", "\u00a0", ". "):
            return False
        if found[index].key in deeds:
            return True
        if found[index].key not in between and found[index].text not in adjectives:
            return False
    return False
