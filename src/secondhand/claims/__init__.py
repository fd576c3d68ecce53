"""Reading -> claims: what is told to have happened, through which voices, the lead first."""

from __future__ import annotations

from secondhand.claims.events import Ledger
from secondhand.claims.lead import lead_first
from secondhand.model import Claim, Knowledge, Reading, Stage


def mark(reading: Reading, knowledge: Knowledge) -> tuple[Claim, ...]:
    """The claims of a reading: the lead first, the rest in the order of the text."""
    ledger = Ledger(reading, knowledge)
    claims, headlines = ledger.claims, ledger.headlines
    told = {claim.type for claim in claims if claim.id not in headlines}
    kept = [claim for claim in claims if claim.id not in headlines or claim.type not in told]
    return lead_first(reading, kept, headlines)


STAGE = Stage(
    name="claims",
    version="1",
    writes="claims",
    needs=frozenset({"blocks", "sentences", "actors", "places", "times", "quantities", "attributions"}),
    mark=mark,
)
