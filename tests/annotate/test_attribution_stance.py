"""The stance of an attribution, from its cue and the words around it; on sentences of our own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhand.annotate.attributions.stance import stance_of
from secondhand.model import Span


def stance(text: str, cue: str, content: str) -> str:
    def at(words: str) -> tuple[Span, ...]:
        return (Span(text.index(words), text.index(words) + len(words)),)

    return stance_of(text, at(cue), at(content))


BY_CUE = [
    ("The mayor said it fell.", "said", "it fell", "says"),
    ("The mayor denied it fell.", "denied", "it fell", "denies"),
    ("The mayor has denied it fell.", "has denied", "it fell", "denies"),
    ("The mayor ruled out a truce.", "ruled out", "a truce", "denies"),
    ("The mayor called for a truce.", "called for", "a truce", "demands"),
    ("The mayor threatened to strike.", "threatened", "to strike", "threatens"),
    ("Its threat to strike was repeated.", "threat", "to strike", "threatens"),
    ("Its denial that it fell was repeated.", "denial", "that it fell", "denies"),
    ("The mayor vows to stay.", "vows", "to stay", "promises"),
    ("The raid was condemned by the mayor.", "condemned by", "The raid", "condemns"),
    ("The raid was blamed on the guard.", "blamed on", "the guard", "accuses"),
    ("The guard is believed to have left.", "believed", "to have left", "thinks"),
    ("The mayor ordered the port closed.", "ordered", "the port closed", "demands"),
    ("The mayor foresaw that it would fall.", "foresaw", "that it would fall", "predicts"),
    ("The mayor refused to leave.", "refused", "to leave", "promises"),
    ("The mayor refused to say who fell.", "refused", "to say who fell", "says"),
    ("The mayor refused to say who fell.", "refused to say", "who fell", "says"),
]


@pytest.mark.parametrize(("text", "cue", "content", "expected"), BY_CUE)
def test_stance_follows_the_cue(text: str, cue: str, content: str, expected: str) -> None:
    assert stance(text, cue, content) == expected


NEGATED = [
    ("The mayor did not deny that it fell.", "deny", "that it fell", "says"),
    ("The mayor didn’t deny that it fell.", "deny", "that it fell", "says"),
    ("The mayor neither confirmed nor denied that it fell.", "denied", "that it fell", "says"),
    ("The mayor neither confirmed nor denied that it fell.", "confirmed", "that it fell", "says"),
    ("The mayor has never acknowledged that it fell.", "acknowledged", "that it fell", "says"),
    ("The mayor refused to confirm that it fell.", "confirm", "that it fell", "says"),
    ("The mayor does not believe that it fell.", "believe", "that it fell", "doubts"),
    ("The mayor has not confirmed that it fell.", "has not confirmed", "that it fell", "doubts"),
    ("The mayor didn't verify that it fell.", "verify", "that it fell", "doubts"),
    ("The mayor did not threaten to strike.", "did not threaten", "to strike", "says"),
    ("The guard did not answer. He denied that it fell.", "denied", "that it fell", "denies"),
    ("The guard did not answer but denied that it fell.", "denied", "that it fell", "denies"),
    ("The guard, who did not answer, denied that it fell.", "denied", "that it fell", "denies"),
]


@pytest.mark.parametrize(("text", "cue", "content", "expected"), NEGATED)
def test_a_negated_cue_loses_its_force(text: str, cue: str, content: str, expected: str) -> None:
    assert stance(text, cue, content) == expected


BY_CONTENT = [
    ("The Front said that it had nothing to do with the raid.", "said", "that it had nothing to do with the raid", "denies"),
    ("The Front said its men were not involved in the raid.", "said", "its men were not involved in the raid", "denies"),
    ("The Front said the mayor had no role in the raid.", "said", "the mayor had no role in the raid", "says"),
    ("The captain denied it: “The Front shelled us.”", "denied", "“The Front shelled us.”", "says"),
    ("The army rejected the charge: “The Front shelled us.”", "rejected", "“The Front shelled us.”", "says"),
    ("The army denied that it had shelled Orna.", "denied", "that it had shelled Orna", "denies"),
]


@pytest.mark.parametrize(("text", "cue", "content", "expected"), BY_CONTENT)
def test_what_is_said_may_show_the_stance(text: str, cue: str, content: str, expected: str) -> None:
    assert stance(text, cue, content) == expected


REQUESTS = [
    ("The mayor asked the guard to leave.", "asked", "the guard to leave", "demands"),
    ("The mayor asked whether they were to leave.", "asked", "whether they were to leave", "asks"),
    ("The mayor asked the guard to leave.", "asked the guard", "to leave", "demands"),
    ("The mayor asked why they left.", "asked", "why they left", "asks"),
    ("The mayor told villagers to leave.", "told", "to leave", "demands"),
    ("The mayor told villagers that they left.", "told", "that they left", "says"),
    ("The mayor warned villagers to leave.", "warned", "to leave", "demands"),
    ("The mayor warned that they left.", "warned", "that they left", "warns"),
]


@pytest.mark.parametrize(("text", "cue", "content", "expected"), REQUESTS)
def test_who_tells_somebody_what_to_do_demands(text: str, cue: str, content: str, expected: str) -> None:
    assert stance(text, cue, content) == expected


def test_an_attribution_without_a_cue_says() -> None:
    assert stance_of("Six boats sunk: monitor", (), (Span(0, 14),)) == "says"


@given(st.text(min_size=1, max_size=80), st.data())
def test_any_words_have_a_stance(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    cue = Span(start, data.draw(st.integers(start + 1, len(text))))
    assert stance_of(text, (cue,), (Span(0, len(text)),)) in {"says", "thinks"} or any(char.isalpha() for char in cue.of(text))
