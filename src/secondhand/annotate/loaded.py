"""Placeholder of the loaded stage."""

from __future__ import annotations

from secondhand.model import Knowledge, Loaded, Reading, Stage


def mark(reading: Reading, knowledge: Knowledge) -> tuple[Loaded, ...]:
    return ()


STAGE = Stage(name="loaded", version="1", writes="loaded", needs=frozenset({"blocks", "sentences", "actors", "attributions"}), mark=mark)
