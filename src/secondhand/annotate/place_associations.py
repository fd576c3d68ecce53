"""The layer of associations: places that are only named to say whose something is, who acts, or what an organisation is called.

News names places in two ways (Gritta, Pilehvar, Collier 2020, A pragmatic guide to geoparsing evaluation): literally, as where something
is, and associatively: "Russian troops", "Moscow vetoed", "Dubai Police". Only the first are `places`.
"""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.annotate.pins import without_pinned
from secondhand.annotate.place_evidence import is_state, of_the_name
from secondhand.annotate.place_survey import Survey, mentions, survey
from secondhand.annotate.place_words import Spot, feature_words, first_names, group
from secondhand.model import Knowledge, PlaceMention, Reading, Stage

NAMED = 0.5
"""A name with this much of its own names a place also where it stands for something else."""


def mark(reading: Reading, knowledge: Knowledge) -> tuple[PlaceMention, ...]:
    """Associations in the order of the text, none overlapping another or a place."""
    found = survey(reading, knowledge)
    associated = mentions(reading, found, sorted(_associated(found), key=lambda spot: spot.start), "association")
    return without_pinned(reading, knowledge, associated)


def _associated(found: Survey) -> Iterator[Spot]:
    """Demonyms and names that are no places where they stand; of two that overlap, the demonym."""
    taken = {position for spot in found.accepted for position in range(spot.start, spot.end)}
    whose = (spot for spot in found.demonyms if not _is_persons(spot))
    for spot in (*whose, *(spot for spot in found.spots if _names_a_place(spot, found))):
        stretch = range(spot.start, spot.end)
        if taken.isdisjoint(stretch):
            taken.update(stretch)
            yield spot


def _is_persons(spot: Spot) -> bool:
    return spot.around is not None and spot.around.kind == "person"


def _names_a_place(spot: Spot, found: Survey) -> bool:
    """Whether a place is named, by what the encoder sees there."""
    if _is_persons(spot) or spot.key in feature_words() or spot.key in group("before.direction"):
        return False
    if is_state(spot):
        return spot.key not in first_names() or not _goes_on(spot, found.scene.text)
    seen = spot.around
    opens = seen is not None and (seen.kind == "place" or (seen.kind == "organisation" and seen.start == spot.start))
    return opens and of_the_name(spot, found.scene) >= NAMED


def _goes_on(spot: Spot, text: str) -> bool:
    """Whether a capital follows straight on that belongs to no organisation ("Israel Adesanya")."""
    after = spot.neighbour(text, +1)
    return after is not None and after.capital and not any(after.key in group(f"organisation.{kind}") for kind in ("heads", "local"))


STAGE = Stage(
    name="associations",
    version="1",
    writes="associations",
    needs=frozenset({"blocks", "sentences", "names", "actors"}),
    mark=mark,
)
