"""Words are cut as the English treebanks cut them, and nothing of a text is left out."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhand.encoder.words import parts, split
from secondhand.model import Span


def cut(text: str) -> list[str]:
    return [span.of(text) for span in split(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They don't know.", "They do n't know ."),
        ("It won’t end, can't it?", "It wo n’t end , ca n't it ?"),
        ("He cannot stay", "He can not stay"),
        ("WE DIDN'T GO", "WE DID N'T GO"),
        ("Assad's men", "Assad 's men"),
        ("the rebels' camp", "the rebels ' camp"),
        ("Vele’s and we'll, they've, I'm", "Vele ’s and we 'll , they 've , I 'm"),
        ("O'Hara", "O ' Hara"),
        ("The U.S. left", "The U.S. left"),
        ("J. P. Orn and J.P. Orn", "J. P. Orn and J.P. Orn"),
        ("Gen. Haas and Mr. Vele", "Gen. Haas and Mr. Vele"),
        ("It ended.", "It ended ."),
        ("at 11:30 on", "at 11:30 on"),
        ("3,500 men, 1.20 metres", "3,500 men , 1.20 metres"),
        ("the 12th, the 1990s", "the 12th , the 1990s"),
        ("40km north", "40km north"),
        ("a Russian-backed force", "a Russian - backed force"),
        ("al-Nahr", "al - Nahr"),
        ("“We won,” he said", "“ We won , ” he said"),
        ('"Stop"', '" Stop "'),
        ("so... he -- they", "so ... he -- they"),
        ("50% of $3m", "50 % of $ 3m"),
        ("see https://kesh.example.com/a?b=1, now", "see https://kesh.example.com/a?b=1 , now"),
        ("(www.kesh.example)", "( www.kesh.example )"),
        ("desk@kesh.example.com wrote", "desk@kesh.example.com wrote"),
        ("قال الجيش، أمس", "قال الجيش ، أمس"),
        ("مُحَمَّد قال", "مُحَمَّد قال"),
        ("Zoe\u0308 left", "Zoe\u0308 left"),
        ("Київ горить", "Київ горить"),
        ("a_b", "a _ b"),
        ("", ""),
        (" \n\t ", ""),
    ],
)
def test_cuts(text: str, words: str) -> None:
    assert cut(text) == words.split()


SPEECH = st.lists(
    st.sampled_from(
        [
            "don't",
            "can",
            "cannot",
            "U.S.",
            "Mr.",
            "Vele's",
            "n't",
            "'",
            "’s",
            "11:30",
            "1,",
            "www.",
            "a@b.c",
            " ",
            "\n",
            "-",
            "--",
            "é",
            "ح",
            "\u064b",
        ]
    )
).map("".join)


@given(st.one_of(st.text(), SPEECH))
def test_words_stand_in_order_and_cover_everything_but_blanks(text: str) -> None:
    spans = split(text)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    covered = "".join(span.of(text) for span in spans)
    assert covered == "".join(text.split())


@given(SPEECH, st.data())
def test_only_the_words_between_the_offsets(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = split(text, start, end)
    assert all(start <= span.start < span.end <= end for span in found)
    assert "".join(span.of(text) for span in found) == "".join(text[start:end].split())


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "1",
        "1,",
        "1a,",
        "n't",
        "'",
        "don't",
        "A.",
        "www.",
        "http://",
        "http://.",
        "a@",
        "a.",
        "@a.",
        "-",
        ".",
        "_",
        "e\u0301",
        "can",
        "ح",
    ],
)
def test_time_grows_with_the_length_and_no_faster(piece: str) -> None:
    """Were it to grow with the square, these would take minutes."""
    begun = time.process_time()
    split(piece * (60_000 // len(piece)) + "x!")
    assert time.process_time() - begun < 5


@given(SPEECH, st.integers(1, 5), st.integers(5, 12))
def test_parts_hold_every_word_once_in_order_and_are_never_too_long(text: str, longest: int, together: int) -> None:
    ends = [k for k, letter in enumerate(text, 1) if letter == "\n"]
    sentences = [Span(start, end) for start, end in pairwise(sorted({0, *ends, len(text)}))]
    found = list(parts(text, sentences, longest=longest, together=together))
    assert [span for part in found for sentence in part for span in sentence] == split(text)
    assert all(0 < len(sentence) <= longest for part in found for sentence in part)
    assert all(sum(map(len, part)) <= together for part in found)


def test_a_sentence_stays_whole_where_it_can() -> None:
    text = "a b c. d e."
    sentences = [Span(0, 6), Span(7, 11)]
    shown = [[[span.of(text) for span in sentence] for sentence in part] for part in parts(text, sentences, longest=4, together=5)]
    assert shown == [[["a", "b", "c", "."]], [["d", "e", "."]]]
