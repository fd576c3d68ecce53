"""Words with part of speech and the tree of each sentence, and proper names: two layers that other stages read, both by the encoder."""

from __future__ import annotations

from secondhand.annotate.prose import analysis
from secondhand.model import Knowledge, Name, Reading, Stage, Word


def mark_words(reading: Reading, knowledge: Knowledge) -> tuple[Word, ...]:
    """The words of the blocks that tell something, in the order of the text."""
    return analysis(reading, knowledge).words


def mark_names(reading: Reading, knowledge: Knowledge) -> tuple[Name, ...]:
    """The proper names of the blocks that tell something, in the order of the text."""
    return analysis(reading, knowledge).names


WORDS = Stage(name="words", version="1", writes="words", needs=frozenset({"blocks", "sentences"}), mark=mark_words)
NAMES = Stage(name="names", version="1", writes="names", needs=frozenset({"blocks", "sentences"}), mark=mark_names)
