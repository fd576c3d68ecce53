"""Order: what is told as past lies before publication, and what runs from one day to another ends after it begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from secondhand.check.findings import finding, long_date
from secondhand.lexicon import words
from secondhand.model import Check, Finding, Reading, Span, TimeMention, around

_YEAR: Final = re.compile(r"\b(?:1[89]|20)\d\d\b")
_LEAD: Final = re.compile(r"\b(?:from|between)\s{1,3}(?:the\s{1,3})?\Z", re.I)
_LINK: Final = re.compile(r"\s{0,3}(?:to|until|till|and|through|-|–)\s{1,3}|\s?[-–]\s?", re.I)
_WORD: Final = re.compile(r"[a-z]+", re.I)
_LOOK_BACK: Final = 120
_NEAR: Final = 6
"""Words before a date in which its verb is looked for."""


def find(reading: Reading) -> Iterator[Finding]:
    """Findings on ranges whose two ends are dated, and on past events dated after publication."""
    yield from _ranges(reading)
    published = reading.document.published
    if published and published.basis != "inferred":
        for time in reading.times:
            yield from _told_too_early(reading, time, published.value)


def _ranges(reading: Reading) -> Iterator[Finding]:
    text = reading.text
    for first, last in pairwise(reading.times):
        if not (first.from_ and first.to and last.from_ and last.to and _LINK.fullmatch(text[first.end : last.start])):
            continue
        led = _LEAD.search(text[max(0, first.start - 20) : first.start])
        if not led or not _year_is_sure(first.span.of(text), last.span.of(text)):
            continue
        holds = first.from_ <= last.to
        spans = (Span(first.start, last.end),)
        message = f"The range begins on {long_date(first.from_)} and ends on {long_date(last.to)}"
        message += ", in this order." if holds else ": it would end before it begins."
        computed: dict[str, object] = {"begins": first.from_.isoformat(), "ends": last.to.isoformat(), "days": (last.to - first.from_).days}
        yield finding(reading, "order", "holds" if holds else "fails", *spans, message=message, computed=computed)


def _year_is_sure(first: str, last: str) -> bool:
    """Whether both ends have their year in the text, or the first is a bare day of the month of the last."""
    return (first.isdigit() and len(first) <= 2) or bool(_YEAR.search(first) and _YEAR.search(last))


def _told_too_early(reading: Reading, time: TimeMention, published: date) -> Iterator[Finding]:
    if not time.from_ or time.from_ <= published or time.type not in ("DATE", "TIME") or not _YEAR.search(time.span.of(reading.text)):
        return
    if not _is_past(reading, time):
        return
    late = (time.from_ - published).days
    message = (
        f"The text tells of {long_date(time.from_)} as past, yet it was published on {long_date(published)}, "
        f"{late} day{'s' * (late != 1)} before."
    )
    computed: dict[str, object] = {"date": time.from_.isoformat(), "published": published.isoformat(), "days_after": late}
    yield finding(reading, "order", "fails", time.span, message=message, computed=computed)


def _is_past(reading: Reading, time: TimeMention) -> bool:
    """Whether a past form stands shortly before the date, and nothing in the sentence up to it looks ahead."""
    sentence = around(reading.sentences, time.start)
    if sentence is None:
        return False
    lead = _WORD.findall(reading.text[max(sentence.start, time.start - _LOOK_BACK) : time.start].lower())
    ahead = any(
        f" {phrase} " in f" {' '.join(lead)} " for phrase in words("calendar", "words.future") | words("calendar", "words.promised")
    )
    return not ahead and not words("calendar", "words.happened").isdisjoint(lead[-_NEAR:])


CHECK = Check(name="order", version="1", needs=frozenset({"times", "sentences"}), find=find)
