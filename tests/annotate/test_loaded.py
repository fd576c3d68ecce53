"""Loaded words are marked on every side alike, with label and neutral wording, outside comments."""

import pytest

from secondhand.annotate import loaded
from secondhand.lexicon import table
from secondhand.model import Block, Document, Knowledge, Reading


def read(text: str, kind: str = "body") -> list[tuple[str, str, str | None]]:
    block = Block(start=0, end=len(text), kind=kind)  # type: ignore[arg-type]
    reading = Reading(document=Document.of(text), blocks=(block,))
    return [(text[m.start : m.end], m.label, m.neutral) for m in loaded.mark(reading, Knowledge())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army liberated two hamlets.", [("liberated", "Loaded_Language", "captured")]),
        ("The regime shelled the market.", [("regime", "Name_Calling,Labeling", "government")]),
        ("Terrorists hit the school.", [("Terrorists", "Name_Calling,Labeling", "fighters")]),
        ("The Zionist entity struck twice.", [("Zionist entity", "Name_Calling,Labeling", "Israel")]),
        ("A proxy war began.", [("proxy war", "Name_Calling,Labeling", "war")]),
        ("Our heroic troops advanced.", [("heroic", "Flag-Waving", None)]),
        ("The soldiers took the village.", []),
        ("An occupationally minded clerk.", []),
    ],
)
def test_words_and_labels(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert read(text) == expected


def test_comments_and_furniture_are_left_alone() -> None:
    assert read("The regime are terrorists", "comment") == []
    assert read("Support our heroic site", "furniture") == []


def test_every_listed_word_is_found_under_its_label() -> None:
    for group in table("loaded")["group"]:
        for words, neutral in group["words"]:
            assert (words, group["label"], neutral or None) in read(f"It was {words} then.")
