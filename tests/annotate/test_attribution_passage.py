"""A block as tokens with its sentences and quotations."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondhand.annotate.attributions.passage import Passage
from secondhand.model import Sentence, Span


def passage(text: str, *ends: int) -> Passage:
    """The whole text as one block, cut into sentences at these places."""
    cuts = [0, *ends, len(text)]
    sentences = [Sentence(start=a, end=b) for a, b in pairwise(cuts)]
    return Passage(text, Span(0, len(text)), sentences)


def quotations(text: str) -> list[str]:
    made = passage(text)
    return [made.span(begin, end).of(text) for begin, end in made.quotes]


TOKENS = [
    ("The U.S.-led raid", ["The", "U.S.-led", "raid"]),
    ("Mr. Lee's boat", ["Mr.", "Lee's", "boat"]),
    ("John D. Berg said", ["John", "D.", "Berg", "said"]),
    ("the White Helmets’ van", ["the", "White", "Helmets", "’", "van"]),
    ("al-Bab, at 5.30", ["al-Bab", ",", "at", "5.30"]),
    ("didn’t ''go''", ["didn’t", "''", "go", "''"]),
]


@pytest.mark.parametrize(("text", "expected"), TOKENS)
def test_tokens(text: str, expected: list[str]) -> None:
    assert [token.text for token in passage(text).tokens] == expected


QUOTATIONS = [
    ("She said “yes” and “no”.", ["“yes”", "“no”"]),
    ('She said "yes" and "no".', ['"yes"', '"no"']),
    ("She said ''yes''.", ["''yes''"]),
    ("She said ‘the rebels’ flag’ burnt.", ["‘the rebels’ flag’"]),
    ("She said «yes».", ["«yes»"]),
    ('A 5" pipe and 6" pipe.', []),
    ("The rebels’ flag and the army’s flag.", []),
    ("“It burns.\n“It still burns.”", ["“It burns.", "“It still burns.”"]),
    ("It said “the ‘safe’ zone” fell.", ["“the ‘safe’ zone”"]),
]


@pytest.mark.parametrize(("text", "expected"), QUOTATIONS)
def test_quotations(text: str, expected: list[str]) -> None:
    assert quotations(text) == expected


def test_ends_of_quotations() -> None:
    made = passage('"It burns," she said.')
    close = made.lows.index('"', 1)
    assert [k for k in range(len(made.tokens)) if made.opens_quote(k)] == [0]
    assert [k for k in range(len(made.tokens)) if made.ends_speech(k)] == [close]
    assert not made.opens_quote(len(made.tokens))


def test_words_in_quotation_marks_are_no_finished_speech() -> None:
    made = passage('The "safe zone" fell.')
    assert not made.ends_speech(made.lows.index('"', 2))


def test_sentence_bounds() -> None:
    text = "Two boats sank. The port burnt."
    made = passage(text, 16)
    port = made.lows.index("port")
    assert (made.first[0], made.last[0]) == (0, 4)
    assert made.span(made.first[port], made.last[port]).of(text) == "The port burnt."


def test_lines() -> None:
    made = passage("LEE: Yes.\nBERG: No.\n\nLEE: Why?")
    assert [made.lows[k] for k in range(len(made.tokens)) if made.line_starts(k)] == ["lee", "berg", "lee"]


def test_words_beyond_the_block_are_empty() -> None:
    made = passage("Boats sank.")
    assert [made.low(k) for k in (-1, 0, 1, 2, 3)] == ["", "boats", "sank", ".", ""]


def test_spans_of_a_block_in_a_longer_text() -> None:
    text = "Fire in Tarn\nTwo boats sank."
    made = Passage(text, Span(13, len(text)), [Sentence(start=13, end=len(text))])
    assert [span.of(text) for span in made.spans([(0, 2), (2, 4)])] == ["Two boats", "sank."]


@given(st.text(alphabet="ab “”\"'‘’.,\n", min_size=1, max_size=80))
@settings(max_examples=150, deadline=None)
def test_quotations_do_not_overlap(text: str) -> None:
    made = passage(text)
    assert all(begin < end for begin, end in made.quotes)
    assert all(a[1] <= b[0] for a, b in pairwise(made.quotes))
    assert all(made.first[i] <= i < made.last[i] for i in range(len(made.tokens)))
