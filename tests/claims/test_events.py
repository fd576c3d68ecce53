"""Which words are one claim: clauses, contents of attributions, acts of speech, the war behind it; on sentences of our own."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhand.claims import mark
from secondhand.claims.events import Ledger
from secondhand.model import Attribution, Knowledge, Span, Stance
from tests.claims.made import attributed, claims, reading_of, told


def test_a_claim_stands_in_the_content_of_its_attribution() -> None:
    text = "An air strike hit Quessa, the mayor said"
    (claim,) = claims(text, attributions=(attributed(text, "the mayor", "said", "An air strike hit Quessa"),))
    assert text[claim.start : claim.end] == "An air strike hit Quessa"
    assert claim.attribution == "at1"
    assert [voice.name for voice in claim.chain] == ["Courier", "the mayor"]


SPOKEN: list[tuple[str, Stance, str]] = [
    ("the raid on Quessa", "condemns", "statement.condemn"),
    ("to bomb Quessa", "threatens", "statement.threaten"),
    ("to leave Quessa", "demands", "statement.demand"),
    ("those words", "denies", "statement.deny"),
    ("the Hill Front of lies", "accuses", "statement.accuse"),
    ("the Hill Front of shelling Quessa", "accuses", "attack.shelling"),
    ("of a long winter", "warns", "statement.warn"),
    ("to build a bridge", "promises", "statement.promise"),
]


@pytest.mark.parametrize(("content", "stance", "kind"), SPOKEN)
def test_what_is_done_by_saying_it(content: str, stance: Stance, kind: str) -> None:
    text = f"The mayor spoke {content}"
    (claim,) = claims(text, attributions=(attributed(text, "The mayor", "spoke", content, stance),))
    assert claim.type == kind


def test_clauses_with_their_own_act_are_claims_of_their_own() -> None:
    text = "The Northern army seized the airport and have entered the town of Quessa"
    assert told(text) == [
        ("territory.gain", "The Northern army seized the airport"),
        ("movement.enter", "have entered the town of Quessa"),
    ]


def test_another_thing_said_is_a_claim_of_its_own() -> None:
    text = "more than 40 people were killed in Quessa and that the death toll could reach 200"
    assert [text[claim.start : claim.end] for claim in claims(text)] == [
        "more than 40 people were killed in Quessa",
        "the death toll could reach 200",
    ]
    assert len(claims("A raid on Quessa that killed six people and that wounded four hit the army")) == 1


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The Northern army killed a commander as well as five of his guards", 2),
        ("The Northern army stormed Quessa after killing six people", 1),
    ],
)
def test_what_goes_on_with_the_same_act_is_no_claim_of_its_own(text: str, counts: int) -> None:
    assert [len(claim.counts) for claim in claims(text)] == [counts]


def test_the_war_in_the_background_is_a_claim_of_its_own() -> None:
    text = "The Northern army seized Orna in a war that has killed more than 100,000 people"
    assert told(text) == [("territory.gain", text), ("harm", "a war that has killed more than 100,000 people")]
    reading = reading_of(text)
    assert {claim.type: bool(claim.counts) for claim in mark(reading, Knowledge())} == {"territory.gain": False, "harm": True}


def test_killed_before_and_after_are_two_happenings() -> None:
    text = "Shelling killed 43 people in Quessa after a pilot was killed by rebels"
    assert [words for _, words in told(text)] == ["Shelling killed 43 people in Quessa", "after a pilot was killed by rebels"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Six people were killed while many were injured in a raid on Quessa", 1),
        ("Six people were killed while 20 died in a raid on Quessa", 2),
        ("Shelling killed six people while jets bombed Quessa", 2),
    ],
)
def test_the_wounded_of_a_raid_do_not_part_it_from_its_dead(text: str, parts: int) -> None:
    assert len(told(text)) == parts


def test_a_belief_that_only_parts_what_is_told_leaves_it_whole() -> None:
    text = "A raid believed to be by rebels killed six people in Quessa"
    spans = tuple(
        Span(text.index(words), text.index(words) + len(words)) for words in ("A raid", "to be by rebels killed six people in Quessa")
    )
    cue = Span(text.index("believed"), text.index(" to be"))
    belief = Attribution(id="at1", cue=(cue,), content=spans, stance="thinks")
    assert [text[claim.start : claim.end] for claim in claims(text, attributions=(belief,))] == [text]
    (claim,) = claims(text, attributions=(belief,))
    assert (claim.attribution, claim.type, len(claim.counts)) == ("at1", "attack.airstrike", 1)
    mayor = replace(belief, source=(Span(0, 6),), content=spans[1:])
    assert all(text[claim.start : claim.end] != text for claim in claims(text, attributions=(mayor,)))


WORDS = st.sampled_from(
    ["killed", "six", "people", "in", "Quessa", "and", "Northern", "air", "strikes", "while", "by", "rebels", ".", ",", "the"]
)


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_any_words_make_claims_inside_the_text_with_ids_of_their_own(text: str) -> None:
    found = claims(text)
    assert all(0 <= claim.start < claim.end <= len(text) for claim in found)
    assert len({claim.id for claim in found}) == len(found)


def test_a_long_sentence_takes_time_that_grows_with_it() -> None:
    text = "the rebels shelled Orna and six people were killed by the coalition as " * 500
    assert len(Ledger(reading_of(text), Knowledge()).claims) > 400


@pytest.mark.parametrize(
    "one",
    [
        "the rebels, who took Orna on Monday, shelled Quessa a day after on Tuesday they took Orna after the raid in retaliation for it ",
        "took Orna lost Quessa after on Monday before on Tuesday ",
        "which killed , six ",
    ],
)
def test_no_repetition_costs_more_than_its_length(one: str) -> None:
    seconds = []
    for count in (250, 1_000):
        reading = reading_of(one * count)
        started = time.process_time()
        mark(reading, Knowledge())
        seconds.append(time.process_time() - started)
    assert seconds[1] < 10 * max(seconds[0], 0.1)


def test_time_grows_with_the_claims_and_no_faster() -> None:
    one = "Shelling killed six people"
    seconds = []
    for count in (1_000, 4_000):
        reading = reading_of(f"{one}. " * count)
        started = time.process_time()
        assert len(mark(reading, Knowledge())) == count
        seconds.append(time.process_time() - started)
    assert seconds[1] < 10 * seconds[0]
