"""HTML: the article with its headline, captions and comments, each as blocks of their own kind.

The main text and the metadata are trafilatura's (Barbaresi 2021, ACL demo). Comments and captions are taken
out of the page before it looks. A page in which it finds no article gives all the text a person would see.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document as Extracted

from secondhand.errors import Unreadable
from secondhand.model import Arrival, Draft, Limits, Published, Reader
from secondhand.read.comments import Comment, take_captions, take_comments
from secondhand.read.decode import decode, read_whole
from secondhand.read.item import Details, Item, iso_day
from secondhand.read.layout import Part, laid_out
from secondhand.read.page import paragraphs, parse

MEDIA_TYPE = "text/html"
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
    text, blocks = laid_out(_parts(article, tuple(article.lines) or tuple(paragraphs(tree)), captions, comments))
    return item.draft(text, article.details, blocks)


def _declared(data: bytes) -> str | None:
    found = _CHARSET.search(data, 0, 4096)
    return found[1].decode("ascii") if found else None


def find_article(tree: HtmlElement, url: str | None, got_at: str) -> Article:
    """The main text and the metadata. The day on which the page was got is the last it can be from."""
    language = _LANGUAGE.match((tree.get("lang") or "").lower())
    dates = {"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d", "max_date": got_at[:10]}
    try:
        found = bare_extraction(tree, url=url, include_comments=False, with_metadata=True, date_extraction_params=dates)
        problems: tuple[str, ...] = ()
    except Exception as error:  # a page that trips the extractor still has text to show
        found, problems = None, (f"no article could be told from the page: {type(error).__name__}",)
    if not isinstance(found, Extracted):
        return Article(details=Details(url=url, language=language and language[0], problems=problems))
    day = iso_day(found.date or "")
    return Article(
        lines=tuple(" ".join(line.split()) for line in (found.text or "").split("\n") if line.strip()),
        author=found.author,
        details=Details(
            title=found.title,
            outlet=found.sitename,
            url=url or found.url,
            language=language and language[0],
            published=Published(value=day, basis="metadata") if day else None,
        ),
    )


def _parts(article: Article, lines: tuple[str, ...], captions: list[str], comments: list[Comment]) -> Iterator[Part]:
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
