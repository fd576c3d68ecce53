"""Small corpora and word pieces for tests of the training."""

from __future__ import annotations

import string
from collections.abc import Callable
from pathlib import Path

import pytest
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers


@pytest.fixture(scope="session")
def tokenizer() -> Tokenizer:
    """Letters and digits, so that a word has as many pieces as letters; the numbers of the two marks of an end are not used."""
    letters = string.ascii_lowercase + string.digits + string.punctuation
    pieces = ["[PAD]", "[UNK]", *letters, *(f"##{letter}" for letter in string.ascii_lowercase + string.digits)]
    made = Tokenizer(models.WordPiece({piece: k if k < 101 else k + 2 for k, piece in enumerate(pieces)}, unk_token="[UNK]"))
    made.normalizer = normalizers.BertNormalizer(lowercase=True)
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return made


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str], Path]:
    """Writes a text to a file of its own."""

    def write(text: str) -> Path:
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.txt"
        path.write_text(text, encoding="utf-8")
        return path

    return write
