"""Lines of a file of rows, one at a time, so that the file may be larger than memory."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from secondhand.errors import Unreadable
from secondhand.read.decode import SAMPLE, decode, is_utf8, marked_encoding, suggested, too_large


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line with its ending; `number` counts from 1."""

    number: int
    data: bytes
    text: str


def lines(stream: BinaryIO, limit: int, origin: str) -> Iterator[Line | Unreadable]:
    """The decoded lines. One that is too long or no text is given as Unreadable, and the next ones still follow.

    Lines of a UTF-16 or UTF-32 file are passed on as UTF-8: alone, their bytes could not be read by anybody.
    """
    head = stream.read(SAMPLE)
    stream.seek(0)
    marked = marked_encoding(head)
    if marked in ("utf-16", "utf-32"):
        wide = io.TextIOWrapper(stream, encoding=marked, errors="replace", newline="\n")
        pieces = _pieces(lambda: wide.readline(limit + 1).encode("utf-8", "replace"), limit)
    else:
        pieces = _pieces(lambda: stream.readline(limit + 1), limit)
    declared = None if is_utf8(head) else suggested(head)
    for number, data in enumerate(pieces, start=1):
        where = f"{origin}:{number}"
        if data is None:
            yield too_large(where, limit)
            continue
        try:
            yield Line(number=number, data=data, text=decode(data, where=where, declared=declared))
        except Unreadable as reason:
            yield reason


def _pieces(read_line: Callable[[], bytes], limit: int) -> Iterator[bytes | None]:
    """Each line, or None for one over the limit, of which no more than the limit is ever held."""
    while line := read_line():
        if len(line) <= limit:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = read_line()
        yield None
