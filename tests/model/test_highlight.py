from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from secondhand.model import Block, Document, Reading
from secondhand.model.highlight import MOST_CHARACTERS, reading_html


class _Page(HTMLParser):
    """The tags and the visible words of some HTML."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: dict[str, list[str | None]] = {}
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            self.attributes.setdefault(name, []).append(value)

    def handle_data(self, data: str) -> None:
        self.words += data


def test_words_stand_with_their_marks(made_reading: Reading) -> None:
    page = _Page(reading_html(made_reading))
    assert "at least six civilians, including a child, were killed in Quessa on 4 May" in page.words
    assert "attack.shelling, reported: Amsel Courier > a hotline > two residents" in page.attributes["title"]
    assert "4 May 2031 was a Sunday." in page.attributes["title"]
    assert "fighters" in page.attributes["title"]


def test_comments_and_furniture_are_only_counted(made_reading: Reading) -> None:
    page = reading_html(made_reading)
    assert "hanged" not in page
    assert "Rolf" not in page
    assert "2 blocks of comments or page furniture are not shown." in page


def test_a_notebook_shows_it(made_reading: Reading) -> None:
    assert made_reading._repr_html_() == reading_html(made_reading)


def test_a_very_long_text_is_cut() -> None:
    text = "word " * MOST_CHARACTERS
    reading = Reading(document=Document.of(text), blocks=(Block(start=0, end=len(text), kind="body"),))
    assert len(reading_html(reading)) < MOST_CHARACTERS * 1.1


@given(st.text(min_size=1), st.text())
def test_no_text_becomes_markup(text: str, title: str) -> None:
    hostile = f"<img src=x onerror=alert(1)>{text}"
    reading = Reading(document=Document.of(hostile, title=title), blocks=(Block(start=0, end=len(hostile), kind="body"),))
    page = _Page(reading_html(reading))
    assert set(page.tags) <= {"div", "p", "b", "small", "span", "br"}
    assert "onerror" not in page.attributes


def test_a_document_without_a_title_is_named_by_its_file(made_reading: Reading) -> None:
    assert "a.txt" in reading_html(replace(made_reading, document=replace(made_reading.document, title=None)))


def test_what_no_file_can_hold_is_replaced() -> None:
    text = "Half \ud800 a character."
    reading = Reading(document=Document.of(text), blocks=(Block(start=0, end=len(text), kind="body"),))
    assert _Page(reading_html(reading).encode("utf-8").decode("utf-8")).words.endswith("Half ? a character.")
