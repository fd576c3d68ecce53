"""Tellings made into claims, with their participants, setting, counts and voices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from secondhand.claims.certainty import judge
from secondhand.claims.chain import Chains
from secondhand.claims.complete import completed
from secondhand.claims.evidence import evidence
from secondhand.claims.kinds import kind_of, same_family
from secondhand.claims.participants import Cast, participants
from secondhand.claims.setting import fine_places, home_of, place_of, time_of
from secondhand.claims.tellings import Telling, tellings
from secondhand.claims.towns import apart, towns_of
from secondhand.claims.triggers import Trigger
from secondhand.lexicon import words
from secondhand.model import Attribution, Chain, Claim, Knowledge, PlaceMention, Reading, Span, content_id, touching, within

BY = "claims/1"
_ASIDE = 60
"""Characters between a cue and its content that may tell where something was said."""
_LEAD = 20
"""Characters before a place in which "border with" is looked for."""
_BACK = 3
"""How many happenings back "the attack" is looked for."""


class Ledger:
    """The happenings of one reading as they are found from top to bottom, and the claims made of them."""

    def __init__(self, reading: Reading, knowledge: Knowledge) -> None:
        self.reading = reading
        self.cast = Cast.of(reading)
        self.chains = Chains(reading, knowledge)
        self.places = tuple(_told_places(reading))
        fine = fine_places(reading)
        self.home, self.towns = home_of(fine), towns_of(fine)
        self.happenings: list[Claim] = []
        """Each happening once, as the outlet's own claim without an id."""
        told = []
        for telling in tellings(reading):
            if happening := self._happening(telling):
                self.happenings.append(happening)
                told.append(telling)
        self.claims: list[Claim] = []
        self.headlines: set[str] = set()
        """Ids of the claims that stand in headlines."""
        for telling, happening in zip(told, completed(reading, self.happenings), strict=True):
            claims = [self._claim(happening, chain) for chain in self.chains.of(telling.span, telling.attribution)]
            self.claims += claims
            if telling.block.kind == "headline":
                self.headlines.update(claim.id for claim in claims)

    def _claim(self, happening: Claim, chain: Chain) -> Claim:
        """A happening as told through one chain."""
        names = tuple(voice.name for voice in chain)
        named = content_id("c", self.reading.document.id, happening.start, happening.end, happening.type, names)
        return replace(happening, id=named, chain=chain)

    def _happening(self, telling: Telling) -> Claim | None:
        """What a telling tells, as a claim of the outlet; None when it tells nothing."""
        reading, span = self.reading, telling.span
        actors = within(reading.actors, span)
        found = kind_of(telling, actors)
        if found is None:
            return None
        kind, main = found
        counts = tuple(count for count in within(reading.quantities, span) if kind == "harm" or not count.cumulative)
        agents, targets = participants(self.cast, telling, main, counts)
        before = next((claim for claim in reversed(self.happenings[-_BACK:]) if same_family(claim.type, kind)), None)
        denied = telling.attribution is not None and telling.attribution.stance == "denies"  # there is always something to deny
        if main and not (counts or denied or _tells(telling, main, bool(actors or within(self.places, span)))):
            return None
        summed = bool(counts) and all(count.cumulative for count in counts)  # a war's dead are no part of the raid told before
        place = place_of(self.places, self.home, telling, main, None if summed else self.happenings)
        if before and apart(place, before.place, self.towns):
            before = None
        if before and not agents and _refers_back(telling, main) and before.type.partition(".")[0] == kind.partition(".")[0]:
            agents = tuple(agent for agent in before.agents if agent not in targets)
        sure = judge(reading, telling, main, self.chains.path(telling.attribution))
        return Claim(
            id="",
            start=span.start,
            end=span.end,
            type=kind,
            agents=agents,
            targets=targets,
            place=place,
            time=time_of(reading, telling, main, None if summed else before),
            counts=tuple(count.id for count in counts),
            chain=(self.chains.outlet,),
            certainty=sure.certainty,
            negated=sure.negated,
            evidence=evidence(reading, span, telling.attribution),
            signals=sure.signals,
            attribution=telling.attribution.id if telling.attribution else None,
            by=BY,
        )


def _tells(telling: Telling, main: Trigger, settled: bool) -> bool:
    """Whether words without a count tell of something: by a verb, or by who or where; the dead alone do not."""
    if main.type == "harm" and not main.verbal:
        return " ".join(token.word for token in telling.tokens[main.start : main.end]) in words("claim_types", "rank.tolls")
    finite = words("claim_types", "grammar.finite")
    verbs = (token.word in finite or token.word.endswith("ed") for token in telling.tokens)
    return settled or any(trigger.verbal for trigger in telling.triggers) or any(verbs)


def _refers_back(telling: Telling, main: Trigger | None) -> bool:
    """Whether the happening is named as one already told: "the strikes killed five", "the death toll"."""
    if main is None or main.verbal or main.start == 0 or telling.tokens[main.end - 1].word in words("claim_types", "rank.things"):
        return False
    return telling.tokens[main.start - 1].word in ("the", "these", "this", "that", "both")


def _told_places(reading: Reading) -> Iterator[PlaceMention]:
    """The places told of, without those of voices ("said in Geneva that"), of seats ("Britain-based") and beyond a border."""
    beyond, seat = (tuple(words("claim_types", f"settings.{name}")) for name in ("beyond", "seat"))
    spans = (span for attribution in reading.attributions for span in (*attribution.source, *attribution.cue, *_between(attribution)))
    named = {place.id for span in spans for place in touching(reading.places, span)}
    for place in reading.places:
        before = reading.text[max(0, place.start - _LEAD) : place.start].rstrip().lower()
        if place.id not in named and not before.endswith(beyond) and not reading.text.startswith(seat, place.end):
            yield place


def _between(attribution: Attribution) -> Iterator[Span]:
    """The words between a cue and the content right behind it, which tell where and when something was said."""
    for cue in attribution.cue[-1:]:
        behind = min((piece.start for piece in attribution.content if piece.start > cue.end), default=cue.end)
        if cue.end < behind <= cue.end + _ASIDE:
            yield Span(cue.end, behind)
