"""Words, numbers and punctuation with their places, and phrases looked up among them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

# A number with its inner separators, a word with its inner hyphens, or one sign.
_TOKEN = re.compile(r"\d+(?:[.,:/–-]\d+)*|[^\W\d_][^\W_]*(?:[-'’][^\W_]+)*|[^\w\s]")


class Token(NamedTuple):
    """A word in lower case, where it stands, and whether it stands there in capitals ("IS" is not "is")."""

    word: str
    start: int
    end: int
    capitals: bool = False


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The tokens of a stretch of text."""
    return [_token(match) for match in _TOKEN.finditer(text, start, end)]


def _token(match: re.Match[str]) -> Token:
    word = match[0]
    return Token(word.lower(), *match.span(), len(word) > 1 and word.isupper())


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found from token `start` up to `end`, and what the list says of it."""

    start: int
    end: int
    value: str


class Phrases:
    """A list of phrases of one or more words, found at a token from either side, the longest first."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = {tuple(phrase.lower().split()): value for phrase, value in values.items()}
        self._from_first: dict[str, int] = {}
        self._to_last: dict[str, int] = {}
        for phrase in self._values:
            for longest, word in ((self._from_first, phrase[0]), (self._to_last, phrase[-1])):
                longest[word] = max(longest.get(word, 0), len(phrase))

    @property
    def openers(self) -> Set[str]:
        """The words that phrases begin with."""
        return self._from_first.keys()

    def at(self, tokens: Sequence[Token], start: int) -> Hit | None:
        """The longest phrase that begins at this token."""
        longest = self._from_first.get(tokens[start].word) if start < len(tokens) else None
        if longest is None:
            return None
        for end in range(min(start + longest, len(tokens)), start, -1):
            if hit := self._hit(tokens, start, end):
                return hit
        return None

    def ending_at(self, tokens: Sequence[Token], end: int) -> Hit | None:
        """The longest phrase that ends before this token."""
        longest = self._to_last.get(tokens[end - 1].word) if end > 0 else None
        if longest is None:
            return None
        for start in range(max(end - longest, 0), end):
            if hit := self._hit(tokens, start, end):
                return hit
        return None

    def _hit(self, tokens: Sequence[Token], start: int, end: int) -> Hit | None:
        value = self._values.get(tuple(token.word for token in tokens[start:end]))
        return None if value is None else Hit(start, end, value)
