"""Denials that the encoder overlooks, above all in a second clause: "Shells hit Orna; the army denied shelling it".

A denial read as the outlet's own words would say the opposite of what was said, so grammar alone is enough to mark it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from secondhand.annotate.attributions.cues import group, verbs
from secondhand.annotate.attributions.found import Found, Range
from secondhand.annotate.attributions.passage import Passage
from secondhand.model import Span, Word

BY = "denials/1"
DENY = "deny"
SURE = 0.75
CONTENTS = ("xcomp", "ccomp")
"""Relations by which what is denied hangs from its verb: "denied shelling it", "denied that it had"."""
MOST = 80
"""Words of one phrase."""


def denied(p: Passage, words: Sequence[Word]) -> Iterator[Found]:
    """Denials whose verb has a subject and a clause. `words` are those of the whole document."""
    if not any(verbs().get(low) == DENY for low in p.lows):  # most blocks deny nothing
        return
    first, end = bisect_left(words, p.starts[0], key=_start), bisect_right(words, p.ends[-1], key=_start)
    below: defaultdict[int, list[int]] = defaultdict(list)
    for k in range(first, end):
        if (head := words[k].head) is not None:
            below[head].append(k)
    for k in range(first, end):
        if words[k].pos == "VERB" and verbs().get(words[k].span.of(p.text).lower()) == DENY:
            yield from _denial(p, words, below, k)


def _denial(p: Passage, words: Sequence[Word], below: Mapping[int, Sequence[int]], verb: int) -> Iterator[Found]:
    cue = _tokens(p, words[verb].span)
    parts = {words[child].relation: _phrase(words, below, child) for child in below.get(verb, ())}
    negated = any(words[child].span.of(p.text).lower() in group("negation") for child in below.get(verb, ()))
    content = next((parts[relation] for relation in CONTENTS if relation in parts), None)
    subject = parts.get("nsubj")
    if content and subject and not negated:
        yield Found((_tokens(p, subject),), (cue,), (_tokens(p, content),), SURE, BY)


def _phrase(words: Sequence[Word], below: Mapping[int, Sequence[int]], top: int) -> Span:
    """From the first to the last of the words that hang from one, itself among them."""
    found = [top]
    for word in found:
        found += below.get(word, ())[: MOST - len(found)]
    return Span(words[min(found)].start, words[max(found)].end)


def _tokens(p: Passage, span: Span) -> Range:
    return bisect_right(p.ends, span.start), bisect_left(p.starts, span.end)


def _start(word: Word) -> int:
    return word.start
