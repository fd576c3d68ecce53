"""Word pieces: every word keeps at least one, none is cut off, whatever the tokenizer's file asks for."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from secondhand.encoder.pieces import LONGEST, open_tokenizer, pieces

KNOWN = ["[PAD]", "[UNK]", "the", "army", "left", "shell", "##ed", "##ing", "un", "-", "a", "##a", "1", "##1"]
UNKNOWN = KNOWN.index("[UNK]")


@pytest.fixture(scope="module")
def tokenizer(tmp_path_factory: pytest.TempPathFactory) -> Tokenizer:
    """A small one, written as the published ones are: it cuts and fills up to a few pieces."""
    made = Tokenizer(models.WordPiece({piece: k for k, piece in enumerate(KNOWN)}, unk_token="[UNK]"))
    made.normalizer = normalizers.BertNormalizer(lowercase=True)
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    made.enable_truncation(max_length=8)
    made.enable_padding(length=8)
    path: Path = tmp_path_factory.mktemp("tokenizer") / "tokenizer.json"
    made.save(str(path))
    return open_tokenizer(path)


def read(tokenizer: Tokenizer, *words: str) -> list[tuple[str, int]]:
    """Each piece with the number of its word."""
    found = pieces(tokenizer, words, [False] * len(words))
    assert len(found.ids) == len(found.word) == len(found.shapes)
    return [(KNOWN[piece], word) for piece, word in zip(found.ids.tolist(), found.word.tolist(), strict=True)]


def test_words_fall_into_pieces_in_their_order(tokenizer: Tokenizer) -> None:
    assert read(tokenizer, "The", "army", "shelled") == [("the", 0), ("army", 1), ("shell", 2), ("##ed", 2)]


def test_no_words_no_pieces(tokenizer: Tokenizer) -> None:
    assert read(tokenizer) == []


def test_neither_cut_nor_filled_up(tokenizer: Tokenizer) -> None:
    assert read(tokenizer, "army") == [("army", 0)]
    assert len(read(tokenizer, *["army"] * 700)) == 700


@pytest.mark.parametrize("word", ["Квартал", "\u200b", "\ufffd", "\u0301", "\x00", "🙂", "\ud83d", "\udc80"])
def test_a_word_of_unknown_or_no_letters_is_one_unknown_piece(tokenizer: Tokenizer, word: str) -> None:
    assert read(tokenizer, "the", word, "army", word) == [("the", 0), ("[UNK]", 1), ("army", 2), ("[UNK]", 3)]


def test_of_a_very_long_word_the_beginning_is_read(tokenizer: Tokenizer) -> None:
    long = "-" * (LONGEST + 9)
    assert read(tokenizer, "the", long, "army") == [("the", 0), *[("-", 1)] * LONGEST, ("army", 2)]


def test_the_shape_of_a_word_is_that_of_all_its_pieces(tokenizer: Tokenizer) -> None:
    found = pieces(tokenizer, ["Shelling", "left"], [True, False]).shapes.tolist()
    assert found[0] == found[1] != found[2]
    assert [shape[2] for shape in found] == [1, 1, 0]


@given(
    words=st.lists(st.one_of(st.sampled_from(["Shelled", "un-shelling", "1111", "the"]), st.text(min_size=1, max_size=130)), max_size=40)
)
def test_every_word_has_a_piece_and_they_stand_in_order(tokenizer: Tokenizer, words: list[str]) -> None:
    found = pieces(tokenizer, words, [False] * len(words))
    assert found.word.tolist() == sorted(found.word.tolist())
    assert set(found.word.tolist()) == set(range(len(words)))
    assert found.word[found.first].tolist() == list(range(len(words)))
