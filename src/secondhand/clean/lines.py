"""The lines of a page, in the form in which word lists know them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

KEY_LENGTH = 240
"""A longer line is running text: no control, heading or menu is that long."""
_NUMBER = re.compile(r"\d[\d.,]*")
_EDGES = " \t\xa0.:;,…‹›«»<>|*-–—•·()[]↓↑→←▼▲✓\u200b\ufeff"
_SENTENCE_END = re.compile(r"""[.!?…؟۔]["'”’»)\]]*$""")


@dataclass(frozen=True, slots=True)
class Line:
    """One line without the white space at its ends; `gap` counts the empty lines above it, and the edge of the text as one."""

    start: int
    end: int
    text: str
    gap: int
    key: str
    """Lower case, numbers as "#", no punctuation at the ends; empty for a long line."""

    @property
    def ends_sentence(self) -> bool:
        return bool(_SENTENCE_END.search(self.text[-8:]))

    @property
    def told(self) -> bool:
        """Running text by its shape: a long line, or one of some length that ends as a sentence does."""
        return len(self.text) >= 200 or (len(self.text) >= 60 and self.ends_sentence)

    @property
    def word_count(self) -> int:
        return len(self.text.split()) if self.key else KEY_LENGTH


def key_of(text: str) -> str:
    """The form in which lines are compared with word lists: "12 Comments" is "# comments"."""
    return " ".join(_NUMBER.sub("#", text.casefold()).split()).strip(_EDGES)


def lines_of(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines of this part of the text that hold anything."""
    found, gap, at = [], 1, start
    for raw in text[start:end].splitlines(keepends=True):
        content = raw.strip()
        if content:
            first = at + len(raw) - len(raw.lstrip())
            found.append(_line(first, content, gap))
            gap = 0
        else:
            gap += 1
        at += len(raw)
    return found


def _line(start: int, content: str, gap: int) -> Line:
    key = key_of(content) if len(content) <= KEY_LENGTH else ""
    return Line(start, start + len(content), content, gap, key)


def unwrap(text: str, lines: Sequence[Line]) -> list[Line]:
    """Paragraphs in place of lines, where the text was broken at a fixed width."""
    if not _is_wrapped(lines):
        return list(lines)
    return [_line(group[0].start, text[group[0].start : group[-1].end], group[0].gap) for group in _groups(lines)]


def _is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether most lines that another one follows directly are of one width and stop in the middle of a sentence."""
    if not lines or max(len(line.text) for line in lines) > 100:
        return False
    inner = [line for group in _groups(lines) for line in group[:-1]]
    full = [line for line in inner if len(line.text) >= 50 and not line.ends_sentence]
    return len(inner) >= 3 and 2 * len(full) > len(inner)


def _groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if group and line.gap:
            yield group
            group = []
        group.append(line)
    if group:
        yield group
