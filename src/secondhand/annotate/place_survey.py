"""What the text says of places as a whole: every name that may be one, those that are, and where the document plays.

Two layers are made of it: `places`, and `associations` with the names that are no place where they stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from secondhand.annotate.place_acceptance import accepted_of, scene_of
from secondhand.annotate.place_clues import Clue, clues, clues_by_name
from secondhand.annotate.place_demonyms import Demonym, demonyms, homes
from secondhand.annotate.place_evidence import Scene, is_state
from secondhand.annotate.place_neighbours import widened
from secondhand.annotate.place_ranking import Choice, Setting, is_settled, ranked, setting_of, stated_region
from secondhand.annotate.place_spots import Names, spots_in
from secondhand.annotate.place_words import Spot, only_loosely
from secondhand.annotate.words import Word, words_of
from secondhand.model import NAMING_KINDS, ActorMention, Knowledge, Name, Place, PlaceMention, Reading, Span, content_id
from secondhand.model.ranges import touching


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
    clues: Mapping[int, Clue]
    """What the words around a place say of where it lies, by where it starts."""
    setting: Setting


@lru_cache(maxsize=4)
def _names(knowledge: Knowledge) -> Names:
    return Names(knowledge.places)


def survey(reading: Reading, knowledge: Knowledge) -> Survey:
    """The survey of a document; made once for the stages that ask one after the other."""
    spans = tuple(sentence.span for sentence in reading.sentences_of(*NAMING_KINDS))
    published = reading.document.published
    day = published.value if published else None
    return _survey(knowledge, reading.text, spans, reading.actors, reading.names, published=day)


@lru_cache(maxsize=4)
def _survey(
    knowledge: Knowledge,
    text: str,
    spans: tuple[Span, ...],
    actors: tuple[ActorMention, ...],
    encoded: tuple[Name, ...],
    *,
    published: date | None,
) -> Survey:
    names = _names(knowledge)
    sentences = [words_of(text, span.start, span.end) for span in spans]
    found = [list(spots_in(text, sentence, names, encoded)) for sentence in sentences]
    whose = [_whose(sentence, demonym, names, encoded) for sentence in sentences for demonym in demonyms(text, sentence)]
    named = _countries_named(whose, chain.from_iterable(found))
    scene = scene_of(text, sentences)
    free = _free(text, actors, found)
    accepted = accepted_of(free, scene, named)
    told = clues(text, accepted)
    setting = setting_of(accepted, {start: clue.inside for start, clue in told.items()}, named, published)
    near = [
        [widened(spot, setting, names.similar) if spot.start in told or _is_doubtful(spot) else spot for spot in spots] for spots in free
    ]
    return Survey(
        spots=tuple(chain.from_iterable(found)),
        accepted=accepted_of(near, scene, named),
        demonyms=whose,
        scene=scene,
        clues=told,
        setting=setting,
    )


def _is_doubtful(spot: Spot) -> bool:
    """Whether the encoder sees a place in a name that the gazetteer has only in other transliterations."""
    return spot.around is not None and spot.around.kind == "place" and only_loosely(spot)


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
    for spot, clue in zip(spots, clues_by_name(spots, found.clues), strict=True):
        key = spot.name, spot.hint, spot.named_kind, clue
        if key not in known:
            known[key] = _resolved(spot, clue, found.setting)
        marked.append(_mention(reading, layer, spot, known[key]))
    return tuple(marked)


def _resolved(spot: Spot, clue: Clue, setting: Setting) -> Resolved:
    choice = ranked(spot, clue, setting)
    return Resolved(choice, stated_region(clue.stated, setting), is_settled(choice, spot, clue, setting))


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
    located = place.meant_by(mention)
    return replace(located, name=spot.name) if spot.named_kind else located
