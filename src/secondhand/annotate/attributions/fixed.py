"""Rules that hang on a fixed word or mark: "according to", "reportedly", a colon."""

from __future__ import annotations

from secondhand.annotate.attributions import contents, sources
from secondhand.annotate.attributions.cues import group
from secondhand.annotate.attributions.found import Found
from secondhand.annotate.attributions.passage import Passage
from secondhand.annotate.attributions.sources import Range


def according(p: Passage, i: int) -> Found | None:
    """ "According to X, ...", "..., according to X", "..., according to X, ..."."""
    if p.lows[i] != "according" or p.low(i + 1) != "to":
        return None
    source = sources.after(p, i + 2, final=i - p.first[i] > 2)
    if source is None or not sources.names_speaker(p, source):
        return None
    first, last = p.first[i], p.last[i]
    end = source[1]
    content: list[Range] = []
    if p.low(i - 1) == "that" or p.lows[i - 2 : i] == ["that", ","]:
        content = contents.rightward(p, end + (p.low(end) == ","))
    elif i - first > 2:
        content = contents.leftward(p, i, first)
        content += contents.second_half(p, end)
    elif end < last:
        content = contents.rightward(p, end + (p.lows[end] == ","))
    return Found((source,), ((i, i + 2),), tuple(content), 0.9) if content else None


def hearsay(p: Passage, i: int) -> Found | None:
    """ "reportedly", "allegedly": somebody says so, nobody is named."""
    if p.lows[i] not in group("hearsay"):
        return None
    subject = sources.before(p, i, loose=True)
    content = ([subject] if subject else []) + contents.rightward(p, i + 1)
    return Found((), ((i, i + 1),), tuple(content), 0.7) if content else None


def headline(p: Passage, i: int) -> Found | None:
    """ "Six boats sunk in Tarn Monitor": a headline whose dash or colon before the source was lost."""
    if not p.headline or i + 1 != p.last[i] or i - p.first[i] < 4 or not p.tokens[i].capital:
        return None
    if p.lows[i] not in group("headline") or p.low(i - 1) in group("preposition") | group("determiner") or not p.tokens[i - 1].word:
        return None
    return Found(((i, i + 1),), (), tuple(contents.leftward(p, i, p.first[i])), 0.6)


def labelled(p: Passage, i: int) -> Found | None:
    """`Monitor: town has fallen`, `WALLACE: ...`, `Lee: "..."` at the start of a line; `Town has fallen: monitor` at its end."""
    if p.lows[i] != ":" or i == 0:
        return None
    first = i - 1
    while first > 0 and i - first < 6 and not p.line_starts(first):
        first -= 1
    if p.line_starts(first) and _speaks(p, first, i):
        content = contents.rightward(p, i + 1)
        return Found(((first, i),), ((i, i + 1),), tuple(content), 0.6) if content else None
    last = p.last[i]
    while last > i + 1 and not p.tokens[last - 1].word:
        last -= 1
    if i + 1 < last <= i + 5 and p.quote[i + 1] is None and sources.speaker(p.low(last - 1)):
        content = contents.leftward(p, i, p.first[i])
        return Found(((i + 1, last),), ((i, i + 1),), tuple(content), 0.8) if content else None
    return None


def _speaks(p: Passage, first: int, i: int) -> bool:
    """Whether the words before a colon name a speaker."""
    if i - first > 5 or not all(p.tokens[k].capital for k in range(first, i)):
        return False
    if p.labels[p.span(first, i).of(p.text)] > 1:
        return True
    shouted = all(p.tokens[k].text.isupper() and len(p.tokens[k].text) > 2 for k in range(first, i))
    return shouted or p.opens_quote(i + 1) or sources.speaker(p.low(i - 1))
