"""The places layer: names a gazetteer knows or the text calls a place, each resolved among its candidates where it can be."""

from __future__ import annotations

from secondhand.annotate.pins import with_pinned_places
from secondhand.annotate.place_survey import mentions, survey
from secondhand.model import Knowledge, PlaceMention, Reading, Stage


def mark(reading: Reading, knowledge: Knowledge) -> tuple[PlaceMention, ...]:
    """Place mentions in the order of the text, none overlapping another or an actor."""
    found = survey(reading, knowledge)
    return with_pinned_places(reading, knowledge, mentions(reading, found, found.accepted, "place"))


STAGE = Stage(name="places", version="2", writes="places", needs=frozenset({"blocks", "sentences", "names", "actors"}), mark=mark)
