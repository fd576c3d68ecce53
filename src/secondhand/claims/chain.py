"""The chain of voices of a claim: from the outlet through everybody it relays to the origin.

Nested attributions give the order (PolNeAR); UCDP GED calls its ends `source_office` and `source_original`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import islice, product

from secondhand.claims.names import group
from secondhand.claims.voices import Voices
from secondhand.model import Attribution, Chain, Knowledge, Reading, Span, Voice, around, within

CITED = re.compile(r"[^,;:.\"“”]{1,120}?(?=,|;|:|\.|\"|“|”|\s(?:that|as|who|said|saying|which)\s|$)")
OUTLET_UNKNOWN = "outlet unknown"
MOST = 8
"""Chains of one claim: joint sources in joint sources are cut off here."""
NEAR = 400
"""Characters of its sentence around a cue in which a medium is looked for."""
DEEPEST = 12
"""Attributions inside attributions; no text means more."""


def chains(reading: Reading, knowledge: Knowledge, span: Span, attribution: Attribution | None) -> tuple[Chain, ...]:
    """The chains through which the words of a span are told; one for each of joint sources.

    `attribution` is the innermost one whose content the span stands in. For many spans of one reading
    make `Chains` once and ask it.
    """
    return Chains(reading, knowledge).of(span, attribution)


class Chains:
    """The chains of one reading."""

    def __init__(self, reading: Reading, knowledge: Knowledge) -> None:
        self.reading = reading
        self.voices = Voices(reading)
        self.by_id = {item.id: item for item in reading.attributions}
        self.outlet = _outlet(reading, knowledge)
        self.adding = self._adding()

    def of(self, span: Span, attribution: Attribution | None) -> tuple[Chain, ...]:
        """See `chains`."""
        links = [self._link(item) for item in self.path(attribution)]
        return tuple(dict.fromkeys(self._joined(choice) for choice in islice(product(*links), MOST)))

    def path(self, attribution: Attribution | None) -> tuple[Attribution, ...]:
        """The attributions around a content, the outermost first."""
        found: list[Attribution] = []
        while attribution is not None and len(found) < DEEPEST:
            found.append(attribution)
            attribution = self.by_id.get(attribution.parent or "")
        return tuple(reversed(found))

    def _link(self, item: Attribution) -> tuple[tuple[Voice, ...], ...]:
        """The voices one attribution adds, in order; one alternative for each joint source."""
        relays = tuple(self._relays(item))
        added = tuple(voice for other in self.adding.get(item.id, ()) if (voice := self._added(other)))
        speakers: tuple[Voice | None, ...] = self.voices.of(item.id) or (None,)
        return tuple((*relays, *([speaker] if speaker else []), *added) for speaker in speakers)

    def _joined(self, choice: tuple[tuple[Voice, ...], ...]) -> Chain:
        """The outlet and the voices after it; nobody stands twice."""
        chain = [self.outlet]
        for voice in (voice for link in choice for voice in link):
            if not _is_outlet(voice, self.outlet) and not any(_same(voice, other) for other in chain):
                chain.append(voice)
        return tuple(chain)

    def _relays(self, item: Attribution) -> Iterator[Voice]:
        """Media that carried the words: "told Reuters", "in a statement carried by SANA"."""
        sentence = around(self.reading.sentences, item.cue[0].start) if item.cue else None
        if sentence is None:
            return
        text, cue = self.reading.text, item.cue[0]
        near = Span(max(sentence.start, cue.start - NEAR), min(sentence.end, cue.end + NEAR))
        media = [mention.span for mention in within(self.reading.actors, near) if mention.type == "media"]
        carried = [Span(*match.span(1)) for match in _carried().finditer(text, near.start, near.end)]
        taken = [*item.content, *item.source]
        for span in sorted({*carried, *(span for span in media if _relay_words(text, near.start, span.start))}):
            if not any(span.start <= other.end + 1 and other.start < span.end for other in taken):  # "SANA news agency" is one
                taken.append(span)
                yield self.voices.voice(span)
        if told := self._told(item):
            yield told

    def _told(self, item: Attribution) -> Voice | None:
        """The owner of the hotline that a speaker told it to."""
        cue = item.cue[-1].end
        end = min((piece.start for piece in item.content if piece.start > cue), default=cue)
        if end - cue > NEAR or any(source.start >= cue for source in item.source):
            return None
        hearer = self.reading.text[cue:end]
        start = cue + len(hearer) - len(hearer.lstrip())
        return self.voices.channel(Span(start, start + len(hearer.strip()))) if hearer.strip() else None

    def _adding(self) -> dict[str, list[Attribution]]:
        """By the id of an attribution, those of the same speaker beside it that tell whom he relies on: "citing ..."."""
        beside: dict[tuple[Span, ...], list[Attribution]] = {}
        for item in self.reading.attributions:
            if item.source and item.cue:
                beside.setdefault(item.source, []).append(item)
        found: dict[str, list[Attribution]] = {}
        for items in beside.values():
            adding = [item for item in items if item.cue[0].of(self.reading.text).lower() in group("relays.adds")]
            telling = sorted(
                (item for item in items if item.cue[0].of(self.reading.text).lower() not in group("relays.adds")), key=_cue_start
            )
            for item in adding if telling else ():
                at = bisect_left(telling, item.cue[0].start, key=_cue_start)
                nearest = min(telling[max(0, at - 1) : at + 1], key=lambda other: abs(_cue_start(other) - _cue_start(item)))
                found.setdefault(nearest.id, []).append(item)
        return found

    def _added(self, item: Attribution) -> Voice | None:
        """Whom a speaker cites: the first noun phrase of the content."""
        span = item.content[0]
        cut = CITED.match(self.reading.text, span.start, span.end)
        return self.voices.voice(Span(span.start, cut.end())) if cut else None


def _outlet(reading: Reading, knowledge: Knowledge) -> Voice:
    """The first voice of every chain: who published the document, as an actor if it is a known one."""
    name = reading.document.outlet
    if name is None:
        return Voice(name=OUTLET_UNKNOWN, kind="outlet", named=False)
    low = name.lower()
    known = (actor.id for actor in knowledge.actors if actor.type == "media" and low in {actor.name.lower(), *map(str.lower, actor.names)})
    return Voice(name=name, kind="outlet", actor=next(known, None))


def _cue_start(item: Attribution) -> int:
    return item.cue[0].start


def _same(a: Voice, b: Voice) -> bool:
    return _plain(a.name) == _plain(b.name) or (a.actor is not None and a.actor == b.actor)


def _is_outlet(voice: Voice, outlet: Voice) -> bool:
    """Whether a voice is the outlet itself: "this newspaper", "the Courier" in The Amsel Courier. Its reporter is not."""
    said, known = _plain(voice.name), _plain(outlet.name)
    if len(said) == 2 and said[0] in group("outlet.own") and said[1] in group("outlet.words"):
        return True
    short = len(said) == 1 < len(known) and said == known[-1:] and voice.name[0].isupper() and voice.kind != "person"
    return _same(voice, outlet) or said == known or short


def _plain(name: str) -> list[str]:
    """The words of a name in lower case, without its article."""
    words = re.findall(r"\w+", name.lower())
    return words[1:] if words[:1] == ["the"] and len(words) > 1 else words


@cache
def _carried() -> re.Pattern[str]:
    """A medium behind "carried by", known or not: capital words and what such media are called."""
    verbs, kinds = "|".join(sorted(group("relays.carried"))), "|".join(sorted(group("kinds.media")))
    word = rf"(?:[A-Z][\w'’-]{{0,30}}|state|news|{kinds})"
    return re.compile(rf"\b(?:{verbs}) by ((?:the )?{word}(?: {word}){{0,5}})")


def _relay_words(text: str, first: int, start: int) -> bool:
    """Whether one of the words that lead to a medium stands just before a position, in its sentence."""
    before = re.findall(r"\w+", text[max(first, start - 40) : start].lower())
    return any(word in group("relays.words") for word in before[-4:])
