"""Finding names in a sentence that a gazetteer knows, and names that the words around make a place's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from secondhand.annotate.place_demonyms import Home
from secondhand.annotate.place_evidence import PROMINENT, prominence
from secondhand.annotate.place_words import Spot, feature_words, group, homonyms
from secondhand.annotate.words import Word, joined
from secondhand.gazetteer import grade
from secondhand.model import Name, Place, PlaceIndex, Span
from secondhand.model.ranges import around, touching

LONGEST = 5
LONGEST_NAME = 80
"""Letters; the longest names of real places have fewer."""
ARABIC = "\u0600"
"""Where the Arabic letters begin."""
APOSTROPHES = "'’`ʼ‘"
CONTRACTED = frozenset({"s", "ll", "re", "ve", "d", "t", "m"})
"""What follows an apostrophe in English: "Syria's", "I'll"."""
ROAD = re.compile(r"[A-Z]{1,2}\d{1,3}")
ARTICLES = frozenset({"al", "el", "as", "ash", "ad", "an", "ar", "at", "az", "ez"})
ABBREVIATION = 3
"""A name this short must stand as the gazetteer writes it: "US" is no "us"."""


class Names:
    """The names of a place index as articles use them; what was asked once is remembered."""

    def __init__(self, index: PlaceIndex) -> None:
        self.index = index
        self.fitting = lru_cache(maxsize=50_000)(self._fitting)
        self.home = lru_cache(maxsize=1_000)(self._home)
        self.similar = lru_cache(maxsize=5_000)(index.similar)

    def _fitting(self, name: str) -> tuple[Place, ...]:
        """The places of this name, those left out whose name only looks like it.

        A country's name is that of no village nobody counted which bears it on the side: there is an Al Qatar near Aleppo.
        """
        found = tuple(place for place in self.index.find(name) if _fits(name, place))
        if not any(place.feature == "country" and place.name == name for place in found):
            return found
        return tuple(place for place in found if place.name == name or place.feature != "settlement" or place.population)

    def _home(self, home: Home) -> tuple[Place, ...]:
        """The country that a demonym points to, or the widest place of its name."""
        found = self.index.find(home.name)
        if home.country:
            return tuple(place for place in found if place.feature == "country" and place.country == home.country)[:1]
        return tuple(sorted(found, key=lambda place: -place.radius_km)[:1])

    def writes(self, name: str) -> bool:
        """Whether a place has this very form, full stop included."""
        return any(place.matched == name for place in self.fitting(name))


def spots_in(text: str, sentence: Sequence[Word], names: Names, encoded: Sequence[Name]) -> Iterator[Spot]:
    """Every name of the sentence that may be a place's, longest first, none overlapping another.

    `encoded` are the names that the encoder sees in the document; of its places, those count that no gazetteer knows.
    """
    position = 0
    while position < len(sentence):
        spot = _at(text, sentence, position, names, encoded)
        if spot is None:
            position += 1
            continue
        yield _hinted(text, replace(spot, around=next(iter(touching(encoded, Span(spot.start, spot.end))), None)))
        position = spot.last + 1


def _at(text: str, sentence: Sequence[Word], position: int, names: Names, encoded: Sequence[Name]) -> Spot | None:
    """The name that begins at a word."""
    if not _opens(text, sentence, position):
        return None
    return (
        _longest(text, sentence, position, names) or _road(text, sentence, position, names) or _unknown(text, sentence, position, encoded)
    )


def _road(text: str, sentence: Sequence[Word], first: int, names: Names) -> Spot | None:
    """A road by its number: "Highway 5", "the M5 highway"."""
    if first + 1 == len(sentence) or not joined(text, sentence[first], sentence[first + 1]):
        return None
    left, right = sentence[first], sentence[first + 1]
    if left.key in group("span.numbered_roads") and right.text.isdigit():
        name = text[left.start : right.end]
        return Spot(sentence, first, first + 1, left.start, right.end, name, names.fitting(name), hint="road", named_kind=True)
    if ROAD.fullmatch(left.text) and right.key in group("features.road"):
        known = names.fitting(text[left.start : right.end])
        return Spot(sentence, first, first, left.start, left.end, left.text, known, hint="road", named_kind=True)
    return None


def _unknown(text: str, sentence: Sequence[Word], first: int, encoded: Sequence[Name]) -> Spot | None:
    """A name that only the encoder takes for a place's."""
    name = around(encoded, sentence[first].start)
    if name is None or name.kind != "place" or name.start != sentence[first].start:
        return None
    last = first
    while last + 1 < len(sentence) and sentence[last + 1].end <= name.end:
        last += 1
    if sentence[last].end != name.end or any(word.key in homonyms() or word.key in feature_words() for word in sentence[first : last + 1]):
        return None
    return Spot(sentence, first, last, name.start, name.end, name.span.of(text), ())


def _opens(text: str, sentence: Sequence[Word], position: int) -> bool:
    """A capital begins a name, and so does an article in small letters before one ("al-Bab"); Arabic has no capitals."""
    return _named(sentence[position]) or _article(text, sentence, position)


def _named(word: Word) -> bool:
    return word.capital or word.text[:1] > ARABIC


def _article(text: str, sentence: Sequence[Word], position: int) -> bool:
    word = sentence[position]
    if word.key not in ARTICLES or position + 1 >= len(sentence):
        return False
    return sentence[position + 1].capital and (text[word.end] == "-" or word.key in ("al", "el"))


def _continues(text: str, sentence: Sequence[Word], first: int, end: int) -> bool:
    """Whether a word in small letters goes on with a name: after an apostrophe ("Ma'arrat"), or with its article ("Deir ezzor")."""
    word = sentence[end]
    if end > first and text[word.start - 1] in APOSTROPHES:
        return word.key not in CONTRACTED
    return len(word.key) > 4 and word.key.startswith(("ezz", "azz", "elz", "alz"))


def _longest(text: str, sentence: Sequence[Word], first: int, names: Names) -> Spot | None:
    last = first
    while last + 1 < len(sentence) and last + 1 - first < LONGEST and joined(text, sentence[last], sentence[last + 1]):
        last += 1
    for end in range(last, first - 1, -1):
        word = sentence[end]
        if len(word.text) == 1 and word.start > sentence[first].start and text[word.end : word.end + 1] != ".":
            continue
        if not (_named(word) or _continues(text, sentence, first, end) or _facility_head(sentence, first, end)):
            continue
        spot = _known(text, sentence, first, end, names)
        if spot is not None:
            return _whole(text, spot)
    return _titled(text, sentence, first, last) or _described(text, sentence, first, last, names)


def _facility_head(sentence: Sequence[Word], first: int, end: int) -> bool:
    return end > first and sentence[end].key in group("span.facility_heads")


def _known(text: str, sentence: Sequence[Word], first: int, last: int, names: Names) -> Spot | None:
    start, end = sentence[first].start, sentence[last].end
    if text[end : end + 1] == "." and (text[end - 2 : end - 1] == "." or names.writes(text[start : end + 1])):
        end += 1  # the last full stop of "U.S.", that of "Calif."
    name = text[start:end]
    if len(name) > LONGEST_NAME:
        return None
    if first == last and (name.casefold() in group("common.calendar") or not name.strip(".")[1:]):
        return None
    key = name.casefold()
    if first == last and sentence[last].key in group("span.heads_before") and _goes_on(text, sentence, last):
        return None
    if key in group("common.always") or (key.startswith("the ") and key[4:] in homonyms()):
        return None
    options = names.fitting(name)
    if last > first and sentence[first].key in group("before.locative"):  # "In Nyala" is not Ain Ayala, but "At Tall" is a town
        options = tuple(place for place in options if grade(name, place.matched) != "loose")
    if not options and name.endswith("s") and first == last:
        end, name = end - 1, name[:-1]
        options = tuple(place for place in names.fitting(name) if prominence(place) >= PROMINENT)
    return Spot(sentence, first, last, start, end, name, options) if options else None


def _goes_on(text: str, sentence: Sequence[Word], last: int) -> bool:
    """Whether a name goes on behind a word, with a capital or an article: "Jabal" of "Jabal al-Turkmen"."""
    if last + 1 == len(sentence) or not joined(text, sentence[last], sentence[last + 1]):
        return False
    return sentence[last + 1].capital or _article(text, sentence, last + 1)


def _fits(name: str, place: Place) -> bool:
    fit = grade(name, place.matched)
    if len(name.replace(".", "")) <= ABBREVIATION and place.matched != name:
        return place.matched.casefold() == name.casefold() and not name.isupper() and not place.matched.isupper()
    return fit in ("exact", "plain", "loose")


def _whole(text: str, spot: Spot) -> Spot:
    """The spot with the words that make it the name of a facility, river or road ("Hama military airport")."""
    last, sentence = spot.last, spot.sentence
    while (
        last + 1 < len(sentence)
        and sentence[last + 1].key in group("span.facility_words")
        and joined(text, sentence[last], sentence[last + 1])
    ):
        last += 1
    if last + 1 >= len(sentence) or not joined(text, sentence[last], sentence[last + 1]):
        return spot
    head = sentence[last + 1]
    feature = feature_words().get(head.key)
    small = head.key in group("span.facility_heads") and head.key != "base"
    capital = head.capital and head.key in group("span.parts_after") and last == spot.last
    if not (small or capital or (head.key == "base" and last > spot.last)):
        return spot
    options = tuple(replace(place, feature=feature or place.feature, radius_km=max(place.radius_km, 10.0)) for place in spot.options)
    if capital and head.key in group("span.roads"):
        options = ()
    end = head.end
    return replace(spot, last=last + 1, end=end, name=text[spot.start : end], options=options, hint=feature, named_kind=True)


def _titled(text: str, sentence: Sequence[Word], first: int, last: int) -> Spot | None:
    """A name no gazetteer knows that ends in its kind ("Neches River")."""
    for end in range(first + 1, min(last, first + 3) + 1):
        word = sentence[end]
        if not word.capital or sentence[end - 1].key in homonyms() or not text[sentence[end - 1].end].isspace():
            return None
        if word.key in group("span.parts_after"):
            start, stop, feature = sentence[first].start, word.end, feature_words().get(word.key)
            return Spot(sentence, first, end, start, stop, text[start:stop], (), hint=feature or "other", named_kind=True)
    return None


def _described(text: str, sentence: Sequence[Word], first: int, last: int, names: Names) -> Spot | None:
    """A name no gazetteer knows well, but that the text calls a town or village."""
    before = [word.key for word in sentence[max(0, first - 2) : first]]
    end = first
    while end < last and (sentence[end + 1].capital or (sentence[end + 1].key in ARTICLES and end + 1 < last)):
        end += 1
    if not sentence[end].capital or sentence[end].key in group("common.calendar"):
        return None
    after = sentence[end + 1].text if end < last else ""
    called = len(before) == 2 and before[1] == "of" and before[0] in group("features.settlement")
    if not called and not (first > 0 and after in group("after.settlement")):
        return None
    if any(word.key in homonyms() for word in sentence[first : end + 1]):
        return None
    start, stop = sentence[first].start, sentence[end].end
    return Spot(sentence, first, end, start, stop, text[start:stop], tuple(names.index.find(text[start:stop])), hint="settlement")


def _hinted(text: str, spot: Spot) -> Spot:
    """The spot with the feature that the words around give it."""
    if spot.hint is not None:
        return spot
    after = spot.neighbour(text, +1) if not spot.owns(text) else spot.after(text)
    if after is not None and after.text.islower() and after.key in feature_words():
        return replace(spot, hint=feature_words()[after.key])
    before = [word.key for word in spot.sentence[max(0, spot.first - 3) : spot.first] if word.key != "the"]
    if len(before) >= 2 and before[-1] == "of" and before[-2] in feature_words():
        return replace(spot, hint=feature_words()[before[-2]])
    if before and before[-1] in ("city", "town", "village", "capital", "bastion", "stronghold"):
        return replace(spot, hint="settlement")
    return spot
