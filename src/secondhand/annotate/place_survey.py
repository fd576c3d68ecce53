"""What the text says of places as a whole: every name that may be one, those that are, and where the document plays.

Two layers are made of it: `places`, and `associations` with the names that are no place where they stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

from secondhand.annotate.place_acceptance import accepted_of, follows, scene_of
from secondhand.annotate.place_demonyms import Demonym, demonyms, homes
from secondhand.annotate.place_evidence import Scene, is_state
from secondhand.annotate.place_ranking import Choice, Setting, is_settled, ranked, setting_of, stated_region
from secondhand.annotate.place_spots import Names, spots_in
from secondhand.annotate.place_words import Spot
from secondhand.annotate.words import Word, words_of
from secondhand.model import NAMING_KINDS, ActorMention, Knowledge, Name, Place, PlaceMention, Reading, Span, content_id
from secondhand.model.ranges import touching

WIDE = ("country", "governorate", "region")
SAYING = frozenset({"in", "of"})
"""What says between two names that the first lies in the second; a comma may also part the names of a list."""


@dataclass(frozen=True, slots=True)
class Survey:
    """The names of one document that may be places, and what they say together."""

    spots: Sequence[Spot]
    """Every name that a gazetteer knows, or that the text or the encoder calls a place."""
    accepted: Sequence[Spot]
    """Those that are places where they stand."""
    demonyms: Sequence[Spot]
    """Words that say whose something is, with the place they point to."""
    scene: Scene
    containers: Mapping[int, Sequence[Place]]
    """The regions and countries named beside a place, by where that starts."""
    stated: Mapping[int, Sequence[Place]]
    """The regions in which the text says, with "in" or "of", that a smaller place lies, by where that starts."""
    setting: Setting


@lru_cache(maxsize=4)
def _names(knowledge: Knowledge) -> Names:
    return Names(knowledge.places)


def survey(reading: Reading, knowledge: Knowledge) -> Survey:
    """The survey of a document; made once for the stages that ask one after the other."""
    spans = tuple(sentence.span for sentence in reading.sentences_of(*NAMING_KINDS))
    return _survey(knowledge, reading.text, spans, reading.actors, reading.names)


@lru_cache(maxsize=4)
def _survey(
    knowledge: Knowledge, text: str, spans: tuple[Span, ...], actors: tuple[ActorMention, ...], encoded: tuple[Name, ...]
) -> Survey:
    names = _names(knowledge)
    sentences = [words_of(text, span.start, span.end) for span in spans]
    found = [list(spots_in(text, sentence, names, encoded)) for sentence in sentences]
    whose = [_whose(sentence, demonym, names, encoded) for sentence in sentences for demonym in demonyms(text, sentence)]
    named = _countries_named(whose, chain.from_iterable(found))
    scene = scene_of(text, sentences)
    accepted = accepted_of(_free(text, actors, found), scene, named)
    containers = _containers(text, accepted)
    return Survey(
        spots=tuple(chain.from_iterable(found)),
        accepted=accepted,
        demonyms=whose,
        scene=scene,
        containers=containers,
        stated=_stated(text, accepted),
        setting=setting_of(accepted, containers, named),
    )


def _whose(sentence: Sequence[Word], demonym: Demonym, names: Names, encoded: Sequence[Name]) -> Spot:
    start, end = sentence[demonym.first].start, sentence[demonym.last].end
    seen = next(iter(touching(encoded, Span(start, end))), None)
    return Spot(sentence, demonym.first, demonym.last, start, end, demonym.home.name, names.home(demonym.home), around=seen)


def _countries_named(whose: Iterable[Spot], spots: Iterable[Spot]) -> Counter[str | None]:
    """How often each country is named, as a place, an actor or an adjective: where the document plays."""
    counts = Counter(spot.options[0].country for spot in whose if is_state(spot))
    counts.update(spot.options[0].country for spot in spots if _only_a_state(spot))
    return counts


def _only_a_state(spot: Spot) -> bool:
    """Whether the name is a country's and no region's, as Georgia is both."""
    return is_state(spot) and not any(place.feature == "governorate" for place in spot.options)


def _free(text: str, actors: Sequence[ActorMention], found: Iterable[Sequence[Spot]]) -> list[list[Spot]]:
    """The spots, by sentence, that are no part of an actor's name and do not say whose something is."""

    def free(spot: Spot) -> bool:
        span = Span(spot.start, spot.end)
        return spot.joined_on(text) or all(_is_guess(actor, spot) for actor in touching(actors, span))

    return [[spot for spot in spots if free(spot) and not _says_whose(spot)] for spots in found]


def _is_guess(actor: ActorMention, spot: Spot) -> bool:
    """Whether an actor known by no name is rather the place that the encoder sees ("West Bank" is no bank)."""
    place = spot.around is not None and spot.around.kind == "place"
    return place and actor.actor is None and (actor.start, actor.end) == (spot.start, spot.end)


def _says_whose(spot: Spot) -> bool:
    """Whether the name is or begins with a demonym ("a Syrian air base"), which is not the state's name too ("US")."""
    said = spot.name in homes() or ((spot.named_kind or spot.single) and spot.sentence[spot.first].text in homes())
    return said and all(place.feature != "country" for place in spot.options)


def _containers(text: str, spots: Sequence[Spot]) -> Mapping[int, Sequence[Place]]:
    """For each spot, the regions and countries named straight after it, or after "in the province of"."""
    found: dict[int, Sequence[Place]] = {}
    for left, right in pairwise(spots):
        wide = [place for place in right.options if place.feature in ("country", "governorate")]
        if wide and (follows(text, left, right) or _within(text[left.end : right.start])):
            found[left.start] = wide
    return found


def _stated(text: str, spots: Sequence[Spot]) -> Mapping[int, Sequence[Place]]:
    """For each spot that is no region itself, the regions of which the text says that it lies there."""
    found: dict[int, Sequence[Place]] = {}
    for left, right in pairwise(spots):
        regions = [place for place in right.options if place.feature == "governorate"]
        small = not any(place.feature in WIDE for place in left.options)
        between = text[left.end : right.start]
        if regions and small and _within(between) and not SAYING.isdisjoint(between.casefold().split()):
            found[left.start] = regions
    return found


def _within(between: str) -> bool:
    """Whether the words between two names say that the first lies in the second."""
    words = between.casefold().split()
    return 1 <= len(words) <= 5 and words[0].strip(",") in ("in", "of", "") and "." not in between


class Resolved(NamedTuple):
    """What a name may mean, and the region that the text says it lies in."""

    choice: Choice
    region: Place | None
    settled: bool
    """Whether the first of the choice may stand."""


def mentions(reading: Reading, found: Survey, spots: Sequence[Spot], layer: str) -> tuple[PlaceMention, ...]:
    """Spots as mentions of a layer, each resolved among its candidates where it can be."""
    known: dict[tuple[object, ...], Resolved] = {}
    marked = []
    for spot, inside in zip(spots, _insides(spots, found), strict=True):
        stated = found.stated.get(spot.start, ())
        key = spot.name, spot.hint, spot.named_kind, *(place.id for place in (*inside, *stated)), bool(stated)
        if key not in known:
            known[key] = _resolved(spot, inside, stated, found.setting)
        marked.append(_mention(reading, layer, spot, known[key]))
    return tuple(marked)


def _insides(spots: Sequence[Spot], found: Survey) -> Iterator[Sequence[Place]]:
    """The regions that each spot is said to lie in. A bare name means what it meant where the text said more."""
    clear: dict[tuple[str, str | None], Sequence[Place]] = {}
    for spot in spots:
        if spot.start in found.containers:
            clear.setdefault((spot.key, spot.hint), found.containers[spot.start])
            clear.setdefault((spot.key, None), found.containers[spot.start])
    for spot in spots:
        yield found.containers.get(spot.start, clear.get((spot.key, spot.hint), ()))


def _resolved(spot: Spot, inside: Sequence[Place], stated: Sequence[Place], setting: Setting) -> Resolved:
    choice = ranked(spot, inside, setting)
    return Resolved(choice, stated_region(stated, setting), is_settled(choice, stated, setting))


def _mention(reading: Reading, layer: str, spot: Spot, resolved: Resolved) -> PlaceMention:
    choice, region, settled = resolved
    mention = PlaceMention(
        id=content_id("m", reading.document.id, layer, spot.start, spot.end),
        start=spot.start,
        end=spot.end,
        place=None,
        name=spot.name,
        country=region.country if region else None,
        admin1=region.admin1 if region else None,
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
