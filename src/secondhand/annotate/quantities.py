"""Placeholder of the quantities stage."""

from __future__ import annotations

from secondhand.model import Knowledge, QuantityMention, Reading, Stage


def mark(reading: Reading, knowledge: Knowledge) -> tuple[QuantityMention, ...]:
    return ()


STAGE = Stage(name="quantities", version="1", writes="quantities", needs=frozenset({"blocks", "sentences", "actors", "times"}), mark=mark)
