"""Reading -> claims: what is told to have happened, through which voices, the lead first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from secondhand.claims.events import Ledger
from secondhand.claims.kinds import family
from secondhand.claims.lead import lead_first
from secondhand.model import Claim, Knowledge, Reading, Stage, within

_Harm = tuple[str | None, float | None]
"""An outcome and the least number that met it."""


def mark(reading: Reading, knowledge: Knowledge) -> tuple[Claim, ...]:
    """The claims of a reading: the lead first, the rest in the order of the text."""
    ledger = Ledger(reading, knowledge)
    told: dict[str, set[_Harm]] = defaultdict(set)
    for claim in ledger.claims:
        if claim.id not in ledger.headlines:
            told[family(claim.type)] |= _harm(reading, claim)
    alone = (claim for claim in ledger.claims if claim.id not in ledger.headlines or _alone(reading, claim, told))
    return lead_first(reading, list(alone))


def _alone(reading: Reading, headline: Claim, told: Mapping[str, set[_Harm]]) -> bool:
    """Whether a headline tells what the text below it does not: another happening, or a count of its own."""
    related = family(headline.type)
    return related not in told or not _harm(reading, headline) <= told[related]


def _harm(reading: Reading, claim: Claim) -> set[_Harm]:
    return {(count.outcome, count.low) for count in within(reading.quantities, claim.span) if count.outcome}


STAGE = Stage(
    name="claims",
    version="2",
    writes="claims",
    needs=frozenset({"blocks", "sentences", "words", "names", "actors", "places", "times", "quantities", "attributions", "loaded"}),
    mark=mark,
)
