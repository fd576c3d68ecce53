"""CSV: a header row, then one document a row, with the columns of a JSONL row in any order and case."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from secondhand.errors import Unreadable
from secondhand.model import Arrival, Draft, Limits, Reader
from secondhand.read.decode import too_large
from secondhand.read.item import Item, details_of
from secondhand.read.lines import Line, lines

MEDIA_TYPE = "text/csv"
DELIMITERS = (",", ";", "\t", "|")


def read(arrival: Arrival, limits: Limits) -> Iterator[Draft | Unreadable]:
    """A draft for each row; a row that cannot be read costs only itself."""
    csv.field_size_limit(limits.document_bytes)  # the parser has one limit for the whole process, of 131,072 characters
    with arrival.open() as stream:
        rows = _Rows(lines(stream, limits.document_bytes, arrival.origin))
        header = next(rows.texts, "")
        delimiter = delimiter_of(header)
        if delimiter is None:
            yield from rows.left_out()
            yield _no_text_column(header, arrival.origin)
            return
        rows.taken.clear()
        names = columns(header, delimiter)
        cells = csv.reader(rows.texts, delimiter=delimiter)
        while True:
            try:
                row = next(cells)
                yield from rows.left_out()
                if any(row):
                    yield _draft(dict(zip(names, row, strict=False)), rows.taken, arrival, limits)
            except StopIteration:
                yield from rows.left_out()
                return
            except csv.Error as error:
                yield Unreadable(f"broken CSV: {error}", where=_where(rows.taken, arrival), advice="Check the quotation marks.")
            except Unreadable as reason:
                yield reason
            rows.taken.clear()


class _Rows:
    """The lines a CSV parser asks for, with those the current row was made of."""

    def __init__(self, source: Iterator[Line | Unreadable]) -> None:
        self.taken: list[Line] = []
        self._skipped: list[Unreadable] = []
        self.texts = self._texts(source)

    def _texts(self, source: Iterator[Line | Unreadable]) -> Iterator[str]:
        for line in source:
            if isinstance(line, Unreadable):
                self._skipped.append(line)
            else:
                self.taken.append(line)
                yield line.text

    def left_out(self) -> Iterator[Unreadable]:
        """The lines left out since the last time this was asked."""
        yield from self._skipped
        self._skipped.clear()


def delimiter_of(header: str) -> str | None:
    """The delimiter under which the header has a column named text, or None when there is no such header."""
    return next((mark for mark in DELIMITERS if "text" in columns(header, mark)), None)


def columns(header: str, delimiter: str) -> list[str]:
    """The names in a header row, in lower case."""
    try:
        row = next(csv.reader([header], delimiter=delimiter), [])
    except csv.Error:
        return []
    return [name.strip().lower() for name in row]


def _draft(row: dict[str, str], taken: list[Line], arrival: Arrival, limits: Limits) -> Draft:
    where = _where(taken, arrival)
    data = b"".join(line.data for line in taken)
    if len(data) > limits.document_bytes:
        raise too_large(where, limits.document_bytes)
    text = row.get("text")
    if text is None:
        raise Unreadable("the row is too short to have a text", where=where, advice="Check the delimiters and quotation marks.")
    item = Item(
        data=data,
        name=f"{arrival.name}:{taken[0].number}",
        origin=where,
        media_type=MEDIA_TYPE,
        got_at=arrival.got_at,
    )
    return item.draft(text, details_of(row))


def _where(taken: list[Line], arrival: Arrival) -> str:
    return f"{arrival.origin}:{taken[0].number}" if taken else arrival.origin


def _no_text_column(header: str, origin: str) -> Unreadable:
    shown = header.strip()[:80] or "empty"
    return Unreadable(f"no column is named text; the first row is: {shown}", where=origin, advice="Name the columns in the first row.")


READER = Reader(name="csv", suffixes=(".csv", ".tsv"), read=read)
