"""Paragraphs relayed without quotation marks: what follows "The agency reported:" or a paragraph that breaks off.

The next paragraph always belongs to the relayer; further ones while they are clipped or begin with the words of others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from secondhand.annotate.attributions.cues import calendar, group, verbal
from secondhand.annotate.attributions.found import Found, Range
from secondhand.annotate.attributions.passage import Passage

FURTHER = 5
"""Paragraphs after the first that can belong to a relayer."""
SHORT = 10
"""Tokens of a line that does nothing but introduce: "More from the agency:"."""
FINAL = frozenset(".?!;,:")
BY = "relayed/1"
CONFIDENCE = 0.6
FURTHER_CONFIDENCE = 0.5


def relayed(p: Passage, found: Sequence[Found]) -> list[Found]:
    """The findings with what they relay, and those that only an introducing line shows; in the order of the cues."""
    paragraphs = Paragraphs(p, found)
    return sorted([*map(paragraphs.widened, found), *paragraphs.introduced()], key=lambda item: item.lead)


class Paragraphs:
    """The lines of a passage and the attributions whose cues stand in each."""

    def __init__(self, p: Passage, found: Sequence[Found]) -> None:
        self.p = p
        starts = [*(k for k in range(len(p.tokens)) if p.line_starts(k)), len(p.tokens)]
        self.bounds = list(pairwise(starts))
        self.number = [n for n, (begin, end) in enumerate(self.bounds) for _ in range(begin, end)]
        self.told: dict[int, list[Found]] = defaultdict(list)
        for item in found:
            self.told[self.number[item.lead]].append(item)

    def widened(self, item: Found) -> Found:
        """A finding with the paragraphs after its own, where its words introduce them or break off."""
        n = self.number[item.lead]
        if n + 1 >= len(self.bounds) or not item.source or self.p.opens_quote(self.bounds[n + 1][0]):
            return item
        end = self.bounds[n][1]
        if self._introduces(item, end) and self._words(n + 1):
            return self._with_block(item, n + 1, ())
        kept = tuple(piece for piece in item.content if piece[0] < end)
        broken = bool(kept) and kept[-1][1] == end and self.p.tokens[end - 1].word and self._clipped(n + 1) and self._words(n + 1)
        return self._with_block(item, n + 1, kept) if broken else item

    def introduced(self) -> Iterator[Found]:
        """Relayers in a line of their own, without a verb: "From the Tarn Herald:"."""
        p = self.p
        for n, (begin, end) in enumerate(self.bounds[:-1]):
            if p.lows[end - 1] != ":" or end - begin > SHORT or self.told[n]:
                continue
            lead = next((k for k in range(end - 2, begin - 1, -1) if p.lows[k] in {"from", "via", "by"}), None)
            source = None if lead is None or lead + 1 == end - 1 else (lead + 1, end - 1)
            if lead is not None and source and self._speaks(source) and self._words(n + 1):
                yield self._with_block(Found((source,), ((lead, lead + 1),), (), CONFIDENCE, BY), n + 1, ())

    def _speaks(self, source: Range) -> bool:
        """Whether words can be nothing but a name: one is written with a capital, none is a verb or a mark."""
        tokens = self.p.tokens[slice(*source)]
        return bool(self._names(source)) and all(token.word and not verbal(token.low) for token in tokens)

    def _introduces(self, item: Found, end: int) -> bool:
        """Whether nothing but when and where stands between the cue and a colon that ends the paragraph."""
        p = self.p
        cue = item.cue[-1][1] if item.cue else end
        if p.lows[end - 1] != ":" or p.first[cue - 1] != p.first[end - 1] or any(begin < item.lead for begin, _ in item.content):
            return False
        between = p.low(cue)
        adjunct = between in {"in", "on", "at", "via", "to", "the", "this", "as"} or calendar(between)
        return cue >= end - 1 or (adjunct and end - cue <= SHORT and not any(map(verbal, p.lows[cue:end])))

    def _with_block(self, item: Found, first: int, kept: tuple[Range, ...]) -> Found:
        last = self._last(item, first)
        pieces = [self._bare(n) for n in range(first, last + 1)]
        sure = min(item.confidence, CONFIDENCE if last == first else FURTHER_CONFIDENCE)
        return replace(item, content=(*kept, *(piece for piece in pieces if piece[1] > piece[0])), confidence=sure)

    def _last(self, item: Found, first: int) -> int:
        """The last paragraph of a relayed block that begins at a paragraph."""
        names = self._names(item.source[-1])
        for n in range(first + 1, min(first + 1 + FURTHER, len(self.bounds))):
            begin, end = self.bounds[n]
            anew = any(token.text in names for token in self.p.tokens[begin:end])
            if anew or not (self._clipped(n) or self._others(n)):
                return n - 1
        return min(first + FURTHER, len(self.bounds) - 1)

    def _names(self, source: Range) -> set[str]:
        """The capital words of a source."""
        tokens = self.p.tokens[slice(*source)]
        return {token.text for token in tokens if token.capital and token.low not in group("determiner")}

    def _words(self, n: int) -> bool:
        """Whether a paragraph holds more than dots."""
        begin, end = self._bare(n)
        return begin < end

    def _clipped(self, n: int) -> bool:
        """Whether a paragraph begins in the middle of a sentence or with dots."""
        begin, _ = self.bounds[n]
        token = self.p.tokens[begin]
        return token.text in {".", "…"} or token.text[0].islower()

    def _others(self, n: int) -> bool:
        """Whether a paragraph begins with words that somebody named in it is said to say."""
        begin, _ = self.bounds[n]
        if self.p.lows[begin] in group("own_voice"):
            return False
        starts = [min(bounds[0] for bounds in (*item.source, *item.cue, *item.content)) for item in self.told[n] if item.source]
        return begin in starts

    def _bare(self, n: int) -> Range:
        """A paragraph without the dots around it."""
        begin, end = self.bounds[n]
        while begin < end and self.p.tokens[begin].text in {".", "…"}:
            begin += 1
        while end > begin and self.p.lows[end - 1] in FINAL:
            end -= 1
        return begin, end
