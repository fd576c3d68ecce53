"""What the report page shows, as plain data: the page itself computes nothing but its layout."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from secondhand.export.report_text import text_data
from secondhand.model import CaseView, Finding, Reading, Source
from secondhand.model.finding import fails_first
from secondhand.model.pseudonym import Pseudonyms
from secondhand.model.told import Told, precision_words, told

Data = dict[str, Any]


def report_data(view: CaseView) -> Data:
    """The claims, findings and documents of a case; claims and findings point to documents by position."""
    pseudonyms = Pseudonyms()
    claims: list[Data] = []
    findings: list[Data] = []
    documents: list[Data] = []
    for position, reading in enumerate(view.readings()):
        shown = pseudonyms.hide(reading)
        documents.append(_document(shown, view.sources(reading.document.id), pseudonyms, len(claims), len(findings)))
        claims.extend(_claim(item, position) for item in told(shown))
        findings.extend(_finding(finding, shown, position) for finding in fails_first(shown.findings))
    return {"name": view.name, "claims": claims, "findings": findings, "documents": documents}


def _claim(item: Told, position: int) -> Data:
    claim, place = item.claim, item.place
    return {
        "id": claim.id,
        "document": position,
        "type": claim.type,
        "words": item.words,
        "agents": item.agents,
        "targets": item.targets,
        "place": place
        and {
            "name": place.name,
            "lat": place.lat,
            "lon": place.lon,
            "admin1": place.admin1,
            "country": place.country,
            "radius": place.radius_km,
            "precision": precision_words(place),
        },
        "from": claim.time.from_.isoformat() if claim.time.from_ else None,
        "to": claim.time.to.isoformat() if claim.time.to else None,
        "basis": claim.time.basis,
        "counts": item.count_words,
        "chain": [{"name": voice.name, "kind": voice.kind, "named": voice.named} for voice in claim.chain],
        "certainty": claim.certainty,
        "negated": claim.negated,
        "evidence": [[evidence.kind, *(span.of(item.reading.text) for span in evidence.spans)] for evidence in claim.evidence],
        "by": claim.by,
    }


def _finding(finding: Finding, reading: Reading, position: int) -> Data:
    return {
        "id": finding.id,
        "document": position,
        "check": finding.check,
        "verdict": finding.verdict,
        "message": finding.message,
        "words": [span.of(reading.text) for span in finding.spans],
        "computed": [[key.replace("_", " "), _plain(value)] for key, value in finding.computed.items()],
    }


def _plain(value: object) -> str:
    """A computed value as a person reads it."""
    if isinstance(value, float):
        return f"{value:,.6g}"
    if isinstance(value, (list, tuple)):
        return ", ".join(map(_plain, value))
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_plain(item)}" for key, item in value.items())
    return "none" if value is None else str(value)


def _document(reading: Reading, sources: Sequence[Source], pseudonyms: Pseudonyms, claims: int, findings: int) -> Data:
    document = reading.document
    published = document.published
    return {
        "id": document.id,
        "title": document.title or document.external_id or document.id,
        "outlet": document.outlet,
        "url": document.url,
        "published": published.value.isoformat() if published else None,
        "basis": published.basis if published else None,
        "sha256": document.sha256,
        "sources": [{"sha256": source.sha256, "size": source.size, "origin": _last_part(source.origin)} for source in sources],
        "problems": [f"{problem.stage}: {problem.what}" for problem in reading.problems],
        **text_data(reading, pseudonyms, claims, findings),
    }


def _last_part(origin: str) -> str:
    """An address as it is, and of a path the file alone: folders name people and machines."""
    return origin if "://" in origin else origin.replace("\\", "/").rsplit("/", 1)[-1]
