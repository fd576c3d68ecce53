"""Placeholder of the actors stage."""

from __future__ import annotations

from secondhand.model import ActorMention, Knowledge, Reading, Stage


def mark(reading: Reading, knowledge: Knowledge) -> tuple[ActorMention, ...]:
    return ()


STAGE = Stage(name="actors", version="1", writes="actors", needs=frozenset({"blocks", "sentences"}), mark=mark)
