"""How sure a claim is, on sentences of our own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhand.claims.certainty import certainty
from secondhand.model import Attribution, Document, Reading, Sentence, Span, Stance


def judged(text: str, words: str, stance: Stance | None = None) -> tuple[str, bool]:
    """Certainty and negation of some words; with a stance, the words from there to the end are somebody's content."""
    reading = Reading(document=Document.of(text)).with_layer("sentences", (Sentence(start=0, end=len(text)),), "test")
    start = text.index(words)
    span = Span(start, start + len(words))
    told = None
    if stance is not None:
        source = (Span(0, 1),) if start else ()
        told = Attribution(id="a1", source=source, content=(Span(start, len(text)),), stance=stance)
    return certainty(reading, span, told)


OWN_VOICE = [
    ("Two boats sank.", "Two boats sank", ("asserted", False)),
    ("No boats sank.", "No boats sank", ("asserted", True)),
    ("The army did not shell the port.", "The army did not shell the port", ("asserted", True)),
    ("Boats sank although nobody was there.", "Boats sank although nobody was there", ("asserted", False)),
    ("The toll is likely to rise.", "The toll is likely to rise", ("predicted", False)),
    ("The convoy will leave on Friday.", "The convoy will leave on Friday", ("predicted", False)),
    ("If the army enters, the truce ends.", "If the army enters", ("conditional", False)),
    ("The army allegedly shelled the port.", "The army allegedly shelled the port", ("reported", False)),
    ("It looked into the suspected shelling.", "the suspected shelling", ("reported", False)),
    ("An unconfirmed blast hit the port.", "An unconfirmed blast hit the port", ("doubted", False)),
    ("The so-called liberators shelled the port.", "liberators shelled the port", ("ironic", False)),
]


@pytest.mark.parametrize(("text", "words", "expected"), OWN_VOICE)
def test_own_voice(text: str, words: str, expected: tuple[str, bool]) -> None:
    assert judged(text, words) == expected


THROUGH_OTHERS = [
    ("says", "two boats sank", "reported"),
    ("accuses", "two boats sank", "reported"),
    ("condemns", "two boats sank", "reported"),
    ("denies", "two boats sank", "denied"),
    ("doubts", "two boats sank", "doubted"),
    ("predicts", "two boats sank", "predicted"),
    ("threatens", "to sink two boats", "threatened"),
    ("promises", "to sink two boats", "promised"),
    ("demands", "two boats be sunk", "demanded"),
    ("says", "the toll was likely to rise", "predicted"),
    ("thinks", "to take the port", "predicted"),
    ("thinks", "two boats sank", "reported"),
    ("thinks", "to have sunk two boats", "reported"),
    ("threatens", "to shell the port if the fleet does not leave", "threatened"),
    ("demands", "to be let in unless nobody is there", "demanded"),
    ("warns", "a raid could drown hundreds", "predicted"),
    ("warns", "boats may sink", "predicted"),
    ("warns", "boats might be sunk", "predicted"),
    ("warns", "of a raid that could drown hundreds", "predicted"),
    ("warns", "two boats sank", "reported"),
    ("warns", "the alleged raid drowned hundreds", "reported"),
    ("says", "the boats could carry fifty men", "reported"),
]


@pytest.mark.parametrize(("stance", "words", "expected"), THROUGH_OTHERS)
def test_through_others(stance: Stance, words: str, expected: str) -> None:
    assert judged(f"She told {words}.", words, stance) == (expected, False)


def test_what_is_denied_stays_positive() -> None:
    assert judged("Marland denied it shelled the port.", "it shelled the port", "denies") == ("denied", False)


def test_a_negative_content_is_negated() -> None:
    assert judged("Marland said no jets had crossed.", "no jets had crossed", "says") == ("reported", True)


@pytest.mark.parametrize(
    ("words", "negated"),
    [
        ("not to leave the port if the fleet comes", True),
        ("never to return unless the fleet leaves", True),
        ("to shell the port unless it is not defended", False),
        ("to shell the port as long as nobody leaves", False),
    ],
)
def test_a_negative_condition_negates_nothing(words: str, negated: bool) -> None:
    assert judged(f"Marland threatened {words}.", words, "threatens") == ("threatened", negated)


def test_a_condition_alone_may_be_negative() -> None:
    assert judged("If nobody leaves, boats sink.", "If nobody leaves") == ("conditional", True)


def test_impossible_that() -> None:
    text = "Sources said it was impossible that they came by sea."
    reading = Reading(document=Document.of(text)).with_layer("sentences", (Sentence(start=0, end=len(text)),), "test")
    told = Attribution(id="a1", content=(Span(text.index("it"), len(text)),))
    start = text.index("they came")
    assert certainty(reading, Span(start, start + 9), told) == ("denied", False)


def test_a_mood_of_another_clause_does_not_count() -> None:
    assert judged("They will leave, two boats sank.", "two boats sank") == ("asserted", False)


@given(st.text(min_size=1, max_size=120), st.data())
def test_any_span_can_be_judged(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    reading = Reading(document=Document.of(text)).with_layer("sentences", (Sentence(start=0, end=len(text)),), "test")
    mood, negated = certainty(reading, Span(start, end), None)
    assert mood in {"asserted", "reported", "denied", "doubted", "predicted", "conditional", "ironic"}
    assert isinstance(negated, bool)
