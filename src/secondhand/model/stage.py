"""The extension points: one record each, registered through entry points of the same name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO, Protocol, TextIO

from secondhand.errors import Unreadable
from secondhand.model.finding import Finding
from secondhand.model.knowledge import Knowledge
from secondhand.model.reading import Reading
from secondhand.model.text import Draft, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Writes one layer of a reading from the layers it needs (entry point `secondhand.stages`)."""

    name: str
    version: str
    writes: str
    needs: frozenset[str] = frozenset()
    mark: Callable[[Reading, Knowledge], Sequence[Any]]

    @property
    def signature(self) -> str:
        """What a reading's `by` says of this stage."""
        return f"{self.name}/{self.version}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Computes findings from a reading; silent on what it cannot know (entry point `secondhand.checks`)."""

    name: str
    version: str
    needs: frozenset[str]
    find: Callable[[Reading], Iterable[Finding]]

    @property
    def signature(self) -> str:
        """What a reading's `by` says of this check."""
        return f"{self.name}/{self.version}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much of one document is read. A container (JSONL, CSV, WARC) may be larger: the limits hold for each of its items."""

    document_bytes: int = 20_000_000
    nesting: int = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """Bytes to be read: their name, where they come from, and the time they were got."""

    name: str
    """File name or address, whose suffix tells the kind."""
    origin: str
    open: Callable[[], BinaryIO]
    """A fresh, seekable stream of the bytes; containers are streamed, so that one may be larger than memory."""
    got_at: str
    """ISO 8601, UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Turns the bytes of one kind of input into drafts (entry point `secondhand.readers`).

    `read` yields an `Unreadable` for each item it must leave out, and goes on.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Arrival, Limits], Iterator[Draft | Unreadable]]


class CaseView(Protocol):
    """What an export sees of a case."""

    @property
    def name(self) -> str: ...

    def readings(self) -> Iterator[Reading]:
        """Every reading, in a fixed order."""
        ...

    def sources(self, document_id: str) -> Sequence[Source]:
        """The source files of a document, in the order of arrival."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """Writes a view of a case as one text file (entry point `secondhand.exports`)."""

    name: str
    suffix: str
    media_type: str
    write: Callable[[CaseView, TextIO], None]
