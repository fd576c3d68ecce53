"""One row a claim, for spreadsheets."""

from __future__ import annotations

import csv
from typing import Final, TextIO, get_args

from secondhand.export.plain import clean_text
from secondhand.model import CaseView, Export, Outcome
from secondhand.model.told import Told, precision_words, told

OUTCOMES: Final[tuple[str, ...]] = get_args(Outcome)
COLUMNS: Final = (
    *("claim_id", "document_id", "title", "outlet", "url", "published"),
    *("type", "agents", "targets"),
    *("place", "lat", "lon", "place_precision", "radius_km", "admin1", "country"),
    *("from", "to", "time_basis"),
    *(f"{outcome}_{bound}" for outcome in OUTCOMES for bound in ("low", "high")),
    *("counts", "chain", "origin", "origin_kind", "certainty", "negated", "evidence"),
    *("quote", "start", "end", "sha256", "by"),
)
_STARTS_A_FORMULA = ("=", "+", "-", "@")  # a leading tab or line break is gone before the test


def write(view: CaseView, out: TextIO) -> None:
    """A header and the claims, document by document."""
    rows = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")  # RFC 4180
    rows.writeheader()
    for reading in view.readings():
        for item in told(reading):
            rows.writerow({name: cell(value) for name, value in _row(item).items()})


def cell(value: object) -> str:
    """A value as one safe line. A text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV injection)."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return str(value)
    text = " ".join(clean_text(str(value)).split())
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text


def _row(item: Told) -> dict[str, object]:
    claim, document, place = item.claim, item.reading.document, item.place
    return {
        "claim_id": claim.id,
        "document_id": document.id,
        "title": document.title,
        "outlet": document.outlet,
        "url": document.url,
        "published": document.published.value if document.published else None,
        "type": claim.type,
        "agents": "; ".join(item.agents),
        "targets": "; ".join(item.targets),
        "place": place.name if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "place_precision": precision_words(place) if place else None,
        "radius_km": place.radius_km if place else None,
        "admin1": place.admin1 if place else None,
        "country": place.country if place else None,
        "from": claim.time.from_,
        "to": claim.time.to,
        "time_basis": claim.time.basis,
        **_bounds(item),
        "counts": item.count_words,
        "chain": item.chain,
        "origin": item.origin.name,
        "origin_kind": item.origin.kind,
        "certainty": claim.certainty,
        "negated": claim.negated,
        "evidence": "; ".join(evidence.kind for evidence in claim.evidence),
        "quote": item.words,
        "start": claim.start,
        "end": claim.end,
        "sha256": document.sha256,
        "by": claim.by,
    }


def _bounds(item: Told) -> dict[str, object]:
    """Low and high of each outcome; empty where the claim gives several counts of it, which `counts` then lists."""
    cells: dict[str, object] = {}
    for outcome in OUTCOMES:
        count = item.whole(outcome)
        cells[f"{outcome}_low"] = count.low if count else None
        cells[f"{outcome}_high"] = count.high if count else None
    return cells


EXPORT = Export(name="claims.csv", suffix=".csv", media_type="text/csv", write=write)
