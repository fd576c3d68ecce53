"""Which words stand in the lists of first names, of places and of organisations."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhand.encoder.listed import LISTS, lists

FIRST_NAME, PLACE, PART, ORGANISATION = np.eye(LISTS).tolist()
NEITHER = [0.0] * LISTS
BOTH = [1.0, 1.0, 0.0, 0.0]

WORDS = [
    ("James", FIRST_NAME),
    ("Barbara", FIRST_NAME),
    ("Syria", PLACE),
    ("Afghanistan", PLACE),
    ("Emirates", PLACE),  # another name of a country
    ("Jordan", BOTH),
    ("SYRIA", PLACE),  # as headlines write it
    ("syria", NEITHER),
    ("james", NEITHER),
    ("Ministry", PART),
    ("MINISTRY", PART),
    ("ministry", NEITHER),
    ("Reuters", ORGANISATION),
    ("WHO", ORGANISATION),
    ("Who", NEITHER),
    ("\u2019s", NEITHER),
    ("5", NEITHER),
    ("", NEITHER),
]


@pytest.mark.parametrize(("word", "expected"), WORDS)
def test_words_by_the_lists_they_stand_in(word: str, expected: list[float]) -> None:
    assert lists([word]).tolist() == [expected]


def test_words_keep_their_places() -> None:
    found = lists(["In", "Syria", ",", "James", "spoke"])
    assert found.tolist() == [NEITHER, PLACE, NEITHER, FIRST_NAME, NEITHER]


def test_no_words() -> None:
    assert lists([]).shape == (0, LISTS)


@given(st.lists(st.one_of(st.text(max_size=12), st.sampled_from([word for word, _ in WORDS])), max_size=20))
def test_every_word_is_judged_alone(words: list[str]) -> None:
    found = lists(words)
    assert found.shape == (len(words), LISTS)
    assert found.tolist() == [lists([word])[0].tolist() for word in words]
    assert not any(found[k].any() for k, word in enumerate(words) if not word[:1].isupper())
