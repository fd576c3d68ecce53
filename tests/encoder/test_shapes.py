"""Letter case, quotation and line breaks, as the network is told them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhand.encoder.shapes import BREAKS, QUOTES, SHAPES, features, shape

OUTSIDE, INSIDE, OPENS, CLOSES = 0, 1, 2, 3


def quotation(text: str) -> list[int]:
    """The state of quotation of each word; a stroke begins a line."""
    words, breaks, fresh = [], [], True
    for word in text.split():
        if word == "/":
            fresh = True
        else:
            words.append(word)
            breaks.append(fresh)
            fresh = False
    found: list[int] = features(words, breaks)[:, 1].tolist()
    return found


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("he left", [0, 0]),
        ("“ we won ” he said", [2, 1, 1, 3, 0, 0]),
        ('" we won " he said', [2, 1, 1, 3, 0, 0]),
        ("`` we won '' he said", [2, 1, 1, 3, 0, 0]),
        ("« nous » „ wir “", [2, 1, 3, 2, 1, 2]),
        ('" a " b " c', [2, 1, 3, 0, 2, 1]),
        ("” a", [3, 0]),
        ("“ a / b ” c", [2, 1, 0, 3, 0]),
        ('" a / " b', [2, 1, 2, 1]),
    ],
)
def test_quotations_open_and_close_and_end_with_their_line(text: str, states: list[int]) -> None:
    assert quotation(text) == states


def test_one_forgotten_mark_does_not_turn_the_next_paragraph_inside_out() -> None:
    assert quotation('" a b / " c " d')[3:] == quotation('" c " d')


@pytest.mark.parametrize(
    "alike",
    [
        ["army", "مbc".lower()],
        ["Vell", "Zoë"],
        ["UN", "NATO"],
        ["A", "I"],
        ["McVele", "iPhone", "USArmy"],
        ["6", "11:30", "3,500"],
        ["40km", "12th"],
        ["الجيش", "軍"],
        [".", "!", "?", "…", "..."],
        [","],
        [":", ";"],
        ["-", "–", "—", "--"],
        ["(", ")", "[", "]"],
        ["n't", "U.S.", "'s"],
        ["$", "%", "\u200b", "_"],
    ],
)
def test_words_of_one_form_are_alike_and_others_not(alike: list[str]) -> None:
    known = {shape(word) for word in alike}
    others = {
        shape(word)
        for word in ["army", "Vell", "UN", "A", "McVele", "6", "40km", "الجيش", ".", ",", ":", "-", "(", "n't", "$"]
        if word not in alike
    }
    assert len(known) == 1
    assert len(others) >= 14
    assert not known & others


def test_line_breaks_are_passed_on() -> None:
    assert features(["a", "b", "”"], [True, False, True])[:, 2].tolist() == [1, 0, 1]


@given(st.lists(st.tuples(st.text(min_size=1, max_size=5), st.booleans()), max_size=30))
def test_no_number_is_beyond_its_table(words: list[tuple[str, bool]]) -> None:
    found = features([word for word, _ in words], [begins for _, begins in words])
    assert found.shape == (len(words), 3)
    assert (found >= 0).all()
    assert (found < [SHAPES, QUOTES, BREAKS]).all()
    assert (found[:, 0] > 0).all()
