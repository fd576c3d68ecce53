"""Finding the title of a page in its text, although spelling, punctuation and the site's name differ."""

from __future__ import annotations

import re
from collections.abc import Sequence

LONGEST = 300
_JOINTS = re.compile(r"\s+[|–—-]\s+|^title:\s*", re.IGNORECASE)
_CLOSERS = " .\"'”’»…"
_OPENERS = "\"'“‘«([.-–—"
_FEWEST_WORDS = 3


def forms(title: str | None) -> tuple[str, ...]:
    """The title as given and without what sites join to it ("| Jordan Times"), the longest first."""
    if not title or not title.strip():
        return ()
    short = title.strip()[:LONGEST]
    parts = {part.strip() for part in _JOINTS.split(short) if len(part.split()) >= _FEWEST_WORDS}
    return tuple(sorted({short, *parts}, key=lambda form: (-len(form), form)))


def title_end(text: str, titles: Sequence[str]) -> int | None:
    """Where a title with which this text begins comes to its end. Only letters and digits are compared."""
    return next((end for form in titles if (end := _end_of(text, form)) is not None), None)


def _end_of(text: str, title: str) -> int | None:
    wanted = [character for character in title.casefold() if character.isalnum()]
    if not wanted:
        return None
    matched = 0
    for at, character in enumerate(text[: 2 * LONGEST]):
        if not character.isalnum():
            continue
        if character.casefold() != wanted[matched]:
            return None
        matched += 1
        if matched == len(wanted):
            return _close(text, at + 1)
    return None


def _close(text: str, end: int) -> int | None:
    """The end with closing marks; None when the sentence runs on, so that the match was the opening of a longer one."""
    at = end
    while at < len(text) and text[at] in _CLOSERS:
        at += 1
    rest = text[at : at + 1]
    if not rest:
        return at
    if at == end or not (rest.isupper() or rest.isdigit() or rest in _OPENERS):
        return None
    return end + len(text[end:at].rstrip())


def resembles(text: str, titles: Sequence[str]) -> bool:
    """Whether a short line is the title in somewhat different words."""
    if not titles or len(text) > LONGEST:
        return False
    said, wanted = (_words(of) for of in (text, titles[0]))
    return len(wanted) >= _FEWEST_WORDS and 10 * len(said & wanted) >= 6 * max(len(said), len(wanted))


def _words(text: str) -> set[str]:
    return {"".join(filter(str.isalnum, word)) for word in text.casefold().split()} - {""}
