"""What the encoder leaves ragged where grammar leaves no choice: a cue read twice, a voice slipped in between, "was quoted as saying"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from secondhand.annotate.attributions.cues import calendar, group, lemmas, verbs
from secondhand.annotate.attributions.found import Found, Range
from secondhand.annotate.attributions.passage import Passage
from secondhand.annotate.attributions.speakers import CLAUSE, DAY_LINKS, behind_day, finite, with_speaker

SCRAP = 2
"""Tokens of a content that are too few to be one."""
SHARED = 0.5
"""Of the shorter of two contents: if so much is the content of both, one of the speakers relays the other."""


def mended(p: Passage, outer: Sequence[Found], inner: Sequence[Found]) -> list[Found]:
    """The findings in the order of their cues, each cue once; `inner` are those of contents that were read again."""
    told = ([item for item in found if not _untold(p, item)] for found in _resumed(p, outer, inner))
    once = _once(*([_bordered(p, item) for item in found] for found in told))
    parted = _without_relayers(once)
    by_start = sorted(parted, key=_start)
    return sorted((_around(p, item, by_start) for item in parted), key=lambda item: item.lead)


def _untold(p: Passage, item: Found) -> bool:
    """Whether nobody tells it: "no one has claimed responsibility for it", "the army repelled an attack"."""
    deed = bool(item.cue) and all(p.lows[k] in group("deeds") for begin, end in item.cue for k in range(begin, end))
    return deed or any(" ".join(p.lows[begin:end]).startswith(tuple(group("no_speaker"))) for begin, end in item.source[:1])


def _resumed(p: Passage, outer: Sequence[Found], inner: Sequence[Found]) -> tuple[list[Found], list[Found]]:
    """The army said its men had left and accused the mayor: after what "had" happened, a past form goes on with who speaks."""
    around, within = list(outer), list(inner)
    for n, item in enumerate(inner):
        lead = item.lead
        if (
            len(item.source) != 1
            or p.low(lead - 1) != "and"
            or "had" not in p.lows[item.source[0][1] : lead - 1]
            or not finite(p.lows[lead])
        ):
            continue
        for k, whole in enumerate(around):
            begin, end = whole.content[0]
            opens = begin <= item.source[0][0] <= begin + 1 and lead < end and len(whole.content) == 1
            if opens and whole.source and whole.cue and whole.cue[-1][1] <= begin:
                around[k] = replace(whole, content=((begin, lead - 1),))
                within[n] = replace(item, source=whole.source)
    return around, within


def _bordered(p: Passage, item: Found) -> Found:
    """A finding by itself, with the borders that grammar gives it."""
    for mend in (_in_passive, _without_day, _quoted_as_saying, with_speaker, _role_in, _accused_of, _told_around, _told_before):
        item = mend(p, item)
    return item


def _once(outer: Sequence[Found], inner: Sequence[Found]) -> list[Found]:
    """What is heard again in a content counts once, and as it was heard where most stood around it."""
    kept: list[Found] = []
    taken: set[int] = set()
    surest = (sorted(found, key=lambda item: (-item.confidence, item.lead)) for found in (outer, inner))
    for item in chain.from_iterable(surest):
        tokens = _tokens(item.cue)
        if taken.isdisjoint(tokens):
            kept.append(item)
            taken |= tokens
    return sorted(kept, key=lambda item: item.lead)


def _without_day(p: Passage, item: Found) -> Found:
    """When something was said is neither cue nor content: "said on Monday that"."""
    if not item.cue or not item.content:
        return item
    (low, high), (begin, end) = item.cue[-1], item.content[0]
    day = begin + (p.lows[begin] in DAY_LINKS)
    if begin not in {high, high + 1} or day >= end or not calendar(p.lows[day]) or (day == begin and p.lows[high - 1] not in DAY_LINKS):
        return item
    after = next((k for k in range(day, end) if not calendar(p.lows[k])), end)
    if p.low(after) != "that" or after + 1 >= end:
        return item
    high -= p.lows[high - 1] in DAY_LINKS and high - low > 1
    return replace(item, cue=(*item.cue[:-1], (low, high)), content=((after, end), *item.content[1:]))


def _in_passive(p: Passage, item: Found) -> Found:
    """ "The army was condemned for it": who is named before the cue is not he who condemns. He may stand behind a "by"."""
    (low, high), subject = item.cue[0] if item.cue else (0, 0), item.source[:1]
    passive = any(_addressed(p.lows[k]) and not group("be").isdisjoint(p.lows[low:k]) for k in range(low, high))
    if not passive or not subject or subject[0][1] != low:
        return item
    by = next((k for k in range(high - 1, min(high + 1, p.last[low])) if p.lows[k] == "by"), None)
    if by is None:
        return replace(item, source=())
    end = next((k for k in range(by + 1, p.last[low]) if p.lows[k] in group("of_whom") or not p.tokens[k].word), p.last[low])
    return replace(item, source=((by + 1, end),) if end > by + 1 else ())


def _addressed(low: str) -> bool:
    """Whether a word is a past form of a verb that is done to whom one speaks to or of."""
    lemma = verbs().get(low)
    return lemma in lemmas("addressing") and low != lemma and not low.endswith(("ing", "s"))


def _quoted_as_saying(p: Passage, item: Found) -> Found:
    """ "...," X was quoted as saying: the last word belongs to the cue, and what is said is the quotation before."""
    if not (item.source and item.cue and len(item.content) == 1):
        return item
    (begin, end), first = item.content[0], item.source[0][0]
    if p.lows[begin:end] != ["saying"] or p.lows[begin - 1] != "as" or item.cue[-1][1] != begin:
        return item
    before = first - 1 - (p.low(first - 1) == ",")
    quotation = p.quote[before] if before >= 0 else None
    if quotation is None:
        return item
    return replace(item, cue=(*item.cue[:-1], (item.cue[-1][0], end)), content=(quotation,))


def _clause_end(p: Passage, begin: int, end: int) -> int:
    """The first mark from a token on."""
    return next((k for k in range(begin, end) if not p.tokens[k].word), end)


def _role_in(p: Passage, item: Found) -> Found:
    """ "Denied any role | in the raid": what the role was in belongs to what is denied."""
    if len(item.content) != 1 or not item.content[0][0] < (end := item.content[0][1]) < p.last[item.content[0][0]]:
        return item
    if end - item.content[0][0] > SCRAP or p.lows[end - 1] not in group("role") or p.lows[end] not in group("role_in"):
        return item
    stop = _clause_end(p, end, p.last[end])
    return replace(item, content=((item.content[0][0], stop),))


def _accused_of(p: Passage, item: Found) -> Found:
    """ "Accused the army | on Monday of shelling it", "claimed responsibility | on Monday for it": the day only parts what is told."""
    if len(item.content) != 1 or not item.cue or item.content[0][0] < item.cue[-1][1]:
        return item
    begin, end = item.content[0]
    behind = behind_day(p, end, p.last[begin])
    if behind == end or behind >= p.last[begin] or p.lows[behind] not in group("of_what") or p.quote[behind] is not None:
        return item
    stop = _clause_end(p, behind, p.last[begin])
    return replace(item, content=((begin, stop),))


def _told_around(p: Passage, item: Found) -> Found:
    """ "Clashes were reported in Orna": what stands behind a passive that only says so belongs to what it tells."""
    if item.source or (len(item.content), len(item.cue)) != (1, 1) or item.content[0][1] != item.lead:
        return item
    (low, high), last = item.cue[0], p.last[item.lead]
    passive = high - low > 1 and not group("be").isdisjoint(p.lows[low:high]) and verbs().get(p.lows[high - 1]) in lemmas("saying")
    stop = _clause_end(p, high, last)
    if not passive or stop <= high or p.lows[high] in group("behind_telling"):
        return item
    if p.lows[high] != "by":
        return replace(item, content=(*item.content, (high, stop)))
    end = next((k for k in range(high + 1, stop) if p.lows[k] in group("of_whom")), stop)
    behind = ((end, stop),) if end < stop else ()
    return replace(item, source=((high + 1, end),), content=(*item.content, *behind)) if end > high + 1 else item


def _told_before(p: Passage, item: Found) -> Found:
    """Shells hit the market, its owner said: where but a scrap was heard of what was said, it is all that stands before the comma."""
    if len(item.content) != 1 or not item.cue or p.quote[item.lead] is not None:
        return item
    scrap, first = item.content[0], p.first[item.lead]
    source = item.source or ((scrap,) if scrap[1] == item.lead else ())
    comma = min((item.lead, *(begin for begin, _ in source))) - 1
    if not source or scrap[1] - scrap[0] > SCRAP or scrap[1] > item.lead or comma - first < CLAUSE or p.low(comma) != ",":
        return item
    return replace(item, source=source, content=((first, comma),))


def _without_relayers(found: Sequence[Found]) -> list[Found]:
    """A source of two pieces loses the one that is the source of him who relays: "X reported that, according to Y, ..."."""
    first: dict[Range, int] = {}
    for item in found:
        for piece in item.source:
            first.setdefault(piece, item.lead)
    own = (tuple(piece for piece in item.source if first[piece] == item.lead) for item in found)
    return [replace(item, source=kept or item.source) for item, kept in zip(found, own, strict=True)]


def _around(p: Passage, item: Found, by_start: Sequence[Found]) -> Found:
    """A content widened to the left over the voice that stands between it and its cue, in the sentence of the cue."""
    if not item.cue or not item.content or item.content[0][0] < item.cue[-1][1]:
        return item
    begin, end = item.content[0]
    low = bisect_left(by_start, item.cue[-1][1], key=_start)
    high = bisect_left(by_start, min(begin, p.last[item.lead]), key=_start)
    between = (_start(other) for other in by_start[low:high] if _shares(item, other))
    return replace(item, content=((next(between, begin), end), *item.content[1:]))


def _start(item: Found) -> int:
    """The first token of the cue or of the source, whichever comes first."""
    return min((item.lead, *(piece[0] for piece in item.source)))


def _shares(item: Found, other: Found) -> bool:
    mine, theirs = _tokens(item.content), _tokens(other.content)
    return bool(theirs) and len(mine & theirs) >= SHARED * min(len(mine), len(theirs))


def _tokens(ranges: Sequence[Range]) -> set[int]:
    return {k for begin, end in ranges for k in range(begin, end)}
