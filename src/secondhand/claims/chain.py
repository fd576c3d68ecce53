"""The chain of voices of a claim: from the outlet through everybody it relays to the origin.

Nested attributions give the order (PolNeAR); UCDP GED calls its ends `source_office` and `source_original`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import islice, product

from secondhand.claims.names import group
from secondhand.claims.relays import Relays
from secondhand.claims.voices import Voices
from secondhand.model import Attribution, Chain, Knowledge, Reading, Span, Voice

OUTLET_UNKNOWN = "outlet unknown"
MOST = 8
"""Chains of one claim: joint sources in joint sources are cut off here."""
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
        self.relays = Relays(reading, self.voices)

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
        carriers = self.relays.carriers.get(item.id, ())
        speakers = self.voices.of(item.id) or (None,)
        origins = self.relays.relied_on.get(item.id) or (None,)
        return tuple(tuple(voice for voice in (*carriers, *both) if voice) for both in product(speakers, origins))

    def _joined(self, choice: tuple[tuple[Voice, ...], ...]) -> Chain:
        """The outlet and the voices after it; nobody stands twice."""
        chain = [self.outlet]
        for voice in (voice for link in choice for voice in link):
            if not _is_outlet(voice, self.outlet) and not any(_same(voice, other) for other in chain):
                chain.append(voice)
        return tuple(chain)


def _outlet(reading: Reading, knowledge: Knowledge) -> Voice:
    """The first voice of every chain: who published the document, as an actor if it is a known one."""
    name = reading.document.outlet
    if name is None:
        return Voice(name=OUTLET_UNKNOWN, kind="outlet", named=False)
    return Voice(name=name, kind="outlet", actor=_media(knowledge).get(name.lower()))


@lru_cache(maxsize=4)
def _media(knowledge: Knowledge) -> Mapping[str, str]:
    """The ids of the known outlets by each of their names in lower case; of two with one name the first counts."""
    media = [actor for actor in knowledge.actors if actor.type == "media"]
    return {name.lower(): actor.id for actor in reversed(media) for name in (actor.name, *actor.names)}


def _same(a: Voice, b: Voice) -> bool:
    words = any(one.start == other.start for one in a.spans[:1] for other in b.spans[:1])
    return words or _plain(a.name) == _plain(b.name) or (a.actor is not None and a.actor == b.actor)


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
