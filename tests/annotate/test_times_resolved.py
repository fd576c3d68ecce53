"""Times that hold for every date: formats, weekdays, counting back, and the tense that decides between two years."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondhand.annotate.times import STAGE
from secondhand.annotate.times.context import Context
from secondhand.annotate.times.values import covered, dated, make_day, month_end, shift, unit_of, week_value
from secondhand.model import Block, Document, Knowledge, Published, Reading, TimeMention

DAYS = st.dates(date(1850, 1, 1), date(2045, 12, 31))
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def times(text: str, published: date | None) -> tuple[TimeMention, ...]:
    document = Document.of(text, published=Published(value=published, basis="given") if published else None)
    reading = Reading(document=document, blocks=(Block(start=0, end=len(text), kind="body"),))
    return tuple(STAGE.mark(reading, Knowledge()))


def _month(day: date) -> str:
    return MONTHS[day.month - 1]


FORMATS: tuple[Callable[[date], str], ...] = (
    lambda day: day.isoformat(),
    lambda day: f"{day.day} {_month(day)} {day.year}",
    lambda day: f"{_month(day)} {day.day}, {day.year}",
    lambda day: f"{_month(day)} {day.day} , {day.year}",
    lambda day: f"{_month(day)[:3]} {day.day:02} {day.year}",
    lambda day: f"{NAMES[day.weekday()]}, {_month(day)} {day.day}, {day.year}",
    lambda day: f"{NAMES[day.weekday()][:3]} {day.day} {_month(day)[:3]} {day.year}",
    lambda day: f"the {day.day}th of {_month(day)}, {day.year}",
    lambda day: f"{_month(day).upper()} {day.day}, {day.year}",
)


@settings(deadline=None)
@given(DAYS, st.sampled_from(FORMATS))
def test_a_full_date_is_found_however_it_is_written(day: date, written: Callable[[date], str]) -> None:
    text = f"It broke out on {written(day)}"
    (time,) = times(text, None)
    assert (time.value, time.from_, time.to, time.end) == (day.isoformat(), day, day, len(text))


@settings(deadline=None)
@given(DAYS, st.sampled_from(NAMES))
def test_a_bare_weekday_is_the_last_one_up_to_publication(published: date, name: str) -> None:
    (time,) = times(f"A depot burned on {name}.", published)
    assert time.from_ is not None
    assert NAMES[time.from_.weekday()] == name
    assert timedelta(0) <= published - time.from_ < timedelta(days=7)


@settings(deadline=None)
@given(DAYS, st.sampled_from(NAMES))
def test_a_weekday_still_to_come_lies_within_a_week(published: date, name: str) -> None:
    (time,) = times(f"The envoys will meet on {name}.", published)
    assert time.from_ is not None
    assert NAMES[time.from_.weekday()] == name
    assert timedelta(0) <= time.from_ - published < timedelta(days=7)


@settings(deadline=None)
@given(DAYS, st.integers(2, 40))
def test_days_ago_are_counted_back(published: date, number: int) -> None:
    (time,) = times(f"It fell {number} days ago.", published)
    assert time.from_ == published - timedelta(days=number)


@settings(deadline=None)
@given(DAYS)
def test_a_week_value_covers_the_day_it_was_made_from(day: date) -> None:
    first, last = covered(week_value(day))
    assert first is not None
    assert last is not None
    assert first <= day <= last
    assert (last - first).days == 6


@settings(deadline=None)
@given(DAYS, st.integers(-600, 600))
def test_shifting_by_months_and_back_stays_in_the_month(day: date, months: int) -> None:
    back = shift(shift(day, months), -months)
    assert (back.year, back.month) == (day.year, day.month)
    assert back <= day


@settings(deadline=None)
@given(DAYS)
def test_the_end_of_a_month_is_followed_by_a_first(day: date) -> None:
    assert (month_end(day.year, day.month) + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("199", date(1990, 1, 1), date(1999, 12, 31)),
        ("19", date(1900, 1, 1), date(1999, 12, 31)),
        ("2020-Q4", date(2020, 10, 1), date(2020, 12, 31)),
        ("2020-H1", date(2020, 1, 1), date(2020, 6, 30)),
        ("2020-WI", date(2020, 12, 1), date(2021, 2, 28)),
        ("2020-W05-WE", date(2020, 2, 1), date(2020, 2, 2)),
        ("2020-02-05TEV", date(2020, 2, 5), date(2020, 2, 5)),
        ("2020-02-31", None, None),
        ("2020-W60", None, None),
        ("PAST_REF", None, None),
        ("XXXX-02-04", None, None),
        ("P3D", None, None),
    ],
)
def test_the_days_a_value_covers(value: str, first: date | None, last: date | None) -> None:
    assert covered(value) == (first, last)


@pytest.mark.parametrize(("value", "type_"), [("2020-02-05", "DATE"), ("2020-02-05TNI", "TIME"), ("2020-02-05T10:00", "TIME")])
def test_a_part_of_a_day_is_a_time(value: str, type_: str) -> None:
    assert dated(value).type == type_


@pytest.mark.parametrize(
    ("before", "tense"),
    [
        ("The town was shelled on", "past"),
        ("The envoy will arrive on", "future"),
        ("Talks are expected to resume on", "future"),
        ("Talks had been due to resume on", "past"),
        ("The ministry announced on", "past"),
        ("The army, which seized the hill, will withdraw on", "future"),
        ("They will rest. The town was shelled on", "past"),
        ("A statement on", None),
    ],
)
def test_the_nearest_sign_decides_the_tense(before: str, tense: str | None) -> None:
    context = Context(text=f"{before} Monday", published=None)
    assert context.tense(len(before) + 1) == tense


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("The pass closed on December 20.", date(2020, 1, 5), "2019-12-20"),
        ("The pass will open on January 5.", date(2020, 12, 20), "2021-01-05"),
        ("The pass closed on February 29.", date(2021, 3, 5), "2020-02-29"),
        ("The pass closed in December.", date(2020, 1, 5), "2019-12"),
        ("The pass will open in March.", date(2020, 12, 20), "2021-03"),
        ("The pass closed last March.", date(2020, 3, 20), "2019-03"),
        ("The pass opens next March.", date(2020, 3, 20), "2021-03"),
        ("Snow fell last winter.", date(2020, 5, 1), "2019-WI"),
        ("Snow fell last summer.", date(2020, 5, 1), "2019-SU"),
        ("Snow fell this past spring.", date(2020, 10, 1), "2020-SP"),
        ("Output fell in the second half of 2015.", date(2020, 10, 1), "2015-H2"),
        ("Output fell in last year's fourth quarter.", date(2020, 10, 1), "2019-Q4"),
        ("It was the hottest year of the '80s.", date(2020, 10, 1), "198"),
        ("Dated 03/02/2020.", date(2020, 2, 5), "2020-02-03"),
        ("Dated 03.02.20.", date(2020, 2, 5), "2020-02-03"),
        ("The siege began the following week.", date(2020, 2, 5), "2020-W07"),
        ("It ends at the end of the month.", date(2020, 2, 5), "2020-02"),
        ("It ends at the end of the year.", date(2020, 2, 5), "2020"),
        ("It will end this weekend.", date(2020, 2, 5), "2020-W06-WE"),
        ("He died the day before yesterday.", date(2020, 2, 5), "2020-02-03"),
        ("It lands at midnight.", date(2020, 2, 5), "2020-02-05T24:00"),
        ("It landed at 12:15 a.m.", date(2020, 2, 5), "2020-02-05T00:15"),
        ("It landed at 1645 GMT.", date(2020, 2, 5), "2020-02-05T16:45Z"),
        ("They left in mid-afternoon.", date(2020, 2, 5), "2020-02-05TAF"),
    ],
)
def test_what_is_nearest_in_the_direction_told(text: str, published: date, value: str) -> None:
    assert [time.value for time in times(text, published)] == [value]


@pytest.mark.parametrize(
    "text", ["It cost $2015.", "Flight 2016-88 left.", "The ratio was 1:2019.5.", "At 25:00 it rang.", "No. 1999 won", "He sat down."]
)
def test_figures_that_are_no_times(text: str) -> None:
    assert times(text, date(2020, 2, 5)) == ()


@pytest.mark.parametrize("published", [date.min, date(1, 12, 31), date(9999, 12, 31)])
def test_the_ends_of_the_calendar_break_nothing(published: date) -> None:
    text = (
        "Last year, next year, two centuries ago, last Friday, tomorrow, next week, the past decade, on May 5, in May, last fall, "
        "Christmas, this weekend, next month, the next two weeks, the quarter, in December."
    )
    assert len(times(text, published)) > 5


def test_units_know_their_letters() -> None:
    assert [unit_of(word) for word in ("hours", "minute", "months", "decades", "centuries", "fortnight")] == [
        ("T", 1, "H"),
        ("T", 1, "M"),
        ("", 1, "M"),
        ("", 10, "Y"),
        ("", 100, "Y"),
        ("", 2, "W"),
    ]


def test_no_such_day() -> None:
    assert make_day(2021, 2, 29) is None


def test_the_same_text_gives_the_same_marks_with_the_same_ids() -> None:
    text = "On Monday, and for three weeks before, shells fell."
    assert times(text, date(2020, 2, 5)) == times(text, date(2020, 2, 5))
    assert len({time.id for time in times(text, date(2020, 2, 5))}) == 2
