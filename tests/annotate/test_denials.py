"""Denials that grammar alone shows; on sentences of our own, read by the encoder that ships."""

from __future__ import annotations

import pytest

import secondhand

DENIED = [
    ("The Front attacked Homs; the army denied bombing Aleppo.", "the army", "bombing Aleppo"),
    (
        "Shells hit Homs on Monday, but the ministry denied striking civilian targets.",
        "the ministry",
        "striking civilian targets",
    ),
    ("The army shelled Homs; the Front has denied firing rockets at Aleppo.", "the Front", "firing rockets at Aleppo"),
]


@pytest.mark.parametrize(("text", "source", "content"), DENIED)
def test_a_denial_in_a_second_clause_is_the_deniers(text: str, source: str, content: str) -> None:
    reading = secondhand.annotate(text)
    (found,) = reading.attributions
    assert [span.of(text) for span in found.source] == [source]
    assert found.cue[-1].of(text).endswith("denied")
    assert [span.of(text) for span in found.content] == [content]
    assert found.stance == "denies"
    assert [claim.certainty for claim in reading.claims] == ["asserted", "denied"]


@pytest.mark.parametrize(
    "text",
    [
        "The army did not deny shelling Homs.",
        "He spoke, and nobody denied it.",  # a pronoun is no clause
        "Denying the town its water, the army left.",
    ],
)
def test_what_is_no_denial_is_not_marked_as_one(text: str) -> None:
    assert "denials/1" not in {found.by for found in secondhand.annotate(text).attributions}
