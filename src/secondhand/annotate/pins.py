"""Names that a person pinned in the case: what was decided comes first, what the stage had found stays as further candidates."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal, TypeVar

from secondhand.annotate.words import Word, acronym, joined, words_of
from secondhand.lexicon import table
from secondhand.model import (
    NAMING_KINDS,
    ActorCandidate,
    ActorMention,
    Knowledge,
    Pin,
    PlaceMention,
    Reading,
    Span,
    content_id,
)

ARTICLES = frozenset({"the", "a", "an"})
M = TypeVar("M", ActorMention, PlaceMention)


@dataclass(frozen=True, slots=True)
class Spot:
    """A pinned name in the text. `span` is what a mention covers: an article written small is no part of a name."""

    whole: Span
    span: Span
    pin: Pin


def with_pinned_actors(reading: Reading, knowledge: Knowledge, marks: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
    """The actor mentions of a document with those that were decided."""
    published = reading.document.published
    day = published.value if published else None

    def mention(spot: Spot, found: Sequence[ActorMention]) -> ActorMention | None:
        actor, why = spot.pin.actor, spot.pin.why
        if actor is None:
            return None
        others = [candidate for mark in found for candidate in mark.candidates or _itself(mark) if candidate.actor != actor.id]
        start, end = _reach(spot, found)
        return ActorMention(
            id=content_id("m", reading.document.id, "actor", start, end),
            start=start,
            end=end,
            actor=actor.id,
            name=actor.name,
            type=actor.type,
            side=actor.side_on(day),
            candidates=(ActorCandidate(actor=actor.id, name=actor.name, why=why), *others),
        )

    return _decided(reading.text, marks, spots(reading, knowledge, "actor"), mention)


def with_pinned_places(reading: Reading, knowledge: Knowledge, marks: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """The place mentions of a document with those that were decided. Words that name an actor are left to it."""

    def mention(spot: Spot, found: Sequence[PlaceMention]) -> PlaceMention | None:
        place = spot.pin.place
        if place is None:
            return None
        others = tuple(candidate for mark in found for candidate in mark.candidates if candidate.place != place.id)
        score = max((candidate.score for candidate in others), default=1.0)
        start, end = _reach(spot, found)
        mark = PlaceMention(
            id=content_id("m", reading.document.id, "place", start, end),
            start=start,
            end=end,
            place=None,
            name=place.name,
            candidates=(place.candidate(score, spot.pin.why), *others),
        )
        return place.meant_by(mark)

    return _decided(reading.text, marks, _free(reading, knowledge), mention)


def without_pinned(reading: Reading, knowledge: Knowledge, marks: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """The associations of a document without those on names of which it was decided what place they are."""
    pinned = {index for spot in _free(reading, knowledge) for index in _touched(spot.whole, marks)}
    return tuple(mark for index, mark in enumerate(marks) if index not in pinned)


def _free(reading: Reading, knowledge: Knowledge) -> Iterator[Spot]:
    """The pinned places that are no part of an actor's name."""
    return (spot for spot in spots(reading, knowledge, "place") if not _touched(spot.whole, reading.actors))


def _itself(mark: ActorMention) -> tuple[ActorCandidate]:
    return (ActorCandidate(actor=mark.actor, name=mark.name, why="found without the pin"),)


def _reach(spot: Spot, found: Sequence[M]) -> tuple[int, int]:
    """What the mention covers: the name, with the title that a mark of it began with."""
    return min([spot.span.start, *(mark.start for mark in found if mark.span.contains(spot.whole))]), spot.span.end


def spots(reading: Reading, knowledge: Knowledge, kind: Literal["actor", "place"]) -> Iterator[Spot]:
    """The pinned names of this kind in the order of the text: leftmost first, the longest of those that begin together."""
    names = _names(knowledge, kind)
    for sentence in reading.sentences_of(*NAMING_KINDS) if names else ():
        words = words_of(reading.text, sentence.start, sentence.end)
        index = 0
        while index < len(words):
            spot, length = _longest(reading, words, index, names.get(words[index].key, ()))
            if spot is not None:
                yield spot
            index += length


Names = tuple[tuple[tuple[Word, ...], Pin], ...]


@lru_cache(maxsize=8)
def _names(knowledge: Knowledge, kind: str) -> dict[str, Names]:
    """Pinned names by their first word: longer ones before shorter, those of one document before those of the whole case."""
    names = [(tuple(words_of(pin.name)), pin) for pin in knowledge.pins if pin.kind == kind]
    names.sort(key=lambda entry: (-len(entry[0]), entry[1].document is None))
    return {first: tuple(entry for entry in names if entry[0][0].key == first) for first in {words[0].key for words, _ in names}}


def _longest(reading: Reading, words: Sequence[Word], index: int, names: Names) -> tuple[Spot | None, int]:
    for name, pin in names:
        found = words[index : index + len(name)]
        if pin.document in (None, reading.document.id) and _same(reading.text, name, found):
            begin = found[name[0].text in ARTICLES and len(name) > 1]
            return Spot(Span(found[0].start, found[-1].end), Span(begin.start, found[-1].end), pin), len(name)
    return None, 1


def _same(text: str, name: Sequence[Word], found: Sequence[Word]) -> bool:
    """Equal word by word without case and accents, but capitals stay capitals, and acronyms are equal letter by letter."""
    if len(found) != len(name) or not all(joined(text, left, right) for left, right in pairwise(found)):
        return False
    for ours, theirs in zip(name, found, strict=True):
        if ours.key != theirs.key or (ours.text != theirs.text if acronym(ours.text) else ours.capital and not theirs.capital):
            return False
    return True


def _decided(text: str, marks: Sequence[M], found: Iterable[Spot], mention: Callable[[Spot, Sequence[M]], M | None]) -> tuple[M, ...]:
    """The marks, with what was decided in the place of those it touches. A pinned name inside a longer one is left alone."""
    gone: set[int] = set()
    added: list[M] = []
    for spot in found:
        touched = _touched(spot.whole, marks)
        if not any(_longer(text, marks[index].span, spot.whole) for index in touched):
            gone.update(touched)
            decided = mention(spot, [marks[index] for index in touched])
            added += [decided] if decided else []
    added += [mark for index, mark in enumerate(marks) if index not in gone]
    return tuple(sorted(added, key=lambda mark: mark.start))


def _longer(text: str, mark: Span, pinned: Span) -> bool:
    """Whether a mark is of a longer name than the pinned one; an article or a title before it makes none longer."""
    before = [word.text for word in words_of(text, mark.start, pinned.start)] if mark.start < pinned.start else []
    led = not before or before[-1].lower() in ARTICLES or before[-1] in table("generic_actors")["titles"]["words"]
    return mark.contains(pinned) and not (led and mark.end == pinned.end)


def _touched(span: Span, marks: Sequence[ActorMention] | Sequence[PlaceMention]) -> range:
    """The numbers of the marks that share characters with a span; they are in the order of the text, none over another."""
    first = bisect_right(marks, span.start, key=lambda mark: mark.end)
    last = first
    while last < len(marks) and marks[last].start < span.end:
        last += 1
    return range(first, last)
