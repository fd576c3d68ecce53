"""What each line of the article's part of a page is, as far as its words and its neighbours tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from secondhand.clean.credits import is_agency, is_contribution
from secondhand.clean.dates import stamp
from secondhand.clean.lines import Line
from secondhand.clean.phrases import is_appeal, is_furniture, is_listed, keys
from secondhand.clean.voices import is_marker
from secondhand.lexicon import words
from secondhand.model import BlockKind

_CREDIT = re.compile(r"[(\[]([^()\[\]]{2,80})[)\]][.\s]*$|\b(?:Picture|Photo|Photograph|Image)s?(?: by|:) [A-Z][^.!?]{2,60}\.?$")
_MENU_RUN = 4
_MENU_WORDS = 5
_CAPTION_LENGTH = 400


def kinds_of(lines: Sequence[Line]) -> list[BlockKind]:
    """The kind of each line; what nothing speaks against is body. Headlines and datelines are found elsewhere."""
    kinds: list[BlockKind] = [_alone(line) for line in lines]
    told = [at for at, line in enumerate(lines) if line.told and kinds[at] == "body"]
    first, last = (told[0], told[-1]) if told else (len(lines), -1)
    _mark_captions(lines, kinds, last)
    _mark_lists(lines, kinds, first)
    _mark_appeals(lines, kinds)
    _mark_menus(lines, kinds, range(first))
    _mark_menus(lines, kinds, range(last + 1, len(lines)))
    return kinds


def _alone(line: Line) -> BlockKind:
    if line.key and (is_agency(line.text) or is_contribution(line)):
        return "byline"
    day = stamp(line.text) if line.key else None
    if day and day.end == len(line.text):
        return "dateline" if day.published else "body"
    return "furniture" if is_furniture(line) or is_marker(line) else "body"


def _mark_captions(lines: Sequence[Line], kinds: list[BlockKind], last: int) -> None:
    """A line that ends in the credit of a picture. At the end of the last paragraph the same words credit the article."""
    for at, line in enumerate(lines):
        if kinds[at] != "body" or len(line.text) > _CAPTION_LENGTH:
            continue
        credit = _CREDIT.search(line.text)
        credited = credit is not None and at != last and (credit[1] is None or _names_credit(credit[1]))
        if credited or line.key.startswith(tuple(words("dateline", "captions"))):
            kinds[at] = "caption"


def _names_credit(text: str) -> bool:
    parts = [part.strip() for part in re.split(r"[/,;:|]| via | by ", text.casefold())]
    return any(
        part in words("dateline", "credits") or part.endswith("and agencies") or part.split(" ")[0] in words("dateline", "credits")
        for part in parts
    )


def _mark_lists(lines: Sequence[Line], kinds: list[BlockKind], first: int) -> None:
    """Links under a heading such as "Related news", until running text comes again."""
    listing = False
    for at, line in enumerate(lines):
        if at > first and is_listed(line, "lists"):
            kinds[at] = "furniture"
            listing = True
        elif listing and kinds[at] == "body":
            listing = not (line.ends_sentence or line.told)
            if listing:
                kinds[at] = "furniture"


def _mark_appeals(lines: Sequence[Line], kinds: list[BlockKind]) -> None:
    """ "Support NAME": an appeal where the page says it twice or puts it beside other furniture."""
    seen = Counter(line.key for line in lines if line.key)
    for at, line in enumerate(lines):
        if kinds[at] != "body" or not is_appeal(line):
            continue
        beside = {kinds[near] for near in (at - 1, at + 1) if 0 <= near < len(lines)}
        if seen[line.key] > 1 or "furniture" in beside:
            kinds[at] = "furniture"


def _mark_menus(lines: Sequence[Line], kinds: list[BlockKind], part: range) -> None:
    """Runs of short lines before or after the running text, when enough of them are words of menus."""
    run: list[int] = []
    for at in (*part, -1):
        if at >= 0 and _could_be_menu(lines[at]):
            run.append(at)
            continue
        known = [one for one in run if kinds[one] == "furniture" or is_listed(lines[one], "menu")]
        if len(run) >= _MENU_RUN and 3 * len(known) >= len(run) and any(lines[one].key in keys("menu") for one in known):
            for one in range(known[0], run[-1] + 1) if part.start else range(run[0], known[-1] + 1):
                kinds[one] = "furniture"
        run = []


def _could_be_menu(line: Line) -> bool:
    short = len(line.text) <= 40 and line.word_count <= _MENU_WORDS and not line.ends_sentence
    return short and not stamp(line.text) and not is_agency(line.text)
