"""A reading as the incidents of the casualty benchmark: names of classes are mapped, nothing is decided here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from secondhand.annotate.quantities.numerals import stated
from secondhand.lexicon import rows
from secondhand.model import Claim, QuantityMention, Reading

CAUSES: Final = {row["type"]: row["cause"] for row in rows("claim_mappings")}
ACTORS: Final = {
    "nusra-front": "NUSRA",
    "hts": "NUSRA",
}
"""Classes of single actors; all others have the class of their side."""
SIDES: Final = {
    "government": "GOV",
    "islamic state": "ISIS",
    "coalition": "COALITION",
    "opposition": "OPP",
    "sdf": "SDF",
    "al-qaeda": "NUSRA",
}
COMBATANTS: Final = frozenset({"combatant"})


def incidents(reading: Reading) -> dict[str, Any]:
    """Incidents in the order of the claims: those that tell of killed, or else the lead."""
    told = [claim for claim in reading.claims if _killed(reading, claim)] or reading.claims[:1]
    return {"incidents": [_incident(reading, claim) for claim in told]}


def _incident(reading: Reading, claim: Claim) -> dict[str, Any]:
    killed = _killed(reading, claim)
    wholes = [count for count in killed if count.part_of is None]
    noncivilians = _sum(reading, (count for count in wholes if count.population in COMBATANTS))
    total = _sum(reading, wholes)
    place = next((place for place in reading.places if place.id == claim.place), None)
    day = claim.time.to or claim.time.from_
    return {
        "date": day.isoformat() if day else None,
        "location": place.admin1 if place else None,
        "actor": _actor(reading, claim),
        "cause": CAUSES[claim.type],
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
    return sum({_number(reading, count) for count in counts})


def _actor(reading: Reading, claim: Claim) -> str:
    return next(_classes(reading, claim), "UNK")


def _classes(reading: Reading, claim: Claim) -> Iterator[str]:
    for mention in reading.actors:
        if mention.id in claim.agents:
            found = ACTORS.get(mention.actor or "") or SIDES.get(mention.side or "")
            if found:
                yield found
