"""The places layer: names a gazetteer knows or the text calls a place, each resolved among its candidates where it can be."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from secondhand.annotate.pins import with_pinned_places
from secondhand.annotate.place_acceptance import accepted_of, follows, scene_of
from secondhand.annotate.place_evidence import is_state
from secondhand.annotate.place_ranking import Choice, Setting, is_settled, ranked, setting_of
from secondhand.annotate.place_spots import Names, spots_in
from secondhand.annotate.place_words import Spot
from secondhand.annotate.words import Word, words_of
from secondhand.model import NAMING_KINDS, Knowledge, Place, PlaceMention, Reading, Stage, content_id


@lru_cache(maxsize=4)
def _names(knowledge: Knowledge) -> Names:
    return Names(knowledge.places)


def mark(reading: Reading, knowledge: Knowledge) -> tuple[PlaceMention, ...]:
    """Place mentions in the order of the text, none overlapping another or an actor."""
    text = reading.text
    sentences = [words_of(text, sentence.start, sentence.end) for sentence in reading.sentences_of(*NAMING_KINDS)]
    names = _names(knowledge)
    spots = [[spot for spot in spots_in(text, sentence, names) if not _says_whose(spot, knowledge)] for sentence in sentences]
    named = _countries_named(sentences, spots, knowledge)
    accepted = accepted_of(_without_actors(reading, spots), scene_of(text, sentences), named)
    containers = _containers(text, accepted)
    setting = setting_of(accepted, containers, named)
    choices = _choices(accepted, containers, setting)
    found = [_mention(reading, spot, choice, is_settled(choice, setting)) for spot, choice in zip(accepted, choices, strict=True)]
    return with_pinned_places(reading, knowledge, found)


@lru_cache(maxsize=4)
def _adjectives(knowledge: Knowledge) -> Mapping[str, str | None]:
    return {adjective: actor.country for actor in knowledge.actors for adjective in actor.adjectives}


def _says_whose(spot: Spot, knowledge: Knowledge) -> bool:
    """Whether the name begins with the adjective of a state ("a Syrian air base"), which is not the state's name too ("US")."""
    first = spot.sentence[spot.first].text
    adjective = spot.name in _adjectives(knowledge) or (spot.named_kind and first in _adjectives(knowledge))
    return adjective and all(place.feature != "country" for place in spot.options)


def _countries_named(sentences: Iterable[Sequence[Word]], spots: Iterable[Sequence[Spot]], knowledge: Knowledge) -> Counter[str | None]:
    """How often each country is named, as a place, an actor or an adjective: where the document plays."""
    adjectives = _adjectives(knowledge)
    counts = Counter(adjectives[word.text] for sentence in sentences for word in sentence if word.text in adjectives)
    counts.update(spot.options[0].country for found in spots for spot in found if _only_a_state(spot))
    return counts


def _only_a_state(spot: Spot) -> bool:
    """Whether the name is a country's and no region's, as Georgia is both."""
    return is_state(spot) and not any(place.feature == "governorate" for place in spot.options)


def _without_actors(reading: Reading, spots: Iterable[Sequence[Spot]]) -> list[list[Spot]]:
    """The spots that are no part of an actor's name, by sentence."""
    ends = [actor.end for actor in reading.actors]

    def free(spot: Spot) -> bool:
        after = bisect_right(ends, spot.start)
        return after == len(ends) or reading.actors[after].start >= spot.end or spot.joined_on(reading.text)

    return [list(filter(free, found)) for found in spots]


def _containers(text: str, spots: Sequence[Spot]) -> Mapping[int, list[Place]]:
    """For each spot, the regions and countries named straight after it, or after "in the province of"."""
    found: dict[int, list[Place]] = {}
    for left, right in pairwise(spots):
        wide = [place for place in right.options if place.feature in ("country", "governorate")]
        if wide and (follows(text, left, right) or _within(text[left.end : right.start])):
            found[left.start] = wide
    return found


def _within(between: str) -> bool:
    """Whether the words between two names say that the first lies in the second."""
    words = between.casefold().split()
    return 1 <= len(words) <= 5 and words[0].strip(",") in ("in", "of", "") and "." not in between


def _choices(spots: Sequence[Spot], containers: Mapping[int, list[Place]], setting: Setting) -> list[Choice]:
    """The ranked candidates of each spot. A bare name means what it meant where the text said more."""
    clear: dict[tuple[str, str | None], list[Place]] = {}
    for spot in spots:
        if spot.start in containers:
            clear.setdefault((spot.key, spot.hint), containers[spot.start])
            clear.setdefault((spot.key, None), containers[spot.start])
    known: dict[tuple[object, ...], Choice] = {}
    choices = []
    for spot in spots:
        inside = containers.get(spot.start, clear.get((spot.key, spot.hint), []))
        key = spot.name, spot.hint, spot.named_kind, *(place.id for place in inside)
        if key not in known:
            known[key] = ranked(spot, inside, setting)
        choices.append(known[key])
    return choices


def _mention(reading: Reading, spot: Spot, choice: Choice, settled: bool) -> PlaceMention:
    mention = PlaceMention(
        id=content_id("m", reading.document.id, "place", spot.start, spot.end),
        start=spot.start,
        end=spot.end,
        place=None,
        name=spot.name,
        feature=spot.hint or "other",
        candidates=tuple(candidate for _, candidate in choice),
    )
    if not settled:
        return mention
    place = choice[0][0]
    return replace(
        mention,
        place=place.id,
        name=spot.name if spot.named_kind else place.name,
        lat=place.lat,
        lon=place.lon,
        country=place.country,
        admin1=place.admin1,
        feature=place.feature,
        radius_km=place.radius_km,
    )


STAGE = Stage(name="places", version="1", writes="places", needs=frozenset({"blocks", "sentences", "actors"}), mark=mark)
