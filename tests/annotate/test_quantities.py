"""Counts: bounds, what was counted, what happened to it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhand.annotate.quantities import STAGE, mark
from secondhand.model import ActorMention, Block, Document, Knowledge, QuantityMention, Reading, Sentence


def quantities(text: str, actors: tuple[ActorMention, ...] = ()) -> list[QuantityMention]:
    """The quantities of one sentence."""
    block, sentence = Block(start=0, end=len(text), kind="body"), Sentence(start=0, end=len(text))
    reading = Reading(document=Document.of(text), blocks=(block,), sentences=(sentence,), actors=actors)
    return list(mark(reading, Knowledge()))


def only(text: str) -> QuantityMention:
    found = quantities(text)
    assert len(found) == 1, [text[mention.start : mention.end] for mention in found]
    return found[0]


BOUNDS = [
    ("Six people were killed", "Six people", 6, 6, False),
    ("At least six people were killed", "At least six people", 6, None, False),
    ("No fewer than 12 soldiers died", "No fewer than 12 soldiers", 12, None, False),
    ("Over 30 fighters were killed", "Over 30 fighters", 31, None, False),
    ("More than two dozen villagers fled", "More than two dozen villagers", 25, None, False),
    ("As many as 40 people were injured", "As many as 40 people", None, 40, False),
    ("Fewer than 10 people were wounded", "Fewer than 10 people", None, 9, False),
    ("About 15 people were killed", "About 15 people", 15, 15, True),
    ("An estimated 900 civilians were detained", "An estimated 900 civilians", 900, 900, True),
    ("Between 15 and 20 people were killed", "Between 15 and 20 people", 15, 20, False),
    ("15-20 people were killed", "15-20 people", 15, 20, False),
    ("Two or three people were wounded", "Two or three people", 2, 3, False),
    ("Dozens of people were killed", "Dozens", 24, None, False),
    ("Scores were wounded", "Scores", 40, None, False),
    ("Hundreds of families and thousands of people fled", "thousands", 2000, None, False),
    ("Tens of thousands of people fled the valley", "Tens of thousands", 20000, None, False),
    ("Several dozen people were wounded", "Several dozen people", 36, None, False),
    ("Several people were wounded", "Several people", None, None, True),
    ("Seventy-six people were killed", "Seventy-six people", 76, 76, False),
    ("One hundred and twenty people were killed", "One hundred and twenty people", 120, 120, False),
    ("2.5 million people were displaced", "2.5 million people", 2500000, 2500000, False),
    ("13,000 residents fled", "13,000 residents", 13000, 13000, False),
    ("13 000 residents fled", "13 000 residents", 13000, 13000, False),
    ("Half a dozen men were arrested", "Half a dozen men", 6, 6, False),
    ("40 or more people were killed", "40 or more people", 40, None, False),
    ("40 gunmen at least were killed", "40 gunmen", 40, None, False),
    ("A woman was killed", "A woman", 1, 1, False),
    ("No casualties were reported", "No casualties", 0, 0, False),
    ("Nobody was hurt", "Nobody", 0, 0, False),
    ("Seven soldiers from the valley were killed", "Seven soldiers", 7, 7, False),
    ("Ten Ruritanian soldiers were killed", "Ten", 10, 10, False),
]


@pytest.mark.parametrize(("text", "words", "low", "high", "approximate"), BOUNDS)
def test_bounds_and_span(text: str, words: str, low: int | None, high: int | None, approximate: bool) -> None:
    found = quantities(text)[-1]
    assert (text[found.start : found.end], found.low, found.high, found.approximate) == (words, low, high, approximate)


OUTCOMES = [
    ("A shell killed six people", "killed"),
    ("Six people were killed by a shell", "killed"),
    ("A blast claimed the lives of six people", "killed"),
    ("The death toll rose to 6", "killed"),
    ("Residents found six bodies", "killed"),
    ("Six people, most of them from one street, have died", "killed"),
    ("The raid left six people wounded", "wounded"),
    ("Six of the wounded are in hospital", "wounded"),
    ("Six men sustained injuries", "wounded"),
    ("Six officers were taken hostage", "captured"),
    ("The army arrested six men", "captured"),
    ("Six hundred people fled the town", "displaced"),
    ("Six miners are missing", "missing"),
    ("Six people are missing", "missing"),
    ("Six people were killed or wounded", "casualties"),
    ("Six people were affected by the gas", "casualties"),
    ("Six fighters attacked the post killing a guard", None),
    ("Six of his followers were killed", "killed"),
    ("One of the bombs left 5 people dead", None),
]


@pytest.mark.parametrize(("text", "outcome"), OUTCOMES)
def test_outcome(text: str, outcome: str | None) -> None:
    found = quantities(text)
    assert (found[0].outcome if found else None) == outcome


SEVERAL_OUTCOMES = [
    ("Four soldiers were killed and nine others were injured", [(4, "killed", "combatant"), (9, "wounded", "combatant")]),
    ("A mine killed 3 girls and wounded 5 women", [(3, "killed", "child"), (5, "wounded", "woman")]),
    ("Raids killed 50 militants and eight civilians", [(50, "killed", "combatant"), (8, "killed", "civilian")]),
    ("45 militants and 20 guards had been killed", [(45, "killed", "combatant"), (20, "killed", "combatant")]),
    ("4 Troopers Killed 7 Wounded in Raid", [(4, "killed", "combatant"), (7, "wounded", "combatant")]),
    ("Three villagers killed 12 others injured", [(3, "killed", "civilian"), (12, "wounded", "civilian")]),
    ("The rebels executed 25 soldiers taken prisoner", [(25, "killed", "combatant")]),
    ("One emir and 34 of his comrades were killed", [(1, "killed", "combatant"), (34, "killed", "unspecified")]),
    ("10 rebels killed 5 soldiers", [(10, None, "combatant"), (5, "killed", "combatant")]),
    ("The death toll has risen to 13 and 106 injured", [(13, "killed", "unspecified"), (106, "wounded", "unspecified")]),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL_OUTCOMES)
def test_outcomes_side_by_side(text: str, expected: list[tuple[int, str | None, str]]) -> None:
    assert [(found.low, found.outcome, found.population) for found in quantities(text)] == expected


NO_COUNTS = [
    "In 2014 the council met",
    "The road M5 and the route 7 were closed",
    "Resolution 2254 was adopted",
    "A 45-year-old was seen",
    "Two-thirds of the town is empty",
    "The team won 3-1",
    "It began at 5:30",
    "The plan costs $5 million",
    "Prices rose by 12 percent",
    "The siege lasted three months",
    "One of the areas is calm",
    "A raid began",
    "A rebel group has launched an attack",
    "The street was a death trap",
    "The MiG 21 flew low",
]


@pytest.mark.parametrize("text", NO_COUNTS)
def test_numbers_that_count_nothing(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("It lies 11 kilometers away", "km", 11),
        ("A 98-kilometer line", "km", 98),
        ("An area of 20 square kilometres", "km2", 20),
        ("They fired 30 rocket shells", "rocket", 30),
        ("Jets flew 12 air strikes", "strike", 12),
        ("Two tanks burned", "vehicle", 2),
        ("The army entered four villages", "settlement", 4),
        ("Trucks brought 500 litres of water", "litre", 500),
    ],
)
def test_units(text: str, unit: str, value: int) -> None:
    found = only(text)
    assert (found.unit, found.low, found.outcome) == (unit, value, None)


def test_measures_in_brackets_are_two_quantities() -> None:
    assert [(found.low, found.unit) for found in quantities("11 kilometers (7 miles) south")] == [(11, "km"), (7, "mile")]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("16 people were killed, including 9 women and 8 children", [None, 0, 0]),
        ("Four civilians including two children and a woman, 18 fighters and a medic were killed", [None, 0, 0, None, None]),
        ("A strike killed 20 people, among them six children", [None, 0]),
        ("21 civilians eight of them children were killed", [None, 0]),
        ("A strike killed 20 people and wounded six", [None, None]),
        ("11 children among 18 dead in the blasts", [1, None]),
        ("Three nurses were among no fewer than 20 people killed", [1, None]),
        ("A girl was also among at least eight killed", [1, None]),
        ("18 dead, among them 11 children", [None, 0]),
        ("25 people fell, including guards, and more than 107 others were wounded", [None, None]),
        ("Jets flew six strikes killing 35 civilians, including 11 children", [None, None, 1]),
    ],
)
def test_parts_point_to_their_whole(text: str, parts: list[int | None]) -> None:
    found = quantities(text)
    assert [mention.part_of for mention in found] == [None if part is None else found[part].id for part in parts]


def test_the_whole_has_no_population_of_its_part() -> None:
    part, whole = quantities("A girl was also among at least eight killed")
    assert (part.population, part.outcome, whole.population, whole.outcome) == ("child", "killed", "unspecified", "killed")


@pytest.mark.parametrize("text", ["14 members of the Hill Front died", "14 fighters from Hill Front died", "14 Hill Front fighters died"])
def test_whose_those_counted_are(text: str) -> None:
    start = text.index("Hill Front")
    actor = ActorMention(id="front", start=start, end=start + len("Hill Front"), actor=None, name="Hill Front", type="armed group")
    assert [found.of for found in quantities(text, (actor,))] == ["front"]


def test_those_among_the_dead_are_killed_though_their_number_is_not_told() -> None:
    assert [found.outcome for found in quantities("Five women and 13 rebels were among the dead")] == ["killed", "killed"]


@pytest.mark.parametrize(
    ("text", "totals"),
    [
        ("A war that has killed more than 100,000 people goes on", [True]),
        ("More than 400,000 people have been killed since the war began", [True]),
        ("Five people were killed in a war that has killed 100,000 people", [False, True]),
        ("Five people were killed on the road", [False]),
    ],
)
def test_totals_over_a_longer_time(text: str, totals: list[bool]) -> None:
    assert [mention.cumulative for mention in quantities(text)] == totals


@given(st.text(alphabet=st.sampled_from("0123456789 ,.-–%$\u00a0abofthe killed people wo\n'"), max_size=80))
def test_any_text_gives_marks_inside_it_in_order(text: str) -> None:
    if text:
        found = quantities(text)
        assert all(0 <= mention.start < mention.end <= len(text) for mention in found)
        assert [mention.start for mention in found] == sorted(mention.start for mention in found)


@given(st.integers(min_value=2, max_value=10**9))
def test_digits_are_read_as_they_stand(value: int) -> None:
    assert only(f"The shell killed {value:,} people").low == value


def test_time_grows_with_the_text_and_no_faster() -> None:
    text = "12 people and 13 men were hit by 14 shells and " * 2000
    began = time.process_time()
    assert len(quantities(text)) == 6000
    assert time.process_time() - began < 5


def test_the_stage_names_its_layer() -> None:
    assert STAGE.writes == "quantities"
