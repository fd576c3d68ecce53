"""How much speaks for a name being a place where it stands. The weights are this project's own, set by hand."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from secondhand.annotate.place_words import Spot, feature_words, first_names, group, homonyms
from secondhand.annotate.words import Word
from secondhand.model import Place

ENOUGH = 1.5
"""A name with this much evidence is a place."""
PLAIN = 2.5
"""A name with this much is a place wherever it stands in the document."""
DATELINE = re.compile(r"(?:,? ?\(\w{2,12}\))? ?(?:--|[–—]| - )")
PROMINENT = 1.5
ACRONYM = 5
"""Capitals alone, up to this many, are rather an acronym than a name."""
UNCOUNTED = 0.7
"""Weight of a town whose people nobody counted: most towns of wars."""
POPULATIONS = ((1_000_000, 2.0), (100_000, 1.5), (15_000, 1.0), (1_000, 0.5))
FEATURES = {"country": 2.0, "governorate": 1.7, "region": 1.7, "water": 1.7, "district": 1.6, "facility": 1.5, "road": 1.5}


@dataclass(frozen=True, slots=True)
class Scene:
    """What the document says about names elsewhere."""

    text: str
    persons: frozenset[str]
    """Last names of people with a first name or title."""
    small: frozenset[str]
    """Words that the document writes in small letters."""
    taken: Collection[tuple[int, int]] = ()


def prominence(place: Place) -> float:
    """How likely a place is meant by its bare name."""
    if place.feature in FEATURES:
        return FEATURES[place.feature]
    if not place.id.startswith("geonames:"):
        return 1.0
    size = next((weight for people, weight in POPULATIONS if place.population >= people), 0.2 if place.population else UNCOUNTED)
    foreign = place.matched != place.name and (place.country or "").lower() not in group("transliterated.countries")
    return size - 0.4 if foreign else size


SEEN = {"person": -1.0, "place": 0.5, "organisation": 0.0, "other": 0.0}
"""What the encoder's kind of name adds: it reads the words around a name, but not the gazetteer."""


def of_the_encoder(spot: Spot) -> float:
    """What the encoder sees there adds. Arabic names of two words it often takes for persons, so that there it says nothing."""
    if spot.around is None or (not spot.single and (spot.around.kind, spot.around.end) == ("person", spot.end)):
        return 0.0
    return SEEN[spot.around.kind]


def of_the_name(spot: Spot, scene: Scene) -> float:
    """What the name alone says, wherever it stands."""
    if spot.named_kind:
        return 3.0
    best = max(spot.options, key=prominence, default=None)
    total = prominence(best) if best else 0.0
    if not spot.single:
        return total + 0.5
    if spot.key in homonyms() and not is_state(spot):
        total -= 2.5
    elif spot.key in scene.small:
        total -= 1.5
    if spot.key in first_names() and not _is_large(spot):
        total -= 0.5 if total >= PROMINENT else 1.5
    if spot.key in scene.persons:
        total -= 2.5
    if spot.name.isupper() and len(spot.name) <= ACRONYM and not any(place.matched.isupper() for place in spot.options):
        total -= 2.5
    return total


class Line(NamedTuple):
    """What a sentence says about its capitals."""

    solid: Collection[int]
    """The words that belong to names which are likely places themselves."""
    contained: Collection[int]
    """Where names start beside which a region or country that holds them is named, and where those start."""
    titled: bool
    """Whether it is written like a headline, so that a capital beside a name says nothing."""


def of_the_context(spot: Spot, scene: Scene, line: Line) -> float:
    """What the words around a name say."""
    return _before(spot, scene, line) + _after(spot, scene, line) + of_the_encoder(spot)


def _is_large(spot: Spot) -> bool:
    return any(place.feature in ("country", "governorate") for place in spot.options)


def _before(spot: Spot, scene: Scene, line: Line) -> float:
    index = spot.before()
    if index < 0:
        return 0.0
    word = spot.sentence[index]
    loose_end = index not in line.solid or (word.key in first_names() and spot.start not in line.contained)
    if word.capital and index == spot.first - 1 and loose_end and spot.neighbour(scene.text, -1):
        party = scene.text[word.end : spot.start] == "-" and word.key in group("before.party")
        return 2.0 if party else _before_capital(word, line)
    earlier = spot.sentence[index - 1].key if index else ""
    hyphen = scene.text[word.end : spot.start] == "-"
    against = word.key in group("actor.before") and earlier not in group("features.border") and (hyphen or is_state(spot))
    return _first_that_holds(
        (against, -3.0),
        (spot.hint is not None and word.key == "of" and earlier in feature_words(), 3.0),
        (word.key in group("before.locative") or word.key in group("before.direction"), 1.5),
        (word.key == "of" and earlier in group("before.direction"), 2.0),
        (word.key == "of" and earlier in group("before.belonging"), 2.5),
        (word.key == "on" and earlier in group("before.struck"), 1.2),
        (word.key in group("after.joined") or (word.key in feature_words() and not word.capital), 1.5),
        (word.key in group("before.attacking"), 1.2),
        (word.key in group("before.weak"), 0.4),
    )


def _first_that_holds(*rules: tuple[bool, float]) -> float:
    return next((weight for holds, weight in rules if holds), 0.0)


def _before_capital(word: Word, line: Line) -> float:
    """A capital before a name makes it the end of a longer name, unless that word is a usual companion."""
    companion = word.key in group("before.direction") or word.key in group("common.calendar") or word.key in feature_words()
    initial = len(word.text) == 1 and word.key != "a"
    person = word.key in group("person.titles") or word.key in first_names() or initial
    return _first_that_holds(
        (word.key == "a", 0.0),
        (companion, 0.8),
        (word.key in group("before.locative"), 1.5),
        (person, -4.0),
        (line.titled or word.key in homonyms(), -0.3),
        (True, -1.7),
    )


def _after(spot: Spot, scene: Scene, line: Line) -> float:
    if spot.hint and not spot.named_kind:
        return 2.0
    word = spot.after(scene.text)
    if word is None:
        return 0.0
    if spot.owns(scene.text):
        owned = word.key in group("after.owned") or word.capital
        return -3.0 if is_state(spot) and not owned else 0.5
    if is_dateline(spot, scene.text):
        return 2.5
    return _after_beside(spot, scene, line)


def _after_beside(spot: Spot, scene: Scene, line: Line) -> float:
    """What the word says that follows straight on."""
    word = spot.neighbour(scene.text, +1)
    if word is None:
        return 0.3 if scene.text[spot.end : spot.end + 1] == "," else 0.0
    loose_end = spot.last + 1 not in line.solid or (spot.key in first_names() and spot.start not in line.contained)
    if word.capital and loose_end:
        return _after_capital(spot, word, line)
    hyphen = scene.text[spot.end : spot.end + 1] == "-"
    acts = hyphen or word.key in group("after.acts") or (word.key.endswith("ed") and spot.first == 0)
    return _first_that_holds(
        (hyphen and word.key in group("after.joined"), 2.0),
        (word.key in group("after.place"), 1.5),
        (is_state(spot) and acts, -3.0),
        (not is_state(spot) and word.key in group("after.people"), 1.0),
        (word.key in group("person.verbs"), -1.0),
    )


def _after_capital(spot: Spot, word: Word, line: Line) -> float:
    """A capital after a name makes it the beginning of a person's or an organisation's name."""
    local = word.key in group("organisation.local")
    return _first_that_holds(
        (local, -0.5 if is_state(spot) else 0.3),
        (word.key in group("person.titles"), 0.0),
        (word.key in group("after.tellers") and spot.last + 1 == len(spot.sentence) - 1, 0.3),
        (word.key in group("organisation.heads") or word.key in group("person.after"), -3.5),
        (word.key in group("common.calendar"), 0.3),
        (spot.key in first_names(), -3.0),
        (line.titled, 0.0),
        (True, -1.7),
    )


def is_dateline(spot: Spot, text: str) -> bool:
    """Whether the name opens its sentence and a dash follows, perhaps after an agency in brackets: "HOMS (AFP) - "."""
    return spot.first == 0 and DATELINE.match(text, spot.end) is not None


def is_state(spot: Spot) -> bool:
    """Whether the name is a country's, which acts as often as it is a place."""
    return any(place.feature == "country" for place in spot.options[:1])
