"""Placeholder of the sentences stage."""

from __future__ import annotations

from secondhand.model import Knowledge, Reading, Sentence, Stage


def mark(reading: Reading, knowledge: Knowledge) -> tuple[Sentence, ...]:
    return ()


STAGE = Stage(name="sentences", version="1", writes="sentences", needs=frozenset({"blocks"}), mark=mark)
