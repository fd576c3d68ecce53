"""Where words come from: source files, the drafts readers make of them, documents and their blocks."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Literal

from secondhand.model.record import ID_DIGITS, Ranged, Record

BlockKind = Literal["headline", "byline", "dateline", "body", "caption", "furniture", "comment"]
DateBasis = Literal["given", "metadata", "inferred"]


def text_sha256(text: str) -> str:
    """SHA-256 of the text as UTF-8; lone surrogates are kept as they are."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """A source file: bytes as they arrived, named by their SHA-256, with where and when they were got."""

    sha256: str
    size: int
    media_type: str
    origin: str
    """Path, URL, or `file.jsonl:12` for row 12 of a file."""
    got_at: str
    """ISO 8601, UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published(Record):
    """A publication date and how it is known. Where it was inferred, the days it may lie between, and from what."""

    value: date
    basis: DateBasis
    earliest: date | None = None
    latest: date | None = None
    why: str | None = None

    @property
    def exact(self) -> bool:
        """Whether it is this very day, and no bound of the days it may be."""
        return self.earliest is None and self.latest is None

    def _check(self) -> None:
        if (self.earliest or self.value) > self.value or self.value > (self.latest or self.value):
            raise ValueError(f"a day lies between its bounds: {self.earliest} .. {self.value} .. {self.latest}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block(Ranged):
    """A part of a document by kind."""

    kind: BlockKind
    author: str | None = None
    """Who wrote a comment or a bylined text, as the page names them."""
    thread: int | None = None
    """Place of a comment in its thread, from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft(Record):
    """What a reader gets out of one source file, before cleaning.

    `blocks` holds the blocks that the format itself marks (an HTML page's comments, a feed's title);
    it is empty when the format says nothing, and cleaning then decides by the text alone.
    """

    source: Source
    data: bytes
    text: str
    external_id: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    published: Published | None = None
    blocks: tuple[Block, ...] = ()
    problems: tuple[str, ...] = ()
    """What could not be read of its metadata (a date like 2020-02-31), one sentence each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Record):
    """The text of a source file, frozen and hashed; every mark is a range of it."""

    id: str
    external_id: str
    sha256: str
    """SHA-256 of `text` as UTF-8."""
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    published: Published | None = None
    text: str

    @classmethod
    def of(
        cls,
        text: str,
        *,
        external_id: str = "",
        title: str | None = None,
        outlet: str | None = None,
        url: str | None = None,
        language: str | None = None,
        published: Published | None = None,
    ) -> Document:
        """A document named by its text alone: the same words under another address are the same document."""
        sha256 = text_sha256(text)
        return cls(
            id=f"d{sha256[:ID_DIGITS]}",
            external_id=external_id,
            sha256=sha256,
            title=title,
            outlet=outlet,
            url=url,
            language=language,
            published=published,
            text=text,
        )

    def _check(self) -> None:
        if self.sha256 != text_sha256(self.text):
            raise ValueError(f"document {self.id}: the text is not the one its SHA-256 names")
