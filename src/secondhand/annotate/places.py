"""Placeholder of the places stage."""

from __future__ import annotations

from secondhand.model import Knowledge, PlaceMention, Reading, Stage


def mark(reading: Reading, knowledge: Knowledge) -> tuple[PlaceMention, ...]:
    return ()


STAGE = Stage(name="places", version="1", writes="places", needs=frozenset({"blocks", "sentences", "actors"}), mark=mark)
