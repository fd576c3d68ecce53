"""Words that say whose something is ("Russian troops", "two Syrians"): no places, but they name one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from secondhand.annotate.place_words import BETWEEN
from secondhand.annotate.words import Word
from secondhand.lexicon import rows


class Home(NamedTuple):
    """The place that a demonym points to: a country by its code, or a region or town by its name."""

    name: str
    country: str | None


class Demonym(NamedTuple):
    """Words `first` to `last` of a sentence, and the place they point to."""

    first: int
    last: int
    home: Home


@cache
def homes() -> Mapping[str, Home]:
    """The place of each demonym, as it is written."""
    found = {}
    for row in rows("demonyms"):
        for form in f"{row['adjectives']}|{row['people']}".split("|"):
            if form:
                found[form] = Home(row["place"], row["code"] or None)
    return found


@cache
def _by_words() -> Mapping[tuple[str, ...], Home]:
    forms = {tuple(form.split()): home for form, home in homes().items()}
    return {**{tuple(word.upper() for word in form): home for form, home in forms.items()}, **forms}


@cache
def _lengths() -> Mapping[str, tuple[int, ...]]:
    """How many words the demonyms have that begin with a word, the longest first."""
    lengths: dict[str, set[int]] = {}
    for form in _by_words():
        lengths.setdefault(form[0], set()).add(len(form))
    return {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}


def demonyms(text: str, sentence: Sequence[Word]) -> Iterator[Demonym]:
    """The demonyms of a sentence, the longest of those that begin at a word ("South Korean" is not Korean)."""
    end = 0
    for first, word in enumerate(sentence):
        if first < end or word.text not in _lengths():
            continue
        for length in _lengths()[word.text]:
            part = sentence[first : first + length]
            home = _by_words().get(tuple(each.text for each in part))
            if home and all(text[left.end : right.start] in BETWEEN for left, right in pairwise(part)):
                end = first + length
                yield Demonym(first, end - 1, home)
                break
