"""What a check computed, and what went wrong on the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from secondhand.model.record import Record, Span

Verdict = Literal["holds", "fails", "unclear"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Record):
    """The result of one check on certain words, with its arithmetic in `computed`."""

    id: str
    check: str
    verdict: Verdict
    spans: tuple[Span, ...]
    message: str
    computed: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem(Record):
    """A stage could not do its part; the other layers stand."""

    stage: str
    what: str
    spans: tuple[Span, ...] = ()


def fails_first(findings: Iterable[Finding]) -> list[Finding]:
    """Findings in the order in which a person wants them: those that fail, then the unclear, then those that hold."""
    verdicts = ("fails", "unclear", "holds")
    return sorted(findings, key=lambda finding: verdicts.index(finding.verdict))
