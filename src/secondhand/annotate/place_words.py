"""The word lists of the places stage, and the walk over a sentence that all its parts share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from secondhand.annotate.words import Word
from secondhand.gazetteer import grade
from secondhand.lexicon import words
from secondhand.model import Feature, Name, Place

FEATURES: tuple[Feature, ...] = ("settlement", "district", "governorate", "water", "facility", "road", "country")


BETWEEN = (" ", "\u00a0", "-", "–", "\n")
HEADLINE = 40
"""Words of a sentence that are looked at."""


@cache
def group(name: str) -> frozenset[str]:
    """A group of `places.toml`, in lower case."""
    return words("places", name)


def is_titled(sentence: Sequence[Word]) -> bool:
    """Whether nearly all longer words begin with a capital, as in many headlines."""
    long = [word for word in sentence[:HEADLINE] if len(word.text) > 3]
    return len(long) > 5 and sum(word.capital for word in long) >= 0.75 * len(long)


@cache
def first_names() -> frozenset[str]:
    return words("first_names", "census") | words("first_names", "news")


@cache
def homonyms() -> frozenset[str]:
    return words("homonyms", "words") | words("homonyms", "grammar") | group("common.calendar")


@cache
def feature_words() -> Mapping[str, Feature]:
    """The feature that a word such as "town" or "province" stands for; the first group that has it decides."""
    return {word: feature for feature in reversed(FEATURES) for word in group(f"features.{feature}")}


@dataclass(frozen=True, slots=True)
class Spot:
    """A name that may be a place's, where it stands in its sentence, and the places it could mean."""

    sentence: Sequence[Word]
    first: int
    last: int
    start: int
    end: int
    name: str
    options: tuple[Place, ...]
    hint: Feature | None = None
    """What the words around say it is: "the town of X", "X province"."""
    named_kind: bool = False
    """The name itself says its kind, as in "Deir Ezzor military airport"."""
    around: Name | None = None
    """The name that the encoder sees here: perhaps a longer one, perhaps no place's."""

    @property
    def single(self) -> bool:
        return self.first == self.last

    @property
    def key(self) -> str:
        return self.name.casefold()

    def joined_on(self, text: str) -> bool:
        """Whether "-based", "-held" or the like follows, which makes a place of any name."""
        index = self.last + 1
        return text[self.end : self.end + 1] == "-" and index < len(self.sentence) and self.sentence[index].key in group("after.joined")

    def before(self) -> int:
        """Which word stands before, the article left out; -1 when none does."""
        index = self.first - 1
        return index - 1 if index >= 0 and self.sentence[index].key == "the" else index

    def after(self, text: str) -> Word | None:
        """The word after, a possessive s left out."""
        index = self.last + 1 + self._owns_by_a_word(text)
        return self.sentence[index] if index < len(self.sentence) else None

    def owns(self, text: str) -> bool:
        """Whether a possessive s follows, with its apostrophe or, as in copies that lost theirs, without."""
        return self.end < self.sentence[self.last].end or self._owns_by_a_word(text)

    def _owns_by_a_word(self, text: str) -> bool:
        index = self.last + 1
        return index < len(self.sentence) and self.sentence[index].key == "s" and text[self.end : self.end + 1] in ("'", "’")

    def neighbour(self, text: str, step: int) -> Word | None:
        """The word straight before (-1) or after (+1) if one blank or hyphen parts them."""
        index = self.first - 1 if step < 0 else self.last + 1
        if not 0 <= index < len(self.sentence):
            return None
        word = self.sentence[index]
        gap = text[word.end : self.start] if step < 0 else text[self.end : word.start]
        return word if gap in BETWEEN else None


def only_loosely(spot: Spot) -> bool:
    """Whether no place is written like this, but one in another transliteration."""
    return bool(spot.options) and all(grade(spot.name, place.matched) in ("loose", "skeleton") for place in spot.options)


def follows(text: str, left: Spot, right: Spot) -> bool:
    """Whether only a comma, blank or bracket stands between two names ("Saraqib, Idlib")."""
    return text[left.end : right.start].strip(" ,(") == "" and right.start - left.end <= 3
