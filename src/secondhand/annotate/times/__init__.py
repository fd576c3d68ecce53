"""The times stage: words that name a time, with their TIMEX3 value (ISO 24617-1) and the days they cover.

Rules are tried where a calendar word or a digit begins; of those that fit, the longest wins. Each match is
bounded in length, so the time taken grows with the text and no faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from secondhand.annotate.times import clock, dates, deictic, holidays, lengths, other_calendars, years
from secondhand.annotate.times.context import Context, Rule
from secondhand.annotate.times.values import Sense
from secondhand.annotate.times.words import OPENERS, mod_of
from secondhand.model import NAMING_KINDS, Block, Knowledge, Reading, Stage, TimeBasis, TimeMention, content_id

_RULES: Final[tuple[Rule, ...]] = (
    *dates.RULES,
    *years.RULES,
    *holidays.RULES,
    *other_calendars.RULES,
    *deictic.RULES,
    *clock.RULES,
    *lengths.RULES,
)
_TOKEN: Final = re.compile(
    r"(?<![\w.,$£€#/'’])['’](?=\d\d(?!\d))|(?<![\w.,$£€#/])\d|(?<![\w-])[A-Za-z]+|(?<=-)(?:year|month|week|day|hour)s?\b"
)
_PROGRAMME: Final = re.compile(r"(?<=[\"“‘'’])(?:\d+|[A-Z]\w*)\s[A-Z][a-z]+")
"""A name in quotation marks: \"60 Minutes\", \"This Week\"."""


class _Found(NamedTuple):
    """What a stretch of text means, where it ends, and whether that was counted from the day of publication."""

    sense: Sense
    end: int
    counted: bool


def mark(reading: Reading, knowledge: Knowledge) -> tuple[TimeMention, ...]:
    """The time expressions of a reading, in the order of the text; nothing is counted from a day that is only bounded."""
    published = reading.document.published
    context = Context(text=reading.text, published=published.value if published and published.exact else None)
    counted: TimeBasis = "inferred" if published and published.basis == "inferred" else "publication"
    return tuple(
        _mention(reading, start, found, counted) for block in reading.blocks_of(*NAMING_KINDS) for start, found in _in_block(block, context)
    )


def _in_block(block: Block, context: Context) -> Iterator[tuple[int, _Found]]:
    context.section = block.kind
    position = block.start
    while token := _TOKEN.search(context.text, position, block.end):
        opens = not token[0].isalpha() or token[0].lower() in OPENERS
        found = _longest(token.start(), block.end, context) if opens else None
        if found is None:
            position = token.end()
            continue
        position = found.end
        if _PROGRAMME.match(context.text, token.start(), found.end):
            continue
        context.remember(found.sense, found.end, counted=found.counted)
        yield token.start(), found


def _longest(start: int, limit: int, context: Context) -> _Found | None:
    """The sense of the longest rule that fits at a position."""
    best: _Found | None = None
    for rule in _RULES:
        match = rule.pattern.match(context.text, start, limit)
        if match and (best is None or match.end() > best.end):
            context.asked = False
            sense = rule.sense(match, context)
            if sense is not None:
                best = _Found(sense, match.end(), context.asked)
    return best


def _mention(reading: Reading, start: int, found: _Found, counted: TimeBasis) -> TimeMention:
    sense, end, _ = found
    return TimeMention(
        id=content_id("m", reading.document.id, "time", start, end),
        start=start,
        end=end,
        type=sense.type,
        value=sense.value,
        from_=sense.from_,
        to=sense.to,
        mod=sense.mod or mod_of(reading.text[start:end]),
        basis=counted if found.counted and sense.from_ else "stated",
    )


STAGE = Stage(name="times", version="2", writes="times", needs=frozenset({"blocks"}), mark=mark)
