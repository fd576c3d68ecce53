"""Placeholder of the flags stage."""

from __future__ import annotations

from secondhand.model import Flag, Knowledge, Reading, Stage


def mark(reading: Reading, knowledge: Knowledge) -> tuple[Flag, ...]:
    return ()


STAGE = Stage(name="flags", version="1", writes="flags", needs=frozenset({"blocks"}), mark=mark)
