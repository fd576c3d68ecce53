"""Names of private people who comment, replaced by pseudonyms before anything leaves a case."""

from __future__ import annotations

from bisect import insort
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from secondhand.model.reading import Reading

SHORTEST_NAME = 3
"""A shorter author name ("Al") would be found inside ordinary words, so it is not replaced in running text."""


class Pseudonyms:
    """`commenter-1`, `commenter-2` in the order in which authors are first met.

    Numbers, unlike hashes, cannot be turned back by trying names. A case hands out its readings in a
    fixed order, so one author has the same pseudonym in every export of a case.
    """

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        self._longest_first: list[str] = []

    def of(self, author: str) -> str:
        """The pseudonym of one author."""
        if author not in self._known:
            self._known[author] = f"commenter-{len(self._known) + 1}"
            insort(self._longest_first, author, key=lambda name: -len(name))
        return self._known[author]

    def hide(self, reading: Reading) -> Reading:
        """The reading with the author of each comment replaced. Its text stays as it arrived: its hash is evidence."""
        blocks = tuple(
            replace(block, author=self.of(block.author)) if block.kind == "comment" and block.author else block for block in reading.blocks
        )
        return replace(reading, blocks=blocks)

    def hide_in(self, text: str) -> str:
        """The text with every author met so far replaced, for text that is only shown."""
        for author in self._longest_first:
            if len(author) >= SHORTEST_NAME and author in text:
                text = text.replace(author, self._known[author])
        return text
