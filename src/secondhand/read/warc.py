"""Web archives (WARC, ISO 28500), compressed or not: each page that was answered with success is a document.

This file finds where records begin, so that a damaged one costs only itself; warcio reads what is in them.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from secondhand.errors import Unreadable
from secondhand.model import Arrival, Draft, Limits, Reader
from secondhand.read import html, text
from secondhand.read.decode import decode, too_large
from secondhand.read.inflate import DamagedMember, Inflated
from secondhand.read.item import Details, Item, iso_day

MEDIA_TYPES = {"text/html": html.MEDIA_TYPE, "application/xhtml+xml": html.MEDIA_TYPE, "text/plain": text.MEDIA_TYPE}
MARK = b"WARC/"
RECORD_TYPES = frozenset({"response", "resource"})
HEAD_LIMIT = 65_536
ADVICE = "Get the page or the archive again."
_LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,15})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w:.-]{2,40})""", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A record as it stands in the archive; `whole` is False when it is larger than what was kept of it."""

    where: str
    data: bytes
    whole: bool


def read(arrival: Arrival, limits: Limits) -> Iterator[Draft | Unreadable]:
    """A draft for each page, an Unreadable for each damaged record, and one that counts what is no page."""
    left_out: Counter[str] = Counter()
    told = False
    with arrival.open() as raw:
        plain = raw.read(len(MARK)) == MARK
        raw.seek(0)
        stream: BinaryIO = raw if plain else io.BufferedReader(Inflated(raw))
        for found in records(stream, limits.document_bytes, arrival.origin):
            result = found if isinstance(found, Unreadable) else _result(found, arrival, limits, left_out)
            if result is not None:
                told = True
                yield result
    if left_out:
        kinds = ", ".join(f"{count} {kind}" for kind, count in left_out.most_common())
        yield Unreadable(f"records that are no pages of text: {kinds}", where=arrival.origin)
    elif not told:
        yield Unreadable("there is no page in it", where=arrival.origin, advice="Check that it is a web archive with pages.")


def records(stream: BinaryIO, limit: int, origin: str) -> Iterator[Found | Unreadable]:
    """The records of an archive. A stretch that is none, or is damaged, is told once and skipped."""
    number, lost = 0, False
    while True:
        where = f"{origin}:record {number + 1}"
        try:
            line = stream.readline(HEAD_LIMIT)
            if not line:
                return
            if line.startswith(MARK):
                number, lost = number + 1, False
                yield _record(line, stream, limit, where)
            elif line.strip() and not lost:
                lost = True
                yield Unreadable("the archive is damaged here; the next record is looked for", where=where, advice=ADVICE)
        except DamagedMember as error:
            if not lost:
                lost = True
                yield Unreadable(str(error), where=where, advice=ADVICE)


def _record(first: bytes, stream: BinaryIO, limit: int, where: str) -> Found | Unreadable:
    head = first
    while (line := stream.readline(HEAD_LIMIT)).strip():
        head += line
        if len(head) > HEAD_LIMIT:
            return Unreadable("the record's head does not end", where=where, advice=ADVICE)
    length = _LENGTH.search(head)
    if length is None:
        return Unreadable("the record does not say how long it is", where=where, advice=ADVICE)
    wanted = int(length[1])
    kept = stream.read(min(wanted, limit + HEAD_LIMIT))
    left = wanted - len(kept)
    while left and (skipped := stream.read(min(left, HEAD_LIMIT))):
        left -= len(skipped)
    if left:
        return Unreadable("the record is cut off", where=where, advice=ADVICE)
    return Found(where=where, data=head + b"\r\n" + kept, whole=len(kept) == wanted)


def _result(found: Found, arrival: Arrival, limits: Limits, left_out: Counter[str]) -> Draft | Unreadable | None:
    try:
        return _draft(found, arrival, limits, left_out)
    except Unreadable as reason:
        return reason


def _draft(found: Found, arrival: Arrival, limits: Limits, left_out: Counter[str]) -> Draft | None:
    """The page in the record; None, counted in `left_out`, for a record that is none."""
    record = _parsed(found)
    if record.rec_type not in RECORD_TYPES:
        return None  # requests, metadata and the like are the archive's own bookkeeping
    kind, charset = _content_type(record)
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    if not status.startswith("2") or kind not in MEDIA_TYPES:
        left_out[kind if status.startswith("2") else f"HTTP status {status[:20]}"] += 1
        return None
    data = record.content_stream().read(limits.document_bytes + 1)
    if len(data) > limits.document_bytes or not found.whole:
        raise too_large(found.where, limits.document_bytes)
    url = record.rec_headers.get_header("WARC-Target-URI")
    day = record.rec_headers.get_header("WARC-Date") or ""
    item = Item(
        data=data,
        name=url or found.where,
        origin=found.where,
        media_type=MEDIA_TYPES[kind],
        got_at=day if iso_day(day) else arrival.got_at,
    )
    if item.media_type == html.MEDIA_TYPE:
        return html.page_draft(item, limits, url=url, charset=charset)
    return item.draft(decode(data, where=found.where, declared=charset), Details(url=url))


def _parsed(found: Found) -> ArcWarcRecord:
    try:
        return next(iter(ArchiveIterator(io.BytesIO(found.data))))
    except (ArchiveLoadFailed, EOFError, StopIteration, ValueError) as error:
        raise Unreadable(f"the record cannot be read ({error})", where=found.where, advice=ADVICE) from error


def _content_type(record: ArcWarcRecord) -> tuple[str, str | None]:
    named = record.http_headers.get_header("Content-Type") if record.http_headers else record.content_type
    charset = _CHARSET.search(named or "")
    return (named or "of no stated kind").split(";")[0].strip().lower(), charset[1] if charset else None


READER = Reader(name="warc", suffixes=(".warc", ".warc.gz"), read=read)
