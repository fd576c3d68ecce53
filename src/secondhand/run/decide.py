"""Decisions of people put into a case: a name pinned to an actor, a place or nothing, and such a pin taken back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from difflib import get_close_matches
from typing import Any

from secondhand.errors import Unusable
from secondhand.gazetteer.index import Shelf
from secondhand.model import Actor, Decision, Place
from secondhand.store import Store

_POINT = re.compile(r"([+-]?\d{1,2}(?:\.\d{1,9})?)[,;]\s{0,3}([+-]?\d{1,3}(?:\.\d{1,9})?)")
_CODE = re.compile("[A-Za-z]{2}")
"""Any two letters: a case may have countries of its own, such as XV."""
POINT_RADIUS_KM = 1.0
LIKE_IT = 0.6
"""How alike an id must be to be offered in place of one that there is not (difflib's ratio)."""


def decide(store: Store, *, by: str, reason: str, **what: Any) -> Decision:
    """Keep a decision made now. Raises Unusable when it cannot be one."""
    if not by.strip():
        raise Unusable("nobody has signed the decision", advice="Give --by a name.")
    if not reason.strip():
        raise Unusable("the decision has no reason", advice="Give --reason some words.")
    document = what.get("document")
    if document is not None and not store.has_document(document):
        raise Unusable(f"there is no document {document!r}", advice="`secondhand ledger --json` shows the id of each claim's document.")
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    try:
        decision = Decision.made(by=by, reason=reason, at=now, **what)
    except ValueError as error:
        raise Unusable(f"this cannot be decided: {error}") from error
    store.add_decision(decision)
    return decision


def undo(store: Store, id: str, *, by: str, reason: str) -> Decision:
    """Take a decision back by another. Raises Unusable when there is none of this id, or it was taken back already."""
    decisions = store.decisions()
    found = next((decision for decision in decisions if decision.id == id), None)
    if found is None:
        raise Unusable(f"there is no decision {id!r}", advice="`secondhand decisions` lists them with their ids.")
    if found.undoes:
        raise Unusable(f"{id} itself undoes a decision", advice="Pin the name anew instead.")
    if any(decision.undoes == id for decision in decisions):
        raise Unusable(f"{id} was undone already", advice="`secondhand decisions` shows by whom.")
    return decide(store, kind=found.kind, name=found.name, document=found.document, undoes=id, by=by, reason=reason)


def actor_meant(wanted: str, actors: Sequence[Actor]) -> Actor:
    """The actor of this id. Raises Unusable, with the ids most like it, when there is none."""
    known = {actor.id: actor for actor in actors}
    if wanted in known:
        return known[wanted]
    near = " or ".join(get_close_matches(wanted, known, n=3, cutoff=LIKE_IT))
    meant = f"Did you mean {near}? " if near else ""
    raise Unusable(f"there is no actor {wanted!r}", advice=f"{meant}`secondhand actors find NAME` shows the ids.")


def place_meant(wanted: str, name: str, index: Shelf, *, country: str | None = None, region: str | None = None) -> Place:
    """The place of this id, or the point "LAT,LON", of which only the person can say where it lies. Raises Unusable when it is neither."""
    point = _POINT.fullmatch(wanted.strip())
    if point is None:
        if country or region:
            raise Unusable("a place of the gazetteer has its country and region already", advice="Give them for a point LAT,LON only.")
        found = index.by_id(wanted)
        if found is None:
            raise Unusable(f"there is no place {wanted!r}", advice="`secondhand gazetteer find NAME` shows the ids; or write LAT,LON.")
        return found
    if country and not _CODE.fullmatch(country):
        raise Unusable(f"{country!r} is no code of a country", advice="Give --country two letters, as in ISO 3166: SY for Syria.")
    lat, lon = float(point[1]), float(point[2])
    if abs(lat) > 90 or abs(lon) > 180:
        raise Unusable(f"{wanted} is no point on Earth", advice="Write the latitude first, in degrees: 35.61,36.56")
    return Place(
        id=f"point:{lat:.5f},{lon:.5f}",
        name=name,
        lat=lat,
        lon=lon,
        country=country.upper() if country else None,
        admin1=region,
        feature="other",
        radius_km=POINT_RADIUS_KM,
    )
