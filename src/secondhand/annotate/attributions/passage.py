"""A block as tokens, with its sentences and quotations: what headlines, relayed paragraphs and the writer's own words are found in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from secondhand.model import Sentence, Span

TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}(?:-\w+)*"  # U.S.-led
    r"|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Brig|St|Prof|Rev|Jr|Sr)\."
    r"|(?<!\w)[A-Z]\.(?=\s[A-Z])"  # an initial
    r"|\w+(?:[’'.&\-]\w+)*|''|``|[^\w\s]"
)
OPENERS = frozenset("“«„") | {"``"}
CLOSERS = frozenset("”»") | {"''"}
LONGEST_QUOTE = 1500
"""Tokens. A quotation mark that is not closed within so many is taken for a misprint."""


@dataclass(frozen=True, slots=True)
class Token:
    start: int
    end: int
    text: str
    low: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def word(self) -> bool:
        """Whether it is a word or number rather than a mark."""
        return self.text[0].isalnum()


class Passage:
    """The tokens of one block. `first[i]` and `last[i]` bound the sentence of token i (last excluded);
    `quote[i]` is the quotation it stands in, as a range that includes the marks, or None."""

    def __init__(self, text: str, block: Span, sentences: Sequence[Sentence], *, headline: bool = False) -> None:
        self.text = text
        self.headline = headline
        self.tokens = [Token(m.start(), m.end(), m.group(), m.group().lower()) for m in TOKEN.finditer(text, block.start, block.end)]
        self.lows = [token.low for token in self.tokens]
        self.starts = [token.start for token in self.tokens]
        self.ends = [token.end for token in self.tokens]
        self.first, self.last = self._bounds([sentence.start for sentence in sentences])
        self.quotes = list(self._quotations())
        self.quote: list[tuple[int, int] | None] = [None] * len(self.tokens)
        for begin, end in self.quotes:
            self.quote[begin:end] = [(begin, end)] * (end - begin)

    def low(self, index: int) -> str:
        """The token in lower case; empty outside the block."""
        return self.lows[index] if 0 <= index < len(self.lows) else ""

    def span(self, begin: int, end: int) -> Span:
        """The characters from one token to before another."""
        return Span(self.tokens[begin].start, self.tokens[end - 1].end)

    def spans(self, ranges: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
        """The characters of several ranges of tokens."""
        return tuple(self.span(begin, end) for begin, end in ranges)

    def opens_quote(self, index: int) -> bool:
        """Whether a quotation begins with this token."""
        bounds = self.quote[index] if 0 <= index < len(self.quote) else None
        return bounds is not None and bounds[0] == index

    def ends_speech(self, index: int) -> bool:
        """Whether a quotation is closed here that its tag must follow: `...," she said`."""
        bounds = self.quote[index]
        closed = bounds is not None and bounds[1] == index + 1 and self.tokens[index].text in CLOSERS | set("\"’'")
        return closed and self.low(index - 1) in {",", "?", "!"}

    def line_starts(self, index: int) -> bool:
        """Whether a line of the text begins with this token."""
        return index == 0 or "\n" in self.text[self.tokens[index - 1].end : self.tokens[index].start]

    def _bounds(self, starts: Sequence[int]) -> tuple[list[int], list[int]]:
        number = [bisect_right(starts, token.start) for token in self.tokens]
        first, last = list(range(len(number))), list(range(1, len(number) + 1))
        for i in range(1, len(number)):
            if number[i] == number[i - 1]:
                first[i] = first[i - 1]
        for i in range(len(number) - 2, -1, -1):
            if number[i] == number[i + 1]:
                last[i] = last[i + 1]
        return first, last

    def _quotations(self) -> list[tuple[int, int]]:
        """Quotations by curly, angled and straight double marks, and by single marks that open a word."""
        found: list[tuple[int, int]] = []
        opened, closer = -1, frozenset[str]()
        for i, token in enumerate(self.tokens):
            if opened >= 0 and (self.line_starts(i) or i - opened > LONGEST_QUOTE):
                if '"' in closer or "”" in closer:
                    found.append((opened, i))  # speech may run over paragraphs, each opened anew
                opened = -1
            if opened < 0:
                closer = self._closer(i)
                opened = i if closer else -1
            elif token.text in closer and not (token.text in "'’" and self._apostrophe(i)):
                found.append((opened, i + 1))
                opened = -1
        return found

    def _closer(self, i: int) -> frozenset[str]:
        """The marks that would close a quotation opened by this token; empty when it opens none."""
        text = self.tokens[i].text
        if text in OPENERS:
            return CLOSERS | {'"'}
        spaced = i == 0 or self.tokens[i - 1].end < self.tokens[i].start or self.tokens[i - 1].text in "([—-"
        tight = i + 1 < len(self.tokens) and self.tokens[i + 1].start == self.tokens[i].end
        if text in {'"', "''"} and tight:
            return frozenset({'"', "''", "”"})
        if text in {"‘", "'"} and spaced and tight:
            return frozenset("’'")
        return frozenset()

    def _apostrophe(self, i: int) -> bool:
        """Whether a single mark is the possessive of a plural: a word follows and no stop precedes."""
        follows = i + 1 < len(self.tokens) and self.tokens[i + 1].word
        return self.low(i - 1).endswith("s") and follows and self.low(i + 1) not in {"and", "in", "by", "of", "on", "to", "as", "for"}
