"""Claims on a map: a GeoJSON FeatureCollection (RFC 7946)."""

from __future__ import annotations

from typing import Any, TextIO

from secondhand.export.plain import json_text
from secondhand.model import CaseView, Export, PlaceMention
from secondhand.model.told import Told, precision_words, told


def write(view: CaseView, out: TextIO) -> None:
    """One feature a claim that names a place. A place that was not located is kept, with no geometry."""
    out.write('{"type":"FeatureCollection","features":[')
    separator = "\n"
    for reading in view.readings():
        for item in told(reading):
            if item.place:
                out.write(separator + json_text(_feature(item, item.place)))
                separator = ",\n"
    out.write("\n]}\n")


def _feature(item: Told, place: PlaceMention) -> dict[str, Any]:
    located = place.lat is not None and place.lon is not None
    return {
        "type": "Feature",
        "id": item.claim.id,
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]} if located else None,
        "properties": _properties(item, place),
    }


def _properties(item: Told, place: PlaceMention) -> dict[str, Any]:
    """A point alone would make a province look like a house: `precision` and `radius_km` say how far to trust it."""
    claim, document = item.claim, item.reading.document
    return {
        "place": place.name,
        "place_id": place.place,
        "feature": place.feature,
        "precision": precision_words(place),
        "radius_km": place.radius_km,
        "admin1": place.admin1,
        "country": place.country,
        "claim_type": claim.type,
        "from": claim.time.from_.isoformat() if claim.time.from_ else None,
        "to": claim.time.to.isoformat() if claim.time.to else None,
        "time_basis": claim.time.basis,
        "agents": list(item.agents),
        "targets": list(item.targets),
        "counts": item.count_words,
        "certainty": claim.certainty,
        "negated": claim.negated,
        "chain": [voice.name for voice in claim.chain],
        "origin": item.origin.name,
        "quote": item.words,
        "document_id": document.id,
        "outlet": document.outlet,
        "url": document.url,
        "start": claim.start,
        "end": claim.end,
        "sha256": document.sha256,
    }


EXPORT = Export(name="geojson", suffix=".geojson", media_type="application/geo+json", write=write)
