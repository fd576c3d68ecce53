"""Plain text: the document is the decoded file, unchanged."""

from __future__ import annotations

from collections.abc import Iterator

from secondhand.errors import Unreadable
from secondhand.model import Arrival, Draft, Limits, Reader
from secondhand.read.decode import decode, read_whole
from secondhand.read.item import Details, Item

MEDIA_TYPE = "text/plain"


def read(arrival: Arrival, limits: Limits) -> Iterator[Draft | Unreadable]:
    """One draft, whose offsets index the decoded file."""
    try:
        with arrival.open() as stream:
            data = read_whole(stream, limits.document_bytes, where=arrival.origin)
        item = Item(data=data, name=arrival.name, origin=arrival.origin, media_type=MEDIA_TYPE, got_at=arrival.got_at)
        yield item.draft(decode(data, where=arrival.origin), Details())
    except Unreadable as reason:
        yield reason


READER = Reader(name="text", suffixes=(".txt",), read=read)
