"""Exchanging the two sides of a war in a text: one to one, twice is nothing, and every range can be found again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.side_names import exchanged, levelled
from secondhand.model import Span

NAMES = ["government", "Opposition", "REBELS", "loyalist", "Russia", "American", "Assad", "al-Jarba", "YPG", "Hezbollah", "SANA", "Turkish"]
OTHERS = ["Today", "Syrian", "Hafez", "from", "the", "a", "an", "A", "An", "says", "to", "Observatory", "Lake", "Voice", "of", "état"]
JOINTS = [" ", "-", "'s ", ", ", ". ", "", "\n", "_", "’"]


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Texts in which names stand beside one another, beside words of kept names, and inside longer words."""
    parts = draw(st.lists(st.tuples(st.sampled_from(NAMES + OTHERS) | st.text(max_size=3), st.sampled_from(JOINTS)), max_size=12))
    return "".join(word + joint for word, joint in parts)


@given(texts())
def test_a_text_exchanged_twice_is_what_it_was(text: str) -> None:
    assert exchanged(exchanged(text).text).text == text


@given(texts(), st.data())
def test_every_range_is_found_again_by_the_way_back(text: str, data: st.DataObject) -> None:
    there = exchanged(text)
    back = exchanged(there.text)
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    carried = there.span(span)
    assert carried.end <= len(there.text)
    assert back.span(carried).contains(span)
    assert there.span(back.span(carried)) == carried
    if not any(old.overlaps(span) for old in there.old):
        assert carried.of(there.text) == span.of(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The government's troops left.", "The opposition's troops left."),
        ("Opposition jets, THE GOVERNMENT said", "Government jets, THE OPPOSITION said"),
        ("pro-government and anti-regime rebels", "pro-opposition and anti-insurgency loyalists"),
        ("an opposition post and a Russian base", "a government post and an American base"),
        ("An American-led raid", "A Russian-led raid"),
        ("Moscow told Ankara that Bashar al-Assad's men stayed", "Washington told Tehran that Ahmad al-Jarba's men stayed"),
        ("the governmental office of Americana", "the governmental office of Americana"),
        ("Russia Today in Russia", "Russia Today in America"),
        ("the Syrian Observatory and the Washington Post", "the Syrian Observatory and the Washington Post"),
        ("Hafez al-Assad, father of Assad", "Hafez al-Assad, father of Jarba"),
        ("in opposition to the Turkish government", "in opposition to the Turkish government"),
        ("", ""),
    ],
)
def test_names_change_and_names_inside_other_names_do_not(text: str, expected: str) -> None:
    assert exchanged(text).text == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("fell back", "fell back"),
        ("Russian troops", "American troops"),
        ("troops", "troops"),
        ("ssian", "American"),
        ("The Rus", "The American"),
    ],
)
def test_a_range_is_carried_to_the_other_text(words: str, expected: str) -> None:
    text = "The Russian troops of the government fell back."
    there = exchanged(text)
    start = text.index(words)
    assert there.span(Span(start, start + len(words))).of(there.text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the U.S. said a US jet and the US military", "America said an American jet and the American military"),
        ("The United States and the Kremlin", "America and Moscow"),
        ("the Free Syrian Army (FSA) met Lebanese Hizbullah", "the FSA met Hezbollah"),
        ("the Kurdish People's Protection Units (YPG) left", "YPG left"),
        ("the Assad regime and Assad's forces", "the Syrian regime and government forces"),
        ("he told us of Usama", "he told us of Usama"),
    ],
)
def test_names_of_several_forms_take_one(text: str, expected: str) -> None:
    assert levelled(text) == expected


def test_a_hostile_text_takes_no_longer_than_its_length() -> None:
    text = "the a an U.S. " * 20_000
    assert len(exchanged(levelled(text)).text) > len(text) // 2
