"""A block as tokens with its sentences and quotations."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondhand.annotate.attributions.passage import Passage
from secondhand.model import ActorMention, Sentence, Span


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
    assert made.opens_quote(0)
    assert made.ends_quote(close)
    assert made.ends_speech(close)
    assert not made.ends_quote(0)
    assert not made.ends_quote(len(made.tokens))


def test_words_in_quotation_marks_are_no_finished_speech() -> None:
    made = passage('The "safe zone" fell.')
    assert not made.ends_speech(made.lows.index('"', 2))


def test_sentence_bounds() -> None:
    text = "Two boats sank. The port burnt."
    made = passage(text, 16)
    port = made.lows.index("port")
    assert (made.first[0], made.last[0]) == (0, 4)
    assert made.span(made.first[port], made.last[port]).of(text) == "The port burnt."


def test_lines_labels_and_media() -> None:
    text = "LEE: Yes.\nBERG: No.\nLEE: Why?"
    actors = [ActorMention(id="m1", start=0, end=3, actor="lee", name="LEE", type="media")]
    made = Passage(text, Span(0, len(text)), (), actors)
    assert made.labels == {"LEE": 2, "BERG": 1}
    assert made.line_starts(made.lows.index("berg"))
    assert not made.line_starts(made.lows.index("yes"))
    assert made.media == {0}


@given(st.text(alphabet="ab “”\"'‘’.,\n", min_size=1, max_size=80))
@settings(max_examples=150, deadline=None)
def test_quotations_do_not_overlap(text: str) -> None:
    made = passage(text)
    assert all(begin < end for begin, end in made.quotes)
    assert all(a[1] <= b[0] for a, b in pairwise(made.quotes))
    assert all(made.first[i] <= i < made.last[i] for i in range(len(made.tokens)))
