"""HTML: the article with its headline, captions and comments, each as blocks of their own kind.

The main text and the metadata are trafilatura's (Barbaresi 2021, ACL demo). Comments and captions are taken
out of the page before it looks. A page in which it finds no article gives all the text a person would see.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document as Extracted

from secondhand.errors import Unreadable
from secondhand.model import Arrival, Draft, Limits, Published, Reader
from secondhand.read.comments import Comment, take_captions, take_comments
from secondhand.read.decode import decode, read_whole
from secondhand.read.item import Details, Item, iso_day
from secondhand.read.layout import Part, laid_out
from secondhand.read.page import paragraphs, parse, weight

MEDIA_TYPE = "text/html"
HEAVIEST = 1_000_000
"""The weight of a page up to which an article is looked for: some seconds of work, and ten times a common page."""
SHORT = 250
"""Characters below which trafilatura takes its own extraction for a failure (its setting MIN_EXTRACTED_SIZE)."""
_BETWEEN = re.compile(r" ?[|»•] ?| [-–—·:] ")
_CHARSET = re.compile(rb"""<meta\s[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?![a-z])")

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it discards is told by this reader
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What trafilatura finds in a page."""

    details: Details
    lines: tuple[str, ...] = ()
    author: str | None = None


def read(arrival: Arrival, limits: Limits) -> Iterator[Draft | Unreadable]:
    """One draft for the page."""
    try:
        with arrival.open() as stream:
            data = read_whole(stream, limits.document_bytes, where=arrival.origin)
        item = Item(data=data, name=arrival.name, origin=arrival.origin, media_type=MEDIA_TYPE, got_at=arrival.got_at)
        yield page_draft(item, limits)
    except Unreadable as reason:
        yield reason


def page_draft(item: Item, limits: Limits, *, url: str | None = None, charset: str | None = None) -> Draft:
    """The draft of a page whose address and character set may be known from where it was got. Raises Unreadable."""
    declared = charset or _declared(item.data)
    tree = parse(decode(item.data, where=item.origin, declared=declared), limits.nesting, where=item.origin)
    comments, captions = take_comments(tree), take_captions(tree)
    article = find_article(tree, url, item.got_at)
    text, blocks = laid_out(_parts(article, body_lines(article, tree), captions, comments))
    return item.draft(text, article.details, blocks)


def _declared(data: bytes) -> str | None:
    found = _CHARSET.search(data, 0, 4096)
    return found[1].decode("ascii") if found else None


def find_article(tree: HtmlElement, url: str | None, got_at: str) -> Article:
    """The main text and the metadata. The day on which the page was got is the last it can be from."""
    language = _LANGUAGE.match((tree.get("lang") or "").lower())
    plain = Details(url=url, language=language and language[0])
    if weight(tree) > HEAVIEST:
        return Article(details=replace(plain, problems=("the page is too large to tell the article from what is around it",)))
    dates = {"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d", "max_date": got_at[:10]}
    try:
        found = bare_extraction(tree, url=url, include_comments=False, with_metadata=True, date_extraction_params=dates)
    except Exception as error:  # a page that trips the extractor still has text to show
        return Article(details=replace(plain, problems=(f"no article could be told from the page: {type(error).__name__}",)))
    if not isinstance(found, Extracted):
        return Article(details=plain)
    day = iso_day(found.date or "")
    return Article(
        lines=tuple(_lines(found)),
        author=found.author,
        details=replace(
            plain,
            title=found.title,
            outlet=found.sitename or outlet_in_title(tree, found.title or ""),
            url=url or found.url,
            published=Published(value=day, basis="metadata") if day else None,
        ),
    )


def _lines(found: Extracted) -> list[str]:
    for heading in found.body.iter("head"):
        heading.tag = "h2"  # TEI's name of a heading is HTML's name of what nobody sees
    return paragraphs(found.body)


def outlet_in_title(tree: HtmlElement, title: str) -> str | None:
    """The outlet where the page's title is "HEADLINE - OUTLET", the headline being known."""
    whole = " ".join((tree.findtext(".//title") or "").split())
    before, *names = _BETWEEN.split(whole.removeprefix(title))
    return names[0] if title and not before and len(names) == 1 else None


def body_lines(article: Article, tree: HtmlElement) -> list[str]:
    """The article's lines, or those a person would see where the extractor found none.

    Below `SHORT` characters trafilatura falls back to all the text there is, with navigation and words torn apart;
    what the page itself marks as the article is better, unless that is much more.
    """
    found = sum(map(len, article.lines))
    if found < SHORT:
        seen = visible_lines(tree)
        if not found or sum(map(len, seen)) <= 2 * found:
            return seen
    return list(article.lines)


def visible_lines(tree: HtmlElement) -> list[str]:
    """The lines of the only article of a page, or of all of it but its navigation, or simply of all of it."""
    articles = list(tree.iter("article")) or list(tree.iter("main"))
    root = articles[0] if len(articles) == 1 else tree
    return paragraphs(root, set(tree.iter("nav", "aside", "footer", "form"))) or paragraphs(tree)


def _parts(article: Article, lines: list[str], captions: list[str], comments: list[Comment]) -> Iterator[Part]:
    title = article.details.title
    if title:
        yield Part("headline", title)
    if article.author:
        yield Part("byline", article.author, article.author)
    yield from (Part("body", line) for line in lines if line != title)
    yield from (Part("caption", caption) for caption in captions)
    for place, comment in enumerate(comments):
        yield Part("comment", comment.text, comment.author, place)


READER = Reader(name="html", suffixes=(".html", ".htm", ".xhtml"), read=read)
