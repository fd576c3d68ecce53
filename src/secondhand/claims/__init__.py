"""Reading -> claims."""

from __future__ import annotations

from secondhand.model import Claim, Knowledge, Reading, Stage


def mark(reading: Reading, knowledge: Knowledge) -> tuple[Claim, ...]:
    return ()


STAGE = Stage(
    name="claims",
    version="1",
    writes="claims",
    needs=frozenset({"blocks", "sentences", "actors", "places", "times", "quantities", "attributions"}),
    mark=mark,
)
