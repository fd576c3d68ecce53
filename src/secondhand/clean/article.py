"""The article's part of a page: headline, byline, dateline, body, captions, and the furniture between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from secondhand.clean.credits import leading_credits, place_end
from secondhand.clean.dates import stamp
from secondhand.clean.lines import Line, key_of
from secondhand.clean.shapes import kinds_of
from secondhand.clean.tails import tail_start
from secondhand.clean.titles import forms, resembles, title_end
from secondhand.model import Block, BlockKind

HEAD_LINES = 15
"""The head of a page ends with its first line of running text, or after so many lines that are not furniture."""
HEADLINE_LENGTH = 120
CAPITALS_LENGTH = 250
"""A longer first line is a sentence, unless it is the title that was given; one in headline capitals may be this long."""
_SMALL_WORD = 4


def article_blocks(lines: Sequence[Line], title: str | None, headline: str | None) -> Iterator[Block]:
    """The blocks of these lines, in order. `headline` is the one the format marks, which is not among them."""
    head = _Head(lines, forms(headline or title), headline)
    for at, (line, kind) in enumerate(zip(lines, kinds_of(lines), strict=True)):
        if head.is_repeated(line):
            yield _part(line, "headline")
        elif kind == "body" and head.open:
            yield from head.read(at)
        elif kind == "body":
            yield from _paragraph(line, 0)
        elif head.open and title_end(line.text, head.titles) == len(line.text):
            yield head.headline(line, 0, len(line.text))
        else:
            yield _part(line, kind)


class _Head:
    """Reads the head of one page line by line, knowing what it has seen of it."""

    def __init__(self, lines: Sequence[Line], titles: tuple[str, ...], headline: str | None) -> None:
        self.titles = titles
        self.open = True
        self._lines = lines
        self._left = HEAD_LINES
        self._headline = None if headline is None else key_of(headline)
        self._told = False
        seen = Counter(line.key for line in lines if line.key)
        self._twice = frozenset(key for key, times in seen.items() if times > 1 and len(key.split()) >= 3)

    def is_repeated(self, line: Line) -> bool:
        """Whether the line is the headline once more."""
        return bool(self._headline) and line.key == self._headline

    def headline(self, line: Line, start: int, end: int) -> Block:
        """This part of the line as the headline of the page."""
        part = _part(line, "headline", start, end)
        self._headline = line.key if part.end == line.end and not start else ""
        return part

    def read(self, at: int) -> Iterator[Block]:
        """The blocks of one line of the head."""
        line = self._lines[at]
        found, rest = leading_credits(line.text, 0, self.titles)
        if not found and self._is_author(at):
            yield _part(line, "byline")
            return
        for credit in found:
            yield _part(line, credit.kind, credit.start, credit.end)
        if rest < len(line.text) and self._headline is None and not _is_place(line, rest) and (end := self._headline_end(at, rest)):
            yield self.headline(line, rest, end)
            found, rest = leading_credits(line.text, _after_space(line.text, end), self.titles)
            for credit in found:
                yield _part(line, credit.kind, credit.start, credit.end)
        if rest < len(line.text):
            yield from self._body(line, rest)
        self._left -= 1
        self.open = self.open and self._left > 0

    def _body(self, line: Line, start: int) -> Iterator[Block]:
        start = _after_space(line.text, start)
        self._told = True
        self.open = not line.told
        place = place_end(line.text[start:])
        if place:
            yield _part(line, "dateline", start, start + place)
            start += place
        if start < len(line.text):
            yield from _paragraph(line, start)

    def _headline_end(self, at: int, start: int) -> int | None:
        line = self._lines[at]
        rest = line.text[start : start + 1000]
        end = title_end(rest, self.titles)
        if end is not None:
            return start + end
        capitals = not line.ends_sentence and _has_title_case(rest)
        if self._told or len(line.text) - start > (CAPITALS_LENGTH if capitals else HEADLINE_LENGTH):
            return None
        if self.titles:
            return len(line.text) if resembles(rest, self.titles) else None
        return len(line.text) if self._looks_like_headline(at, rest, dated=start > 0) else None

    def _looks_like_headline(self, at: int, rest: str, *, dated: bool) -> bool:
        """A first line of several words that is no sentence, above running text."""
        line = self._lines[at]
        if len(rest.split()) < 2 or rest[0].islower() or rest.endswith((",", ":", ";")):
            return False
        # A full stop at the end makes a sentence, unless the capitals or a date before it say otherwise.
        if line.ends_sentence and rest.rstrip("\"”’'")[-1:] not in "?!" and not (dated or _has_title_case(rest)):
            return False
        return line.key in self._twice or any(below.told for below in self._lines[at + 1 : at + 1 + HEAD_LINES])

    def _is_author(self, at: int) -> bool:
        """Two to four names alone on the line above or below that of the date."""
        names = self._lines[at].text.split()
        if not 2 <= len(names) <= 4 or self._headline is None or not all(name.isalpha() and name[0].isupper() for name in names):
            return False
        return any(0 <= near < len(self._lines) and stamp(self._lines[near].text) for near in (at - 1, at + 1))


def _is_place(line: Line, start: int) -> bool:
    """Whether the rest of the line is a place, a day and an agency, and nothing more."""
    return place_end(line.text[start:]) == len(line.text) - start


def _after_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _has_title_case(text: str) -> bool:
    long = [word for word in text.split() if len(word) >= _SMALL_WORD and word[0].isalpha()]
    return len(long) >= 3 and 4 * sum(word[0].isupper() for word in long) >= 3 * len(long)


def _paragraph(line: Line, start: int) -> Iterator[Block]:
    """The rest of a line as body, with the credit or control at its end as what it is."""
    tail = tail_start(line.text[start:])
    if not tail:
        yield _part(line, "body", start)
        return
    if line.text[start : start + tail[0]].strip():
        yield _part(line, "body", start, start + tail[0])
    yield _part(line, tail[1], start + tail[0])


def _part(line: Line, kind: BlockKind, start: int = 0, end: int | None = None) -> Block:
    """A part of a line as a block, without white space at its ends."""
    part = line.text[start:end]
    first = line.start + start + len(part) - len(part.lstrip())
    return Block(start=first, end=first + len(part.strip()), kind=kind)
