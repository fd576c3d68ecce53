"""Trees of HTML: parsing within bounds, and the text a person would see."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from secondhand.errors import Unreadable
from secondhand.lexicon import words

MOST_TAGS = 500_000
"""Beyond any page that people wrote: the HTML Standard on one page has fewer."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_DISPLAY_NONE = re.compile(r"display\s*:\s*none")


def parse(text: str, nesting: int, *, where: str) -> HtmlElement:
    """The tree of a page or of a piece of one. Raises Unreadable when nothing is in it, or too much."""
    if text.count("<") > MOST_TAGS:
        raise Unreadable(f"the page has more than {MOST_TAGS:,} tags", where=where, advice="Save its text alone.")
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, collect_ids=False)
    try:
        tree = document_fromstring(_CONTROL.sub("", text).encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise Unreadable("there is no text in the page", where=where, advice="Leave it out, or save the page again.") from error
    if deeper_than(tree, nesting):
        raise Unreadable(
            f"the page is nested deeper than the limit of {nesting} tags", where=where, advice="Save it again, or raise the limit."
        )
    return tree


def deeper_than(tree: etree._Element, nesting: int) -> bool:
    """Whether the tree has more levels than allowed; stops at the first that is too deep."""
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > nesting:
            return True
    return False


def weight(tree: etree._Element) -> int:
    """How much work a page is for an extractor: its elements, counted the more the deeper they stand."""
    depth = total = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            depth += 1
            total += depth + 10
        else:
            depth -= 1
    return total


def names(element: etree._Element) -> frozenset[str]:
    """Its classes and its id in lower case, with # for digits, as the word lists write them."""
    marked = f"{element.get('class', '')} {element.get('id', '')}".lower()
    return frozenset(re.sub(r"\d+", "#", marked).split())


def region(root: etree._Element, leave_out: Collection[etree._Element] = ()) -> Iterator[etree._Element]:
    """The elements under the root in the order of the page, without those left out and what is in them."""
    walk = etree.iterwalk(root, events=("start",))
    for _, element in walk:
        if element is not root and element in leave_out:
            walk.skip_subtree()
        else:
            yield element


def paragraphs(root: etree._Element, leave_out: Collection[etree._Element] = ()) -> list[str]:
    """The lines of text a person would see, each with single spaces, without the elements left out."""
    inline, cell = words("pages", "tags.inline"), words("pages", "tags.cell")
    found: list[str] = []
    pieces: list[str] = []

    def end_line() -> None:
        line = " ".join("".join(pieces).split())
        pieces.clear()
        if line:
            found.append(line)

    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if element.tag in cell:
            pieces.append(" ")
        elif element.tag not in inline:
            end_line()
        if event == "end":
            pieces.append(element.tail or "" if element is not root else "")
        elif _unseen(element) or (element is not root and element in leave_out):
            walk.skip_subtree()
        else:
            pieces.append(element.text or "")
    end_line()
    return found


def _unseen(element: etree._Element) -> bool:
    hidden = element.get("hidden") is not None or _DISPLAY_NONE.search(element.get("style", ""))
    return element.tag in words("pages", "tags.unseen") or bool(hidden)
