"""The times stage: words that name a time, with their TIMEX3 value (ISO 24617-1) and the days they cover.

Rules are tried where a calendar word or a digit begins; of those that fit, the longest wins. Each match is
bounded in length, so the time taken grows with the text and no faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from secondhand.annotate.times import clock, dates, deictic, holidays, lengths, years
from secondhand.annotate.times.context import Context, Rule
from secondhand.annotate.times.values import Sense
from secondhand.annotate.times.words import OPENERS
from secondhand.model import NAMING_KINDS, Block, Knowledge, Reading, Stage, TimeMention, content_id

_RULES: Final[tuple[Rule, ...]] = (*dates.RULES, *years.RULES, *holidays.RULES, *deictic.RULES, *clock.RULES, *lengths.RULES)
_TOKEN: Final = re.compile(
    r"(?<![\w.,$£€#/'’])['’](?=\d\d(?!\d))|(?<![\w.,$£€#/])\d|(?<![\w-])[A-Za-z]+|(?<=-)(?:year|month|week|day|hour)s?\b"
)
_PROGRAMME: Final = re.compile(r"(?<=[\"“‘'’])(?:\d+|[A-Z]\w*)\s[A-Z][a-z]+")
"""A name in quotation marks: \"60 Minutes\", \"This Week\"."""


def mark(reading: Reading, knowledge: Knowledge) -> tuple[TimeMention, ...]:
    """The time expressions of a reading, in the order of the text."""
    published = reading.document.published
    context = Context(text=reading.text, published=published.value if published else None)
    return tuple(mention for block in reading.blocks_of(*NAMING_KINDS) for mention in _in_block(block, context, reading.document.id))


def _in_block(block: Block, context: Context, document: str) -> Iterator[TimeMention]:
    position = block.start
    context.section = block.kind
    while token := _TOKEN.search(context.text, position, block.end):
        opens = not token[0].isalpha() or token[0].lower() in OPENERS
        found = _longest(token.start(), block.end, context) if opens else None
        if found is None:
            position = token.end()
            continue
        sense, end = found
        position = end
        if _PROGRAMME.match(context.text, token.start(), end):
            continue
        context.remember(sense, end)
        yield _mention(sense, token.start(), end, document)


def _longest(start: int, limit: int, context: Context) -> tuple[Sense, int] | None:
    """The sense of the longest rule that fits at a position, and where it ends."""
    best: tuple[Sense, int] | None = None
    for rule in _RULES:
        match = rule.pattern.match(context.text, start, limit)
        if match and (best is None or match.end() > best[1]):
            sense = rule.sense(match, context)
            if sense is not None:
                best = sense, match.end()
    return best


def _mention(sense: Sense, start: int, end: int, document: str) -> TimeMention:
    name = content_id("m", document, "time", start, end)
    return TimeMention(id=name, start=start, end=end, type=sense.type, value=sense.value, from_=sense.from_, to=sense.to)


STAGE = Stage(name="times", version="1", writes="times", needs=frozenset({"blocks"}), mark=mark)
