"""Who speaks, where grammar shows it and the encoder left the source empty or took it for a part of what is said."""

from __future__ import annotations

from dataclasses import replace

from secondhand.annotate.attributions.cues import calendar, lemmas, verbs
from secondhand.annotate.attributions.found import Found
from secondhand.annotate.attributions.passage import Passage

DAY_LINKS = frozenset({"on", "late", "early", "last"})
CLAUSE = 4
"""Tokens that a clause has at least."""
NAME = 8
"""Tokens that a speaker's name has at most, with the comma before it."""
TITLED = 14
"""The same of a name with a title before or behind it."""
WHOM = 4
"""Tokens that name whom something is told."""


def with_speaker(p: Passage, item: Found) -> Found:
    """A finding with its source, where the sentence has one."""
    for mend in (_speaker_near, _speaker_first, _speaker_last, _speaker_before_day, _speaker_between, _speaker_behind, _told_whom):
        item = mend(p, item)
    return item


def behind_day(p: Passage, begin: int, end: int) -> int:
    """The first token from one on that tells no day: behind "on Monday"."""
    return next((k for k in range(begin, end) if not _tells_day(p, k)), end)


def _tells_day(p: Passage, k: int) -> bool:
    return p.lows[k] in DAY_LINKS or calendar(p.lows[k])


def _speaker_near(p: Passage, item: Found) -> Found:
    """Veldara denied it. Its envoy rejected this, saying: of two sources that of the cue's own sentence speaks."""
    own = tuple(piece for piece in item.source if item.cue and p.first[piece[0]] == p.first[item.lead])
    return replace(item, source=own) if own and len(item.source) > 1 else item


def _speaker_first(p: Passage, item: Found) -> Found:
    """Veldara said on Monday shells hit Orna: what opens the sentence before an active verb is who says what follows."""
    first, lead = (p.first[item.lead], item.lead) if item.cue else (0, 0)
    if item.source or item.content != ((first, lead),) or len(item.cue) != 1 or not finite(p.lows[lead]) or lead - first > NAME:
        return item
    begin = behind_day(p, item.cue[0][1], p.last[lead])
    end = p.last[lead] - (not p.tokens[p.last[lead] - 1].word)
    if end - begin < CLAUSE or not all(p.tokens[k].word for k in range(first, lead)):
        return item
    return replace(item, source=((first, lead),), content=((begin, end),))


def _speaker_last(p: Passage, item: Found) -> Found:
    """Shells hit Orna, Veldara said: of a place and a speaker that follow each other, the last is he who said it."""
    if item.source or (len(item.content), len(item.cue)) != (1, 1) or item.content[0][1] != item.lead or p.quote[item.lead] is not None:
        return item
    begin, end = item.content[0]
    comma = next((k for k in range(end - 1, max(begin + CLAUSE, end - NAME) - 1, -1) if p.lows[k] == ","), end)
    named = comma + 1 < end and all(p.tokens[k].word for k in range(comma + 1, end))
    if not named or item.cue[0][1] - item.lead > 1 or not finite(p.lows[item.lead]):
        return item
    return replace(item, source=((comma + 1, end),), content=((begin, comma),))


def finite(low: str) -> bool:
    """Whether a word is a form of a cue verb that has a subject before it: "said", "says"."""
    return verbs().get(low, low) != low and not low.endswith("ing")


def _speaker_before_day(p: Passage, item: Found) -> Found:
    """Veldara on Monday accused the army of it: what opens the sentence before the day of the cue is who speaks."""
    if item.source or len(item.cue) != 1 or not finite(p.lows[item.lead]) or any(begin < item.lead for begin, _ in item.content):
        return item
    first = end = p.first[item.lead]
    while end < item.lead and p.tokens[end].word and not _tells_day(p, end):
        end += 1
    if not first < end < item.lead or end - first > NAME or behind_day(p, end, item.lead) != item.lead:
        return item
    return replace(item, source=((first, end),))


def _speaker_between(p: Passage, item: Found) -> Found:
    """Shells hit Orna, its mayor, Jon Lee, said: what stands between the comma behind what is said and its cue is who says it."""
    if item.source or (len(item.content), len(item.cue)) != (1, 1) or not finite(p.lows[item.lead]):
        return item
    comma, end = item.content[0][1], item.lead - (p.low(item.lead - 1) == ",")
    named = 0 < end - comma - 1 <= TITLED and p.low(comma) == "," and p.first[comma] == p.first[item.lead]
    if not named or not all(p.tokens[k].word or p.lows[k] in {",", "'", "’", "-"} for k in range(comma + 1, end)):
        return item
    return replace(item, source=((comma + 1, end),))


def _speaker_behind(p: Passage, item: Found) -> Found:
    """Shells hit Orna, said its mayor's office in exile: what follows the cue up to the end of the sentence is who says it."""
    if item.source or (len(item.content), len(item.cue)) != (2, 1) or item.cue[0][1] - item.lead > 1:
        return item
    (_, end), (begin, stop) = item.content
    around = end == item.lead - 1 and p.lows[end] == "," and begin == item.lead + 1 and stop >= p.last[item.lead] - 1
    if not around or stop - begin > TITLED or verbs().get(p.lows[item.lead]) not in lemmas("saying"):
        return item
    return replace(item, source=item.content[1:], content=item.content[:1])


def _told_whom(p: Passage, item: Found) -> Found:
    """Shells hit Orna, its mayor told the radio: whom it is told is not what is told."""
    if (len(item.source), len(item.content), len(item.cue)) != (1, 1, 1) or verbs().get(p.lows[item.cue[0][1] - 1]) != "tell":
        return item
    (begin, end), first = item.content[0], p.first[item.lead]
    comma = item.source[0][0] - 1
    whom = begin == item.cue[0][1] and end >= p.last[item.lead] - 1 and end - begin <= WHOM
    if not whom or p.low(comma) != "," or comma - first < CLAUSE or p.quote[begin] is not None:
        return item
    return replace(item, content=((first, comma),))
