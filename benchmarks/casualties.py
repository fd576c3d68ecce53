"""A reading as the incidents of the casualty benchmark: names of classes are mapped, and what one claim leaves open is looked up.

The benchmark has one actor and one cause for a whole article, which its annotators gathered from all sentences; our claims keep to what
each sentence says. So a claim that names no actor or no kind of attack takes the class of the nearest claim that may tell of the same
happening. This joins the classes of the benchmark only: in a reading each claim stays as it is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from secondhand.annotate.quantities.numerals import stated
from secondhand.claims.kinds import family
from secondhand.lexicon import rows
from secondhand.model import Claim, QuantityMention, Reading

CAUSES: Final = {row["type"]: row["cause"] for row in rows("claim_mappings")}
ACTORS: Final = {
    "nusra-front": "NUSRA",
    "hts": "NUSRA",
    **dict.fromkeys(("turkey", "turkish-government", "turkish-army", "turkish-air-force"), "COALITION"),
}
"""Classes of single actors; all others have the class of their side. Turkey, a member of the coalition since 2015, is counted to it."""
SIDES: Final = {
    "government": "GOV",
    "islamic state": "ISIS",
    "coalition": "COALITION",
    "opposition": "OPP",
    "sdf": "SDF",
    "al-qaeda": "NUSRA",
}
COMBATANTS: Final = frozenset({"combatant"})
UNKNOWN: Final = "unknown"
NEAR: Final = 4
"""How many claims away one is looked for that may tell of the same happening."""


def incidents(reading: Reading) -> dict[str, Any]:
    """Incidents in the order of the claims: those that tell of killed, or else the lead."""
    told = [claim for claim in reading.claims if _killed(reading, claim)] or reading.claims[:1]
    return {"incidents": [_incident(reading, claim, killed) for claim in told for killed in _by_side(reading, _killed(reading, claim))]}


def _by_side(reading: Reading, killed: Sequence[QuantityMention]) -> Iterator[Sequence[QuantityMention]]:
    """The killed of one side after those of the other: an incident of the benchmark has one actor, so no fight has all its dead."""
    sides = {actor.id: actor.side for actor in reading.actors}
    known = dict.fromkeys(sides.get(count.of or "") for count in killed if count.population in COMBATANTS)
    fought: list[str | None] = [side for side in known if side] or [None]
    for side in fought:
        yield [count for count in killed if len(fought) == 1 or sides.get(count.of or "") in (side, None)]


def _incident(reading: Reading, claim: Claim, killed: Sequence[QuantityMention]) -> dict[str, Any]:
    wholes = [count for count in killed if count.part_of is None]
    noncivilians = _sum(reading, (count for count in wholes if count.population in COMBATANTS))
    total = _sum(reading, wholes)
    day = claim.time.to or claim.time.from_
    return {
        "date": day.isoformat() if day else None,
        "location": _region(reading, claim),
        "actor": _actor(reading, claim),
        "cause": _cause(reading, claim),
        "civilians": total - noncivilians if wholes else None,
        "noncivilians": noncivilians if wholes else None,
        "children": _sum(reading, (count for count in killed if count.population == "child")),
        "women": _sum(reading, (count for count in killed if count.population == "woman")),
        "killed": total if wholes else None,
    }


def _killed(reading: Reading, claim: Claim) -> list[QuantityMention]:
    """The counts of killed people that a claim tells of one happening."""
    counts = [count for count in reading.quantities if count.id in claim.counts]
    return [count for count in counts if count.outcome == "killed" and not count.cumulative and _number(reading, count)]


def _number(reading: Reading, count: QuantityMention) -> int:
    """The number as it stands: the benchmark has dropped "at least" and "more than", and has no "dozens"."""
    return int(stated(count.span.of(reading.text)) or 0)


def _sum(reading: Reading, counts: Iterable[QuantityMention]) -> int:
    """The sum of the numbers; a number told twice ("10 killed in Hama: at least 10 people were ...") counts once."""
    told: dict[int, set[str]] = defaultdict(set)
    for count in counts:
        told[_number(reading, count)].add(count.population)
    return sum(number * max(len(populations - {"unspecified"}), 1) for number, populations in told.items())


def _same(reading: Reading, claim: Claim) -> Iterator[Claim]:
    """The claim, then the attacks told near it, the nearest first, if neither region, cause nor actor says that they are others."""
    yield claim
    claims = sorted(reading.claims, key=lambda told: told.start)
    at = claims.index(claim)
    near = [other for other in claims[max(at - NEAR, 0) : at + NEAR + 1] if other is not claim and family(other.type) == "attack"]
    facts = _facts(reading, claim)
    for other in sorted(near, key=lambda other: abs(other.start - claim.start)):
        if all(not ours or not theirs or ours & theirs for ours, theirs in zip(facts, _facts(reading, other), strict=True)):
            yield other


def _facts(reading: Reading, claim: Claim) -> tuple[set[str], set[str], set[str]]:
    """Region, cause and actors of a claim, as far as it tells them."""
    return {_region(reading, claim) or ""} - {""}, {CAUSES[claim.type]} - {UNKNOWN}, set(_classes(reading, claim))


def _region(reading: Reading, claim: Claim) -> str | None:
    return next((place.admin1 for place in reading.places if place.id == claim.place), None)


def _cause(reading: Reading, claim: Claim) -> str:
    """The class of the claim, else of another that tells more than that there was fighting."""
    told = (claim.type, *(other.type for other in _same(reading, claim) if other.type != "clash"))
    return next((CAUSES[kind] for kind in told if CAUSES[kind] != UNKNOWN), UNKNOWN)


def _actor(reading: Reading, claim: Claim) -> str:
    return next((known for told in _same(reading, claim) for known in _classes(reading, told)), "UNK")


def _classes(reading: Reading, claim: Claim) -> Iterator[str]:
    for mention in reading.actors:
        if mention.id in claim.agents:
            found = ACTORS.get(mention.actor or "") or SIDES.get(mention.side or "")
            if found:
                yield found
