"""Placeholder of the times stage."""

from __future__ import annotations

from secondhand.model import Knowledge, Reading, Stage, TimeMention


def mark(reading: Reading, knowledge: Knowledge) -> tuple[TimeMention, ...]:
    return ()


STAGE = Stage(name="times", version="1", writes="times", needs=frozenset({"blocks", "sentences"}), mark=mark)
