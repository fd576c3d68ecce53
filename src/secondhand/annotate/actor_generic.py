"""Actors without an entry of their own, by the words that build their names: roles, titled persons, organisations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from secondhand.annotate.actor_deeds import before_deed
from secondhand.annotate.words import Word, joined
from secondhand.lexicon import table, words
from secondhand.model import ActorType

MODIFIERS_MOST = 5
NAME_WORDS_MOST = 8
JUDGING_WORDS_MOST = 2
JOINT_LETTERS = 4
"""A word this short between an article and a head is rather a preposition than an adjective."""
ARTICLES = frozenset({"the", "a", "an"})
TYPES: dict[str, ActorType] = {
    "military": "military",
    "armed-group": "armed group",
    "group": "group",
    "person": "person",
    "state": "state",
    "organisation": "organisation",
    "media": "media",
    "party": "party",
}


@dataclass(frozen=True, slots=True)
class Built:
    """A generic actor at words `first` to `last` (included), with the head word that typed it."""

    first: int
    last: int
    type: ActorType
    role: bool
    """True for a role ("government troops"), False for a proper name ("Colonel X")."""


@cache
def _heads() -> dict[str, ActorType]:
    return {word.lower(): TYPES[kind] for kind, found in table("generic_actors")["heads"].items() for word in found}


@cache
def _organisation_words() -> dict[str, ActorType]:
    listed = table("generic_actors")["organisations"]
    return {word: TYPES[kind] for kind, found in listed.items() if kind in TYPES for word in found}


@cache
def _group(name: str) -> frozenset[str]:
    """One list of the generic actors file, letters as written."""
    found = table("generic_actors")
    for key in name.split("."):
        found = found[key]
    return frozenset(found)


def _ordinal(word: str) -> bool:
    """Whether a word numbers a unit: "81st"."""
    return word[:1].isdigit() and word.endswith(("st", "nd", "rd", "th"))


class Sentence:
    """The words of one sentence, some of them already taken by names; finds generic actors among the rest."""

    def __init__(self, text: str, found: Sequence[Word], taken: set[int], adjectives: frozenset[str]) -> None:
        self.text = text
        self.words = found
        self.taken = taken
        self.adjectives = adjectives

    def roles(self) -> Iterator[Built]:
        """Head nouns with the modifiers before them."""
        heads = _heads()
        for index, word in enumerate(self.words):
            kind = heads.get(word.key)
            if kind is None or index in self.taken or self._goes_on(index, heads) or self._compound(index):
                continue
            first = self._first_modifier(index)
            bare = first == index
            if (
                bare
                and word.key in words("generic_actors", "needs_modifier.words")
                and not (self._article_before(index, word) or self._before_deed(index))
            ):
                continue
            yield Built(first, index, kind, True)

    def doers(self) -> Iterator[Built]:
        """Adjectives of states before a deed ("Russian air strikes") or after a guess ("jets believed to be Russian")."""
        for index, word in enumerate(self.words):
            if word.text in self.adjectives and index not in self.taken and (self._before_deed(index) or self._guessed(index)):
                yield Built(index, index, "state", True)

    def _guessed(self, index: int) -> bool:
        keys = [word.key for word in self.words[max(index - 3, 0) : index]]
        return keys[1:] == ["to", "be"] and keys[0] in _group("state_acts.guessed")

    def _before_deed(self, index: int) -> bool:
        return before_deed(self.text, self.words, index, self.adjectives)

    def _goes_on(self, index: int, heads: dict[str, ActorType]) -> bool:
        """Whether the next word is a head too ("government soldiers", "army officers"): then that one counts."""
        after = index + 1
        return after < len(self.words) and self.words[after].key in heads and self._linked(index)

    def _compound(self, index: int) -> bool:
        """Whether a hyphen makes the word part of another ("rebel-held", "anti-government")."""
        start, end = self.words[index].start, self.words[index].end
        prefixed = index > 0 and self.text[start - 1 : start] == "-" and self.words[index - 1].key in _group("modifiers.prefixes")
        return self.text[end : end + 1] == "-" or prefixed

    def _first_modifier(self, index: int) -> int:
        first = index
        while first > 0 and index - first < MODIFIERS_MOST and self._linked(first - 1) and self._modifies(first - 1):
            first -= 1
        return first

    def _modifies(self, index: int) -> bool:
        word = self.words[index]
        if index in self.taken:
            return False
        hyphened = index + 1 < len(self.words) and self.text[word.end : self.words[index + 1].start] == "-"
        allied = word.key in _group("modifiers.allied") and self.text[word.start - 1 : word.start] == "-"
        return (
            allied
            or word.key in words("generic_actors", "modifiers.words")
            or word.text in self.adjectives
            or word.key in _heads()
            or hyphened
        )

    def _article_before(self, index: int, word: Word) -> bool:
        """Whether an article stands before, with a judging word or two between at most ("the brutal regime")."""
        if word.key not in words("generic_actors", "needs_modifier.article_is_enough"):
            return False
        for each in reversed(self.words[max(0, index - 1 - JUDGING_WORDS_MOST) : index]):
            if each.key in ARTICLES:
                return True
            if each.capital or len(each.text) <= JOINT_LETTERS:
                break  # "the raid on police": no longer one phrase
        return False

    def _linked(self, index: int) -> bool:
        """Whether nothing but a blank or a hyphen stands before the next word."""
        return self.text[self.words[index].end : self.words[index + 1].start] in (" ", "-", "\u00a0")

    def titled(self) -> Iterator[Built]:
        """Titles with the capitalised name after them ("Colonel Anwar al-Hakim")."""
        index = 0
        while index < len(self.words):
            if self.words[index].text not in _group("titles.words") or index in self.taken:
                index += 1
                continue
            last = index
            while self._continues(last, index) and self._names(last + 1):
                last += 1
            while last > index and not self.words[last].capital:
                last -= 1
            if last > index and any(self.words[i].text not in _group("titles.words") for i in range(index, last + 1)):
                yield Built(index, last, "person", False)
            index = last + 1

    def _continues(self, last: int, first: int) -> bool:
        if last + 1 >= len(self.words) or last - first >= NAME_WORDS_MOST or last + 1 in self.taken:
            return False
        return joined(self.text, self.words[last], self.words[last + 1])

    def _names(self, index: int) -> bool:
        word = self.words[index]
        return (word.capital and word.text not in _organisation_words()) or word.key in _group("titles.particles")

    def organisations(self) -> Iterator[Built]:
        """Capitalised names with a word for an organisation: up to that word, and on through "of" and "for"."""
        listed = _organisation_words()
        index = 0
        while index < len(self.words):
            first = index
            while self._in_name(index, first):
                index += 1
            heads = [i for i in range(first, index) if self.words[i].text in listed]
            if heads:
                last = self._through_joints(heads[-1])
                start = first + (self.words[first].key in ARTICLES)
                numbered = (
                    first > 0 and _ordinal(self.words[first - 1].text) and joined(self.text, self.words[first - 1], self.words[first])
                )
                regular = numbered or any(self.words[i].text in _group("organisations.arms") for i in range(start, last + 1))
                if last > start or numbered:
                    kind = listed[self.words[heads[-1]].text]
                    yield Built(start - numbered, last, "military" if regular and kind == "armed group" else kind, False)
                index = last + 1
            index = max(index, first + 1)

    def _in_name(self, index: int, first: int) -> bool:
        if index >= len(self.words) or index in self.taken or index - first >= NAME_WORDS_MOST:
            return False
        word = self.words[index]
        return (word.capital or (index > first and word.key in _group("titles.particles"))) and (
            index == first or self._continues_name(index)
        )

    def _continues_name(self, index: int) -> bool:
        return joined(self.text, self.words[index - 1], self.words[index]) and self.text[self.words[index - 1].end] != "."

    def _through_joints(self, last: int) -> int:
        """The end of "Network for Human Rights" from the place of "Network"."""
        end = last
        index = last + 1
        while index < len(self.words) and index not in self.taken and self._linked(index - 1) and index - last < NAME_WORDS_MOST:
            word = self.words[index]
            if word.capital and end == last and self.words[index - 1].key not in _group("organisations.joints"):
                break
            if word.capital:
                end = index
            elif word.key not in _group("organisations.joints"):
                break
            index += 1
        return end
