"""Finds the names of known actors: longest name first, leftmost first, in one pass over the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from secondhand.annotate.words import Word, joined, words_of
from secondhand.model import Actor, Knowledge

ACRONYM_LETTERS = 6


@dataclass(frozen=True, slots=True)
class Alias:
    """One name of one actor, as words."""

    actor: Actor
    words: tuple[Word, ...]
    form: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A name of an actor at words `first` to `last` (included)."""

    first: int
    last: int
    alias: Alias


class NameTable:
    """All names of all actors, by their first word."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._by_first: dict[str, list[Alias]] = {}
        for actor in knowledge.actors:
            for form in (actor.name, *actor.names, *actor.labels):
                words = tuple(words_of(form))
                if words:
                    self._by_first.setdefault(words[0].key, []).append(Alias(actor, words, form))
        for aliases in self._by_first.values():
            aliases.sort(key=lambda alias: -len(alias.words))

    def hits(self, text: str, words: Sequence[Word]) -> Iterator[Hit]:
        """Every known name, none overlapping another."""
        index = 0
        while index < len(words):
            alias = self._longest(text, words, index)
            if alias is None:
                index += 1
            else:
                yield Hit(index, index + len(alias.words) - 1, alias)
                index += len(alias.words)

    def _longest(self, text: str, words: Sequence[Word], index: int) -> Alias | None:
        for alias in self._by_first.get(words[index].key, ()):
            found = words[index : index + len(alias.words)]
            if len(found) == len(alias.words) and _same(alias, found) and _one_name(text, found):
                return alias
        return None


def _one_name(text: str, words: Sequence[Word]) -> bool:
    return all(joined(text, left, right) for left, right in pairwise(words))


def _same(alias: Alias, found: Sequence[Word]) -> bool:
    """Equal word by word. Acronyms are equal letter by letter, since "is" and "us" are words; capitals stay capitals."""
    for ours, theirs in zip(alias.words, found, strict=True):
        if ours.key != theirs.key:
            return False
        if ours.text.isupper() and len(ours.text) <= ACRONYM_LETTERS:
            if ours.text != theirs.text:
                return False
        elif ours.capital and not theirs.capital and ours.key not in ("al", "the"):
            return False
    return True
