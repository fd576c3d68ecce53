"""From scores of labels to labels: the best chain, runs that look like a cue, spans of marks."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhand.encoder.chains import best_chains, best_chains_with, runs, shares, spans_of_labels, stretches

FLAT = np.zeros((3, 3), dtype=np.float32)


Scores = np.ndarray[tuple[int, ...], np.dtype[np.float32]]


def scores(shape: tuple[int, ...], seed: int) -> Scores:
    return np.random.default_rng(seed).integers(-9, 9, shape).astype(np.float32)


def chain(at: Scores, steps: Scores, must: int) -> list[int]:
    """The best chain of one text."""
    labels: list[int] = best_chains_with(must, at[None], np.array([len(at)]), steps)[0].tolist()
    return labels


@given(st.lists(st.integers(1, 5), min_size=1, max_size=3), st.integers(2, 3), st.data())
def test_each_chain_is_the_best_of_all_that_have_the_label(lengths: list[int], labels: int, data: st.DataObject) -> None:
    seed, must = data.draw(st.integers(0, 10**6)), data.draw(st.integers(0, labels - 1))
    at, steps = scores((len(lengths), max(lengths), labels), seed), scores((labels, labels), seed + 1)

    def total(row: int, chain: tuple[int, ...]) -> float:
        return float(sum(at[row, k, label] for k, label in enumerate(chain)) + sum(steps[a, b] for a, b in itertools.pairwise(chain)))

    together = best_chains_with(must, at, np.array(lengths), steps)
    for row, length in enumerate(lengths):
        best = max(total(row, chain) for chain in itertools.product(range(labels), repeat=length) if must in chain)
        found = tuple(together[row, :length].tolist())
        assert must in found
        assert total(row, found) == best


def test_a_chain_begins_and_ends_as_is_best() -> None:
    words, length = np.array([[[1, 0], [1, 0], [1, 0]]], dtype=np.float32), np.array([3])
    flat = np.zeros((2, 2))
    assert best_chains(words, length, np.array([-3, 0]), flat, np.zeros(2)).tolist() == [[1, 0, 0]]
    assert best_chains(words, length, np.zeros(2), flat, np.array([0, 3])).tolist() == [[0, 0, 1]]


def test_steps_can_outweigh_single_words() -> None:
    words = np.array([[0, 5, 0], [3, 2, 0], [0, 5, 0]], dtype=np.float32)
    stay = np.array([[0, -4, -4], [-4, 0, -4], [-4, -4, 0]], dtype=np.float32)
    assert chain(words, FLAT, 1) == [1, 0, 1]
    assert chain(words, stay, 1) == [1, 1, 1]


def test_a_label_that_must_occur_does_so_where_it_costs_least() -> None:
    words = np.array([[9, 0, 0], [9, 0, 7], [9, 0, 0]], dtype=np.float32)
    assert chain(words, FLAT, 2) == [0, 2, 0]


def test_shares_sum_to_one_even_of_great_scores() -> None:
    found = shares(np.array([[1000, 1000, 0], [-1000, 0, 1000]], dtype=np.float32))
    assert found.sum(1).tolist() == [1, 1]
    assert found[0].tolist() == [0.5, 0.5, 0]


@pytest.mark.parametrize(
    ("cue", "found"),
    [
        pytest.param([], [], id="no words"),
        pytest.param([(1, 0, 0), (1, 0, 0)], [], id="no cue"),
        pytest.param([(0.1, 0.9, 0), (0.9, 0.1, 0)], [range(0, 1)], id="one word"),
        pytest.param([(1, 0, 0), (0, 1, 0), (0, 0.1, 0.9), (1, 0, 0)], [range(1, 3)], id="two words"),
        pytest.param([(0, 1, 0), (0, 0.9, 0.1)], [range(0, 1), range(1, 2)], id="two cues side by side"),
        pytest.param([(0, 0.1, 0.9), (0, 0.1, 0.9)], [range(0, 2)], id="one that goes on from nothing, up to the end"),
        pytest.param([(0.8, 0.2, 0), (0.79, 0.21, 0)], [range(1, 2)], id="as likely as the limit is not likely enough"),
    ],
)
def test_runs_that_look_like_a_cue(cue: list[tuple[float, float, float]], found: list[range]) -> None:
    assert runs(np.array(cue, dtype=np.float64).reshape(-1, 3), 0.2000001) == found  # type: ignore[arg-type]


@given(st.sets(st.integers(0, 40)))
def test_stretches_hold_each_number_once_and_never_touch(words: set[int]) -> None:
    found = stretches(sorted(words))
    assert [k for run in found for k in run] == sorted(words)
    assert all(left.stop < right.start for left, right in itertools.pairwise(found))


def test_numbers_may_come_in_any_order() -> None:
    assert stretches([5, 3, 4, 9]) == [range(3, 6), range(9, 10)]


@pytest.mark.parametrize(
    ("labels", "spans"),
    [
        ("", []),
        ("O O", []),
        ("B-place", [(range(0, 1), "place")]),
        ("B-person I-person O", [(range(0, 2), "person")]),
        ("B-person B-person", [(range(0, 1), "person"), (range(1, 2), "person")]),
        ("I-place I-place", [(range(0, 2), "place")]),
        ("B-place I-person", [(range(0, 1), "place"), (range(1, 2), "person")]),
        ("B-place O I-place", [(range(0, 1), "place"), (range(2, 3), "place")]),
    ],
)
def test_spans_of_labels(labels: str, spans: list[tuple[range, str]]) -> None:
    assert spans_of_labels(labels.split()) == spans
