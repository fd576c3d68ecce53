"""A reading as rows of the tables that people search: table name -> rows, made from the reading alone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from secondhand.model import (
    ActorMention,
    Attribution,
    Claim,
    Decision,
    Document,
    Finding,
    Mention,
    PlaceMention,
    QuantityMention,
    Reading,
    Span,
    TimeMention,
    to_data,
)
from secondhand.model.told import Told, told

Row = Mapping[str, Any]
GAP = " … "
"""Between words that do not stand together."""
MARKS = ("mentions", "attributions", "findings", "flags", "loaded_words", "problems")
"""The tables that hang on the document alone."""
_OF_ONE_KIND = (
    *("name", "refers_to", "type", "side", "lat", "lon", "radius_km", "country", "admin1"),
    *("value", "from_day", "to_day", "low", "high", "approximate", "unit", "outcome", "population"),
)
"""Columns that not every kind of mention fills."""


def document_row(document: Document) -> Row:
    published = document.published
    return {
        "id": document.id,
        "external_id": document.external_id,
        "sha256": document.sha256,
        "title": document.title,
        "outlet": document.outlet,
        "url": document.url,
        "language": document.language,
        "published": published.value.isoformat() if published else None,
        "published_basis": published.basis if published else None,
        "text": document.text,
    }


def decision_row(decision: Decision) -> Row:
    meant = decision.actor or decision.place
    return {
        "id": decision.id,
        "at": decision.at,
        "who": decision.by,
        "reason": decision.reason,
        "kind": decision.kind,
        "name": decision.name,
        "means": decision.means,
        "meaning": meant.name if meant else None,
        "document_id": decision.document,
        "undoes": decision.undoes,
        "json": json.dumps(to_data(decision)),
    }


def mark_rows(reading: Reading) -> Mapping[str, list[Row]]:
    """The rows of the tables of `MARKS`."""
    document, text = reading.document.id, reading.text
    return {
        "mentions": [{"document_id": document, **_mention(mention, text)} for mention in reading.mentions],
        "attributions": [{"document_id": document, **_attribution(found, text)} for found in reading.attributions],
        "findings": [{"document_id": document, **_finding(finding, text)} for finding in reading.findings],
        "flags": [
            {"document_id": document, **_place(flag.span), "kind": flag.kind, "why": flag.why, "words": flag.span.of(text)}
            for flag in reading.flags
        ],
        "loaded_words": [
            {"document_id": document, **_place(mark.span), "label": mark.label, "neutral": mark.neutral, "words": mark.span.of(text)}
            for mark in reading.loaded
        ],
        "problems": [{"document_id": document, "stage": problem.stage, "what": problem.what} for problem in reading.problems],
    }


def claim_rows(reading: Reading) -> Iterable[tuple[Row, Mapping[str, list[Row]]]]:
    """Each claim with the rows of the tables that hang on it."""
    for rank, line in enumerate(told(reading)):
        yield _claim(line, rank), {"voices": _voices(line), "claim_mentions": _roles(line.claim, reading.document.id)}


def _place(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _words(spans: Iterable[Span], text: str) -> str:
    return GAP.join(span.of(text) for span in spans)


def _day(value: Any) -> str | None:
    return value.isoformat() if value else None


def _mention(mention: Mention, text: str) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(_OF_ONE_KIND)
    row |= {"id": mention.id, "kind": mention.kind, **_place(mention.span), "words": mention.span.of(text)}
    match mention:
        case ActorMention():
            row |= {"name": mention.name, "refers_to": mention.actor, "type": mention.type, "side": mention.side}
        case PlaceMention():
            row |= {"name": mention.name, "refers_to": mention.place, "type": mention.feature, "lat": mention.lat, "lon": mention.lon}
            row |= {"radius_km": mention.radius_km, "country": mention.country, "admin1": mention.admin1}
        case TimeMention():
            row |= {"type": mention.type, "value": mention.value, "from_day": _day(mention.from_), "to_day": _day(mention.to)}
        case QuantityMention():
            row |= {"low": mention.low, "high": mention.high, "approximate": mention.approximate, "unit": mention.unit}
            row |= {"outcome": mention.outcome, "population": mention.population}
    return row


def _attribution(found: Attribution, text: str) -> dict[str, Any]:
    spans = found.spans()
    return {
        "id": found.id,
        "start": min(span.start for span in spans),
        "end": max(span.end for span in spans),
        "source": _words(found.source, text),
        "cue": _words(found.cue, text),
        "content": _words(found.content, text),
        "stance": found.stance,
        "quoted": found.quoted,
        "parent": found.parent,
        "confidence": found.confidence,
        "made_by": found.by,
    }


def _finding(finding: Finding, text: str) -> dict[str, Any]:
    return {
        "id": finding.id,
        "check": finding.check,
        "verdict": finding.verdict,
        "message": finding.message,
        "words": _words(finding.spans, text),
        "spans": json.dumps(to_data(finding.spans)),
        "computed": json.dumps(to_data(finding.computed), sort_keys=True),
    }


def _claim(line: Told, rank: int) -> Row:
    claim, place = line.claim, line.place
    return {
        "id": claim.id,
        "document_id": line.reading.document.id,
        "rank": rank,
        "type": claim.type,
        "words": line.words,
        **_place(claim.span),
        "certainty": claim.certainty,
        "negated": claim.negated,
        "agents": "; ".join(line.agents),
        "targets": "; ".join(line.targets),
        "place": place.name if place else None,
        "admin1": place.admin1 if place else None,
        "country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "from_day": _day(claim.time.from_),
        "to_day": _day(claim.time.to),
        "time_basis": claim.time.basis,
        "counts": line.count_words,
        "chain": line.chain,
        "origin": line.origin.name,
        "origin_kind": line.origin.kind,
        "evidence": "; ".join(item.kind for item in claim.evidence),
        "made_by": claim.by,
    }


def _voices(line: Told) -> list[Row]:
    return [
        {
            "position": position,
            "name": voice.name,
            "kind": voice.kind,
            "named": voice.named,
            "actor": voice.actor,
            "words": _words(voice.spans, line.reading.text),
        }
        for position, voice in enumerate(line.claim.chain)
    ]


def _roles(claim: Claim, document: str) -> list[Row]:
    roles = [("agent", claim.agents), ("target", claim.targets), ("place", (claim.place,) if claim.place else ()), ("count", claim.counts)]
    return [{"role": role, "document_id": document, "mention_id": mention} for role, ids in roles for mention in ids]
