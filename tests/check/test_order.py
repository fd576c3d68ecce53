"""Order: ranges, and past events dated after publication."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from secondhand.annotate.times import STAGE
from secondhand.check.order import CHECK
from secondhand.model import Finding, Knowledge, TimeMention
from tests.check.made import reading, time


def check(text: str, *times: TimeMention, published: date | None = date(2020, 2, 5)) -> list[Finding]:
    return list(CHECK.find(replace(reading(text, published), times=times)))


@pytest.mark.parametrize(
    ("text", "first", "last", "verdict"),
    [
        ("It ran from 5 to 3 March 2019.", ("5", date(2019, 3, 5)), ("3 March 2019", date(2019, 3, 3)), "fails"),
        ("It ran from 3 to 5 March 2019.", ("3", date(2019, 3, 3)), ("5 March 2019", date(2019, 3, 5)), "holds"),
        ("It ran between May 2016 and May 2014.", ("May 2016", date(2016, 5, 1)), ("May 2014", date(2014, 5, 1)), "fails"),
        ("It ran from 2014 to 2016.", ("2014", date(2014, 1, 1)), ("2016", date(2016, 12, 31)), "holds"),
    ],
)
def test_ranges(text: str, first: tuple[str, date], last: tuple[str, date], verdict: str) -> None:
    assert [finding.verdict for finding in check(text, time(text, *first), time(text, *last))] == [verdict]


def test_a_range_whose_years_are_guessed_is_left_alone() -> None:
    text = "It ran from November to February."
    assert check(text, time(text, "November", date(2019, 11, 1)), time(text, "February", date(2019, 2, 1))) == []


def test_the_times_stage_marks_what_this_check_needs() -> None:
    made = reading("It ran from 5 to 3 March 2019. The depot was hit on 7 March 2020.")
    marked = replace(made, times=tuple(STAGE.mark(made, Knowledge())))
    assert [finding.spans[0].of(made.text) for finding in CHECK.find(marked)] == ["5 to 3 March 2019", "7 March 2020"]


def test_two_dates_that_make_no_range_are_left_alone() -> None:
    text = "It fell in 2016 and 2014."
    assert check(text, time(text, "2016", date(2016, 1, 1)), time(text, "2014", date(2014, 1, 1))) == []


def test_a_past_event_after_publication_fails() -> None:
    text = "The depot was hit on 7 March 2020."
    (finding,) = check(text, time(text, "7 March 2020", date(2020, 3, 7)))
    assert finding.verdict == "fails"
    assert finding.computed["days_after"] == 31
    assert finding.message == "The text tells of 7 March 2020 as past, yet it was published on 5 February 2020, 31 days before."


@pytest.mark.parametrize(
    "text",
    [
        "The envoy will arrive on 7 March 2020.",
        "The vote, he said, is scheduled for 7 March 2020.",
        "The truce lasts until 7 March 2020.",
        "The next round is on 7 March 2020.",
    ],
)
def test_what_is_still_to_come_may_lie_after_publication(text: str) -> None:
    assert check(text, time(text, "7 March 2020", date(2020, 3, 7))) == []


def test_silent_without_a_publication_date_or_year() -> None:
    text = "The depot was hit on 7 March 2020, the bridge fell on 9 March."
    late, bare = time(text, "7 March 2020", date(2020, 3, 7)), time(text, "9 March", date(2020, 3, 9))
    assert check(text, late, bare, published=None) == []
    assert [finding.spans[0] for finding in check(text, late, bare)] == [late.span]
