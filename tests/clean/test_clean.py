"""Drafts into documents: blocks cover the text, given blocks are kept, titles and dates are found where they stand."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from secondhand.clean import clean
from secondhand.model import Block, Draft, Published, Reading, Source

SOURCE = Source(sha256="0" * 64, size=1, media_type="text/plain", origin="page.txt", got_at="2020-02-05T00:00:00Z")
LONG = (
    "Mayor Blames Night Shift for Fire at Orsk Mill as Union, Owners Trade Charges Over Missing Alarms "
    "and Locked Doors Before Regional Vote"
)
TOLD = "Shells fell on the mill at Orsk for the third night, and the fire brigade could not reach it before dawn."


def read(text: str, **details: Any) -> Reading:
    return clean(Draft(source=SOURCE, data=b"", text=text, external_id="page.txt", **details))


def kinds(text: str, **details: Any) -> list[tuple[str, str]]:
    return [(block.kind, block.span.of(text)) for block in read(text, **details).blocks]


LINES = [
    "Mill burns at Orsk",
    TOLD,
    "AFP",
    "5 July 2016",
    "BEIRUT (AP) — ",
    "Reply",
    "3 days ago",
    "Karim Osei",
    "Support Orsk News",
    "12 Comments",
    "Related news",
    "0 $",
    "Home",
    "\t",
    "",
    "\u2028",
    "قال أحمد",
    "nice one\r",
    "\ud800",
    "Leila • 2 years ago",
    "(Reporting by Ada Noor)",
]


@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(LINES), max_size=25).map("\n".join)))
def test_blocks_cover_the_text(text: str) -> None:
    reached = 0
    for block in read(text).blocks:
        assert block.start >= reached
        assert not text[reached : block.start].strip()
        assert block.span.of(text) == block.span.of(text).strip()
        reached = block.end
    assert not text[reached:].strip()


@given(st.data())
def test_given_blocks_are_kept(data: st.DataObject) -> None:
    text = "\n".join(data.draw(st.lists(st.sampled_from(LINES), min_size=3, max_size=12)))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    words = text[start:end].strip()
    assume(words)
    given_block = Block(start=start, end=end, kind="comment", author="Karim Osei", thread=3)
    blocks = read(text, blocks=(given_block,)).blocks
    kept = [block for block in blocks if block.kind == "comment"]
    assert [(block.author, block.thread, block.span.of(text)) for block in kept] == [("Karim Osei", 3, words)]
    assert all(before.end <= after.start for before, after in pairwise(blocks))


def test_body_of_a_page_is_refined() -> None:
    text = f"Mill burns at Orsk\n{TOLD}\nShare this article\nMill burns at Orsk\nLeila\nPoor Janek"
    comment = Block(start=text.index("Leila"), end=len(text), kind="comment", author="Leila")
    headline = Block(start=0, end=18, kind="headline")
    body = Block(start=19, end=comment.start, kind="body")
    assert kinds(text, blocks=(headline, body, comment)) == [
        ("headline", "Mill burns at Orsk"),
        ("body", TOLD),
        ("furniture", "Share this article"),
        ("headline", "Mill burns at Orsk"),
        ("comment", "Leila\nPoor Janek"),
    ]


@pytest.mark.parametrize(
    ("title", "text", "headline"),
    [
        (None, f"{LONG}\n\n{TOLD}", LONG),
        (None, f"{LONG.capitalize()}\n\n{TOLD}", None),
        ("Mill burns at Orsk | Orsk News", f"Mill burns at Orsk\n{TOLD}", "Mill burns at Orsk"),
        ("Orsk mills fire kills one", f"Orsk mill's fire kills one. {TOLD}", "Orsk mill's fire kills one."),
        ("Mill burns at Orsk", f"5 July 2016 Mill burns at Orsk. {TOLD}", "Mill burns at Orsk."),
        ("Mill burns at Orsk", f"Home\nMILL BURNS AT ORSK\n{TOLD}", "MILL BURNS AT ORSK"),
        ("Mill burns again at Orsk bridge", f"Mill again burns at the Orsk bridge\n{TOLD}", "Mill again burns at the Orsk bridge"),
        (None, f"Mill burns at Orsk\n{TOLD}", "Mill burns at Orsk"),
        (None, f"Will Orsk's Mill Burn Again This Winter.\n{TOLD}", "Will Orsk's Mill Burn Again This Winter."),
        (None, f"July 5 2016 Mill burns at Orsk: mayor.\n{TOLD}", "Mill burns at Orsk: mayor."),
        ("Mill burns", f"Mill burns at night are rare here. {TOLD}", None),
        ("Quite another title of the page", f"Mill burns at Orsk\n{TOLD}", None),
        (None, f"The mill burnt at night.\n{TOLD}", None),
        (None, f"He said:\n{TOLD}", None),
        (None, TOLD, None),
        (None, "Mill burns at Orsk", None),
    ],
)
def test_headline(title: str | None, text: str, headline: str | None) -> None:
    assert next((words for kind, words in kinds(text, title=title) if kind == "headline"), None) == headline


def test_one_line_may_hold_a_whole_page() -> None:
    text = f"Mill burns at Orsk AFP Wednesday 29 Oct 2014 {TOLD}--AFP"
    assert kinds(text, title="Mill burns at Orsk") == [
        ("headline", "Mill burns at Orsk"),
        ("byline", "AFP"),
        ("dateline", "Wednesday 29 Oct 2014"),
        ("body", TOLD),
        ("byline", "--AFP"),
    ]


def test_title_is_the_given_one_or_the_headline() -> None:
    assert read(f"Mill burns at Orsk\n{TOLD}").document.title == "Mill burns at Orsk"
    assert read(f"Mill burns at Orsk\n{TOLD}", title="Another").document.title == "Another"
    assert read(TOLD).document.title is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"Mill burns at Orsk\nTuesday 14 Oct 2014\n{TOLD}", date(2014, 10, 14)),
        (f"26.12.2014\n{TOLD}", date(2014, 12, 26)),
        (f"26.12.2014\n(updated 2042 27.12.2014) Get short URL 0 46 {TOLD}", date(2014, 12, 26)),
        (f"Mill burns at Orsk\nPublished 5 July 2016\n{TOLD}", date(2016, 7, 5)),
        (f"Last updated: 6 July 2016\nPublished: 5 July 2016\n{TOLD}", date(2016, 7, 5)),
        (f"Last updated at Apr 052017\n{TOLD}", date(2017, 4, 5)),
        (f"{TOLD}\nPublished on 5 July 2016", date(2016, 7, 5)),
        (f"Fri 07 Apr 2017 at 0914 Mill burns at Orsk.\n{TOLD}", date(2017, 4, 7)),
        (f"ORSK, Feb 5, 2014 (AFP) — {TOLD}", date(2014, 2, 5)),
        (f"ORSK, Feb 5 (AFP) — {TOLD}", None),
        (f"31 February 2016\n{TOLD}", None),
        (f"31 February 2016\n1 March 2016\n{TOLD}", date(2016, 3, 1)),
        (TOLD, None),
    ],
)
def test_published(text: str, day: date | None) -> None:
    published = read(text).document.published
    assert (published and (published.value, published.basis, published.exact)) == (day and (day, "inferred", True))


@pytest.mark.parametrize(
    ("place", "is_dateline"), [("GAO, October 16", True), ("GAO, Mali", True), ("ORSK", True), ("HTS", False), ("GAO", False)]
)
def test_three_letters_are_a_place_only_with_a_day_or_region(place: str, is_dateline: bool) -> None:
    assert (("dateline", f"{place} -") in kinds(f"{place} - {TOLD}")) is is_dateline


def test_given_metadata_is_kept() -> None:
    published = Published(value=date(2020, 1, 2), basis="given")
    document = read(f"5 July 2016\n{TOLD}", published=published, language="de", outlet="Orsk News", url="https://orsk.example").document
    assert (document.published, document.language, document.outlet, document.url) == (published, "de", "Orsk News", "https://orsk.example")


def test_language_is_guessed_from_arabic_script_only() -> None:
    assert read("قال سكان إن القصف توقف عند الفجر. AFP").document.language == "ar"
    assert read(TOLD).document.language is None
    assert read("123").document.language is None


def test_problems_of_reading_are_passed_on() -> None:
    problems = read(TOLD, problems=("published: 2020-02-31 is no day",)).problems
    assert [(problem.stage, problem.what) for problem in problems] == [("read", "published: 2020-02-31 is no day")]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("He left.--AFP", [("body", "He left."), ("byline", "--AFP")]),
        ("He left. – Reuters", [("body", "He left."), ("byline", "– Reuters")]),
        ("He left. (Source: Orsk Council)", [("body", "He left."), ("furniture", "(Source: Orsk Council)")]),
        (
            "He left. Reporting by Ada Noor; Editing by Finn Holm",
            [("body", "He left."), ("furniture", "Reporting by Ada Noor; Editing by Finn Holm")],
        ),
        ("He left. © 2016 Orsk News", [("body", "He left."), ("furniture", "© 2016 Orsk News")]),
        ("He spoke of reporting by others (AFP did) and left.", [("body", "He spoke of reporting by others (AFP did) and left.")]),
        ("Men look at the mill, Orsk, July 5. (AFP photo)", [("caption", "Men look at the mill, Orsk, July 5. (AFP photo)")]),
        ("Photo: the mill before the fire", [("caption", "Photo: the mill before the fire")]),
        ("Ada Noor in Larun contributed to this report.", [("byline", "Ada Noor in Larun contributed to this report.")]),
        ("* * *", [("furniture", "* * *")]),
        ("17:45", [("body", "17:45")]),
        ("Support Grows", [("body", "Support Grows")]),
    ],
)
def test_line_of_the_body(line: str, parts: list[tuple[str, str]]) -> None:
    assert kinds(f"{TOLD}\n{line}\n{TOLD}")[1:-1] == parts


@pytest.mark.parametrize("piece", ["a", "2016-01-01 ", "(", "By A ", "Reply\n", "\n", "Karim Osei\n\nnice one\n", "–", "\ud800"])
def test_hostile_texts(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    assert sum(len(block.span.of(text).split()) for block in read(text).blocks) == len(text.split())
