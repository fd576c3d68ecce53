"""Weekday: days written with their weekday."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondhand.annotate.times import STAGE
from secondhand.check.weekday import CHECK
from secondhand.model import Finding, Knowledge
from tests.check.made import reading, time


def check(text: str, words: str, day: date | None, published: date | None = date(2020, 2, 5)) -> list[Finding]:
    return list(CHECK.find(replace(reading(text, published), times=(time(text, words, day),))))


@pytest.mark.parametrize(
    ("words", "day", "verdict"),
    [
        ("Monday, February 3", date(2020, 2, 3), "holds"),
        ("Monday evening, January 3", date(2020, 1, 3), "fails"),
        ("Wed Sep 7 2016", date(2016, 9, 7), "holds"),
        ("Thursday 8 September 2016", date(2016, 9, 8), "holds"),
        ("Friday 8 September 2016", date(2016, 9, 8), "fails"),
    ],
)
def test_verdicts(words: str, day: date, verdict: str) -> None:
    assert [finding.verdict for finding in check(f"It fell on {words}.", words, day)] == [verdict]


def test_a_failure_names_the_dates_that_would_fit() -> None:
    words = "Monday evening, January 3"
    (finding,) = check(f"They called on {words}, he said.", words, date(2020, 1, 3))
    assert finding.computed["weekday"] == "Friday"
    assert finding.computed["nearest"] == ["2019-12-30", "2020-01-06"]
    assert finding.computed["same_day_of_month"] == ["2020-02-03", "2020-08-03"]
    assert finding.computed["same_date_other_year"] == ["2011-01-03", "2022-01-03"]
    assert finding.message == (
        "3 January 2020 was a Friday, not a Monday. The nearest Mondays are 30 December 2019 and 6 January 2020; "
        "among other months, 3 February 2020 was a Monday; this day of the year was a Monday in 2011 and 2022."
    )


@pytest.mark.parametrize(("words", "day"), [("Monday", date(2020, 2, 3)), ("January 3", date(2020, 1, 3)), ("Monday, January 3", None)])
def test_silent_without_both_a_weekday_and_a_known_day(words: str, day: date | None) -> None:
    assert check(f"It fell on {words}.", words, day) == []


def test_the_times_stage_marks_what_this_check_needs() -> None:
    made = reading("They called on Monday evening, January 3, and again on Tuesday, February 4.")
    marked = replace(made, times=tuple(STAGE.mark(made, Knowledge())))
    assert [finding.verdict for finding in CHECK.find(marked)] == ["fails", "holds"]


def test_leap_days_have_their_own_years() -> None:
    (finding,) = check("It fell on Monday, February 29.", "Monday, February 29", date(2020, 2, 29))
    assert finding.computed["same_date_other_year"] == ["2016-02-29"]


@settings(deadline=None)
@given(st.dates(date(1900, 1, 1), date(2090, 12, 31)), st.integers(0, 6))
def test_the_nearest_dates_have_the_stated_weekday_and_hold_the_day_between_them(day: date, stated: int) -> None:
    name = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[stated]
    words = f"{name}, May 1"
    (finding,) = check(words, words, day)
    if day.weekday() == stated:
        assert finding.verdict == "holds"
    else:
        nearest = finding.computed["nearest"]
        assert isinstance(nearest, list)
        before, after = (date.fromisoformat(found) for found in nearest)
        assert before < day < after
        assert before.weekday() == after.weekday() == stated
        assert (after - before).days == 7
