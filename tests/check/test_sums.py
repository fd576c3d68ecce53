"""Sums: parts against their total."""

from __future__ import annotations

from dataclasses import replace

import pytest

from secondhand.check.sums import CHECK
from secondhand.model import Finding, Population
from tests.check.made import count, reading


def check(total: tuple[int | None, int | None], *parts: tuple[int, Population]) -> list[Finding]:
    words = [f"{number} {population}" for number, population in parts]
    text = "The total dead, including " + " and ".join(words) + "."
    whole = count(text, "The total dead", *total)
    counted = [
        count(text, word, number, number, population=population, part_of=whole)
        for word, (number, population) in zip(words, parts, strict=True)
    ]
    return list(CHECK.find(replace(reading(text), quantities=(whole, *counted))))


@pytest.mark.parametrize(
    ("total", "parts", "verdict"),
    [
        ((16, 16), [(9, "woman"), (8, "child")], "fails"),
        ((17, 17), [(9, "woman"), (8, "child")], "holds"),
        ((16, 16), [(9, "civilian"), (8, "woman")], "holds"),
        ((12, 12), [(7, "combatant"), (5, "civilian")], "holds"),
        ((12, 12), [(7, "combatant"), (6, "civilian")], "fails"),
        ((12, 12), [(13, "journalist")], "fails"),
        ((20, 20), [(5, "man"), (6, "woman"), (9, "child")], "holds"),
        ((19, 19), [(5, "man"), (6, "woman"), (9, "child")], "fails"),
    ],
)
def test_verdicts(total: tuple[int, int], parts: list[tuple[int, Population]], verdict: str) -> None:
    assert [finding.verdict for finding in check(total, *parts)] == [verdict]


def test_the_same_population_told_twice_is_not_added_to_itself() -> None:
    assert [finding.verdict for finding in check((10, 10), (6, "child"), (5, "child"))] == ["holds"]


def test_a_total_without_an_upper_bound_cannot_be_exceeded() -> None:
    assert check((16, None), (9, "woman"), (8, "child")) == []


def test_the_finding_shows_the_sum_and_says_why_it_cannot_be() -> None:
    (finding,) = check((16, 16), (9, "woman"), (8, "child"))
    assert finding.computed == {"total": 16, "parts": [9, 8], "sum": 17, "over": 1}
    assert finding.message == (
        "The parts (9 woman, 8 child) add up to 9 + 8 = 17, more than the total of 16. "
        "They cannot overlap: women, men and children, and likewise civilians and fighters, are counted apart."
    )
    assert len(finding.spans) == 3


def test_wounded_are_no_part_of_killed() -> None:
    text = "Some 16 dead, including 20 hurt."
    whole = replace(count(text, "16 dead", 16, 16), outcome="killed")
    part = replace(count(text, "20 hurt", 20, 20, part_of=whole), outcome="wounded")
    assert list(CHECK.find(replace(reading(text), quantities=(whole, part)))) == []


def test_silent_without_parts() -> None:
    text = "Some 16 dead were found."
    assert list(CHECK.find(replace(reading(text), quantities=(count(text, "16 dead", 16, 16),)))) == []
