"""HTML pages: the article, its metadata, captions and comments apart from one another, and pages that are none."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondhand.errors import Unreadable
from secondhand.model import Draft, Limits
from secondhand.read.files import of_bytes
from secondhand.read.html import READER

PARAGRAPHS = (
    "At least four people were killed on Wednesday when shells hit the bridge at Harn, two local residents said.",
    "The army of Velsia denied that it had fired at the bridge, and said that rebels had moved guns there during the night.",
    "“We heard nine shells,” said a woman who asked not to be named. The bridge is the only one left on the river Oster.",
)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
HEAD = """<title>Bridge at Harn shelled - Valley Post</title><meta property="og:site_name" content="Valley Post">
<meta property="article:published_time" content="2021-03-04T10:00:00Z"><link rel="canonical" href="https://valleypost.example/bridge">"""
ARTICLE = f"""<article><h1>Bridge at Harn shelled</h1><p class="byline">By <span class="author">Mira Doln</span></p>
<figure><img src="a.jpg"><figcaption>The bridge on <i>Tuesday</i>.</figcaption></figure>{BODY}</article>"""
COMMENTS = """<div id="comments" class="comments-area"><h2>2 thoughts</h2><ol class="comment-list">
<li class="comment even" id="comment-11"><article class="comment-body"><footer class="comment-meta"><b class="fn">Tomas K</b> says:
<time>March 4</time></footer><div class="comment-content"><p>They always deny it, every single time.</p><p>Shame on them.</p></div>
<div class="reply"><a>Reply</a></div></article><ol class="children"><li class="comment" id="comment-12"><article class="comment-body">
<b class="fn">Ana</b><div class="comment-content"><p>Not so fast.</p></div></article></li></ol></li></ol>
<div id="respond"><form>Leave a reply <input></form></div></div>"""
NAVIGATION = '<nav><a href="/">Home</a> <a href="/w">World</a></nav>'


def page(*, head: str = HEAD, body: str = ARTICLE + COMMENTS, lang: str = "en-GB") -> bytes:
    return f'<!doctype html><html lang="{lang}"><head>{head}</head><body class="comments-open">{NAVIGATION}{body}</body></html>'.encode()


def read(data: bytes, limits: Limits | None = None) -> Draft | Unreadable:
    (found,) = READER.read(of_bytes(data, "2021-05-01T00:00:00Z", name="page.html"), limits or Limits())
    return found


def draft_of(data: bytes) -> Draft:
    found = read(data)
    assert isinstance(found, Draft), found
    return found


def texts(draft: Draft, kind: str) -> list[str]:
    return [block.span.of(draft.text) for block in draft.blocks if block.kind == kind]


def test_the_article_and_its_metadata() -> None:
    draft = draft_of(page())
    assert (draft.title, draft.outlet, draft.url) == ("Bridge at Harn shelled", "Valley Post", "https://valleypost.example/bridge")
    assert draft.language == "en"
    assert draft.published is not None
    assert (draft.published.value, draft.published.basis) == (date(2021, 3, 4), "metadata")
    assert texts(draft, "headline") == ["Bridge at Harn shelled"]
    assert texts(draft, "byline") == ["Mira Doln"]
    assert texts(draft, "body") == list(PARAGRAPHS)
    assert texts(draft, "caption") == ["The bridge on Tuesday."]


def test_comments_are_kept_with_author_and_order_and_stay_out_of_the_body() -> None:
    draft = draft_of(page())
    comments = [block for block in draft.blocks if block.kind == "comment"]
    assert [(comment.author, comment.thread) for comment in comments] == [("Tomas K", 0), ("Ana", 1)]
    assert texts(draft, "comment") == ["They always deny it, every single time.\nShame on them.", "Not so fast."]
    assert "Leave a reply" not in draft.text


def test_blocks_do_not_overlap_and_cover_the_text_but_for_the_gaps() -> None:
    draft = draft_of(page())
    assert "\n\n".join(block.span.of(draft.text) for block in draft.blocks) == draft.text


COMMENT_MARKUP = [
    '<details class="CommentBox"><p class="CommentPoster">Posted by Ana</p><div class="FormattedComment">{}</div></details>',
    '<section id="comments"><ul><li>{}</li></ul></section>',
    '<div id="comments"><form><p>Your name</p></form><p>{}</p></div>',
    '<div itemscope itemtype="https://schema.org/Comment"><span itemprop="author">Ana</span><div itemprop="text">{}</div></div>',
    '<div class="comment"><span class="comment-author">Ana</span><div class="comment">{}</div></div>',
    '<div id="wpdcom"><div class="wpd-comment" id="wpd-comm-4_0"><div class="wpd-comment-author">Ana</div>'
    '<div class="wpd-comment-date">2 years ago</div><div class="wpd-comment-text">{}</div><div class="wpd-vote">5</div></div></div>',
]


@pytest.mark.parametrize("markup", COMMENT_MARKUP)
def test_comments_of_other_templates(markup: str) -> None:
    comment = "A longer thought about the bridge and the river that goes on for quite a while."
    draft = draft_of(page(body=ARTICLE + markup.format(comment)))
    assert texts(draft, "comment") == [comment]
    assert texts(draft, "body") == list(PARAGRAPHS)
    (block,) = [block for block in draft.blocks if block.kind == "comment"]
    assert block.author == ("Ana" if "Ana" in markup else None)


def test_an_article_of_the_section_comment_is_no_comment() -> None:
    draft = draft_of(page(body=f'<div class="comment">{ARTICLE}</div>'))
    assert texts(draft, "comment") == []
    assert texts(draft, "body") == list(PARAGRAPHS)


def test_headings_lists_and_tables_are_lines_of_the_body() -> None:
    extra = "<h3>What came before</h3><ul><li>Shells hit the market.</li></ul><table><tr><td>Harn</td><td>6 dead</td></tr></table>"
    draft = draft_of(page(body=f"<article><h1>Bridge at Harn shelled</h1>{BODY}{extra}</article>"))
    assert texts(draft, "body") == [*PARAGRAPHS, "What came before", "Shells hit the market.", "Harn 6 dead"]


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        ("Bridge at Harn shelled - Valley Post", "Valley Post"),
        ("Bridge at Harn shelled » River News", "River News"),
        ("Bridge at Harn shelled | Al-Harn", "Al-Harn"),
        ("Bridge at Harn shelled - World - Valley Post", None),
        ("Bridge at Harn shelled", None),
        ("Bridge at Harn shelled again today", None),
    ],
)
def test_the_outlet_after_the_headline_in_the_title(title: str, outlet: str | None) -> None:
    head = f'<title>{title}</title><meta property="og:title" content="Bridge at Harn shelled">'
    assert draft_of(page(head=head)).outlet == outlet


def test_a_link_to_the_comments_is_no_comment() -> None:
    draft = draft_of(page(body='<a class="comment" href="#c">3 comments</a><span class="comments">3</span>' + ARTICLE))
    assert texts(draft, "comment") == []


def test_a_page_that_is_no_article_gives_its_visible_text() -> None:
    draft = draft_of(b"<p>Hello <b>the</b>re</p><script>no()</script><div hidden>no</div><div style='display: none'>no</div><div>you</div>")
    assert draft.text == "Hello there\n\nyou"
    assert {block.kind for block in draft.blocks} == {"body"}


@pytest.mark.parametrize("tag", ["article", "main", "div"])
def test_a_short_article_is_read_without_its_navigation(tag: str) -> None:
    article = f"<{tag}><h1>Bridge hit</h1><p>Shells hit the <b>b</b>ridge, residents said.</p><p>The army denied it.</p></{tag}>"
    draft = draft_of(page(head="<title>Bridge hit</title>", body=article + "<footer>All rights reserved.</footer>"))
    assert texts(draft, "headline") == ["Bridge hit"]
    assert texts(draft, "body") == ["Shells hit the bridge, residents said.", "The army denied it."]


@pytest.mark.parametrize("data", [b"", b"  \n", b"<html></html>", b"<script>let a = 1</script>", b"<!-- nothing -->"])
def test_a_page_without_words_is_unreadable(data: bytes) -> None:
    found = read(data)
    assert isinstance(found, Unreadable)
    assert "there is no text in" in found.what
    assert found.where == "page.html"


def test_right_to_left_text_in_a_declared_encoding() -> None:
    sentence = "قال مصدر عسكري إن القوات دخلت البلدة صباح أمس."
    data = f'<html dir="rtl" lang="ar"><meta charset="windows-1256"><body><p>{sentence}</p></body></html>'.encode("cp1256")
    draft = draft_of(data)
    assert draft.text == sentence
    assert draft.language == "ar"


def test_control_characters_are_dropped() -> None:
    assert (
        draft_of(b"<p>At least four people were killed\x00 on Wednesday\x08.</p>").text == "At least four people were killed on Wednesday."
    )


@pytest.mark.parametrize("tag", ["div", "span", "blockquote"])
def test_a_hundred_thousand_nested_tags_are_refused_at_once(tag: str) -> None:
    began = time.process_time()
    found = read(f"<{tag}>".encode() * 100_000 + b"words")
    assert isinstance(found, Unreadable)
    assert "nested deeper than the limit of 500" in found.what
    assert time.process_time() - began < 5


def test_more_tags_than_people_write_are_refused() -> None:
    found = read(b"<p>a" * 500_001)
    assert isinstance(found, Unreadable)
    assert "more than 500,000 tags" in found.what


def test_a_page_too_large_to_analyse_still_gives_its_words_and_says_so() -> None:
    draft = draft_of(b"<body>" + (b"<div>" * 300 + b"words" + b"</div>" * 300) * 60)
    assert draft.text.split("\n\n") == ["words"] * 60
    assert "too large" in draft.problems[0]


def test_a_page_over_the_limit_is_refused() -> None:
    found = read(b"<p>" + b"word " * 1000, Limits(document_bytes=1000))
    assert isinstance(found, Unreadable)
    assert "larger than the limit" in found.what


MARKUP = st.lists(
    st.sampled_from(
        [
            "<div>",
            "</div>",
            "<p>",
            "<li class=comment>",
            "<b class=fn>",
            "<h1>",
            "&#0;",
            "&amp;",
            "<!--",
            "]]>",
            "<table><tr>",
            "\0",
            "words. ",
        ]
    )
    | st.text(max_size=8),
    max_size=40,
)


@settings(max_examples=60, deadline=None)
@given(MARKUP)
def test_any_markup_gives_a_draft_whose_blocks_lie_in_its_text(pieces: list[str]) -> None:
    found = read("".join(pieces).encode("utf-8", "replace"))
    if isinstance(found, Draft):
        assert all(block.end <= len(found.text) for block in found.blocks)
        assert "\n\n".join(block.span.of(found.text) for block in found.blocks) == found.text


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_give_a_draft_or_a_reason(data: bytes) -> None:
    assert isinstance(read(data), Draft | Unreadable)
