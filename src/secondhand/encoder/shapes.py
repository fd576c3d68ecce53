"""What an uncased vocabulary loses: letter case, quotation and line breaks, three small numbers for each word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

SHAPES: Final = 18
QUOTES: Final = 4
BREAKS: Final = 2
_OPENING: Final = frozenset("“«„")
_CLOSING: Final = frozenset("”»")
_STRAIGHT: Final = frozenset('"')
_MARKS: Final = {**dict.fromkeys(".!?…", 9), ",": 10, **dict.fromkeys(":;", 11), **dict.fromkeys("-–—", 12), **dict.fromkeys("()[]{}", 13)}


def features(words: Sequence[str], breaks: Sequence[bool]) -> NDArray[np.int64]:
    """Shape, state of quotation and line break of each word, as (words, 3); `breaks` says which words begin a line.

    A quotation that stays open ends with its line, so that one forgotten mark cannot turn the rest of a document inside out.
    """
    found: list[tuple[int, int, int]] = []
    inside = False
    for word, begins in zip(words, breaks, strict=True):
        inside = inside and not begins
        mark = _quotation(word, inside)
        if mark is None:
            found.append((shape(word), int(inside), int(begins)))
        else:
            found.append((14 + mark, 2 + (not mark), int(begins)))
            inside = mark
    return np.array(found, dtype=np.int64).reshape(-1, 3)


def _quotation(word: str, inside: bool) -> bool | None:
    """True where the word is a mark that opens a quotation, False where it closes one."""
    if word in _OPENING or word == "``":
        return True
    if word in _CLOSING or word == "''":
        return False
    return not inside if word in _STRAIGHT else None


def shape(word: str) -> int:
    """The form of a word that is no quotation mark, as a small number (0 is kept for what is no word)."""
    if word.isalpha():
        return _letters(word)
    if word[0] in _MARKS:
        return _MARKS[word[0]]
    if any(letter.isdigit() for letter in word):
        return 7 if any(letter.isalpha() for letter in word) else 6
    return 16 if any(letter.isalpha() for letter in word) else 17


def _letters(word: str) -> int:
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 4
    if word[0].isupper() and word[1:].islower():
        return 2
    return 5 if any(letter.isupper() for letter in word) else 8
