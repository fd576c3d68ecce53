"""Finds the names of known actors and offices: longest name first, leftmost first, in one pass over the words.

The names lie in a tree of words (a trie), so the time does not grow with the number of actors.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from secondhand.annotate.words import WORD, Word, acronym, joined
from secondhand.model import Actor, Knowledge, Office
from secondhand.model.folding import fold


@dataclass(frozen=True, slots=True)
class Alias:
    """One name of one actor or office, as the words it is written with."""

    bearer: Actor | Office
    words: tuple[str, ...]
    form: str
    shared: bool
    """Whether others bear this name too."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name at words `first` to `last` (included), as each of those who bear it."""

    first: int
    last: int
    aliases: tuple[Alias, ...]
    shorter: Hit | None = None
    """The next shorter name that begins with the same word: the EU in "EU foreign policy chief"."""


@dataclass(slots=True)
class _Node:
    """The names that go on from the same words, and those that end here."""

    after: dict[str, _Node] = field(default_factory=dict)
    ending: list[Alias] = field(default_factory=list)


class NameTable:
    """All names of all actors and offices."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._root = _Node()
        for actor in knowledge.actors:
            for form in dict.fromkeys((actor.name, *actor.names, *actor.labels, *actor.shared)):
                self._add(actor, form, shared=form in actor.shared)
        by_id = {actor.id: actor for actor in knowledge.actors}
        for office in knowledge.offices:
            for form in (*_forms(office, by_id.get(office.of or "")), *office.names):
                self._add(office, form, shared=False)

    def _add(self, bearer: Actor | Office, form: str, *, shared: bool) -> None:
        found = tuple(WORD.findall(form))
        node = self._root
        for word in found:
            key = fold(word)
            if key not in node.after:
                node.after[key] = _Node()
            node = node.after[key]
        if found:
            node.ending.append(Alias(bearer, found, form, shared))

    def hits(self, text: str, words: Sequence[Word]) -> Iterator[Hit]:
        """Every known name, none overlapping another."""
        index = 0
        while index < len(words):
            hit = self._longest(text, words, index)
            if hit is not None:
                hit = self._reaching_further(text, words, hit) if words[index].key == "the" else hit
                yield hit
            index = hit.last + 1 if hit is not None else index + 1

    def _reaching_further(self, text: str, words: Sequence[Word], hit: Hit) -> Hit:
        """The name after the article where it is longer: "the Lebanese" are a state's people, in "the Lebanese Army" they are not."""
        inner = self._longest(text, words, hit.first + 1)
        return inner if inner is not None and inner.last > hit.last else hit

    def _longest(self, text: str, words: Sequence[Word], first: int) -> Hit | None:
        best = None
        node = self._root.after.get(words[first].key)
        last = first
        while node is not None:
            found = words[first : last + 1] if node.ending else ()
            aliases = tuple(alias for alias in node.ending if _same(alias, found))
            if aliases:
                best = Hit(first, last, aliases, best)
            last += 1
            if last == len(words) or not joined(text, words[last - 1], words[last]):
                break
            node = node.after.get(words[last].key)
        return best


def _forms(office: Office, state: Actor | None) -> Iterator[str]:
    """The names of an office by those of its state: "Syrian president", "president of Syria", "Syria's president"."""
    if state is None:
        return
    for title in office.titles:
        yield from (f"{adjective} {title}" for adjective in state.adjectives)
        for name in (state.name, *state.names):
            yield from (f"{title} of {name}", f"{title} of the {name}", f"{name}'s {title}")


def _same(alias: Alias, found: Sequence[Word]) -> bool:
    """Equal word by word. Acronyms are equal letter by letter, since "is" and "us" are words; capitals stay capitals."""
    for ours, theirs in zip(alias.words, found, strict=True):
        if acronym(ours):
            if ours != theirs.text:
                return False
        elif ours[0].isupper() and not theirs.capital and theirs.key not in ("al", "the"):
            return False
    return True
