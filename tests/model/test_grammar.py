"""Words, names and what the encoder hands over; the two layers that serve other stages and are never kept."""

from __future__ import annotations

from typing import Any

import pytest

from secondhand.model import (
    LAYERS,
    WORKING_LAYERS,
    Analysis,
    Document,
    Knowledge,
    Name,
    NoEncoder,
    Reading,
    Span,
    Told,
    Word,
    reading_schema,
)

TEXT = "Vele left."
WORDS = (
    Word(start=0, end=4, pos="PROPN", tag="NNP", head=1, relation="nsubj", entity="person"),
    Word(start=5, end=9, pos="VERB", tag="VBD", head=None, relation="root"),
    Word(start=9, end=10, pos="PUNCT", tag=".", head=1, relation="punct"),
)
NAMES = (Name(start=0, end=4, kind="person"),)


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"pos": "VERBAL"}, "Word.pos"), ({"entity": "organisation"}, "Word.entity"), ({"end": 0}, "span runs forward")],
)
def test_words_refuse_what_no_encoder_may_say(changed: dict[str, Any], field: str) -> None:
    fields: dict[str, Any] = {"start": 0, "end": 4, "pos": "NOUN", "tag": "NN", "head": None, "relation": "root"}
    Word(**fields)
    with pytest.raises(ValueError, match=field):
        Word(**(fields | changed))


def test_names_are_of_four_kinds() -> None:
    with pytest.raises(ValueError, match="organisation, other, person, place"):
        Name(start=0, end=4, kind="organization")  # type: ignore[arg-type]


def test_without_an_encoder_nothing_is_found() -> None:
    nobody = Knowledge().encoder
    assert isinstance(nobody, NoEncoder)
    assert nobody.analyse(TEXT, [[Span(0, 10)]]) == Analysis(words=(), names=(), told=())
    assert nobody.told(TEXT, Span(0, 10)) == ()


def test_what_is_told_is_a_record_like_others() -> None:
    told = Told(source=(Span(0, 4),), cue=(Span(5, 9),), content=(), confidence=0.5)
    assert told == Told(source=(Span(0, 4),), cue=(Span(5, 9),), content=(), confidence=0.5)
    with pytest.raises(AttributeError):
        told.confidence = 1.0  # type: ignore[misc]


def marked() -> Reading:
    reading = Reading(document=Document.of(TEXT))
    return reading.with_layer("words", WORDS, "words/1").with_layer("names", NAMES, "names/1")


def test_working_layers_stand_in_a_reading_and_are_not_written() -> None:
    reading = marked()
    assert (reading.words, reading.names) == (WORDS, NAMES)
    assert not set(WORKING_LAYERS) & (set(LAYERS) | set(reading.to_json()))
    again = Reading.from_json(reading.to_json())
    assert (again.words, again.names) == ((), ())
    assert again == reading


def test_no_word_lies_outside_the_document() -> None:
    with pytest.raises(ValueError, match=r"words: .* lies outside"):
        Reading(document=Document.of("Vele"), words=WORDS)


def test_the_schema_says_nothing_of_layers_that_are_not_written() -> None:
    schema = reading_schema()
    assert not set(WORKING_LAYERS) & set(schema["properties"])
    assert not {"Word", "Name"} & set(schema["$defs"])
