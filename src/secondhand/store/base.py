"""What a store of cases can do, and the rows it answers with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from secondhand.model import Decision, Draft, Finding, Reading, Record, Source

KnowledgeKind = Literal["gazetteer", "actors"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Query(Record):
    """Which claims are wanted; what is left None does not matter. Names match any part, whatever the case or accents."""

    actor: str | None = None
    """Somebody who acts or suffers."""
    voice: str | None = None
    """Somebody in the chain."""
    place: str | None = None
    """A place, its first-level region, or its country by name or code."""
    type: str | None = None
    """A claim type, or the part before its dot."""
    certainty: str | None = None
    since: date | None = None
    until: date | None = None
    search: str | None = None
    """Words that must all occur in the claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow(Record):
    """A claim as one line of the ledger; names are joined by "; ", the chain by " > "."""

    id: str
    type: str
    words: str
    certainty: str
    negated: bool
    agents: str
    targets: str
    place: str | None
    admin1: str | None
    country: str | None
    from_day: date | None
    to_day: date | None
    time_basis: str
    counts: str
    chain: str
    origin: str
    evidence: str
    outlet: str | None
    title: str | None
    url: str | None
    published: date | None
    document_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundIn(Record):
    """A finding with the document it was made in."""

    document_id: str
    title: str | None
    outlet: str | None
    words: str
    finding: Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped(Record):
    """Something that was not read, and why."""

    file: str
    item: str
    """The file itself, or the row, record or entry of it."""
    reason: str
    advice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeFile(Record):
    """A gazetteer or actor file that the case remembers."""

    kind: KnowledgeKind
    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals(Record):
    """How much a case holds."""

    documents: int
    sources: int
    claims: int
    attributions: int
    findings: int
    skipped: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind(Record):
    """A document whose reading knew fewer decisions than there are now."""

    document_id: str
    text: str
    known: int
    """How many it knew: those were the first of them."""


class Store(Protocol):
    """Keeps one case. Every method that writes does so wholly or not at all; trouble is an `Unusable`."""

    @property
    def name(self) -> str: ...

    def add(self, draft: Draft, reading: Reading, *, decisions: int = 0) -> bool:
        """Keep a reading with the bytes it came from, and how many decisions it knew.

        False when the document was there: it gains a source.
        """
        ...

    def renew(self, reading: Reading, *, decisions: int) -> bool:
        """Put a new reading of a document in the place of the old one. False when that one knew of more decisions."""
        ...

    def add_source(self, document_id: str, draft: Draft) -> bool:
        """Keep another source of a document. False when it was known."""
        ...

    def has_document(self, document_id: str) -> bool: ...

    def add_file_read(self, origin: str, sha256: str, items: int) -> None:
        """Remember that this file was read to its end without a miss, and how many documents were in it."""
        ...

    def items_of_file(self, origin: str, sha256: str) -> int | None:
        """How many documents were in a file that was read to its end; None when it was not."""
        ...

    def add_skipped(self, skipped: Skipped) -> None: ...

    def forget_skipped(self, file: str) -> None:
        """The file is about to be read again: what it was skipped for no longer counts."""
        ...

    def skipped(self) -> Sequence[Skipped]: ...

    def add_knowledge(self, file: KnowledgeFile) -> None: ...

    def knowledge(self) -> Sequence[KnowledgeFile]: ...

    def add_decision(self, decision: Decision) -> bool:
        """Keep what a person decided. False when it was there."""
        ...

    def decisions(self) -> Sequence[Decision]:
        """Every decision in the order in which they were made; none is ever changed or removed."""
        ...

    def behind(self, decisions: int) -> Iterator[Behind]:
        """The documents whose readings knew fewer decisions than these, in the order of arrival."""
        ...

    def catch_up(self, document_ids: Sequence[str], decisions: int) -> None:
        """So many decisions change nothing in these documents: their readings count as knowing them."""
        ...

    def totals(self) -> Totals: ...

    def readings(self) -> Iterator[Reading]:
        """Every reading, in the order of arrival."""
        ...

    def reading(self, document_id: str) -> Reading | None: ...

    def reading_of_claim(self, claim_id: str) -> Reading | None:
        """The reading a claim stands in."""
        ...

    def sources(self, document_id: str) -> Sequence[Source]:
        """The sources of a document, in the order of arrival."""
        ...

    def original(self, sha256: str) -> bytes | None:
        """The bytes as they arrived."""
        ...

    def claims(self, query: Query) -> Iterator[LedgerRow]: ...

    def findings(self) -> Iterator[FoundIn]:
        """Every finding, those that fail first."""
        ...

    def close(self) -> None: ...
