"""How far words stand from a cue, as the network is told it."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from secondhand.encoder.telling import DISTANCES, NEAR, distances


def around(begin: int, end: int, size: int) -> list[int]:
    found: list[int] = distances(np.arange(size), begin, end).tolist()
    return found


def test_words_near_a_cue_are_told_apart_and_those_of_the_cue_are_not() -> None:
    found = around(20, 22, 40)
    assert found[20] == found[21]
    assert np.diff(found[20 - NEAR : 21]).tolist() == [1] * NEAR
    assert np.diff(found[21 : 22 + NEAR]).tolist() == [1] * NEAR


@given(st.integers(0, 300), st.integers(1, 40), st.integers(0, 300))
def test_farther_words_never_count_as_nearer_and_none_is_beyond_the_table(before: int, length: int, after: int) -> None:
    found = around(before, before + length, before + length + after)
    assert found == sorted(found)
    assert min(found) >= 0
    assert max(found) < DISTANCES


@given(st.integers(1, 500))
def test_before_and_after_mirror_each_other(far: int) -> None:
    found = around(far, far + 1, 2 * far + 1)
    middle = found[far]
    assert found[0] - middle == middle - found[-1]
    assert found[0] < middle < found[-1]
