"""What is handed to the encoder, and that two layers are what it hands back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from secondhand.annotate.grammar import NAMES, WORDS
from secondhand.annotate.prose import analysis, stretches
from secondhand.encoder import OnnxEncoder
from secondhand.model import Analysis, Block, BlockKind, Document, Knowledge, Name, Reading, Sentence, Span, Told, Word


@dataclass
class Listening:
    """An encoder that keeps what it is asked and knows one name, at the beginning of each sentence."""

    asked: list[list[str]] = field(default_factory=list)

    def analyse(self, text: str, stretches: Sequence[Sequence[Span]]) -> Analysis:
        self.asked += [[sentence.of(text) for sentence in sentences] for sentences in stretches]
        starts = [sentence.start for sentences in stretches for sentence in sentences]
        words = tuple(Word(start=at, end=at + 1, pos="X", tag="FW", head=None, relation="root") for at in starts)
        return Analysis(words=words, names=tuple(Name(start=at, end=at + 1, kind="other") for at in starts))

    def told(self, text: str, span: Span) -> tuple[Told, ...]:
        return ()


def reading(*parts: tuple[BlockKind, str]) -> Reading:
    """Blocks parted by a line; each sentence of a block ends with a full stop."""
    text, blocks, sentences = "", [], []
    for kind, words in parts:
        start = len(text)
        text += words + "\n"
        blocks.append(Block(start=start, end=len(text) - 1, kind=kind))
        for sentence in words.split("."):
            if sentence.strip():
                at = text.index(sentence.strip(), start)
                sentences.append(Sentence(start=at, end=at + len(sentence.strip()) + 1))
    return Reading(document=Document.of(text), blocks=tuple(blocks), sentences=tuple(sentences))


ARTICLE = reading(
    ("headline", "Mill taken."),
    ("byline", "By Maren Dask."),
    ("dateline", "ORVELL."),
    ("body", "He came. He saw."),
    ("body", "He left."),
    ("caption", "The mill."),
    ("body", "It burnt."),
    ("furniture", "Share this."),
    ("body", "Nobody knew."),
    ("comment", "Liars."),
)


def test_bodies_that_follow_each_other_are_read_as_one_and_only_what_tells_is_read() -> None:
    encoder = Listening()
    analysis(ARTICLE, Knowledge(encoder=encoder))
    assert encoder.asked == [["Mill taken."], ["He came.", "He saw.", "He left."], ["The mill."], ["It burnt."], ["Nobody knew."]]


def test_a_stretch_runs_from_its_first_block_to_its_last() -> None:
    found = stretches(ARTICLE)
    assert [(block.kind, ARTICLE.text[block.start : block.end]) for block in found][:2] == [
        ("headline", "Mill taken."),
        ("body", "He came. He saw.\nHe left."),
    ]


@pytest.mark.parametrize("kinds", [[], ["furniture", "comment"], ["byline", "dateline"]])
def test_nothing_that_tells_nothing_to_read(kinds: list[BlockKind]) -> None:
    encoder = Listening()
    silent = reading(*((kind, "So it is.") for kind in kinds))
    assert stretches(silent) == []
    assert analysis(silent, Knowledge(encoder=encoder)) == Analysis()
    assert encoder.asked == []


def test_the_two_stages_hand_on_what_the_encoder_found() -> None:
    knowledge = Knowledge(encoder=Listening())
    words, names = WORDS.mark(ARTICLE, knowledge), NAMES.mark(ARTICLE, knowledge)
    assert [word.span.of(ARTICLE.text) for word in words] == list("MHHHTIN")
    assert [name.span for name in names] == [word.span for word in words]


def test_they_say_what_they_write_and_need() -> None:
    assert (WORDS.writes, NAMES.writes) == ("words", "names")
    assert WORDS.needs == NAMES.needs == {"blocks", "sentences"}


def test_without_an_encoder_both_are_empty() -> None:
    assert WORDS.mark(ARTICLE, Knowledge()) == ()
    assert NAMES.mark(ARTICLE, Knowledge()) == ()


def test_heads_stay_in_their_own_sentence_across_stretches() -> None:
    words = WORDS.mark(ARTICLE, Knowledge(encoder=OnnxEncoder()))
    for sentence in ARTICLE.sentences:
        inside = {k for k, word in enumerate(words) if sentence.span.contains(word.span)}
        assert all(words[k].head is None or words[k].head in inside for k in inside)
    marked = ARTICLE.with_layer("words", words, "words/1")
    assert [word.span.of(ARTICLE.text) for word in marked.words if word.relation == "root" and word.pos == "VERB"][-1] == "knew"
