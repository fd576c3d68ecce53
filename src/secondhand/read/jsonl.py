"""JSON Lines: one document a row, `{"id", "text", "title"?, "outlet"|"source"?, "url"?, "published"?, "language"?}`."""

from __future__ import annotations

import json
from collections.abc import Iterator

from secondhand.errors import Unreadable
from secondhand.model import Arrival, Draft, Limits, Reader
from secondhand.read.item import Item, details_of
from secondhand.read.lines import Line, lines

MEDIA_TYPE = "application/jsonl"


def read(arrival: Arrival, limits: Limits) -> Iterator[Draft | Unreadable]:
    """A draft for each row; a row that cannot be read costs only itself."""
    with arrival.open() as stream:
        for line in lines(stream, limits.document_bytes, arrival.origin):
            if isinstance(line, Unreadable):
                yield line
            elif line.text.strip():
                try:
                    yield _draft(line, arrival)
                except Unreadable as reason:
                    yield reason


def _draft(line: Line, arrival: Arrival) -> Draft:
    where = f"{arrival.origin}:{line.number}"
    row = parse_object(line.text, where)
    text = row.get("text")
    if not isinstance(text, str):
        raise Unreadable("the row has no text", where=where, advice='Give each row a field "text".')
    item = Item(
        data=line.data,
        name=f"{arrival.name}:{line.number}",
        origin=where,
        media_type=MEDIA_TYPE,
        got_at=arrival.got_at,
    )
    return item.draft(text, details_of(row))


def parse_object(text: str, where: str) -> dict[str, object]:
    """The JSON object in the text. Raises Unreadable with what is wrong with it."""
    try:
        value = json.loads(text, object_pairs_hook=_object)
    except json.JSONDecodeError as error:
        raise Unreadable(f"broken JSON: {error.msg} at character {error.pos + 1}", where=where, advice="Mend or remove it.") from error
    except ValueError as error:
        raise Unreadable(f"unusable JSON: {error}", where=where, advice="Mend or remove it.") from error
    except RecursionError as error:
        raise Unreadable("the JSON is nested too deeply", where=where, advice="Give one flat object a row.") from error
    if not isinstance(value, dict):
        raise Unreadable(f"a JSON object is wanted, not {type(value).__name__}", where=where, advice="Give one object a row.")
    return value


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made: dict[str, object] = {}
    for name, value in pairs:
        if name in made:
            raise ValueError(f"the field {name[:40]!r} is there twice")
        made[name] = value
    return made


READER = Reader(name="jsonl", suffixes=(".jsonl", ".ndjson"), read=read)
