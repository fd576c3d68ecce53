"""Lists of phrases as regular expressions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import groupby


def any_of(phrases: Iterable[str], spelled: Mapping[str, str] | None = None) -> str:
    """A group that matches any of these phrases, the longest first; common beginnings are looked at once.

    `spelled` tells what stands for some characters: `{" ": r"\\s"}`. Raises ValueError when there is no phrase.
    """
    ordered = sorted(set(phrases))
    if not ordered:
        raise ValueError("a pattern of no phrases")
    return f"(?:{_branches(ordered, 0, spelled or {})})"


def _branches(ordered: list[str], at: int, spelled: Mapping[str, str]) -> str:
    """The rest of these phrases, which are the same up to a character."""
    longer = [phrase for phrase in ordered if len(phrase) > at]
    branches = [
        spelled.get(first, re.escape(first)) + _branches(list(same), at + 1, spelled)
        for first, same in groupby(longer, key=lambda phrase: phrase[at])
    ]
    joined = "|".join(branches)
    if len(longer) < len(ordered):  # one phrase ends here: what goes on counts first
        return f"(?:{joined})?" if joined else ""
    return f"(?:{joined})" if len(branches) > 1 and at else joined
