"""What the encoder overlooks and grammar shows: denials in a second clause ("Shells hit Orna; the army denied shelling it"), tolls that
somebody gives ("the mayor put the toll at nine") or records ("documented the killing of nine"), what is "said that" in a second clause.

Each, read as the outlet's own words, would be nobody's or say the opposite of what was said, so grammar alone is enough to mark it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

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
OF_FIGURES = frozenset({"NUM", "NOUN", "ADJ", "ADV", "CCONJ", "VERB"})
"""Parts of speech of the words that go on with the figures of a toll."""
FIGURE = 6
"""Words between "at" and the number of a toll: "at no fewer than 40"."""
NEAR = 12
"""Words behind a toll in which its figure stands."""
MOST = 80
"""Words of one phrase."""


def overlooked(p: Passage, words: Sequence[Word]) -> Iterator[Found]:
    """Denials, tolls, records and what is "said that", whose verb has a subject. `words` are those of the whole document."""
    if _signs().isdisjoint(p.lows):
        return
    first, end = bisect_left(words, p.starts[0], key=_start), bisect_right(words, p.ends[-1], key=_start)
    below: defaultdict[int, list[int]] = defaultdict(list)
    for k in range(first, end):
        if (head := words[k].head) is not None:
            below[head].append(k)
    for k in range(first, end):
        if words[k].pos != "VERB":
            continue
        content = _content(p, words, below, k)
        if content is None:
            continue
        subject = next((_phrase(words, below, child) for child in below[k] if words[child].relation == "nsubj"), None)
        if subject and not any(words[child].span.of(p.text).lower() in group("negation") for child in below[k]):
            yield Found((_tokens(p, subject),), (_tokens(p, words[k].span),), (_tokens(p, content),), SURE, BY)


@cache
def _signs() -> frozenset[str]:
    """The words one of which stands in all that is looked for."""
    denying = {form for form, lemma in verbs().items() if lemma == DENY}
    return group("toll") | group("recording") | group("said") | denying


def _content(p: Passage, words: Sequence[Word], below: Mapping[int, Sequence[int]], verb: int) -> Span | None:
    """What is said by a verb that the encoder may overlook."""
    low = words[verb].span.of(p.text).lower()
    if verbs().get(low) == DENY:
        return _denied(words, below, verb)
    if low in group("counting"):
        return _toll(p, words, below, verb)
    if low in group("recording"):
        return _recorded(p, words, below, verb)
    said = _denied(words, below, verb) if low in group("said") else None
    return said if said and said.of(p.text).lower().startswith("that ") else None


def _recorded(p: Passage, words: Sequence[Word], below: Mapping[int, Sequence[int]], verb: int) -> Span | None:
    """What somebody documents: "documented the killing of 40 people"."""
    objects = (child for child in below.get(verb, ()) if words[child].relation == "obj")
    recorded = next((at for at in objects if words[at].span.of(p.text).lower() in group("recorded")), None)
    if recorded is None:
        return None
    end = recorded
    while end + 1 < min(recorded + MOST, len(words)) and words[end + 1].pos != "PUNCT":
        end += 1
    return Span(_phrase(words, below, recorded).start, words[end].end)


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
        behind = range(case + 1, min(case + FIGURE, len(words))) if words[case].span.of(p.text).lower() in FIGURES else ()
        figure = next((at for at in behind if words[at].tag == "CD"), None)
        if figure is not None:
            while figure + 1 < len(words) and words[figure + 1].pos in OF_FIGURES:  # "at 19 dead and over 40 wounded"
                figure += 1
            return Span(said.start, max(said.end, words[figure].end))
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
