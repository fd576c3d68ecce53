"""What the writer says himself, kept apart from what he relays: his asides, his own clauses, events that tell nothing."""

from __future__ import annotations

from dataclasses import replace

from secondhand.annotate.attributions.cues import group, verbal
from secondhand.annotate.attributions.found import Found, Range
from secondhand.annotate.attributions.passage import Passage
from secondhand.annotate.attributions.stance import stance_of

LONGEST = 250
"""Tokens of a content outside quotation marks; real ones stay far below."""
REACH = 80
"""Tokens between the start of a sentence and a speaker within its first clause."""


def without_writer(p: Passage, item: Found) -> Found | None:
    """A finding without the writer's own words; None when he speaks himself or the source is nothing that speaks."""
    if any(_own_voice(p, source) or _happening(p, source) or _theory(p, source) for source in item.source):
        return None
    lead = item.cue[-1][1] if item.cue else item.lead
    pieces = tuple(_cut(p, piece, item) if piece[0] >= lead else piece for piece in item.content)
    return replace(item, content=pieces)


def _own_voice(p: Passage, source: Range) -> bool:
    """Whether the writer speaks for himself or addresses the reader: "I think", "you know" outside quotation marks."""
    begin, end = source
    return end - begin == 1 and p.lows[begin] in {"i", "we", "you"} and p.quote[begin] is None


def _happening(p: Passage, source: Range) -> bool:
    """Whether the source is an event: "the offensive threatens the town" relays nobody's words."""
    begin, end = source
    head = next((k for k in range(begin + 1, end) if p.lows[k] in group("preposition") or p.lows[k] == ","), end) - 1
    return p.lows[head] in group("happening") and not p.tokens[head].capital


def _theory(p: Passage, source: Range) -> bool:
    """Whether the source is what the writer has just told: "according to this theory" relays nobody's words either."""
    begin, end = source
    return p.lows[begin] in group("determiner") and p.lows[end - 1] in group("theory")


def _cut(p: Passage, piece: Range, item: Found) -> Range:
    """A piece of content up to where the writer goes on in his own voice."""
    begin, end = piece
    conceding = _conceding(p, item)
    condemned = stance_of(p.text, p.spans(item.cue), p.spans(item.content)) == "condemns"
    named = condemned and p.quote[begin] is None and p.lows[begin] not in {"that", "to"}
    for k in range(begin + 1, end):
        spoken = p.ends_speech(k)
        if not spoken and (p.lows[k] != "," or p.quote[k] is not None):
            continue
        purpose = named and p.lows[k + 1 : k + 4] == ["as", "part", "of"]
        if purpose or _aside(p, k, end) or (conceding and _main_clause(p, begin, k)):
            return begin, k + spoken
    return piece


def _aside(p: Passage, comma: int, end: int) -> bool:
    """Whether the writer comments after a comma: ", apparently forgetting", ", while, it must be noted,", ", though"."""
    following = p.low(comma + 1)
    forgetting = following in group("aside") and p.low(comma + 2).endswith("ing")
    trailing = comma + 2 == end and following in {"though", "however"}
    noted = any(
        p.lows[k : k + 3] in (["it", "must", "be"], ["it", "should", "be"]) and p.low(k + 3) in group("noted")
        for k in range(comma + 1, comma + 4)
    )
    return forgetting or trailing or noted


def _conceding(p: Passage, item: Found) -> bool:
    """Whether the cue stands in the clause of an "although" that opens the sentence."""
    if not item.source or not item.cue:
        return False
    first, speaker = p.first[item.lead], item.source[0][0]
    if p.lows[first] not in {"although", "though", "while", "whereas"} or speaker - first > REACH:
        return False
    return not any(p.lows[k] == "," and p.low(k + 1) not in {"and", "or", "but"} for k in range(first, speaker))


def _main_clause(p: Passage, begin: int, comma: int) -> bool:
    """Whether after a comma begins the clause that the "although" before it depends on."""
    following = p.low(comma + 1)
    if following in group("conjunction") | group("preposition") | {"and", "or"} or following.endswith("ing"):
        return False
    last = min(p.last[comma], comma + LONGEST)
    stop = next((k for k in range(comma + 1, last) if p.lows[k] == ","), last)
    return any(verbal(p.lows[k]) for k in range(begin, comma)) and any(verbal(p.lows[k]) for k in range(comma + 1, stop))
