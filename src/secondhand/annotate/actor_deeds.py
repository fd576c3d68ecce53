"""Actors named only by a word before what they did: "Russian air strikes", "regime shelling", "U.S. raids"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from secondhand.annotate.words import Word
from secondhand.lexicon import words

REACH = 5
"""How many words may stand between the actor and the deed ("Russian and Syrian government air strikes")."""


JOINTS = frozenset({" ", "-", "\u00a0", ". "})
"""What may stand between two of these words."""


def before_deed(text: str, found: Sequence[Word], last: int, adjectives: Collection[str]) -> bool:
    """Whether a deed follows the word at `last`, with nothing between but what makes the deed particular.

    Behind further states their forces are as good as a deed: "Russian and Syrian jets", "US/UK strikes", "US, British and French raids".
    """
    deeds, between, forces = (words("generic_actors", name) for name in ("deeds.words", "deeds.between", "heads.military"))
    listed = False
    for index in range(last + 1, min(last + 1 + REACH, len(found))):
        gap, word = text[found[index - 1].end : found[index].start], found[index]
        further = word.text in adjectives
        if gap not in JOINTS and not (further and (gap == "/" or (gap == ", " and _is_list(found, index)))):
            return False
        listed = listed or further
        if word.key in deeds or (listed and word.key in forces):
            return True
        if word.key not in between and not further:
            return False
    return False


def _is_list(found: Sequence[Word], index: int) -> bool:
    """Whether an "and" comes soon after a word behind a comma."""
    return any(word.key == "and" for word in found[index + 1 : index + 3])
