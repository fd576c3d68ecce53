"""Words to word pieces, and a text of any length to windows that overlap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from secondhand.encoder.shapes import features
from secondhand.encoder.stand_ins import read_as

WINDOW: Final = 256
"""Pieces of one window, with the two marks of its ends."""
CONTEXT: Final = 40
"""Pieces read on each side for context only, where the text goes on."""
LONGEST: Final = 24
"""Pieces of one word that are read; what is longer is an address or noise, and known by its beginning."""
FIRST, LAST = 101, 102
"""[CLS] and [SEP] of the vocabulary."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """Word pieces of a text: `ids` (n,), `shapes` (n, 3), and the number of the word of each piece `word` (n,)."""

    ids: NDArray[np.int64]
    shapes: NDArray[np.int64]
    word: NDArray[np.int64]

    @property
    def first(self) -> NDArray[np.int64]:
        """The first piece of each word (words,)."""
        return np.flatnonzero(np.diff(self.word, prepend=-1))


def open_tokenizer(path: Path) -> Tokenizer:
    """The word pieces of a `tokenizer.json`, without the truncation and padding that the file may ask for."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def pieces(tokenizer: Tokenizer, words: Sequence[str], breaks: Sequence[bool]) -> Pieces:
    """The word pieces of a text's words, parties by their stand-ins; a word of unknown letters is one unknown piece."""
    words = [read_as(word) for word in words]
    encoded = tokenizer.encode([_whole(word) for word in words], is_pretokenized=True, add_special_tokens=False)
    word = np.array(encoded.word_ids, dtype=np.int64)
    ids = np.array(encoded.ids, dtype=np.int64)
    missing = np.flatnonzero(np.bincount(word, minlength=len(words)) == 0)
    if len(missing):
        word = np.concatenate([word, missing])
        ids = np.concatenate([ids, np.full(len(missing), tokenizer.token_to_id("[UNK]"), dtype=np.int64)])
    order = np.argsort(word, kind="stable")
    ids, word = ids[order], word[order]
    starts = np.flatnonzero(np.diff(word, prepend=-1))
    keep = np.arange(len(word)) - starts[word] < LONGEST if len(word) else np.zeros(0, dtype=bool)
    ids, word = ids[keep], word[keep]
    shapes = features(words, breaks)[word] if words else np.zeros((0, 3), dtype=np.int64)
    return Pieces(ids=ids, shapes=shapes, word=word)


def _whole(word: str) -> str:
    """Half a character (a lone surrogate of a damaged file) cannot be encoded; it becomes one that is unknown."""
    return word if word.isascii() else word.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
