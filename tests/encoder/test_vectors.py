"""Texts of any length are read by windows that miss nothing and are never too long."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhand.encoder.pieces import CONTEXT, WINDOW
from secondhand.encoder.vectors import ROOM, plan


@given(st.integers(1, 200_000))
def test_every_piece_is_given_by_exactly_one_window(size: int) -> None:
    windows = list(plan(size))
    assert windows[0][2] == 0
    assert windows[-1][3] == size
    assert all(left[3] == right[2] for left, right in pairwise(windows))
    assert all(first < last for _, _, first, last in windows)


@given(st.integers(1, 200_000))
def test_a_window_fits_the_network_with_the_marks_of_its_ends(size: int) -> None:
    assert all(0 < end - start <= WINDOW - 2 for start, end, _, _ in plan(size))


@given(st.integers(1, 200_000))
def test_every_piece_is_read_with_context_unless_the_text_ends(size: int) -> None:
    for start, end, first, last in plan(size):
        assert start == max(0, first - CONTEXT)
        assert end == min(size, last + CONTEXT)


@given(st.integers(ROOM + 1, 200_000))
def test_windows_are_of_nearly_equal_length(size: int) -> None:
    lengths = [end - start for start, end, _, _ in plan(size)]
    assert max(lengths) - min(lengths) <= 1


@pytest.mark.parametrize(
    ("size", "count"),
    [(1, 1), (ROOM, 1), (ROOM + 1, 2), (2 * (ROOM - CONTEXT), 2), (2 * (ROOM - CONTEXT) + 1, 3), (3 * ROOM - 4 * CONTEXT, 3)],
)
def test_no_more_windows_than_are_needed(size: int, count: int) -> None:
    assert len(list(plan(size))) == count
