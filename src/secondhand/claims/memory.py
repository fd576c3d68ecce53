"""Who spoke so far in a text, for the words that take somebody up again: "he", "it", "the group", "its command".

A light coreference in the manner of the sieves of Lee et al. (2013): exact words first, then sorts that agree, the nearest
speaker before the nearest mention.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from secondhand.claims.names import Name, body_noun, group
from secondhand.lexicon import table
from secondhand.model import Voice, VoiceKind

Sort = Literal["person", "body", "people"]
Gender = Literal["he", "she"]
BACKED = ("-backed", "-aligned", "-allied", "-linked", "-affiliated", "-supported")
"""Behind the name of a power these are said of those who fight, never of those who watch."""
SEATED = ("-based", "-led", "-run", *BACKED)
KEPT = 40
"""Speakers that are remembered; nobody is taken up over more."""


@dataclass(slots=True)
class Heard:
    """A speaker, the name he was heard under, and his gender once the text has told it."""

    voice: Voice
    name: Name
    sort: Sort
    gender: Gender | None


class Memory:
    """The speakers of a text in their order; each question is asked from a position and answered from what stands before it."""

    def __init__(self) -> None:
        self._heard: list[Heard] = []

    def add(self, voice: Voice, name: Name) -> None:
        """Keeps a speaker who stands behind those kept so far. A document or an unknown "he" is nobody to be taken up."""
        if voice.kind != "document" and name.text.lower() not in pronouns():
            gender = next((other.gender for other in self._before(name.span.end) if other.voice.name == voice.name), None)
            self._heard.append(Heard(voice, name, sort_of(name, voice.kind), gender or gender_of(name)))

    def last(self, at: int, fits: Callable[[Heard], bool]) -> Heard | None:
        """The last speaker before a position that fits."""
        return next(filter(fits, self._before(at)), None)

    def pronoun(self, at: int, word: str) -> Heard | None:
        """Who is meant by "he" or "their" at a position."""
        gender = gender_of_pronoun(word)
        if gender is not None:
            found = self.last(at, lambda heard: heard.sort == "person" and heard.gender in (None, gender))
            if found is not None:
                found.gender = gender
            return found
        if word in group("refers.one_body"):
            return self.last(at, lambda heard: heard.sort == "body") or self.last(at, lambda heard: heard.sort == "people")
        return self.last(at, lambda heard: heard.sort == "people" or _several(heard)) or self.last(at, lambda heard: heard.sort == "body")

    def described(self, name: Name) -> Heard | None:
        """Who is meant by "the Britain-based monitor" or "the minister"."""
        at = name.span.start
        same = self.last(at, lambda heard: _same(name, heard))
        if same is not None:
            return same
        latest = next(self._before(at), None)
        if latest and latest.sort == "person" and latest.voice.named and name.words <= group("refers.rank"):
            return latest
        fits = description(name)
        return (
            self.last(at, lambda heard: heard.sort != "person" and heard.voice.named and fits(heard.name, heard.voice.kind))
            if fits
            else None
        )

    def _before(self, at: int) -> Iterator[Heard]:
        end = bisect_left(self._heard, at, key=lambda heard: heard.voice.spans[0].start)
        return reversed(self._heard[max(end - KEPT, 0) : end])


def sort_of(name: Name, kind: VoiceKind) -> Sort:
    """Whether a speaker is taken up as one person, as a body or as people."""
    if name.plural and not name.proper:
        return "people"
    named = name.person and (name.titled or kind == "official")
    one = named or kind in {"person", "anonymous"} or name.head in group("refers.person")
    return "person" if one and not name.plural else "body"


def gender_of(name: Name) -> Gender | None:
    """What the words of a name tell: "spokeswoman", "Mr"."""
    low = {*name.words, *map(str.lower, name.apposed)}
    return "she" if low & group("gender.she") else "he" if low & group("gender.he") else None


def gender_of_pronoun(word: str) -> Gender | None:
    if word not in group("refers.one_person"):
        return None
    return "she" if word in {"she", "her", "herself"} else "he"


def description(name: Name) -> Callable[[Name, VoiceKind], bool] | None:
    """What a body must be to be meant by "the group", "the rights group", "the UN agency"; None if the words take up nobody."""
    kinds = _by_word("described.noun").get(name.noun, frozenset())
    if not kinds or name.restricted or name.front[0].lower() not in {"the", "this", "that"}:
        return None
    told = _without_seat(name.front[1:-1])
    narrow = [_by_word("described.with").get(word.lower(), frozenset()) for word in told]
    if not all(found or _origin(word) for word, found in zip(told, narrow, strict=True)):
        return None
    wanted = kinds.intersection(*filter(None, narrow))
    if any(word.lower().endswith(BACKED) for word in name.front[1:-1]):
        wanted = wanted & {"armed group"} or wanted
    related = frozenset(table("voices")["related"].get(name.head, ()))
    armed = frozenset(table("voices")["related_armed"].get(name.head, ()))

    def fits(other: Name, kind: VoiceKind) -> bool:
        asked = related or (armed if kind in ("official", "armed group") else frozenset())
        return kind in wanted and (not asked or not asked.isdisjoint(other.fronts))

    return fits


def pronouns() -> frozenset[str]:
    return group("refers.one_person") | group("refers.one_body") | group("refers.many") | group("refers.speaker")


def _same(name: Name, heard: Heard) -> bool:
    """Whether a phrase repeats words of a speaker's name, or tells no more than a person's rank or age."""
    other = heard.name
    if heard.sort == "person" and name.noun.endswith("-year-old"):
        return True
    if name.plural != other.plural or (heard.sort == "person" and body_noun(name.front[-1:])):
        return False
    said = name.words
    if heard.sort == "person" and name.head in group("refers.rank") and len(said) > 1:
        said -= {name.head}
    return said <= other.words | other.heads and (not said or said != name.words or name.head in other.heads)


def _several(heard: Heard) -> bool:
    """Whether a body is called by a noun of several: "the Houthis", "the rebels"."""
    return heard.sort == "body" and heard.name.plural


def _without_seat(words: Sequence[str]) -> Sequence[str]:
    """What is left without where somebody sits or who stands behind him: "New York-based", "Iran-backed"."""
    end = next((at + 1 for at in range(len(words) - 1, -1, -1) if words[at].lower().endswith(SEATED)), 0)
    return words[end:]


def _origin(word: str) -> bool:
    """Whether a word tells no more than where somebody comes from: "the Lebanese group"."""
    return word[0].isupper() and word.endswith(("an", "sh", "ese", "i", "ic", "ch"))


@cache
def _by_word(name: str) -> dict[str, frozenset[VoiceKind]]:
    """By word, the kinds of speaker it may call."""
    outer, inner = name.split(".")
    kinds: dict[str, list[str]] = table("voices")[outer][inner]
    found: dict[str, frozenset[VoiceKind]] = {}
    for kind, listed in kinds.items():
        for word in listed:
            found[word] = found.get(word, frozenset()) | {cast(VoiceKind, kind)}
    return found
