"""How every check writes its findings down."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from secondhand.lexicon import table
from secondhand.model import Finding, Reading, Span, Verdict, content_id

_MONTHS: Final[dict[int, str]] = {number: name for name, number in reversed(table("calendar")["months"].items())}
"""The first, full name of each month."""


def long_date(day: date) -> str:
    """A date as a person writes it, the same in every locale."""
    return f"{day.day} {_MONTHS[day.month]} {day.year}"


def finding(reading: Reading, check: str, verdict: Verdict, *spans: Span, message: str, computed: Mapping[str, object]) -> Finding:
    """A finding named by its document, its check and the words it rests on."""
    name = content_id("f", reading.document.id, check, tuple((span.start, span.end) for span in spans))
    return Finding(id=name, check=check, verdict=verdict, spans=spans, message=message, computed=computed)
