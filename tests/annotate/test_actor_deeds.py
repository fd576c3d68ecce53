"""Actors named only by a word before what they did."""

from __future__ import annotations

import pytest

from secondhand.annotate.actor_deeds import before_deed
from secondhand.annotate.actors import mark
from secondhand.annotate.words import words_of
from secondhand.model import Block, Document, Reading, Sentence
from secondhand.run.knowledge import knowledge

KNOWN = knowledge()


def actors(text: str) -> list[str | None]:
    block, sentence = Block(start=0, end=len(text), kind="body"), Sentence(start=0, end=len(text))
    reading = Reading(document=Document.of(text), blocks=(block,), sentences=(sentence,))
    return [mention.actor for mention in mark(reading, KNOWN)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Six Russian raids hit the hills", ["russia"]),
        ("U.S. missile strikes hit the hills", ["united-states"]),
        ("Russian and Syrian air strikes hit the hills", ["russia", "syrian-government"]),
        ("Russian and Syrian jets hit the hills", ["russia", "syrian-air-force"]),
        ("US/UK/Israeli strikes hit the hills", ["united-states", "united-kingdom", "israeli-government"]),
        ("US, UK and French strikes hit the hills", ["united-states", "united-kingdom", "france"]),
        ("Saudi/UAE jets hit the hills", ["saudi-arabia", "uae-armed-forces"]),
        ("After talks with the US, Israeli strikes hit the hills", ["israeli-government"]),
        ("In Russian, Syrian and Turkish towns people fled", []),
        ("The Syrian town lay under regime shelling", ["syrian-government"]),
        ("US-led air raids hit the hills", ["us-led-coalition"]),
        ("A Russian drone and an Israeli quadcopter hit the hills", ["russia", "israeli-government"]),
        ("A Russian long-range drone and a Russian guided bomb hit the hills", ["russia", "russia"]),
        ("The US economy and a Russian ship", []),
        ("A Russian, then a strike", []),
    ],
)
def test_a_word_before_a_deed_names_its_doer(text: str, expected: list[str]) -> None:
    assert actors(text) == expected


def test_other_words_between_end_the_search() -> None:
    text = "regime of terror strikes"
    assert not before_deed(text, words_of(text), 0, ())
    assert before_deed("regime air strikes", words_of("regime air strikes"), 0, ())
