"""Flags on comments: incitement to violence, threats, slurs and spam, each with the words and the rule.

Only comments are looked at, sentence by sentence, and only calls for violence are flagged, not reports of it
("should be gassed", not "were gassed in 2013"). The lists, with their sources, are in lexicon/flags.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from secondhand.lexicon import table, words
from secondhand.lexicon.patterns import any_of
from secondhand.model import Block, Flag, FlagKind, Knowledge, Reading, Stage, within

_NAMED = re.compile(r"<([a-z_.]+)>")
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"]{3,500}", re.IGNORECASE)
_LINKS = 3
"""So many links in one comment are an advertisement; one or two are how readers show their sources."""
_BEFORE = 80
"""How far before a call the words may stand that make it somebody else's."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern whose match is flagged; with `own`, only where the comment speaks for itself."""

    kind: FlagKind
    name: str
    pattern: re.Pattern[str]
    own: bool = False


def mark(reading: Reading, knowledge: Knowledge) -> tuple[Flag, ...]:
    """The flags in the order of the text."""
    return tuple(flag for block in reading.blocks_of("comment") for flag in _of_comment(reading, block))


STAGE = Stage(name="flags", version="1", writes="flags", needs=frozenset({"blocks", "sentences"}), mark=mark)


def _of_comment(reading: Reading, block: Block) -> Iterator[Flag]:
    for sentence in within(reading.sentences, block.span):
        yield from _of_sentence(sentence.span.of(reading.text), sentence.start)
    links = list(_LINK.finditer(reading.text, block.start, block.end))
    if len(links) >= _LINKS:
        why = f"{len(links)} links in one comment (rule: links)"
        yield Flag(start=links[0].start(), end=links[-1].end(), kind="spam", why=why)


def _of_sentence(text: str, start: int) -> Iterator[Flag]:
    """Flags of one sentence, one of each kind: the first rule that applies gives its words."""
    flagged: dict[FlagKind, Flag] = {}
    for rule in _rules():
        if rule.kind in flagged:
            continue
        found = next((match for match in rule.pattern.finditer(text) if not (rule.own and _is_told(text, match.start()))), None)
        if found:
            why = f"“{found[0]}” (rule: {rule.name})"
            flagged[rule.kind] = Flag(start=start + found.start(), end=start + found.end(), kind=rule.kind, why=why)
    yield from sorted(flagged.values(), key=lambda flag: flag.start)


def _is_told(text: str, start: int) -> bool:
    """Whether the words before belong to a report, a question, a condition or a denial."""
    return bool(_told().search(text[max(0, start - _BEFORE) : start]))


@cache
def _told() -> re.Pattern[str]:
    return re.compile(rf"\b{_part('told.words')}\b", re.IGNORECASE)


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(
        Rule(
            rule["kind"], rule["name"], re.compile(_NAMED.sub(lambda named: _part(named[1]), rule["pattern"]), re.IGNORECASE), "own" in rule
        )
        for rule in table("flags")["rules"]
    )


def _part(name: str) -> str:
    """A part of the grammar as it is, a list of words as alternatives with the longest first."""
    group, _, key = name.partition(".")
    if group == "grammar":
        return str(table("flags")[group][key])
    return any_of(words("flags", name), {"'": "['’]"})
