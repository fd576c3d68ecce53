"""Names that fit nothing near the other places of the text, but by their consonants a place among them.

Reporters write villages by ear: "Rasafa" beside Saraqib is Rusafah there, not the ruins of Resafa two hundred kilometres away.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from secondhand.annotate.place_ranking import NEAR_KM, NEIGHBOURS_KM, WELL_KNOWN, Setting, lies_in
from secondhand.annotate.place_words import Spot
from secondhand.model import Place
from secondhand.model.geometry import distance_km

POINTS = ("settlement", "district", "facility")


def widened(spot: Spot, setting: Setting, similar: Callable[[str], Sequence[Place]]) -> Spot:
    """The spot with the neighbouring places of the same consonants, if none that it may mean is known widely or plays a part here."""
    if spot.named_kind or any(_is_known(place) or _plays_a_part(place, setting) for place in spot.options):
        return spot
    known = {place.id for place in spot.options}
    near = (place for place in similar(spot.name) if place.id not in known and _nearest_km(place, setting) <= NEIGHBOURS_KM)
    return replace(spot, options=(*spot.options, *near))


def _is_known(place: Place) -> bool:
    return place.feature not in POINTS or place.population >= WELL_KNOWN


def _plays_a_part(place: Place, setting: Setting) -> bool:
    return any(lies_in(place, other) for other in setting.sure if other.feature == "governorate") or _nearest_km(place, setting) <= NEAR_KM


def _nearest_km(place: Place, setting: Setting) -> float:
    """How far the nearest other place is that the text surely means."""
    others = (other for other in setting.sure if other.id != place.id and other.feature in POINTS)
    return min((distance_km(place, other) for other in others), default=float("inf"))
