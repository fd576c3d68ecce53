"""Tellings of the same dead weighed by how well they count them, so that the one that counts them best leads."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from secondhand.claims.kinds import same_family
from secondhand.claims.setting import fine_places
from secondhand.lexicon import table
from secondhand.model import Claim, QuantityMention, Reading, within

_MORE = 1.2
"""An exact count beside a rounded one is no more than this much higher: 31 dead where "more than 30" were told before."""
_DAYS = 1
"""How many days tellings of one happening may lie apart."""


class Dead:
    """The killed of single happenings, by claim."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.text
        self._counts = {count.id: count for count in reading.quantities if count.outcome == "killed" and not count.cumulative}

    def of(self, claim: Claim) -> list[QuantityMention]:
        """The counts of killed of a claim, without those that are parts of others."""
        found = (self._counts[count] for count in claim.counts if count in self._counts)
        return [count for count in found if count.part_of is None]

    def parts(self, claim: Claim) -> set[tuple[float | None, str | None]]:
        """The numbers and populations of those counts that are parts of another count of the claim."""
        found = (self._counts[count] for count in claim.counts if count in self._counts)
        return {(count.low, count.population) for count in found if count.part_of in claim.counts}

    def total(self, claim: Claim) -> float:
        """The least that they sum to."""
        return sum(count.low or 0 for count in self.of(claim))


def best_counted(reading: Reading, claims: Sequence[Claim], lead: Claim) -> Claim:
    """The claim that says best whom the lead killed: the first of a round-up, the whole of a part, or the number behind "dozens"."""
    dead = Dead(reading)
    others = [claim for claim in claims if claim is not lead and dead.total(claim)]
    return _first_of_round_up(reading, dead, others, lead) or _whole(dead, others, lead) or _exact(dead, others, lead) or lead


def _first_of_round_up(reading: Reading, dead: Dead, others: Sequence[Claim], lead: Claim) -> Claim | None:
    """ "Ten killed in A and B": a sum over happenings in several regions is itself none, and the first of them leads."""
    regions = {place.id: (place.country, place.admin1) for place in fine_places(reading)}
    named = {regions[place.id] for place in within(reading.places, lead.span) if place.id in regions}
    left = dead.total(lead)
    if len(named) < 2:
        return None
    told: dict[object, Claim] = {}
    for claim in others:
        region = regions.get(claim.place or "")
        if region in named and region not in told and claim.start > lead.start and left > 0:
            told[region] = claim
            left -= dead.total(claim)
    return next(iter(told.values())) if left == 0 and len(told) > 1 else None


def _whole(dead: Dead, others: Sequence[Claim], lead: Claim) -> Claim | None:
    """The claim with all the dead where the lead has a part of them: "15 people, 11 of them children" behind "11 children"."""
    counts = dead.of(lead)
    if len(counts) != 1:
        return None
    same = (claim for claim in others if same_family(claim.type, lead.type) and _same_day(claim, lead))
    return next((claim for claim in same if (counts[0].low, counts[0].population) in dead.parts(claim)), None)


def _exact(dead: Dead, others: Sequence[Claim], lead: Claim) -> Claim | None:
    """The claim of the same happening with the number behind "dozens" or "more than 30"."""
    counts = dead.of(lead)
    if len(counts) != 1 or counts[0].low is None:
        return None
    words, least = counts[0].span.of(dead.text).lower(), counts[0].low
    if vague(words):
        most = inf
    elif words.startswith(tuple(table("quantities")["before"]["over"])):
        most = _MORE * least
    else:
        return None
    same = (claim for claim in others if same_family(claim.type, lead.type) and _same_day(claim, lead))
    counted = (claim for claim in same if not any(vague(count.span.of(dead.text)) for count in dead.of(claim)))
    return next((claim for claim in counted if least <= dead.total(claim) <= most), None)


def vague(words: str) -> bool:
    """Whether these words of a count only say that there were many: "dozens of people" tell no happenings apart."""
    return not table("quantities")["floors"].keys().isdisjoint(words.lower().split())


def _same_day(one: Claim, other: Claim) -> bool:
    """Whether two claims may tell of the same day, as far as their own words give it."""
    first, second = (claim.time.from_ if claim.time.basis == "stated" else None for claim in (one, other))
    return first is None or second is None or abs((first - second).days) <= _DAYS
