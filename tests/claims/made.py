"""Readings made by hand for the tests of the claims: actors, places and times are those of a small war of our own."""

from __future__ import annotations

from datetime import date

from secondhand.annotate import quantities
from secondhand.claims import mark
from secondhand.model import (
    ActorMention,
    Attribution,
    Block,
    Claim,
    Document,
    Knowledge,
    PlaceMention,
    Published,
    Reading,
    Sentence,
    Span,
    Stance,
    TimeMention,
)

ACTORS = {
    "Northern army": "army",
    "Hill Front": "front",
    "River Guard": "guard",
    "Northern": "army",
    "the coalition": "coalition",
    "rebels": "rebels",
}
PLACES = {"Quessa": "Amsel", "Orna": "Brill", "Brill province": "Brill", "Ruritania": None}
TIMES = {"on Monday": date(2020, 2, 3), "on Tuesday": date(2020, 2, 4)}
PUBLISHED = date(2020, 2, 5)


def sentences_of(text: str) -> tuple[Sentence, ...]:
    found, start = [], 0
    for part in text.split(". "):
        if part:
            found.append(Sentence(start=start, end=start + len(part)))
        start += len(part) + 2
    return tuple(found)


def actors_of(text: str) -> tuple[ActorMention, ...]:
    taken: list[ActorMention] = []
    for name in sorted(ACTORS, key=len, reverse=True):
        at = text.find(name)
        while at >= 0:
            span = Span(at, at + len(name))
            if not any(other.span.overlaps(span) for other in taken):
                taken.append(ActorMention(id=f"a{at}", start=at, end=span.end, actor=ACTORS[name], name=name, type="armed group"))
            at = text.find(name, at + 1)
    return tuple(sorted(taken, key=lambda actor: actor.start))


def places_of(text: str) -> tuple[PlaceMention, ...]:
    found = [
        PlaceMention(
            id=f"p{at}",
            start=at,
            end=at + len(name),
            place=f"test:{name}",
            name=name,
            country="RU",
            admin1=region,
            feature="settlement" if region and "province" not in name else "governorate" if region else "country",
        )
        for name, region in PLACES.items()
        if (at := text.find(name)) >= 0
    ]
    return tuple(sorted(found, key=lambda place: place.start))


def reading_of(text: str, title: str | None = None, attributions: tuple[Attribution, ...] = ()) -> Reading:
    """A reading of one block with the layers that claims need."""
    document = Document.of(text, title=title, outlet="Courier", published=Published(value=PUBLISHED, basis="given"))
    times = [
        TimeMention(id=f"t{at}", start=at, end=at + len(words), type="DATE", value=day.isoformat(), from_=day, to=day)
        for words, day in TIMES.items()
        if (at := text.find(words)) >= 0
    ]
    reading = Reading(
        document=document,
        blocks=(Block(start=0, end=len(text), kind="body"),) if text else (),
        sentences=sentences_of(text) if text else (),
        actors=actors_of(text),
        places=places_of(text),
        times=tuple(sorted(times, key=lambda time: time.start)),
        attributions=attributions,
    )
    return reading.with_layer("quantities", quantities.mark(reading, Knowledge()), "test")


def claims(text: str, title: str | None = None, attributions: tuple[Attribution, ...] = ()) -> list[Claim]:
    return list(mark(reading_of(text, title, attributions), Knowledge()))


def told(text: str) -> list[tuple[str, str]]:
    """Type and words of each claim in the order of the text."""
    return [(claim.type, text[claim.start : claim.end]) for claim in sorted(claims(text), key=lambda claim: claim.start)]


def attributed(text: str, source: str, cue: str, content: str, stance: Stance = "says") -> Attribution:
    def span(words: str) -> tuple[Span, ...]:
        at = text.index(words)
        return (Span(at, at + len(words)),)

    return Attribution(id="at1", source=span(source), cue=span(cue), content=span(content), stance=stance)
