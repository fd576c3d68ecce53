"""The places layer: names a gazetteer knows or the text calls a place, each resolved among its candidates where it can be."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from secondhand.annotate.place_evidence import ENOUGH, PLAIN, Line, Scene, is_state, of_the_context, of_the_name
from secondhand.annotate.place_ranking import Setting, ranked, setting_of
from secondhand.annotate.place_spots import Names, spots_in
from secondhand.annotate.place_words import Spot, first_names, group, is_titled, only_loosely
from secondhand.annotate.words import Word, joined, words_of
from secondhand.model import NAMING_KINDS, Candidate, Knowledge, Place, PlaceMention, Reading, Stage, content_id

Choice = tuple[tuple[Place, Candidate], ...]
SAID_PLAINLY = 1.0
SAME_COUNTRY = 0.7
CONTAINED = 1.5
FOREIGN = 2.5
"""Against a name that is only another transliteration of a place in no country of the document."""
AGAINST = -0.5
"""With less than this from the words around, the rest of the document does not help."""
COMMON = -0.5
"""Nor a name with less than this of its own, unless it is once plainly a place."""
MAIN = 2
"""Countries named most often that the document is taken to play in."""
LIKELY = 0.5
"""A name with this much of its own is no part of the name beside it."""


class _Judged(NamedTuple):
    """A spot with what its name and its context say."""

    spot: Spot
    name: float
    context: float

    @property
    def total(self) -> float:
        return self.name + self.context


@lru_cache(maxsize=4)
def _names(knowledge: Knowledge) -> Names:
    return Names(knowledge.places)


def mark(reading: Reading, knowledge: Knowledge) -> tuple[PlaceMention, ...]:
    """Place mentions in the order of the text, none overlapping another or an actor."""
    text = reading.text
    sentences = [words_of(text, sentence.start, sentence.end) for sentence in reading.sentences_of(*NAMING_KINDS)]
    names = _names(knowledge)
    scene = _scene(text, sentences)
    spots = [[spot for spot in spots_in(text, sentence, names) if not _says_whose(spot, knowledge)] for sentence in sentences]
    named = _countries_named(sentences, spots, knowledge)
    free = _without_demonyms(_without_actors(reading, spots), knowledge)
    accepted = _accepted(free, scene, named)
    containers = _containers(text, accepted)
    choices = _choices(accepted, containers, setting_of(accepted, containers, named))
    return tuple(_mention(reading, spot, choices[spot.start]) for spot in accepted)


@lru_cache(maxsize=4)
def _adjectives(knowledge: Knowledge) -> Mapping[str, str | None]:
    return {adjective: actor.country for actor in knowledge.actors for adjective in actor.adjectives}


def _says_whose(spot: Spot, knowledge: Knowledge) -> bool:
    """Whether the name is only the adjective of a state ("the Syrian city of"), and no state's name besides ("US")."""
    return spot.name in _adjectives(knowledge) and all(place.feature != "country" for place in spot.options)


def _countries_named(sentences: Iterable[Sequence[Word]], spots: Iterable[Sequence[Spot]], knowledge: Knowledge) -> Counter[str | None]:
    """How often each country is named, as a place, an actor or an adjective: where the document plays."""
    adjectives = _adjectives(knowledge)
    counts = Counter(adjectives[word.text] for sentence in sentences for word in sentence if word.text in adjectives)
    counts.update(spot.options[0].country for found in spots for spot in found if _only_a_state(spot))
    return counts


def _only_a_state(spot: Spot) -> bool:
    """Whether the name is a country's and no region's, as Georgia is both."""
    return is_state(spot) and not any(place.feature == "governorate" for place in spot.options)


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
        return after == len(ends) or reading.actors[after].start >= spot.end or spot.joined_on(reading.text)

    return [list(filter(free, found)) for found in spots]


def _without_demonyms(spots: Iterable[Sequence[Spot]], knowledge: Knowledge) -> list[list[Spot]]:
    """The spots that are no adjective of a state, except where it is the state's name too ("US")."""
    demonyms = _adjectives(knowledge)
    return [[spot for spot in found if spot.name not in demonyms or is_state(spot)] for found in spots]


def _accepted(spots: Sequence[Sequence[Spot]], scene: Scene, named: Counter[str | None]) -> list[Spot]:
    """The spots with enough evidence, their own or that of the same name elsewhere in the document."""
    judged = [item for found in spots for item in _judged(found, scene)]
    best: dict[str, float] = defaultdict(float)
    for item in judged:
        best[item.spot.key] = max(best[item.spot.key], item.total)
    plain = [item.spot for item in judged if item.total >= PLAIN and not only_loosely(item.spot)]
    countries = {place.country for spot in plain for place in spot.options[:1]} | {country for country, _ in named.most_common(MAIN)}
    return [item.spot for item in judged if item.total + _of_the_document(item, best, countries) >= ENOUGH]


def _judged(found: Sequence[Spot], scene: Scene) -> Iterator[_Judged]:
    pairs = [(left.start, right.start) for left, right in pairwise(found) if _follows(scene.text, left, right) and _related(left, right)]
    contained = Counter(start for pair in pairs for start in pair)
    names = [of_the_name(spot, scene) for spot in found]
    likely = [spot for spot, name in zip(found, names, strict=True) if name >= LIKELY and not only_loosely(spot)]
    line = Line(
        solid={index for spot in likely for index in range(spot.first, spot.last + 1)},
        contained=contained,
        titled=bool(found) and is_titled(found[0].sentence),
    )
    for spot, name in zip(found, names, strict=True):
        context = of_the_context(spot, scene, line)
        context += CONTAINED * contained[spot.start]
        yield _Judged(spot, name, context)


def _of_the_document(item: _Judged, best: Mapping[str, float], countries: Collection[str | None]) -> float:
    """What the rest of the document adds, unless the words around the name speak against it or it is a common word."""
    at_home = any(place.country in countries for place in item.spot.options[:3])
    total = -FOREIGN if only_loosely(item.spot) and not at_home else 0.0
    said = best[item.spot.key] >= PLAIN
    if item.context < AGAINST or (item.name < COMMON and not said):
        return total
    if said:
        total += SAID_PLAINLY - min(item.name, 0.0)
    return total + SAME_COUNTRY * at_home


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
