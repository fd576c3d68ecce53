"""The comment section of a page: where it begins, and who wrote what in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from secondhand.clean.lines import Line
from secondhand.clean.phrases import is_appeal, is_furniture, is_listed, is_signs
from secondhand.clean.voices import (
    could_be_name,
    is_age,
    is_close,
    is_control,
    is_marker,
    is_name,
    is_reply,
    is_weak_marker,
    name_before,
    name_start,
)
from secondhand.lexicon import words
from secondhand.model import Block

SAMPLE = 80
"""So many lines are looked at to see whether comments follow."""
BACK = 6
"""So many lines lie at most between the name of an author and the controls below the comment."""


def opening(lines: Sequence[Line]) -> int:
    """The first line of the comment section; the number of lines when there is none."""
    told = next((at for at, line in enumerate(lines) if line.told), len(lines))
    candidates = range(told + 1, len(lines))
    marked = next((at for at in candidates if _opens(lines, at)), None)
    if marked is not None:
        return marked
    controlled = _first_controlled(lines, candidates)
    if controlled is not None:
        return controlled
    return next((at for at in candidates if _is_edge(lines[at - 1]) and _chats(lines[at : at + SAMPLE])), len(lines))


def _is_edge(line: Line) -> bool:
    return is_furniture(line) or is_appeal(line)


def _opens(lines: Sequence[Line], at: int) -> bool:
    line, below = lines[at], lines[at + 1 : at + 1 + SAMPLE]
    if is_marker(line):
        # A prompt inside the article has more of the article below it than above.
        return any(map(is_marker, below[:4])) or _answered(below) or lines[-1].end - line.end < line.start - lines[0].start
    return is_weak_marker(line) and (any(map(is_marker, below[:4])) or _answered(below))


def _answered(lines: Sequence[Line]) -> bool:
    """Whether these lines have the machinery of comments among them, or names above short texts."""
    return any(is_reply(line) or is_age(line.text) or name_before(line) for line in lines if line.key) or _alternates(lines)


def _alternates(lines: Sequence[Line]) -> bool:
    """Whether names and texts of some words take turns."""
    pairs = [
        (name, text)
        for name, text in pairwise(lines)
        if is_name(name) and text.gap <= 1 and not is_name(text) and 4 <= len(text.text.split()) <= 200 and len(text.text) < 1000
    ]
    return len(pairs) >= 3 and 5 * len(pairs) >= len(lines)


def _chats(lines: Sequence[Line]) -> bool:
    """Whether names and texts take turns as readers write: texts that are no proper sentences, and threads set apart.

    A list of victims, each name with its story below, takes turns too.
    """
    loose = [line for line in lines if not is_name(line) and (line.text[0].islower() or not line.ends_sentence)]
    return 6 * len(loose) >= len(lines) and any(line.gap > 1 for line in lines[1:]) and _alternates(lines)


def _first_controlled(lines: Sequence[Line], candidates: range) -> int | None:
    """The first comment on a page that has controls below its comments, but no heading above them."""
    replies = [at for at in candidates if is_reply(lines[at])]
    ages = [at for at in candidates if is_age(lines[at].text) or name_before(lines[at])] if replies else []
    if not replies or len(replies) + len(ages) < 2:
        return None
    first = min(*replies[:1], *ages[:1], *replies[1:2])
    if name_before(lines[first]):
        return first
    above = range(first - 1, max(candidates.start - 1, first - BACK), -1)
    return next((at for at in above if is_name(lines[at]) or name_before(lines[at])), first - 1 if first > candidates.start else first)


def comment_blocks(lines: Sequence[Line]) -> Iterator[Block]:
    """The blocks of a comment section. A comment's name and paragraphs share its author and its place in the thread."""
    section = _Section(lines)
    for at in range(len(lines)):
        yield from section.read(at)


class _Section:
    """Reads a comment section line by line, knowing who is speaking."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        seen = Counter(line.key for line in lines if could_be_name(line))
        self._often = frozenset(key for key, times in seen.items() if times > 1)
        self._names: set[str] = set()
        self._author: str | None = None
        self._thread = -1
        self._awaited = False
        """A name was read, its text not yet."""
        self._ended = True
        """A control was read, so that the next text is another comment."""
        self._closed = False

    def read(self, at: int) -> Iterator[Block]:
        """The blocks of one line."""
        line = self._lines[at]
        if self._is_machinery(at):
            yield _part(line, 0, len(line.text))
            return
        name = name_before(line)
        if name is None and self._is_author(at):
            name = len(line.text)
        if name is None:
            yield from self._text(line)
            return
        lead = name_start(line.text)
        name = lead + self._without_addressee(line.text[lead:name])
        self._names.add(line.text[lead:name])
        self._author, self._awaited, self._ended = line.text[lead:name], True, False
        self._thread += 1
        if lead:
            yield _part(line, 0, lead)
        yield self._comment(line, lead, name)
        if line.text[name:].strip():
            yield _part(line, name, len(line.text))

    def _without_addressee(self, name: str) -> int:
        """Where the name ends when that of an earlier author follows it: "Karim Leila • 2 days ago" answers Leila."""
        spaces = [at for at, character in enumerate(name) if character.isspace()]
        return next((at for at in spaces if name[at + 1 :] in self._names), len(name))

    def _is_machinery(self, at: int) -> bool:
        line = self._lines[at]
        if is_marker(line):
            self._closed = False
        elif is_close(line) and not self._awaited:
            self._closed = True
        if self._closed:
            return True
        below = self._lines[at + 1] if at + 1 < len(self._lines) else None
        if self._thread < 0 and below and could_be_name(line) and below.gap <= 1 and is_control(below):
            return True  # the name of the site, above its own controls
        if is_control(line) or (is_signs(line) and not (self._awaited and line.key == "")):
            self._ended = self._ended or not self._awaited
            return True
        return is_age(line.text) or (not self._awaited and (is_listed(line, "lines") or is_listed(line, "menu")))

    def _is_author(self, at: int) -> bool:
        line, below = self._lines[at], self._lines[at + 1 : at + 3]
        if not below or not could_be_name(line):
            return False
        often = line.key in self._often
        if self._awaited:
            return line.gap > 1 and (often or is_name(line))
        if below[0].gap <= 1 and is_age(below[0].text):
            return True
        if below[0].gap > 1 or not (often or is_name(line)):
            return often
        # A short comment above the name of the next author looks like a name above a short comment.
        is_text = len(below) > 1 and is_name(below[0]) and below[1].gap <= 1 and not is_name(below[1]) and not is_control(below[1])
        return often or not is_text

    def _text(self, line: Line) -> Iterator[Block]:
        if not self._awaited and (line.gap > 1 or self._ended):
            self._author = None
            self._thread += 1
        self._awaited = self._ended = False
        end = _before_tail(line)
        if end:
            yield self._comment(line, 0, end)
        if end < len(line.text):
            yield _part(line, end, len(line.text))

    def _comment(self, line: Line, start: int, end: int) -> Block:
        return Block(start=line.start + start, end=line.start + end, kind="comment", author=self._author, thread=self._thread)


def _before_tail(line: Line) -> int:
    """Where a comment ends before words that the copying of the page has left at its end."""
    for tail in words("furniture", "comments.tails"):
        if line.text[-len(tail) :].lower() == tail:
            return len(line.text[: -len(tail)].rstrip())
    return len(line.text)


def _part(line: Line, start: int, end: int) -> Block:
    """A part of a line as furniture, without white space at its ends."""
    part = line.text[start:end]
    first = line.start + end - len(part.lstrip())
    return Block(start=first, end=first + len(part.strip()), kind="furniture")
