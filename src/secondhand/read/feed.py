"""Feeds: RSS 0.9 to 2.0 (rssboard.org) and Atom (RFC 4287). Each entry is a document.

Elements are told by their local names, since feeds mix vocabularies. Entities that a feed declares itself are not
expanded and nothing is fetched, whatever the feed asks for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from email.utils import parsedate_to_datetime

from lxml import etree

from secondhand.errors import Unreadable
from secondhand.model import Arrival, Draft, Limits, Published, Reader
from secondhand.read.decode import decode, read_whole
from secondhand.read.item import Details, Item, iso_day
from secondhand.read.layout import Part, laid_out
from secondhand.read.page import deeper_than, paragraphs, parse

MEDIA_TYPE = "application/xml"
ROOTS = frozenset({"rss", "rdf", "feed"})
ATOM = "http://www.w3.org/2005/Atom"
MEDIA_RSS = "http://search.yahoo.com/mrss/"
TEXTS = ("encoded", "content", "description", "summary")
"""Where an entry's text may be, the fullest first."""
DATES = ("pubdate", "published", "date", "issued", "updated")

_DECLARATION = re.compile(r"""\s*<\?xml[^>]{0,200}\?>""")
_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.-]{2,40})""")

Element = etree._Element


def read(arrival: Arrival, limits: Limits) -> Iterator[Draft | Unreadable]:
    """A draft for each entry; one that cannot be read costs only itself."""
    try:
        with arrival.open() as stream:
            data = read_whole(stream, limits.document_bytes, where=arrival.origin)
        feed = _parsed(data, limits, arrival.origin)
    except Unreadable as reason:
        yield reason
        return
    entries = [node for node in feed.iter(etree.Element) if local(node) in ("item", "entry")]
    if not entries:
        yield Unreadable("the feed has no entries", where=arrival.origin, advice="Get it again.")
    for number, entry in enumerate(entries, start=1):
        try:
            yield _draft(entry, number, _channel(feed), arrival, limits)
        except Unreadable as reason:
            yield reason


def _parsed(data: bytes, limits: Limits, where: str) -> Element:
    declared = _ENCODING.search(data, 0, 400)
    text = decode(data, where=where, declared=declared[1].decode("ascii") if declared else None)
    parser = etree.XMLParser(
        encoding="utf-8", recover=True, resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(_DECLARATION.sub("", text, count=1).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None or local(root) not in ROOTS:
        raise Unreadable("this XML is no RSS or Atom feed", where=where, advice="Give a feed, or save the page as HTML.")
    if deeper_than(root, limits.nesting):
        raise Unreadable(f"the feed is nested deeper than the limit of {limits.nesting} tags", where=where, advice="Get it again.")
    return root


def local(node: Element) -> str:
    """The name of an element without its namespace, in lower case."""
    return node.tag.rpartition("}")[2].lower() if isinstance(node.tag, str) else ""


def _channel(feed: Element) -> Element:
    return next((node for node in feed if local(node) == "channel"), feed)


def _draft(entry: Element, number: int, channel: Element, arrival: Arrival, limits: Limits) -> Draft:
    where = f"{arrival.origin}:entry {number}"
    title = " ".join(_lines(_child(entry, "title"), limits, where)) or None
    body = next((lines for name in TEXTS if (lines := _lines(_child(entry, name), limits, where))), [])
    author = _author(entry)
    published, problem = _published(entry)
    link = _link(entry)
    item = Item(
        data=etree.tostring(entry, encoding="utf-8", with_tail=False),
        name=f"{arrival.name}:{number}",
        origin=where,
        media_type=MEDIA_TYPE,
        got_at=arrival.got_at,
    )
    parts = [Part("headline", title or ""), Part("byline", author or "", author), *(Part("body", line) for line in body)]
    text, blocks = laid_out(parts)
    details = Details(
        id=_words(entry, "guid", "id") or link,
        title=title,
        outlet=_outlet(entry, channel),
        url=link,
        language=(_words(channel, "language") or "").lower()[:2] or None,
        published=published,
        problems=(problem,) if problem else (),
    )
    return item.draft(text, details, blocks)


def _child(node: Element, name: str) -> Element | None:
    return next((child for child in node if local(child) == name and not child.tag.startswith(f"{{{MEDIA_RSS}}}")), None)


def _words(node: Element, *names: str) -> str | None:
    """The text of the first of these children that has one."""
    children = (_child(node, name) for name in names)
    texts = (" ".join("".join(map(str, child.itertext(etree.Element))).split()) for child in children if child is not None)
    return next(filter(None, texts), None)


def _lines(node: Element | None, limits: Limits, where: str) -> list[str]:
    """The paragraphs in an element that holds plain text, HTML, or XHTML."""
    if node is None:
        return []
    plain = node.tag.startswith(f"{{{ATOM}}}") and node.get("type", "text") == "text"
    if len(node):
        markup = etree.tostring(node, encoding="unicode", with_tail=False)
    elif plain or not (node.text or "").strip():
        return [" ".join(line.split()) for line in (node.text or "").splitlines() if line.strip()]
    else:
        markup = f"<div>{node.text}</div>"
    return paragraphs(parse(markup, limits.nesting, where=where))


def _author(entry: Element) -> str | None:
    author = _child(entry, "author")
    return _words(entry, "creator") or (author is not None and _words(author, "name")) or _words(entry, "author")


def _outlet(entry: Element, channel: Element) -> str | None:
    """The feed an entry was taken over from, or else the feed's own title."""
    source = _child(entry, "source")
    return (source is not None and _words(source, "title")) or _words(entry, "source") or _words(channel, "title")


def _link(entry: Element) -> str | None:
    links = [node for node in entry if local(node) == "link"]
    address = next((node.get("href") for node in links if node.get("href") and node.get("rel", "alternate") == "alternate"), None)
    return address or _words(entry, "link")


def _published(entry: Element) -> tuple[Published | None, str | None]:
    value = _words(entry, *DATES)
    if value is None:
        return None, None
    day = iso_day(value) or _mail_day(value)
    if day is None:
        return None, f"the publication date {value[:40]!r} is left out: it is no date of the calendar"
    return Published(value=day, basis="metadata"), None


def _mail_day(value: str) -> date | None:
    """The day of a date as RSS writes it (RFC 822)."""
    try:
        return parsedate_to_datetime(value).date()
    except (ValueError, OverflowError):
        return None


READER = Reader(name="feed", suffixes=(".xml", ".rss", ".atom"), read=read)
