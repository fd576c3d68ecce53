"""The places layer: names a gazetteer knows or the text calls a place, each resolved among its candidates where it can be."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from secondhand.annotate.place_evidence import ENOUGH, PLAIN, Scene, evidence
from secondhand.annotate.place_ranking import Setting, ranked, setting_of
from secondhand.annotate.place_spots import Names, spots_in
from secondhand.annotate.place_words import Spot, first_names, group
from secondhand.annotate.words import Word, joined, words_of
from secondhand.model import NAMING_KINDS, Candidate, Knowledge, Place, PlaceMention, Reading, Stage, content_id

Choice = tuple[tuple[Place, Candidate], ...]
SAID_PLAINLY = 1.0
SAME_COUNTRY = 0.7
CONTAINED = 1.5
BESIDE = 0.7


@lru_cache(maxsize=4)
def _names(knowledge: Knowledge) -> Names:
    return Names(knowledge.places)


def mark(reading: Reading, knowledge: Knowledge) -> tuple[PlaceMention, ...]:
    """Place mentions in the order of the text, none overlapping another or an actor."""
    text = reading.text
    sentences = [words_of(text, sentence.start, sentence.end) for sentence in reading.sentences_of(*NAMING_KINDS)]
    names = _names(knowledge)
    scene = _scene(text, sentences)
    spots = [list(spots_in(text, sentence, names)) for sentence in sentences]
    free = _without_actors(reading, spots)
    accepted = _accepted(free, scene)
    containers = _containers(text, accepted)
    setting = setting_of([choice[0][0] for choice in _choices(accepted, containers, Setting()).values() if choice])
    choices = _choices(accepted, containers, setting)
    return tuple(_mention(reading, spot, choices[spot.start]) for spot in accepted)


def _scene(text: str, sentences: Iterable[Sequence[Word]]) -> Scene:
    persons: set[str] = set()
    small: set[str] = set()
    for sentence in sentences:
        small.update(word.key for word in sentence if word.text.islower())
        for left, right in pairwise(sentence):
            named = left.capital and (left.key in first_names() or left.key in group("person.titles"))
            if named and right.capital and len(right.text) > 1 and joined(text, left, right):
                persons.add(right.key)
    return Scene(text, frozenset(persons), frozenset(small))


def _without_actors(reading: Reading, spots: Iterable[Sequence[Spot]]) -> list[list[Spot]]:
    """The spots that are no part of an actor's name, by sentence."""
    ends = [actor.end for actor in reading.actors]

    def free(spot: Spot) -> bool:
        after = bisect_right(ends, spot.start)
        return after == len(ends) or reading.actors[after].start >= spot.end

    return [list(filter(free, found)) for found in spots]


def _accepted(spots: Sequence[Sequence[Spot]], scene: Scene) -> list[Spot]:
    """The spots with enough evidence, their own or that of the same name elsewhere in the document."""
    scores: dict[int, float] = {}
    best: dict[str, float] = defaultdict(float)
    for found in spots:
        inside = {index: spot.start for spot in found for index in range(spot.first, spot.last + 1)}
        for position, spot in enumerate(found):
            neighbours = {index for index, start in inside.items() if start != spot.start}
            score = evidence(spot, scene, neighbours)
            if position and _follows(scene.text, found[position - 1], spot) and _related(found[position - 1], spot):
                score += CONTAINED
                scores[found[position - 1].start] += CONTAINED
            scores[spot.start] = score
    flat = [spot for found in spots for spot in found]
    for spot in flat:
        best[spot.key] = max(best[spot.key], scores[spot.start])
    countries = {place.country for spot in flat if scores[spot.start] >= PLAIN for place in spot.options[:1]}
    for spot in flat:
        if best[spot.key] >= PLAIN:
            scores[spot.start] += SAID_PLAINLY
        if any(place.country in countries for place in spot.options[:3]):
            scores[spot.start] += SAME_COUNTRY
    return [spot for spot in flat if scores[spot.start] >= ENOUGH]


def _follows(text: str, left: Spot, right: Spot) -> bool:
    """Whether only a comma, blank or bracket stands between two names ("Saraqib, Idlib")."""
    return text[left.end : right.start].strip(" ,(") == "" and right.start - left.end <= 3


def _related(left: Spot, right: Spot) -> bool:
    """Whether the right name is a region or country in which a place of the left name lies."""
    wide = [place for place in right.options if place.feature in ("country", "governorate")]
    return any(_lies_in(place, container) for place in left.options for container in wide)


def _lies_in(place: Place, container: Place) -> bool:
    if place.country != container.country or place.feature == "country" or place.id == container.id:
        return False
    return container.feature == "country" or place.admin1 == container.name


def _containers(text: str, spots: Sequence[Spot]) -> Mapping[int, list[Place]]:
    """For each spot, the regions and countries named straight after it, or after "in the province of"."""
    found: dict[int, list[Place]] = {}
    for left, right in pairwise(spots):
        wide = [place for place in right.options if place.feature in ("country", "governorate")]
        if wide and (_follows(text, left, right) or _within(text[left.end : right.start])):
            found[left.start] = wide
    return found


def _within(between: str) -> bool:
    """Whether the words between two names say that the first lies in the second."""
    words = between.casefold().split()
    return 1 <= len(words) <= 5 and words[0].strip(",") in ("in", "of", "") and "." not in between


def _choices(spots: Iterable[Spot], containers: Mapping[int, list[Place]], setting: Setting) -> dict[int, Choice]:
    """The ranked candidates of each spot. A bare name means what it meant where the text said more."""
    clear: dict[tuple[str, str | None], list[Place]] = {}
    spots = list(spots)
    for spot in spots:
        if spot.start in containers:
            clear.setdefault((spot.key, spot.hint), containers[spot.start])
            clear.setdefault((spot.key, None), containers[spot.start])
    return {spot.start: ranked(spot, containers.get(spot.start, clear.get((spot.key, spot.hint), [])), setting) for spot in spots}


def _mention(reading: Reading, spot: Spot, choice: Choice) -> PlaceMention:
    mention = PlaceMention(
        id=content_id("m", reading.document.id, "place", spot.start, spot.end),
        start=spot.start,
        end=spot.end,
        place=None,
        name=spot.name,
        feature=spot.hint or "other",
        candidates=tuple(candidate for _, candidate in choice),
    )
    if not choice:
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
