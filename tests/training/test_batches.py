"""Windows as tensors: padded, numbered from the beginning of their window, labels beside their words."""

from __future__ import annotations

import random

import numpy as np
import pytest
from tokenizers import Tokenizer

torch = pytest.importorskip("torch")

from training.batches import batch_of, batches, epoch  # noqa: E402
from training.corpora import NO_LABEL, Text, Told, Window, cut, windows  # noqa: E402


@pytest.fixture
def text(tokenizer: Tokenizer) -> Text:
    """Two sentences of three and two words; the first word of the second has three pieces."""
    made = Text(
        "made",
        ["He", "said", "so", "And", "I"],
        [True, False, False, True, False],
        {"cue": [0, 1, 0, 0, 0], "head": [1, -1, 1, 4, -1]},
        [range(3), range(3, 5)],
        [Told(cue=range(1, 2), source=frozenset({0}), content=frozenset({2, 3}))],
    )
    return cut(tokenizer, [made])[0]


def test_pieces_stand_between_the_two_marks(text: Text) -> None:
    found = batch_of("made", [Window(text, range(5)), Window(text, range(3, 5))])
    assert found.ids.shape == (2, 2 + 2 + 4 + 2 + 3 + 1)
    assert found.ids[1, 0] == 101
    assert found.ids[1, 5] == 102
    assert found.mask.sum(1).tolist() == [14, 6]
    assert found.size == 20
    assert found.ids[1, 6:].tolist() == [0] * 8
    assert found.shapes[1, 1:5, 2].tolist() == [1, 1, 1, 0]


def test_words_are_found_at_their_first_piece_and_labels_beside_them(text: Text) -> None:
    found = batch_of("made", [Window(text, range(5)), Window(text, range(3, 5))])
    assert found.at.tolist() == [[1, 3, 7, 9, 12], [1, 4, 0, 0, 0]]
    assert found.real.tolist() == [[True] * 5, [True] * 2 + [False] * 3]
    assert found.labels["cue"].tolist() == [[0, 1, 0, 0, 0], [0, 0] + [NO_LABEL] * 3]


def test_heads_sentences_and_attributions_are_numbered_from_the_window(text: Text) -> None:
    found = batch_of("made", [Window(text, range(3, 5)), Window(text, range(3))])
    assert found.labels["head"][0, :2].tolist() == [1, -1]
    assert found.sentences == [(0, range(2)), (1, range(3))]
    assert found.told == [(1, Told(cue=range(1, 2), source=frozenset({0}), content=frozenset({2})))]
    assert found.known_told


def test_an_attribution_belongs_to_the_window_of_its_cue(text: Text) -> None:
    assert batch_of("made", [Window(text, range(3, 5))]).told == []


def test_windows_of_like_length_come_together_and_none_is_lost(tokenizer: Tokenizer) -> None:
    texts = cut(tokenizer, [Text("made", ["a"] * size, [False] * size, sentences=[range(size)]) for size in range(1, 120)])
    found = [window for made in texts for window in windows(made)]
    groups = batches(found, 300, random.Random(1))
    assert sorted(window.size for group in groups for window in group) == sorted(window.size for window in found)
    for group in groups:
        sizes = [window.size for window in group]
        assert max(sizes) - min(sizes) <= 60
        assert len(group) * (max(sizes) + 2) <= 300 + 24 * len(group)


def test_an_epoch_reads_each_corpus_as_often_as_asked(text: Text) -> None:
    one = [Window(text, range(3))] * 10
    plan = epoch({"twice": (one, 2), "partly": (one, 0.4)}, 9, random.Random(3))
    assert [name for name, _ in plan].count("twice") == 20
    assert [name for name, _ in plan].count("partly") == 4
    assert epoch({"twice": (one, 2), "partly": (one, 0.4)}, 9, random.Random(3)) == plan
    assert [name for name, _ in plan] != sorted((name for name, _ in plan), reverse=True)


def test_a_batch_can_be_moved(text: Text) -> None:
    found = batch_of("made", [Window(text, range(5))])
    moved = found.to("cpu")
    assert np.array_equal(moved.ids.numpy(), found.ids.numpy())
    assert moved.labels.keys() == found.labels.keys()
