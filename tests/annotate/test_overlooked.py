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
    assert "overlooked/1" not in {found.by for found in secondhand.annotate(text).attributions}


TOLLS = [
    ("The mayor put the toll at nine.", "The mayor", "the toll at nine"),
    ("Police gave the death toll as 13 on Monday.", "Police", "the death toll as 13"),
    ("The UN put the number of dead at 14.", "The UN", "the number of dead at 14"),
    (
        "The Doctors Network put the number of the dead at no fewer than 1,500.",
        "The Doctors Network",
        "the number of the dead at no fewer than 1,500",
    ),
    ("The ministry put the toll at 19 dead and over 40 wounded.", "The ministry", "the toll at 19 dead and over 40 wounded"),
    ("The UN documented the killing of 40 civilians in Homs.", "The UN", "the killing of 40 civilians in Homs"),
]


@pytest.mark.parametrize(("text", "source", "content"), TOLLS)
def test_who_gives_a_toll_is_its_source(text: str, source: str, content: str) -> None:
    reading = secondhand.annotate(text)
    (found,) = reading.attributions
    assert [span.of(text) for span in (*found.source, *found.content)] == [source, content]
    assert [claim.certainty for claim in reading.claims] == ["reported"]


@pytest.mark.parametrize("text", ["He put the number on a list at home.", "Nobody put the toll at nine.", "They set the table at nine."])
def test_what_is_no_toll_is_nobodys(text: str) -> None:
    assert not secondhand.annotate(text).attributions


def test_what_is_said_in_a_second_clause_has_its_own_speaker() -> None:
    reading = secondhand.annotate("An air strike on Homs killed 14 people, the mayor said, but the army said that only two had died.")
    assert [chain.name for claim in reading.claims for chain in claim.chain[1:]] == ["the mayor", "the army"]


@pytest.mark.parametrize("text", ["He documented his journey for the museum.", "The army counted its tanks."])
def test_a_record_of_something_else_is_nobodys_claim(text: str) -> None:
    assert "overlooked/1" not in {found.by for found in secondhand.annotate(text).attributions}
