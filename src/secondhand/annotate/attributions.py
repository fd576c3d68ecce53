"""Placeholder of the attributions stage."""

from __future__ import annotations

from secondhand.model import Attribution, Knowledge, Reading, Stage


def mark(reading: Reading, knowledge: Knowledge) -> tuple[Attribution, ...]:
    return ()


STAGE = Stage(name="attributions", version="1", writes="attributions", needs=frozenset({"blocks", "sentences", "actors"}), mark=mark)
