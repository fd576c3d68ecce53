"""The tree of a sentence: always a tree with one root, and the best of all."""

from __future__ import annotations

import itertools
import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from secondhand.encoder.trees import tree

Scores = NDArray[np.float32]


def scores(size: int, seed: int, steps: int) -> Scores:
    """Random scores; few steps make many ties."""
    return np.random.default_rng(seed).integers(-steps, steps, (size, size + 1)).astype(np.float32)


def total(arcs: Scores, heads: tuple[int, ...]) -> float:
    return float(sum(arcs[word, head] for word, head in enumerate(heads)))


def is_tree(heads: tuple[int, ...]) -> bool:
    """Followed word by word, without the vectors of the code under test."""
    for word in range(len(heads)):
        seen, at = set(), word + 1
        while at:
            if at in seen:
                return False
            seen.add(at)
            at = heads[at - 1]
    return heads.count(0) == 1


@given(st.integers(1, 5), st.integers(0, 10**6), st.sampled_from([2, 5, 1000]))
def test_it_is_the_best_of_all_trees(size: int, seed: int, steps: int) -> None:
    arcs = scores(size, seed, steps)
    best = max(total(arcs, heads) for heads in itertools.product(range(size + 1), repeat=size) if is_tree(heads))
    found = tuple(tree(arcs).tolist())
    assert is_tree(found)
    assert total(arcs, found) == best


@given(st.integers(6, 60), st.integers(0, 10**6), st.sampled_from([1, 3, 1000]))
def test_it_is_a_tree_whatever_the_scores(size: int, seed: int, steps: int) -> None:
    assert is_tree(tuple(tree(scores(size, seed, steps)).tolist()))


def test_scores_that_already_make_a_tree_are_followed() -> None:
    #                  root  The  army left
    arcs = np.array([[0, 0, 9, 1], [1, 2, 0, 9], [9, 1, 1, 0]], dtype=np.float32)
    assert tree(arcs).tolist() == [2, 3, 0]


@pytest.mark.parametrize(
    ("arcs", "heads"),
    [
        pytest.param([[0.0, 7.0]], [0], id="one word"),
        pytest.param([[9, 0, 3], [8, 7, 0]], [0, 1], id="two words would be the root: the dearer one stays"),
        pytest.param([[1, 0, 9], [2, 9, 0]], [2, 0], id="two words hang from each other"),
        pytest.param([[0, 0, 5, 0], [9, 0, 0, 8], [0, 0, 9, 0]], [2, 0, 2], id="one root, and a circle no further than it"),
        pytest.param([[9, 0, 0, 0], [8, 0, 0, 9], [7, 3, 9, 0]], [0, 3, 1], id="a circle hangs from the root's word"),
    ],
)
def test_what_is_no_tree_is_mended(arcs: list[list[float]], heads: list[int]) -> None:
    assert tree(np.array(arcs, dtype=np.float32)).tolist() == heads


def test_the_scores_handed_in_are_left_alone() -> None:
    arcs = scores(9, 1, 3)
    before = arcs.copy()
    tree(arcs)
    assert (arcs == before).all()


def test_a_sentence_of_many_words_takes_no_more_than_its_square() -> None:
    arcs = scores(600, 3, 10**6)
    begun = time.process_time()
    assert is_tree(tuple(tree(arcs).tolist()))
    assert time.process_time() - begun < 20
