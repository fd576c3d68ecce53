"""Headlines that name their source without a verb; no encoder is needed for them."""

from __future__ import annotations

import pytest

from secondhand.annotate.attributions import mark
from secondhand.model import Knowledge
from tests.annotate.listening import Words, heard, reading, words_of


def headline(text: str, *, precise: bool = False) -> list[Words]:
    return [words_of(text, found) for found in mark(reading(text, "headline"), Knowledge(precise=precise))]


TOLD = [
    ("Six boats sunk in Port Tarn: monitor", ("monitor", ":", "Six boats sunk in Port Tarn")),
    ("Six boats sunk in Port Tarn: harbour officials", ("harbour officials", ":", "Six boats sunk in Port Tarn")),
    ("Harbour Monitor: six boats sunk in Port Tarn", ("Harbour Monitor", ":", "six boats sunk in Port Tarn")),
    ("Six boats sunk in Port Tarn Monitor", ("Monitor", "", "Six boats sunk in Port Tarn")),
    ("Two villages in the hills shelled Activists", ("Activists", "", "Two villages in the hills shelled")),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_a_source_at_either_end(text: str, expected: Words) -> None:
    assert headline(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Six boats sunk by the Port Monitor in Tarn",  # in the middle
        "Six boats sunk in Port Tarn, says the Monitor",  # a determiner before it
        "Six boats sunk in Port Tarn monitor",  # no capital
        "Boats sunk Monitor",  # too short to be sure
        "Port Tarn: six boats sunk",  # a place speaks not
        "Live from Tarn: “It burns,” shouts monitor",  # words in quotation marks
        "Why the truce failed: a view from the harbour",
        ": monitor",
        "Monitor:",
        "",
    ],
)
def test_no_source(text: str) -> None:
    assert headline(text) == []


def test_only_headlines_are_read_by_their_shape() -> None:
    assert mark(reading("Six boats sunk in Port Tarn: monitor"), Knowledge()) == ()


def test_what_the_encoder_heard_goes_before_the_shape() -> None:
    assert heard("{1t Six boats sunk in Port Tarn}{1c :} {1s monitor}", "headline") == [("monitor", ":", "Six boats sunk in Port Tarn")]


def test_shapes_are_never_sure_enough_for_precision() -> None:
    assert headline("Six boats sunk in Port Tarn: monitor", precise=True) == []
