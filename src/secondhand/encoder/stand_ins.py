"""One word for all parties of a kind: the encoder is not told which of them it reads about.

What it finds can then not depend on a name it has met more often on one side than on the other. The words and what is read in their place
stand in the lexicon's `stand_ins.toml`; nothing but the encoder's view of a word changes.
"""

from __future__ import annotations

from functools import cache

from secondhand.lexicon import table


def read_as(word: str) -> str:
    """The word of its kind that stands in for a party's name, in the same capitals; any other word as it is."""
    known = _stand_ins().get(word.lower())
    if known is None:
        return word
    listed, read = known
    if listed.isupper():  # an acronym: its capitals say nothing of the line it stands in
        return read if word.isupper() else word
    if word.isupper():
        return read.upper()
    if word[0].isupper():
        return read[0].upper() + read[1:]
    return read if listed.islower() else word


@cache
def _stand_ins() -> dict[str, tuple[str, str]]:
    """By word in lower case: the word as it is listed, and what is read in its place."""
    classes = [group for group in table("stand_ins").values() if isinstance(group, dict)]
    return {word.lower(): (word, group["as"]) for group in classes for word in group["words"]}
