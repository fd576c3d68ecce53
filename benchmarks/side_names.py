"""Exchanging the names of two sides in a text, with a way for every range of characters from the old text to the new.

The names are in side_swap.toml. Each is one word with one counterpart, and names that are kept are looked for where both
words of a pair count as the same: so a text exchanged twice is what it was.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from secondhand.model import Span

NAMES = Path(__file__).with_name("side_swap.toml")


@dataclass(frozen=True, slots=True)
class Exchanged:
    """A text with the sides exchanged, and where each exchanged word stands: in the old text and in the new one."""

    text: str
    old: tuple[Span, ...]
    new: tuple[Span, ...]

    def span(self, span: Span) -> Span:
        """Where a range of the old text stands in the new one. A range that ends inside a name takes all of it."""
        return Span(self._at(span.start, whole=False), self._at(span.end - 1, whole=True) + 1)

    def _at(self, at: int, *, whole: bool) -> int:
        """The place of a character; inside a name its last character if `whole`, else its first."""
        index = bisect_right(self.old, at, key=lambda span: span.start) - 1
        if index < 0:
            return at
        old, new = self.old[index], self.new[index]
        if at >= old.end:
            return at - old.end + new.end
        return new.end - 1 if whole else new.start


def exchanged(text: str) -> Exchanged:
    """The text with every name of either side replaced by its counterpart on the other."""
    pieces: list[str] = []
    old: list[Span] = []
    new: list[Span] = []
    at = size = 0
    for match in _finder().finditer(text):
        if match.lastgroup is None:
            continue  # a name that is kept
        word = _counterparts()[match["name"]] if match["name"] else _article(match["article"], match["next"])
        size += match.start() - at
        pieces += (text[at : match.start()], word)
        old.append(Span(*match.span()))
        new.append(Span(size, size + len(word)))
        at, size = match.end(), size + len(word)
    return Exchanged("".join((*pieces, text[at:])), tuple(old), tuple(new))


def levelled(text: str) -> str:
    """The text with names that have several forms in the one form that has a counterpart."""
    for pattern, write in _levels():
        text = pattern.sub(write, text)
    return text


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(NAMES.read_text(encoding="utf-8"))


@cache
def _counterparts() -> dict[str, str]:
    """Every form of every name with its counterpart. Raises ValueError where the pairs are not one to one."""
    found: dict[str, str] = {}
    for pair in chain.from_iterable(_data()["pairs"].values()):
        for left, right in _cases(*pair):
            if left in found or right in found or not re.fullmatch(r"\w+ \w+", f"{left} {right}"):
                raise ValueError(f"{NAMES.name}: {left!r} and {right!r} are no pair of single words with no other counterpart")
            found |= {left: right, right: left}
    return found


def _cases(left: str, right: str) -> set[tuple[str, str]]:
    """The pair as it stands, and a pair in lower case with capitals too."""
    if not (left.islower() and right.islower()):
        return {(left, right)}
    return {(left, right), (left.title(), right.title()), (left.upper(), right.upper())}


@cache
def _finder() -> re.Pattern[str]:
    """Names to keep, the longest first; then names to exchange, and the articles before them."""
    kept = sorted(chain.from_iterable(_data()["kept"].values()), key=len, reverse=True)
    keep = rf"(?:{'|'.join(map(_of_either_side, kept))})\b"
    name = rf"(?:{'|'.join(_counterparts())})\b"
    return re.compile(rf"\b{keep}|\b(?P<name>{name})|\b(?P<article>[Aa]n?)(?= (?!{keep})(?P<next>{name}))")


def _of_either_side(phrase: str) -> str:
    """A pattern for a phrase in which a name may be that of either side."""
    words = re.findall(r"\w+", phrase)
    return "[ -]".join(f"(?:{word}|{_counterparts().get(word, word)})" for word in words)


def _article(article: str, name: str) -> str:
    """The article for the counterpart of a name: the other one if only one of the two begins with a vowel."""
    if _vowel(name) == _vowel(_counterparts()[name]):
        return article
    return article[0] if article.endswith("n") else article + "n"


def _vowel(name: str) -> bool:
    return name[0].lower() in "aeiou"


@cache
def _levels() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rule["pattern"], re.MULTILINE), rule["write"]) for rule in _data()["level"])
