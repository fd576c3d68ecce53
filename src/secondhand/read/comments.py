"""What readers wrote under an article, and captions: taken out of the page and kept, so that neither is read as the article.

Extractors of main text let comments through when a site marks them in its own way (trafilatura issue 850),
so they are found first, by the names that comment templates use (lexicon/pages.toml) and by schema.org's Comment type.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from secondhand.lexicon import words
from secondhand.lexicon.patterns import any_of
from secondhand.read.page import names, paragraphs, region

NEVER = frozenset(
    {"html", "body", "main", "a", "span", "i", "b", "button", "form", "input", "label", "svg", "img", "script", "h1", "h2", "h3"}
)
"""Elements that bear the names of comments without being one: page-wide classes, links, icons, counters."""
ASIDE_TAGS = frozenset({"form", "time", "footer", "h1", "h2", "h3", "h4", "h5", "h6"})
AUTHOR_LENGTH = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """One comment as the page shows it."""

    author: str | None
    text: str


def take_comments(tree: HtmlElement) -> list[Comment]:
    """The comments of the page in its order, taken out of the tree with everything around them."""
    around = _around_article(tree)
    possible = [element for element in tree.iter(etree.Element) if element not in around]
    containers = [element for element in possible if _is_container(element)]
    items = [element for element in possible if _is_item(element)] or _unnamed_items(containers)
    found = _read(items)
    _remove([*containers, *items])
    for element in around:  # the extractor would take a page named like a comment for one
        if _is_item(element) or _is_container(element):
            element.attrib.pop("class", "")
            element.attrib.pop("id", "")
    return found


def _unnamed_items(containers: list[etree._Element]) -> list[etree._Element]:
    """The comments of a page that gives them no name of their own: the rows, or else the paragraphs, outside forms."""
    for tags in (("li", "article", "dd"), ("p",)):
        inside = dict.fromkeys(item for container in containers for item in container.iter(*tags))
        if items := [item for item in inside if next(item.iterancestors("form"), None) is None]:
            return items
    return []


def take_captions(tree: HtmlElement) -> list[str]:
    """The captions of pictures in the article, taken out of the tree."""
    marks = words("pages", "captions.item")
    roots = list(tree.iter("article", "main")) or [tree]
    found = [element for element in roots[0].iter(etree.Element) if element.tag == "figcaption" or marks & names(element)]
    texts = [" ".join(paragraphs(element)) for element in found]
    _remove(found)
    return [text for text in texts if text]


def _is_item(element: etree._Element) -> bool:
    if element.tag in NEVER:
        return False
    typed = element.get("itemtype", "").endswith(("/Comment", "/UserComments"))
    return typed or bool(words("pages", "comments.item") & names(element))


def _is_container(element: etree._Element) -> bool:
    allowed = element.tag not in NEVER or element.tag == "form"
    return allowed and bool(words("pages", "comments.container") & names(element))


def _around_article(tree: HtmlElement) -> set[etree._Element]:
    """What the headline or the article stands in, whatever its name: a page of the section "Comment" is no comment."""
    found: set[etree._Element] = set()
    for mark in (*tree.iter("h1"), *tree.iterfind('.//*[@itemprop="articleBody"]')):
        for element in (mark, *mark.iterancestors()):
            if element in found:
                break
            found.add(element)
    return found


def _read(items: list[etree._Element]) -> list[Comment]:
    """The comments in the items. An item with an author but no words is the wrapper of the next one."""
    every, leave_out = set(items), set(items)
    found: list[Comment] = []
    waiting: str | None = None
    for item in items:
        parts = list(region(item, every))
        named = _first(parts, "author")
        author = _author(named) or waiting
        written = _first(parts, "text")
        leave_out.update(_asides(parts, named))
        text = "\n".join(paragraphs(item if written is None else written, leave_out))
        if text:
            found.append(Comment(author=author, text=text))
        waiting = None if text else author
    return found


def _first(parts: list[etree._Element], kind: str) -> etree._Element | None:
    """The first element that is marked as the author or the text of a comment."""
    marks, properties = words("pages", f"comments.{kind}"), words("pages", f"comments.{kind}_property")
    return next((part for part in parts[1:] if part.get("itemprop", "").lower() in properties or marks & names(part)), None)


def _asides(parts: list[etree._Element], named: etree._Element | None) -> Iterable[etree._Element]:
    marks = words("pages", "comments.aside")
    yield from (part for part in parts[1:] if part is named or part.tag in ASIDE_TAGS or marks & names(part))


def _author(named: etree._Element | None) -> str | None:
    if named is None:
        return None
    affixes = any_of(words("pages", "comments.author_affix"))
    lines = paragraphs(named)
    name = re.sub(rf"^{affixes}\s+|\s+{affixes}\s*:?$", "", lines[0], flags=re.IGNORECASE) if lines else ""
    return name.strip(" :,-")[:AUTHOR_LENGTH] or None


def _remove(elements: Iterable[etree._Element]) -> None:
    for element in elements:
        if isinstance(element, HtmlElement) and element.getparent() is not None:
            element.drop_tree()
