"""The forms that counts take in the news: ranges, tolls, lists, parts, gaps, kin, totals; on sentences of our own."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.annotate.test_quantities import quantities

FORMS: list[tuple[str, list[tuple[str, float | None, float | None]]]] = [
    ("The gas killed from 500 to well over 1,000 people", [("from 500 to well over 1,000 people", 500, None)]),
    ("Between 15 and more than 20 people were killed", [("Between 15 and more than 20 people", 15, None)]),
    ("From 15 to 20 people were killed", [("From 15 to 20 people", 15, 20)]),
    ("A quarter of a million people fled", [("A quarter of a million people", 250_000, 250_000)]),
    ("One and a half million people fled", [("One and a half million people", 1_500_000, 1_500_000)]),
    ("Half a dozen men were arrested", [("Half a dozen men", 6, 6)]),
    ("A couple of guards were killed", [("A couple of guards", 2, 2)]),
    ("A family of six was killed", [("A family of six", 6, 6)]),
    ("A mine killed a family of at least five", [("a family of at least five", 5, None)]),
    ("Another man was killed", [("Another man", 1, 1)]),
    ("Another 20 men were killed", [("Another 20 men", 20, 20)]),
    ("A further three were killed", [("A further three", 3, 3)]),
    ("At the very least 30 people were killed", [("At the very least 30 people", 30, None)]),
    ("As many as 200 people could have been killed", [("As many as 200 people", None, 200)]),
    ("A blast killed him and his two sons", [("two sons", 2, 2)]),
    ("His son was killed by a mine", [("His son", 1, 1)]),
    ("The shelling left 19 dead and more than 40 captured", [("19 dead", 19, 19), ("more than 40", 41, None)]),
    ("The front handed over three hostages", [("three hostages", 3, 3)]),
    ("Raids killed over three hostages", [("over three hostages", 4, None)]),
    ("They lost no more than a tenth of their men", []),
    ("A woman and her three children were killed", [("A woman", 1, 1), ("three children", 3, 3)]),
    ("One woman and one of her children were killed", [("One woman", 1, 1), ("one", 1, 1)]),
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_forms_and_their_bounds(text: str, expected: list[tuple[str, float | None, float | None]]) -> None:
    found = quantities(text)
    assert [(mention.span.of(text), mention.low, mention.high) for mention in found] == expected
    assert {mention.outcome for mention in found} <= {"killed", "captured", "displaced"}


OUTCOMES: list[tuple[str, list[tuple[float | None, str | None]]]] = [
    # Tolls.
    ("The number of guards killed in the raid on the old bridge has risen to 39", [(39, "killed")]),
    ("A second raid brought to 45 the number of people killed", [(45, "killed")]),
    ("The strikes bring to 12 the death toll", [(12, "killed")]),
    ("The toll rose to 43 from 31", [(43, "killed")]),
    ("The death toll could reach as many as 200", [(None, "killed")]),
    ("The governor confirmed the death toll to a reporter", []),
    ("The toll is 30 of a population of 9,000", [(30, "killed")]),
    # Verbs and participles.
    ("Four nurses from a ward in the north were also killed", [(4, "killed")]),
    ("More than 1,400 are estimated to have been killed", [(1401, "killed")]),
    ("Ten people, mostly pupils, killed in rocket fire", [(10, "killed")]),
    ("Four people were burnt to death and six stabbed to death", [(4, "killed"), (6, "killed")]),
    ("A rider killed at least 16 people", [(16, "killed")]),
    ("A bomber killed at least 16 people", [(16, "killed")]),
    ("The army killed 15 gunmen and injured others", [(15, "killed")]),
    ('The gas killed "dozens of people"', [(24, "killed")]),
    ("Shells fell on the square killing according to medics 44 civilians", [(44, "killed")]),
    ("Guards kill 83 injure 100 rebels", [(83, "killed"), (100, "wounded")]),
    ("Guards kill 83 injured 100 rebels", [(83, "killed"), (100, "wounded")]),
    ("Three workers of a group known as the Lamps were killed", [(3, "killed")]),
    ("Twelve children were among the victims", [(12, "killed")]),
    ("Those killed included six women and five children", [(6, "killed"), (5, "killed")]),
    ("Six masons perished", [(6, "killed")]),
    ("The flood cost the lives of six masons", [(6, "killed")]),
    ("A blast killed 14 people, including three children fleeing the town", [(14, "killed"), (3, "killed")]),
    ("150 Druze from the villages were kidnapped", [(150, "captured")]),
    # Numbers that share a verb.
    ("15 soldiers died in the north and 23 in the south", [(15, "killed"), (23, "killed")]),
    ("15 soldiers died in the north and two in critical condition", [(15, "killed")]),
    ("Raids killed nine women six children and a guard", [(9, "killed"), (6, "killed"), (1, "killed")]),
    ("Two dead 20 injured", [(2, "killed"), (20, "wounded")]),
    # Words between a number and its noun.
    ("A hospital received five dead and 35 injured people", [(5, "killed"), (35, "wounded")]),
    ("The raid left three dead soldiers and seven wounded", [(3, "killed"), (7, "wounded")]),
    ("Shells killed a woman and her two sons", [(1, "killed"), (2, "killed")]),
    ("The colonel was killed together with four others", [(4, "killed")]),
]


@pytest.mark.parametrize(("text", "expected"), OUTCOMES)
def test_outcomes_as_the_news_tell_them(text: str, expected: list[tuple[float | None, str | None]]) -> None:
    assert [(mention.low, mention.outcome) for mention in quantities(text) if mention.outcome] == expected


PARTS: list[tuple[str, list[int | None]]] = [
    ("Six villagers including a child were among at least 22 people killed", [2, 0, None]),
    ("Three villagers, two women and a man, were killed", [None, 0, 0]),
    ("16 people - nine women and seven children - were killed", [None, 0, 0]),
    ("The victims were 20 people: 12 guards and eight villagers, including three children", [None, 0, 0, 2]),
    ("A mine killed five rebels and wounded three guards and two boys", [None, None, None]),
    ("Five rebels killed three guards and two boys", [None, None, None]),
]


@pytest.mark.parametrize(("text", "parts"), PARTS)
def test_parts_that_sum_to_their_whole(text: str, parts: list[int | None]) -> None:
    found = quantities(text)
    assert [mention.part_of for mention in found] == [None if part is None else found[part].id for part in parts]


TOTALS: list[tuple[str, list[bool]]] = [
    ("More than 400,000 have been killed since 2011", [True]),
    ("More than 280,000 people have been killed and millions have been displaced since the conflict broke out", [True, True]),
    ("Since the war erupted in 2011 at least 280,000 people have been killed", [True]),
    ("Since then 900 people have been killed", [True]),
    ("The war, which has gone on for nine years, has killed 300,000 people", [True]),
    ("The civil war now in its seventh year has killed 400,000 people", [True]),
    ("The death toll from the five-year conflict stands at 470,000", [True]),
    ("The shelling took to 60 the number of people killed this year alone", [True]),
    ("Since the war began it has claimed 9,000 lives, including 3,000 children", [True, True]),
    ("In the war zone a shell killed 12 people", [False]),
    ("The war monitor has said that a shell killed 12 people", [False]),
    ("A shell killed all five people in the worst loss since the campaign started", [False]),
    ("In August last year a car bomb killed 27 people", [False]),
    ("In the war a shell killed 12 people", [False]),
]


@pytest.mark.parametrize(("text", "totals"), TOTALS)
def test_totals_and_the_counts_of_one_happening(text: str, totals: list[bool]) -> None:
    assert [mention.cumulative for mention in quantities(text)] == totals


@given(st.integers(min_value=1, max_value=90), st.integers(min_value=1, max_value=90))
def test_any_two_parts_that_sum_to_the_whole_are_its_parts(women: int, men: int) -> None:
    total, *parts = quantities(f"{women + men} villagers, {women} of the women and {men} of the men, were killed")
    assert {part.part_of for part in parts} == {total.id} and not total.part_of


@given(st.integers(min_value=1, max_value=900), st.integers(min_value=1, max_value=900))
def test_a_range_has_both_its_ends(low: int, more: int) -> None:
    (found,) = quantities(f"Between {low} and {low + more} masons were killed")
    assert (found.low, found.high) == (low, low + more)


@pytest.mark.parametrize("part", ["a confirmed ", "1 man among ", "12 men killed since ", "9 men 1 man ", '" 12 men " '])
def test_no_repetition_costs_more_than_its_length(part: str) -> None:
    began = time.process_time()
    quantities(part * 2000)
    assert time.process_time() - began < 5
