"""Whose word a call, a hotline or a statement is: the centre of "a call to the hotline of the centre"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from secondhand.claims.names import Name, group
from secondhand.model import Span

POSSESSIVE = re.compile(r"(?:^|\s)(?:[Tt]he\s+)?((?:[\w-]{1,40}\s){0,4}[\w-]{1,40})['’]s?(?:\s[\w-]{1,40}){0,2}\s*$")
INSIDE = re.compile(r"\b(?:to|on|of|the|from|by|through|via|in|at)\s+", re.IGNORECASE)
TRAILING = re.compile(r"\s(?:on|that|which|who|as|after|before|during|near|over|about|with)\s|,")
LONGEST = 120
"""Characters of a phrase in which an owner is looked for."""


def owners(text: str, name: Name) -> Iterator[Name]:
    """Those who may own the channel or document that a phrase names, the nearest last."""
    whole = name.text[:LONGEST]
    for match in _owned().finditer(whole):
        before, start = whole[: match.start()], name.span.start
        if holder := POSSESSIVE.search(before):
            cut = max((inside.end() for inside in INSIDE.finditer(holder[1])), default=0)
            yield Name.of(text, Span(start + holder.start(1) + cut, start + holder.end(1)))
        leads = group("channels.lead") if _channel(match[0]) else group("channels.authors")
        led = re.match(r"\s+(?:\w+ed\s+)?(\w+)\s+(?=\S)", whole[match.end() :])
        if led and led[1] in leads:
            begin = match.end() + led.end()
            trailing = TRAILING.search(whole, begin)
            yield Name.of(text, Span(start + begin, start + (trailing.start() if trailing else len(whole))))


def _channel(word: str) -> bool:
    return word.lower() in group("channels.words")


@cache
def _owned() -> re.Pattern[str]:
    words = sorted(group("channels.words") | group("kinds.document"), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
