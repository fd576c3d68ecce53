"""Who stands between an outlet and a speaker, and on whom a speaker relies: "told Reuters", "carried by SANA", "citing two officials".

They are read off the text around the attributions, whatever found those.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from secondhand.claims.names import Name, group, one_of
from secondhand.claims.voices import Voices
from secondhand.model import TELLING_KINDS, Attribution, Reading, Span, Voice, around

NEAR = 400
"""Characters between a cue and the words that tell of a relay, in one sentence."""
BESIDE = 8
"""Cues on either side of such words that they may belong to."""
LEAD = 40
"""Characters before a medium in which "told" or "by" may stand."""
CITED = r"(?P<cited>[^,;:.()\"“”\n]{1,120}?)(?=[,;:.()\"“”\n]|\s(?:that|as|who|said|saying|which|reported)\s|$)"
WHO = re.compile(CITED)
AS_SAYING = re.compile(rf"{CITED}(?=\sas\s)")


class Relays:
    """The relays of one reading: by the id of an attribution who carried it, and on whom its speaker relies."""

    def __init__(self, reading: Reading, voices: Voices) -> None:
        self.reading = reading
        self.text = reading.text
        self.voices = voices
        self.cues = sorted((item for item in reading.attributions if item.cue), key=_cue_start)
        self.carriers: dict[str, list[Voice]] = defaultdict(list)
        self.relied_on: dict[str, tuple[Voice, ...]] = {}
        for span, voice in sorted(self._media(), key=lambda found: found[0]):
            if item := self._owner(span):
                self.carriers[item.id].append(voice)
        for item in self.cues:
            self.carriers[item.id] += self._hearers(item)
            self._quoting(item)
        for span in self._citing():
            if item := self._citer(span):
                self.relied_on[item.id] = self._each(span)

    def _media(self) -> Iterator[tuple[Span, Voice]]:
        """Media that words like "told" or "carried by" lead to."""
        seen: set[int] = set()
        for block in self.reading.blocks_of(*TELLING_KINDS) if self.cues else ():
            for match in _relayed().finditer(self.text, block.start, block.end):
                span = Span(*match.span("medium"))
                voice = self.voices.voice(span)
                if match["by"] and voice.kind == "person" and not Name.of(self.text, span).person:
                    voice = replace(voice, kind="media")
                heard = voice.kind == "media" or (
                    voice.kind == "organisation" and group("phrase.audience").isdisjoint(Name.of(self.text, span).heads)
                )
                if heard and (voice.named or match["by"]):
                    seen.update(range(span.start, span.end))
                    yield span, voice
        for mention in self.reading.actors:
            if mention.type == "media" and mention.start not in seen and self._led_to(mention.start):
                yield mention.span, self.voices.voice(mention.span)

    def _led_to(self, start: int) -> bool:
        """Whether one of the words that lead to a medium stands just before a position, in its sentence."""
        sentence = around(self.reading.sentences, start)
        first = max(sentence.start if sentence else start, start - LEAD)
        before = re.findall(r"\w+", self.text[first:start].lower())
        return any(word in group("relays.words") for word in before[-4:])

    def _beside(self, at: int) -> list[Attribution]:
        """The attributions whose cues stand near a position in its sentence, and whose contents do not hold it."""
        sentence = around(self.reading.sentences, at)
        if sentence is None:
            return []
        middle = bisect_left(self.cues, at, key=_cue_start)
        nearby = self.cues[max(middle - BESIDE, 0) : middle + BESIDE]
        low, high = max(sentence.start, at - NEAR), min(sentence.end, at + NEAR)
        return [item for item in nearby if low <= _cue_start(item) < high and not _covers(item.content, at)]

    def _owner(self, medium: Span) -> Attribution | None:
        """The attribution that a medium carries: that of the nearest cue, unless the medium is its very source."""
        nearby = self._beside(medium.start)
        within_source = (item for item in nearby if _covers(item.source, medium.start))  # "an aide quoted by SANA"
        item = next(within_source, None) or min(nearby, key=lambda item: abs(_cue_start(item) - medium.start), default=None)
        return None if item is None or any(self._is_one(span, medium) for span in item.source) else item

    def _is_one(self, source: Span, medium: Span) -> bool:
        """Whether a medium stands in the name of a source or just behind it: in "SANA news agency", but not in "an aide quoted by SANA"."""
        return source.start < medium.end and medium.start <= Name.of(self.text, source).core.end + 1

    def _hearers(self, item: Attribution) -> Iterator[Voice]:
        """The owner of the hotline that a speaker told it to."""
        cue, sources = item.cue[-1].end, self.voices.speakers(item)
        for source in sources:
            people = Name.of(self.text, source).noun in group("kinds.anonymous")
            if people and (channel := self.voices.channel(source)):
                yield channel
        end = min((piece.start for piece in item.content if piece.start > cue), default=cue)
        hearer = self.text[cue:end].strip()
        if hearer and end - cue <= NEAR and all(source.start < cue for source in sources):
            start = self.text.index(hearer, cue)
            if channel := self.voices.channel(Span(start, start + len(hearer))):
                yield channel

    def _quoting(self, item: Attribution) -> None:
        """Of "SANA quoted the mayor as saying": SANA carried it, and whatever "SANA" said comes from the mayor."""
        cue, text = item.cue[0], self.text
        if group("relays.quotes").isdisjoint(cue.of(text).lower().split()):
            return
        speaker = self.voices.speakers(item)[:1]
        if speaker and speaker[0].start > cue.start:
            if len(item.source) > 1:
                self.carriers[item.id].append(self.voices.voice(item.source[0]))
            elif before := _before_cue().search(text, max(0, cue.start - LEAD), cue.start):
                self.carriers[item.id].append(self.voices.voice(Span(*before.span(1))))
        elif speaker and item.content:
            named = WHO if cue.of(text).lower() in group("relays.adds") else AS_SAYING
            if quoted := named.match(text, item.content[0].start, item.content[0].end):
                self.relied_on[item.id] = self._each(Span(*quoted.span("cited")))

    def _citing(self) -> Iterator[Span]:
        """Whom the words "citing" and "quoting" name, wherever they stand."""
        for block in self.reading.blocks_of(*TELLING_KINDS) if self.cues else ():
            for match in _adds().finditer(self.text, block.start, block.end):
                yield Span(*match.span("cited"))

    def _citer(self, cited: Span) -> Attribution | None:
        """Who relies on those cited: the speaker named last before them, or else the one of the nearest cue."""
        nearby = [item for item in self._beside(cited.start) if item.cue[0].of(self.text).lower() not in group("relays.adds")]
        named = [item for item in nearby if item.source and item.source[0].start < cited.start]
        if named:
            return max(named, key=lambda item: item.source[0].start)
        return min(nearby, key=lambda item: abs(_cue_start(item) - cited.start), default=None)

    def _each(self, cited: Span) -> tuple[Voice, ...]:
        """The voices cited together; "citing a lack of fuel" names nobody."""
        voices = [(self.voices.voice(part), Name.of(self.text, part)) for part in self.voices.kinds.joint(cited)]
        return tuple(voice for voice, name in voices if voice.named or name.fronts & _speaking())


@cache
def _speaking() -> frozenset[str]:
    """Nouns of those who can be relied on."""
    return frozenset[str]().union(
        *(group(f"kinds.{kind}") for kind in ("anonymous", "armed group", "document", "media", "official", "organisation"))
    )


@cache
def _medium() -> str:
    """A medium by capital words and what such media are called."""
    word = rf"(?:[A-Z][\w'’-]{{0,30}}|\d{{1,3}}|state|news|{one_of('relays.media')})"
    return rf"(?:the |an? )?{word}(?: {word}){{0,5}}\b(?! (?:{one_of('phrase.audience')}))"


@cache
def _relayed() -> re.Pattern[str]:
    by, told, talks = one_of("relays.carried"), one_of("relays.told"), one_of("relays.talks")
    return re.compile(rf"\b(?:(?P<by>(?:{by})(?: as saying)? by)|{told}|(?:{talks}) (?:with|to)) (?P<medium>{_medium()})")


@cache
def _before_cue() -> re.Pattern[str]:
    return re.compile(rf"\b({_medium()}) (?:(?:has|have|had|also) ){{0,2}}$")


@cache
def _adds() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of('relays.adds')})\s{CITED}", re.IGNORECASE)


def _cue_start(item: Attribution) -> int:
    return item.cue[0].start


def _covers(content: tuple[Span, ...], at: int) -> bool:
    return any(piece.start <= at < piece.end for piece in content)
