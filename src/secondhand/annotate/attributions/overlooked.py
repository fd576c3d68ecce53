"""What the encoder overlooks and grammar shows: denials in a second clause ("Shells hit Orna; the army denied shelling it")
and tolls that somebody gives ("the mayor put the toll at nine").

Either, read as the outlet's own words, would be nobody's or say the opposite of what was said, so grammar alone is enough to mark it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from secondhand.annotate.attributions.cues import group, verbs
from secondhand.annotate.attributions.found import Found, Range
from secondhand.annotate.attributions.passage import Passage
from secondhand.model import Span, Word

BY = "overlooked/1"
SURE = 0.75
DENY = "deny"
CONTENTS = ("xcomp", "ccomp")
"""Relations by which what is denied hangs from its verb: "denied shelling it", "denied that it had"."""
FIGURES = frozenset({"at", "as", "to"})
"""Before the number of a toll."""
NEAR = 12
"""Words behind a toll in which its figure stands."""
MOST = 80
"""Words of one phrase."""


def overlooked(p: Passage, words: Sequence[Word]) -> Iterator[Found]:
    """Denials and tolls whose verb has a subject. `words` are those of the whole document."""
    if not any(verbs().get(low) == DENY or low in group("toll") for low in p.lows):  # most blocks have neither
        return
    first, end = bisect_left(words, p.starts[0], key=_start), bisect_right(words, p.ends[-1], key=_start)
    below: defaultdict[int, list[int]] = defaultdict(list)
    for k in range(first, end):
        if (head := words[k].head) is not None:
            below[head].append(k)
    for k in range(first, end):
        if words[k].pos != "VERB":
            continue
        low = words[k].span.of(p.text).lower()
        denies, counts = verbs().get(low) == DENY, low in group("counting")
        content = _denied(words, below, k) if denies else _toll(p, words, below, k) if counts else None
        subject = next((_phrase(words, below, child) for child in below[k] if words[child].relation == "nsubj"), None)
        if content and subject and not any(words[child].span.of(p.text).lower() in group("negation") for child in below[k]):
            yield Found((_tokens(p, subject),), (_tokens(p, words[k].span),), (_tokens(p, content),), SURE, BY)


def _denied(words: Sequence[Word], below: Mapping[int, Sequence[int]], verb: int) -> Span | None:
    """The clause that is denied."""
    parts = {words[child].relation: child for child in below.get(verb, ())}
    return next((_phrase(words, below, parts[relation]) for relation in CONTENTS if relation in parts), None)


def _toll(p: Passage, words: Sequence[Word], below: Mapping[int, Sequence[int]], verb: int) -> Span | None:
    """The toll that is put at a figure, with the figure."""
    toll = next((child for child in below.get(verb, ()) if words[child].relation == "obj"), None)
    if toll is None or words[toll].span.of(p.text).lower() not in group("toll"):
        return None
    said = _phrase(words, below, toll)
    for case in range(toll + 1, min(toll + NEAR, len(words))):
        figure = words[case].head if words[case].span.of(p.text).lower() in FIGURES else None
        if figure is not None and figure > case and any(words[at].tag == "CD" for at in (figure, *below.get(figure, ()))):
            return Span(said.start, max(said.end, _phrase(words, below, figure).end))
    return None


def _phrase(words: Sequence[Word], below: Mapping[int, Sequence[int]], top: int) -> Span:
    """From the first to the last of the words that hang from one, itself among them; no phrase ends with a preposition."""
    found = [top]
    for word in found:
        found += below.get(word, ())[: MOST - len(found)]
    return Span(words[min(found)].start, max(words[k].end for k in found if k == top or words[k].tag != "IN"))


def _tokens(p: Passage, span: Span) -> Range:
    return bisect_right(p.ends, span.start), bisect_left(p.starts, span.end)


def _start(word: Word) -> int:
    return word.start
