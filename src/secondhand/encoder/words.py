"""Words of running text, cut as the English treebanks of Universal Dependencies cut them: "do|n't", "Assad|'s", "Russian|-|backed"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from secondhand.lexicon import table
from secondhand.lexicon.patterns import any_of
from secondhand.model import Span

_ADDRESS: Final = r"(?:https?://|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]]|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+"
_INITIALS: Final = r"\b(?:[^\W\d_]\.){2,}|\b[A-Z]\.(?=\s[A-Z])"
_NUMBER: Final = r"\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s)?(?![^\W_])"
_NEGATED: Final = (
    r"(?i:\b(?:do|does|did|is|are|was|were|has|have|had|wo|would|could|should|ca|might|must|need|ai)(?=n['’]t\b)|\bcan(?=not\b)|n['’]t\b)"
)
_CLITIC: Final = r"['’](?i:s|re|ve|ll|d|m)\b"
_PLAIN: Final = r"(?!cannot\b)[A-Za-z]{2,}(?=[ ,\n])"
"""Most words: tried first, since none of the others but "cannot" begins with letters alone and a gap."""
_LETTERS: Final = r"[^\W_]+(?:[\u0300-\u036f\u064b-\u065f]+[^\W_]*)*"
_MARKS: Final = r"\.{2,}|-{2,}|\S"
SENTENCE: Final = 400
"""Words that get one tree. What is longer is a list or a table without a full stop; each part of it gets a tree of its own."""
TOGETHER: Final = 20_000
"""Words that are read together, which bounds memory; a longer run of prose is read in parts, between sentences."""


@cache
def _pattern() -> re.Pattern[str]:
    known = table("sentences")
    short = {word.capitalize() for group in ("titles", "counted", "open") for word in known[group] if word.isalpha()}
    abbreviation = rf"\b{any_of(short)}\.(?=\s)"
    return re.compile("|".join((_PLAIN, _ADDRESS, _INITIALS, abbreviation, _NUMBER, _NEGATED, _CLITIC, _LETTERS, _MARKS)))


def split(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The words between two offsets of a text, punctuation marks included."""
    return [Span(*match.span()) for match in _pattern().finditer(text, start, len(text) if end is None else end)]


def parts(text: str, sentences: Sequence[Span], *, longest: int = SENTENCE, together: int = TOGETHER) -> Iterator[list[list[Span]]]:
    """The words of each sentence, in parts of at most `together` words; a sentence of more than `longest` words counts as several."""
    found: list[list[Span]] = []
    size = 0
    for sentence in sentences:
        words = split(text, sentence.start, sentence.end)
        for start in range(0, len(words), longest):
            part = words[start : start + longest]
            if size + len(part) > together:
                yield found
                found, size = [], 0
            found.append(part)
            size += len(part)
    yield found
