"""The day of publication where the page itself states it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from secondhand.clean.dates import Stamp, stamp
from secondhand.model import Block, Published

_WORD = re.compile(r"\b\w")


def published_of(text: str, blocks: Sequence[Block]) -> Published | None:
    """The first full date of a dateline; that of an update only where there is no other."""
    stamps = [found for block in blocks if block.kind == "dateline" for found in _stamps(block.span.of(text))]
    stated = sorted(stamps, key=lambda found: found.updated)
    return next((Published(value=found.day, basis="inferred") for found in stated if found.day), None)


def _stamps(dateline: str) -> Iterator[Stamp]:
    for word in _WORD.finditer(dateline):
        found = stamp(dateline[word.start() :])
        if found:
            yield found
            return
