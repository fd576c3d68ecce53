"""Credits and controls that pages leave at the end of a paragraph: "… he said.--AFP", "Reporting by …; Editing by …"."""

from __future__ import annotations

import re
from functools import cache

from secondhand.clean.credits import is_agency
from secondhand.lexicon import table
from secondhand.model import BlockKind

REACH = 400
"""How far before the end of a paragraph a tail may begin."""
_SIGNED = re.compile(r"(?<=[.!?\"”’)])\s*(?P<tail>(?:[-–—]+\s?|\(|\[)(?P<name>[A-Za-z][\w .-]{1,30})[)\]]?)$")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?:^|(?<=[\s.!?)”\"…])){pattern}$", re.DOTALL) for pattern in table("furniture")["tails"])


def tail_start(text: str) -> tuple[int, BlockKind] | None:
    """Where the tail of a paragraph begins and what it is, if it has one."""
    offset = max(0, len(text) - REACH)
    window = text[offset:]
    starts = [found.start() for pattern in _patterns() if (found := pattern.search(window))]
    if starts:
        return offset + min(starts), "furniture"
    signed = _SIGNED.search(window)
    if signed and is_agency(signed["name"]):
        return offset + signed.start("tail"), "byline"
    return None
