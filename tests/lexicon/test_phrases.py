"""Tokens with their places, and phrases found among them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhand.lexicon.phrases import Phrases, tokens_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 13,000 fled.", ["at", "least", "13,000", "fled", "."]),
        ("U.S.-led F-16s", ["u", ".", "s", ".", "-", "led", "f-16s"]),
        ("15-20 people", ["15-20", "people"]),
        ("12-year-old", ["12", "-", "year-old"]),
        ("Syria's north", ["syria's", "north"]),
        ("“Two”", ["“", "two", "”"]),
        ("", []),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert [token.word for token in tokens_of(text, 0, len(text))] == expected


def test_capitals_tell_names_from_small_words() -> None:
    assert [token.capitals for token in tokens_of("IS is A", 0, 7)] == [True, False, False]


@given(st.text(max_size=60))
def test_tokens_stand_where_they_say(text: str) -> None:
    found = tokens_of(text, 0, len(text))
    assert all(text[token.start : token.end].lower() == token.word for token in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


PHRASES = Phrases({"air": "one", "air strike": "two", "strike on the town": "four"})


def test_the_longest_phrase_wins_from_either_side() -> None:
    tokens = tokens_of("an air strike on the town", 0, 25)
    assert [hit and (hit.start, hit.end, hit.value) for hit in (PHRASES.at(tokens, at) for at in range(4))] == [
        None,
        (1, 3, "two"),
        (2, 6, "four"),
        None,
    ]
    ending = PHRASES.ending_at(tokens, 3)
    assert ending and (ending.start, ending.value) == (1, "two")
    assert PHRASES.at(tokens, 6) is None
    assert PHRASES.ending_at(tokens, 0) is None


def test_no_phrases_find_nothing() -> None:
    assert Phrases({}).at(tokens_of("air", 0, 3), 0) is None
