"""RSS and Atom: entries with their metadata, markup reduced to text, and feeds that mean harm."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondhand.errors import Unreadable
from secondhand.model import Draft, Limits
from secondhand.read.feed import READER
from secondhand.read.files import of_bytes

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Valley Post</title><language>en-us</language>{}</channel></rss>"""
ITEM = """<item><title>Bridge &amp;amp; mill shelled</title><link>https://v.example/1</link><guid>v-1</guid>
<pubDate>Thu, 04 Mar 2021 00:30:00 +0300</pubDate><dc:creator>Mira Doln</dc:creator><media:content url="a.jpg">a picture</media:content>
<description>Short.</description>
<content:encoded><![CDATA[<p>Shells hit the <b>bridge</b>.</p><script>no()</script><p>Four died.</p>]]></content:encoded></item>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>River Radio</title><entry><id>tag:r,1</id><title>Bridge hit</title>
<link rel="self" href="https://r.example/self"/><link href="https://r.example/1"/><author><name>Ana Ker</name></author>
<updated>2021-03-05T01:00:00Z</updated><published>2021-03-04T23:00:00-02:00</published>{}</entry></feed>"""


def read(feed: str | bytes, limits: Limits | None = None) -> list[Draft | Unreadable]:
    data = feed if isinstance(feed, bytes) else feed.encode()
    return list(READER.read(of_bytes(data, "2021-05-01T00:00:00Z", name="feed.xml"), limits or Limits()))


def one(feed: str | bytes) -> Draft:
    (draft,) = read(feed)
    assert isinstance(draft, Draft), draft
    return draft


def test_an_rss_item_with_its_metadata() -> None:
    draft = one(RSS.format(ITEM))
    assert draft.text == "Bridge & mill shelled\n\nMira Doln\n\nShells hit the bridge.\n\nFour died."
    assert [block.kind for block in draft.blocks] == ["headline", "byline", "body", "body"]
    assert (draft.external_id, draft.url, draft.outlet, draft.language) == ("v-1", "https://v.example/1", "Valley Post", "en")
    assert draft.published is not None
    assert (draft.published.value, draft.published.basis) == (date(2021, 3, 4), "metadata")
    assert draft.source.origin == "feed.xml:entry 1"
    assert b"<guid>v-1</guid>" in draft.data


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<content>Three &lt; four, he said.</content>", "Three < four, he said."),
        ('<content type="html">&lt;p&gt;One.&lt;/p&gt;Two.</content>', "One.\n\nTwo."),
        (
            '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One <i>and</i> more.</p><p>Two.</p></div></content>',
            "One and more.\n\nTwo.",
        ),
        ("<summary>Only this.</summary>", "Only this."),
    ],
)
def test_an_atom_entry_in_each_kind_of_content(content: str, text: str) -> None:
    draft = one(ATOM.format(content))
    assert draft.text == f"Bridge hit\n\nAna Ker\n\n{text}"
    assert (draft.external_id, draft.url, draft.outlet) == ("tag:r,1", "https://r.example/1", "River Radio")
    assert draft.published is not None
    assert draft.published.value == date(2021, 3, 4)


def test_the_source_of_an_item_taken_over_is_its_outlet() -> None:
    item = "<item><title>Taken over</title><description>Words.</description><source url='https://a.example'>Agency One</source></item>"
    assert one(RSS.format(item)).outlet == "Agency One"


def test_rdf_feeds_are_read() -> None:
    feed = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
    <channel><title>Old Site</title></channel><item><title>A title</title><description>Some words.</description></item></rdf:RDF>"""
    draft = one(feed)
    assert (draft.outlet, draft.text) == ("Old Site", "A title\n\nSome words.")


def test_a_wrong_date_costs_the_date_only() -> None:
    draft = one(RSS.format("<item><title>A title</title><pubDate>31 Feb 2020</pubDate></item>"))
    assert draft.published is None
    assert "31 Feb 2020" in draft.problems[0]


def test_an_entry_without_words_costs_only_itself() -> None:
    found = read(RSS.format("<item><link>https://v.example/0</link></item>" + ITEM))
    assert isinstance(found[0], Unreadable)
    assert found[0].where == "feed.xml:entry 1"
    assert isinstance(found[1], Draft)


def test_a_declared_encoding_and_broken_markup() -> None:
    feed = '<?xml version="1.0" encoding="windows-1251"?><rss><channel><title>Р</title><item><title>Мост & река</title></item>'
    assert "Мост" in one(feed.encode("cp1251")).text


@pytest.mark.parametrize("feed", ["", "<html><body>page</body></html>", "<note><to>you</to></note>", "words", "<?xml version='1.0'?>"])
def test_xml_that_is_no_feed_is_told(feed: str) -> None:
    (found,) = read(feed)
    assert isinstance(found, Unreadable)
    assert "no RSS or Atom feed" in found.what


def test_a_feed_without_entries_is_told() -> None:
    (found,) = read(RSS.format(""))
    assert isinstance(found, Unreadable)
    assert "no entries" in found.what


def test_entities_are_never_expanded() -> None:
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE rss [<!ENTITY a0 "boom"><!ENTITY f SYSTEM "file:///etc/hostname">{levels}]>'
    began = time.process_time()
    draft = one(bomb + "<rss><channel><item><title>Title &a9; &f; end</title></item></channel></rss>")
    assert "boom" not in draft.text
    assert len(draft.text) < 100
    assert time.process_time() - began < 2


def test_a_hundred_thousand_nested_tags_are_refused() -> None:
    (found,) = read("<rss><channel><item>" + "<a>" * 100_000)
    assert isinstance(found, Unreadable)
    (found,) = read(RSS.format(f"<item><description>{'&lt;div&gt;' * 100_000}x</description></item>"))
    assert isinstance(found, Unreadable)
    assert "nested deeper" in found.what


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(["<item>", "</item>", "<title>", "</title>", "<link/>", "&nbsp;", "<![CDATA[", "]]>"]) | st.text(max_size=6),
        max_size=20,
    )
)
def test_any_feed_gives_drafts_or_reasons(pieces: list[str]) -> None:
    for draft in read(RSS.format("".join(pieces)).encode("utf-8", "replace")):
        assert isinstance(draft, Unreadable) or "\n\n".join(block.span.of(draft.text) for block in draft.blocks) == draft.text


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_give_a_reason(data: bytes) -> None:
    assert all(isinstance(found, Unreadable) for found in read(data))
