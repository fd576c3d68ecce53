"""Paragraphs relayed without quotation marks, on sentences of our own."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondhand.annotate.attributions import mark
from secondhand.model import Attribution, Block, Document, Knowledge, Reading, Sentence

ENDS = re.compile(r"[^\n.!?]+(?:[.!?]+[\"”]?|\n|$)")


def marked(text: str) -> tuple[Attribution, ...]:
    """The attributions of a text whose lines are paragraphs."""
    blocks = tuple(Block(start=line.start(), end=line.end(), kind="body") for line in re.finditer(r"[^\n]+", text))
    sentences = tuple(Sentence(start=m.start(), end=m.end()) for m in ENDS.finditer(text) if m.group().strip())
    made = Reading(document=Document.of(text)).with_layer("blocks", blocks, "test").with_layer("sentences", sentences, "test")
    return mark(made, Knowledge())


def words(text: str) -> list[tuple[str, list[str], str]]:
    """Source, pieces of content and source of the parent of each attribution."""
    found = marked(text)
    speaker = {item.id: " ".join(span.of(text) for span in item.source) for item in found}
    return [(speaker[item.id], [span.of(text) for span in item.content], speaker.get(item.parent or "", "")) for item in found]


INTRODUCED = [
    "The Herald reported:\n",
    "The Herald reported on Friday:\n",
    "The Herald wrote in its morning report:\n",
    "The port is closed. The Herald added the following:\n",
]


@pytest.mark.parametrize("opening", INTRODUCED)
def test_a_colon_introduces_the_next_paragraph(opening: str) -> None:
    text = opening + "Two boats sank. Nobody was hurt.\nThe weather was fine."
    assert words(text) == [("The Herald", ["Two boats sank. Nobody was hurt"], "")]


@pytest.mark.parametrize(
    ("opening", "source"), [("From the Tarn Herald:\n", "the Tarn Herald"), ("More from Gull News:\n", "Gull News"), ("Via GBC:\n", "GBC")]
)
def test_a_line_that_only_names_the_relayer(opening: str, source: str) -> None:
    text = opening + "Two boats sank at noon, the mayor said.\nThe weather was fine."
    assert words(text) == [(source, ["Two boats sank at noon, the mayor said"], ""), ("the mayor", ["Two boats sank at noon"], source)]


def test_a_paragraph_that_breaks_off() -> None:
    text = "The Herald reported that on Friday the convoy\n...was seen near the dam. Nobody stopped it.\nThe weather was fine."
    assert words(text) == [("The Herald", ["that on Friday the convoy", "was seen near the dam. Nobody stopped it"], "")]


def test_paragraphs_that_tell_the_words_of_others_go_on() -> None:
    text = (
        "The Herald reported:\nTwo boats sank.\nThe harbour was on fire, said two villagers.\n"
        "According to a diver, three more boats burned.\n"
        "Marland denied it, the Herald explained."
    )
    relayer = "The Herald"
    first, *others = words(text)
    pieces = ["Two boats sank", "The harbour was on fire, said two villagers", "According to a diver, three more boats burned"]
    assert first == (relayer, pieces, "")
    assert others[:2] == [
        ("two villagers", ["The harbour was on fire"], relayer),
        ("a diver", ["three more boats burned"], relayer),
    ]
    assert others[-1][0] == "the Herald"
    assert others[-1][2] == ""


@pytest.mark.parametrize(
    "after",
    [
        "And villagers, who fear the worst, have warned that boats sank.",
        "Keep in mind that Marland said boats sank.",
        "The harbour, long a ruin, was on fire.",
    ],
)
def test_the_writer_takes_over_again(after: str) -> None:
    text = f"The Herald reported:\nTwo boats sank.\n{after}"
    assert words(text)[0] == ("The Herald", ["Two boats sank"], "")


def test_confidence_is_modest() -> None:
    one, *_ = marked("The Herald reported:\nTwo boats sank.\nThe weather was fine.")
    two, *_ = marked("The Herald reported:\nTwo boats sank.\nPort Tarn burned, said a diver.")
    assert 0.5 <= two.confidence < one.confidence <= 0.6


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said: “Two boats sank.”\nThe weather was fine.",
        "The mayor said:\n“Two boats sank.”\nThe weather was fine.",
        "The mayor said two boats sank:\nThe weather was fine.",
        "The mayor said two boats sank\nThe weather was fine.",
    ],
)
def test_what_introduces_nothing(text: str) -> None:
    ((_, content, _),) = words(text)
    assert "weather" not in " ".join(content)


@pytest.mark.parametrize("line", ["Pictures of the harbour below:", "From the start:", "Damage by town:"])
def test_a_line_without_a_speaker(line: str) -> None:
    assert words(f"{line}\nTwo boats sank.") == []


LINES = [
    "The Herald reported:",
    "From Gull News:",
    "...was seen",
    "Two boats sank.",
    "Boats sank, said a diver.",
    "“It burns.”",
    ":",
    "...",
]


@given(st.lists(st.sampled_from(LINES), max_size=9).map("\n".join))
@settings(max_examples=120, deadline=None)
def test_contents_stay_in_the_text(text: str) -> None:
    for item in marked(text):
        assert item.content
        assert all(0 <= span.start < span.end <= len(text) for span in item.spans())
