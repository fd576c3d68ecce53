"""Text as a list of words with their places: what the name-finding stages walk over."""

from __future__ import annotations

import re
from dataclasses import dataclass

from secondhand.model.folding import fold

WORD = re.compile(r"\w+")
ACRONYM_LETTERS = 6
JOINT = re.compile(r"[ \u00a0]?\.?[-–'’`ʼ]?[ \u00a0]?")


@dataclass(frozen=True, slots=True)
class Word:
    """One run of letters and digits. `key` is its folded form, `text` the form that stands there."""

    start: int
    end: int
    text: str
    key: str

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of a stretch of text."""
    return [
        Word(match.start(), match.end(), match.group(), fold(match.group()))
        for match in WORD.finditer(text, start, len(text) if end is None else end)
    ]


def acronym(word: str) -> bool:
    """Whether a word of a name is an acronym, which must be matched letter by letter: "is" and "us" are words."""
    return word.isupper() and len(word) <= ACRONYM_LETTERS


def joined(text: str, left: Word, right: Word) -> bool:
    """Whether two neighbouring words can belong to one name: a blank, hyphen, apostrophe, full stop or ".-" between them."""
    return right.start - left.end <= 3 and JOINT.fullmatch(text, left.end, right.start) is not None
