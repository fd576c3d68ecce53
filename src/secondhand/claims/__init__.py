"""Reading -> claims: what is told to have happened, through which voices, the lead first."""

from __future__ import annotations

from collections.abc import Sequence

from secondhand.claims.events import Ledger
from secondhand.claims.kinds import same_family
from secondhand.claims.lead import lead_first
from secondhand.model import Claim, Knowledge, QuantityMention, Reading, Stage, within


def mark(reading: Reading, knowledge: Knowledge) -> tuple[Claim, ...]:
    """The claims of a reading: the lead first, the rest in the order of the text."""
    ledger = Ledger(reading, knowledge)
    body = [claim for claim in ledger.claims if claim.id not in ledger.headlines]
    return lead_first(reading, [claim for claim in ledger.claims if claim.id not in ledger.headlines or _alone(reading, claim, body)])


def _alone(reading: Reading, headline: Claim, body: Sequence[Claim]) -> bool:
    """Whether a headline tells what the text below it does not: another happening, or a count of its own."""
    related = [claim for claim in body if same_family(claim.type, headline.type)]
    told = {(count.outcome, count.low) for claim in related for count in _harm(reading, claim)}
    return not related or any((count.outcome, count.low) not in told for count in _harm(reading, headline))


def _harm(reading: Reading, claim: Claim) -> list[QuantityMention]:
    return [count for count in within(reading.quantities, claim.span) if count.outcome]


STAGE = Stage(
    name="claims",
    version="1",
    writes="claims",
    needs=frozenset({"blocks", "sentences", "actors", "places", "times", "quantities", "attributions"}),
    mark=mark,
)
