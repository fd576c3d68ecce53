"""Whose word a call, a hotline, a statement or an office is: the centre of "a call to the hotline of the centre"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from secondhand.claims.names import Name, group
from secondhand.lexicon.patterns import any_of
from secondhand.model import Span

POSSESSIVE = re.compile(r"(?:^|\s)((?:[Tt]he\s)?(?:[\w-]{1,40}\s){0,4}[\w-]{1,40})['’]s?(?:\s[\w-]{1,40}){0,2}\s*$")
INSIDE = re.compile(r"\b(?:to|on|of|from|by|through|via|in|at)\s+", re.IGNORECASE)
TRAILING = re.compile(r"\s(?:on|that|which|who|as|after|to|before|during|near|over|about|with)\s|,")
HELD = re.compile(
    r"((?:[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)(?=\s)|(?:[Tt]he|[Tt]his)\s[\w-]{1,40}(?:\s[\w-]{1,40})?(?=['’])|[A-Z][\w-]{1,40}(?=['’]))(?:['’]s?)?\s(?=\S)"
)
LONGEST = 120
"""Characters of a phrase in which an owner is looked for."""


def owners(text: str, name: Name) -> Iterator[Name]:
    """Those who may own the channel or document that a phrase names, the nearest last."""
    whole = name.text[:LONGEST] if not name.proper else ""  # "the Institute for the Study of War" is no study
    for match in _owned().finditer(whole):
        before, start = whole[: match.start()], name.span.start
        if holder := POSSESSIVE.search(before):
            cut = max((inside.end() for inside in INSIDE.finditer(holder[1])), default=0)
            yield Name.of(text, Span(start + holder.start(1) + cut, start + holder.end(1)))
        leads = group("channels.lead") if _channel(match[0]) else group("channels.authors")
        led = re.match(r"\s+(?:\w+ed\s+(?=by|from))?(attributed to|\w+)\s+(?=\S)", whole[match.end() :])
        if led and led[1] in leads:
            begin = match.end() + led.end()
            trailing = TRAILING.search(whole, begin)
            yield Name.of(text, Span(start + begin, start + (trailing.start() if trailing else len(whole))))


def held(text: str, name: Name) -> tuple[Span, Span] | None:
    """The possessor and the possessed of "its command", "the group's spokesman, Ann Lee"; None if nobody is taken up by it."""
    match = HELD.match(text, name.core.start, name.core.end)
    if match is None:
        return None
    comma = text.find(", ", match.end(), name.core.end)
    return Span(*match.span(1)), Span(match.end() if comma < 0 else comma + 2, name.core.end)


def issued(name: Name) -> str | None:
    """The noun of "the statement", which takes up the word of somebody who spoke before."""
    return name.noun if name.noun in group("kinds.document") and len(name.front) == 2 and not name.capitals else None


def partitive(name: Name) -> str | None:
    """The pronoun of "one of them"."""
    match = re.fullmatch(r"\w+ of (them|these|those)", name.text, re.IGNORECASE)
    return match[1].lower() if match else None


def _channel(word: str) -> bool:
    return word.lower() in group("channels.words")


@cache
def _owned() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(group('channels.words') | group('kinds.document'))}\b", re.IGNORECASE)
