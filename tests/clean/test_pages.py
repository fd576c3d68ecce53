"""Whole pages of different sites: `pages/*.page` says of every part of every line what it is.

A line is "KIND [AUTHOR] | TEXT"; "+" continues the line above, ">" the paragraph above.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from secondhand.clean import clean
from secondhand.model import Draft, Source

SOURCE = Source(sha256="0" * 64, size=1, media_type="text/plain", origin="page.txt", got_at="2020-02-05T00:00:00Z")
PAGES = sorted((Path(__file__).parent / "pages").glob("*.page"))


@dataclass(frozen=True)
class Part:
    kind: str
    author: str | None
    text: str


def parse(page: str) -> tuple[str, list[Part]]:
    """The text of a page as a reader gets it, and what its parts are."""
    text = ""
    parts: list[Part] = []
    for number, line in enumerate(page.splitlines()):
        if line.startswith("> "):
            text += "\n" + line[2:]
            last = parts.pop()
            parts.append(Part(last.kind, last.author, f"{last.text}\n{line[2:]}"))
            continue
        joined = line.startswith("+ ")
        text += "" if joined or not number else "\n"
        if line:
            label, _, words = line.removeprefix("+ ").partition(" | ")
            kind, _, author = label.partition(" ")
            parts.append(Part(kind, author or None, words.strip()))
            text += words
    return text, parts


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page(path: Path) -> None:
    text, expected = parse(path.read_text(encoding="utf-8"))
    reading = clean(Draft(source=SOURCE, data=b"", text=text, external_id="page.txt"))
    assert [Part(block.kind, block.author, block.span.of(text)) for block in reading.blocks] == expected


def test_thread_counts_comments_not_paragraphs() -> None:
    text, _ = parse((Path(__file__).parent / "pages" / "wpdiscuz.page").read_text(encoding="utf-8"))
    blocks = [block for block in clean(Draft(source=SOURCE, data=b"", text=text, external_id="page.txt")).blocks if block.kind == "comment"]
    threads = [block.thread for block in blocks]
    assert threads == sorted(threads, key=lambda thread: -1 if thread is None else thread)
    assert threads[0] == 0
    assert len(set(threads)) == 8
    uncle = [block.thread for block in blocks if block.author == "Anna Lind"]
    assert len(uncle) == 3
    assert len(set(uncle)) == 1
