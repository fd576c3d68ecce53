"""The noun phrase that speaks, left or right of a cue."""

from __future__ import annotations

import pytest

from secondhand.annotate.attributions.passage import Passage
from secondhand.annotate.attributions.sources import Range, adverb, after, before, names_speaker, opening, verbal
from secondhand.model import ActorMention, Sentence, Span


def passage(text: str, *media: str) -> Passage:
    actors = [
        ActorMention(id=name, start=text.index(name), end=text.index(name) + len(name), actor=name, name=name, type="media")
        for name in media
    ]
    return Passage(text, Span(0, len(text)), [Sentence(start=0, end=len(text))], actors)


def words(made: Passage, found: Range | None) -> str | None:
    return None if found is None else made.span(*found).of(made.text)


LOOSE = [
    ("The mayor said", "The mayor"),
    ("The mayor of Port Tarn has also said", "The mayor of Port Tarn"),
    ("The mayor on Monday said", "The mayor"),
    ("On Monday, the mayor said", "the mayor"),
    ("He said", "He"),
    ("Berg, 58, said", "Berg, 58"),
    ("Berg (the mayor) said", "Berg (the mayor)"),
    ("Berg - a mayor - said", "Berg - a mayor -"),
    ("Workers who came by boat said", "Workers who came by boat"),
    ("Although it rained the mayor said", "the mayor"),
    ("They believe that the mayor said", "the mayor"),
    ("Berg, who leads the group, said", "Berg"),
    ("The boat sank and the mayor said", "the mayor"),
    ("the rebels, who said", "the rebels"),
    ("France, Norland and Marland said", "France, Norland and Marland"),
]


@pytest.mark.parametrize(("text", "expected"), LOOSE)
def test_before(text: str, expected: str) -> None:
    made = passage(text)
    assert (words(made, before(made, len(made.tokens) - 1, loose=True)) or "").rstrip(",") == expected


TIGHT = [
    ("Boats sank in Port Tarn a monitor said", "a monitor"),
    ("Boats sank on Monday harbour spokesman Jon Berg said", "harbour spokesman Jon Berg"),
    ("Boats sank the head of the Harbour Watch said", "the head of the Harbour Watch"),
    ("Boats sank two residents of the port said", "two residents of the port"),
    ("Boats sank a group monitoring the war said", "a group monitoring the war"),
    ("Boats sank Marland officials and the mayor said", "Marland officials and the mayor"),
    ("Boats sank in central Tarn local media said", "local media"),
]


@pytest.mark.parametrize(("text", "expected"), TIGHT)
def test_before_at_the_end_of_a_sentence(text: str, expected: str) -> None:
    made = passage(text)
    assert words(made, before(made, len(made.tokens) - 1, loose=False)) == expected


def test_a_medium_does_not_take_the_place_before_it() -> None:
    text = "Boats sank in Port Tarn Gull said"
    made = passage(text, "Gull")
    assert words(made, before(made, len(made.tokens) - 1, loose=False)) == "Gull"


AFTER = [
    ("said Ann Lee.", "Ann Lee"),
    ("said Ann Lee, head of the office, adding", "Ann Lee, head of the office"),
    ("said Ann Lee on Monday.", "Ann Lee"),
    ("said the mayor in a statement.", "the mayor"),
    ("said he was tired.", "he"),
    ("said that it rained.", None),
    ("said", None),
]


@pytest.mark.parametrize(("text", "expected"), AFTER)
def test_after(text: str, expected: str | None) -> None:
    made = passage(text)
    assert words(made, after(made, 1)) == expected


def test_opening_passes_an_adverbial() -> None:
    made = passage("Hours later, the mayor left, saying it rained.")
    assert words(made, opening(made, made.lows.index("saying"))) == "the mayor"


def test_names_speaker() -> None:
    made = passage("type and location; the mayor; data; Lee")
    ranges = {"type and location": (0, 3), "the mayor": (4, 6), "Lee": (9, 10)}
    assert [name for name, found in ranges.items() if names_speaker(made, found)] == ["the mayor", "Lee"]


@pytest.mark.parametrize(
    ("word", "finite"), [("said", True), ("shelled", True), ("was", True), ("fled", True), ("boat", False), ("red", False)]
)
def test_verbal(word: str, finite: bool) -> None:
    assert verbal(word) is finite


@pytest.mark.parametrize(("word", "expected"), [("quickly", True), ("also", True), ("family", False), ("july", False), ("boat", False)])
def test_adverb(word: str, expected: bool) -> None:
    assert adverb(word) is expected
