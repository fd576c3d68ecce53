"""Times: what is found in a sentence, its TIMEX3 value and the days it covers."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from time import process_time
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondhand.annotate.times import STAGE
from secondhand.annotate.times.values import covered, period, reach, shift
from secondhand.annotate.times.words import number, spelled_year
from secondhand.model import Block, BlockKind, Document, Knowledge, Published, Reading, TimeMention

WEDNESDAY = date(2020, 2, 5)


def times(text: str, published: date | None = WEDNESDAY, kind: BlockKind = "body") -> tuple[TimeMention, ...]:
    given_date = Published(value=published, basis="given") if published else None
    document = Document.of(text, published=given_date)
    blocks = (Block(start=0, end=len(text), kind=kind),) if text else ()
    marks: tuple[TimeMention, ...] = tuple(STAGE.mark(Reading(document=document, blocks=blocks), Knowledge()))
    return marks


def found(text: str, published: date | None = WEDNESDAY) -> list[tuple[str, str]]:
    return [(text[time.start : time.end], time.value) for time in times(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge fell on 3 January 2020.", [("3 January 2020", "2020-01-03")]),
        ("The bridge fell on January 3rd, 2020, at dusk.", [("January 3rd, 2020", "2020-01-03")]),
        ("Posted Wed Jan 8 2020 by the desk.", [("Wed Jan 8 2020", "2020-01-08")]),
        ("Last updated at Feb 042020", [("Feb 042020", "2020-02-04")]),
        ("He was seen on Monday, February 3.", [("Monday, February 3", "2020-02-03")]),
        ("Talks broke down on December 20.", [("December 20", "2019-12-20")]),
        ("Shelling began late on February 4 in the north.", [("late on February 4", "2020-02-04")]),
        ("It happened on the night of January 31.", [("the night of January 31", "2020-01-31TNI")]),
        ("They met in the week of March 6, 2019.", [("the week of March 6, 2019", "2019-W10")]),
        ("The camp opened on Oct. 12.", [("Oct. 12", "2019-10-12")]),
        ("Raids on April 24 and 25, he said.", [("April 24", "2020-04-24"), ("25", "2020-04-25")]),
        ("The truce ran from 5 to 8 March 2019.", [("5", "2019-03-05"), ("8 March 2019", "2019-03-08")]),
        ("Logged 2020-02-04 by the observer.", [("2020-02-04", "2020-02-04")]),
        ("Dated 25/01/2020.", [("25/01/2020", "2020-01-25")]),
        ("Dated 01/25/2020.", [("01/25/2020", "2020-01-25")]),
        ("Since 9/11 the law has changed.", [("9/11", "2001-09-11")]),
        ("There is no February 31, 2020.", [("2020", "2020")]),
        ("He was shot on the night of Friday, Jan. 3.", [("the night of Friday, Jan. 3", "2020-01-03TNI")]),
        ("The daily of Monday,\nFeb. 3 has it.", [("daily", "P1D"), ("Monday,\nFeb. 3", "2020-02-03")]),
        ("It fell on March eighth, 2019.", [("March eighth, 2019", "2019-03-08")]),
        ("It fell on the twenty-first of May 2019.", [("the twenty-first of May 2019", "2019-05-21")]),
        ("Before the September 11 attacks it was calm.", [("September 11", "2001-09-11")]),
        ("Before the September 11 vote it was calm.", [("September 11", "2019-09-11")]),
    ],
)
def test_days(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The revolt began in March 2011.", [("March 2011", "2011-03")]),
        ("They took the hill in the summer of 2012.", [("the summer of 2012", "2012-SU")]),
        ("The town fell last November.", [("last November", "2019-11")]),
        ("Aid stopped in January this year.", [("January this year", "2020-01")]),
        ("The road was cut in December.", [("December", "2019-12")]),
        ("The vote will be held in December.", [("December", "2020-12")]),
        ("The raids began on September 30 of last year.", [("September 30 of last year", "2019-09-30")]),
        ("The fall of the town was near.", []),
        ("They march every July.", [("every July", "XXXX-07")]),
        ("They may march on the town.", []),
        ("The war started in 2011.", [("2011", "2011")]),
        ("Fighting dragged on until mid-2016.", [("mid-2016", "2016")]),
        ("At least 2000 people fled.", []),
        ("It is a relic of the early 1990s.", [("the early 1990s", "199")]),
        ("It is a 12th century castle.", [("12th century", "11")]),
        ("Exports fell in the third quarter of 2018.", [("the third quarter of 2018", "2018-Q3")]),
        ("Exports fell in the fourth quarter.", [("the fourth quarter", "2019-Q4")]),
        ("Spending rose in fiscal 2019.", [("fiscal 2019", "2019")]),
        ("It happened in nineteen ninety-four.", [("nineteen ninety-four", "1994")]),
        ("He was freed on Christmas Eve.", [("Christmas Eve", "2019-12-24")]),
        ("He was freed last Thanksgiving.", [("last Thanksgiving", "2019-11-28")]),
        ("He was freed on Easter Monday 2019.", [("Easter Monday 2019", "2019-04-22")]),
        ("He was chosen on Election Day.", [("Election Day", "2019-11-05")]),
        ("The 1996 campaign failed.", [("1996", "1996")]),
        ("It is a post-1959 house of 1,959 rooms.", [("1959", "1959")]),
        ("At least 1996 fell ill.", []),
        ("Exports fell in Q3 2018.", [("Q3 2018", "2018-Q3")]),
        ("Exports fell in Q2.", [("Q2", "2019-Q2")]),
        (
            "In the third quarter it paid less than in the 1988 quarter.",
            [("the third quarter", "2019-Q3"), ("the 1988 quarter", "1988-Q3")],
        ),
        ("A driver in his 30s and a guard in her forties died.", []),
        ("A woman in her late 50s and a man in his mid-30s died.", []),
        ("The pass is closed this winter.", [("this winter", "2019-WI")]),
        ("Logged 2020/02/04 by the observer.", [("2020/02/04", "2020-02-04")]),
        ("Half of them were in the 1930s in his house.", [("the 1930s", "193")]),
    ],
)
def test_months_years_and_longer(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The base was hit on Monday.", [("Monday", "2020-02-03")]),
        ("The base was hit on Wednesday.", [("Wednesday", "2020-02-05")]),
        ("The envoy will arrive on Monday.", [("Monday", "2020-02-10")]),
        ("The base was hit last Wednesday.", [("last Wednesday", "2020-01-29")]),
        ("He spoke on Monday evening.", [("Monday evening", "2020-02-03TEV")]),
        ("Jets came in the early hours of Saturday.", [("the early hours of Saturday", "2020-02-01TMO")]),
        ("A convoy was hit late on Monday.", [("late on Monday", "2020-02-03")]),
        ("They protest every Friday.", [("every Friday", "XXXX-WXX-5")]),
        ("They cheered Mondays raid.", [("Mondays", "2020-02-03")]),
        ("Shells fall every now and then.", []),
        ("Bread grows dearer by the day.", []),
        ("He fled the day before.", [("the day before", "2020-02-04")]),
        ("Officials announced on Monday a plan that will end.", [("Monday", "2020-02-03")]),
        ("They protest on Fridays.", [("Fridays", "XXXX-WXX-5")]),
        ("Yesterday morning the market burned.", [("Yesterday morning", "2020-02-04TMO")]),
        ("A truce starts tomorrow.", [("tomorrow", "2020-02-06")]),
        ("Shells fell last night.", [("last night", "2020-02-04TNI")]),
        ("Shells fell overnight.", [("overnight", "2020-02-05TNI")]),
        ("The army advanced last week.", [("last week", "2020-W05")]),
        ("Talks resume early next week.", [("early next week", "2020-W07")]),
        ("Three villages fell this month.", [("this month", "2020-02")]),
        ("The border closed last year.", [("last year", "2019")]),
        ("He fled two years ago.", [("two years ago", "2018")]),
        ("He fled three months ago.", [("three months ago", "2019-11")]),
        ("He fled ten days ago.", [("ten days ago", "2020-01-26")]),
        ("He fled years ago.", [("years ago", "PAST_REF")]),
        ("He fled a year and a half ago.", [("a year and a half ago", "2018")]),
        ("He fled on the night of the raid.", []),
        ("He fled during the night from Saturday to Sunday.", [("Saturday", "2020-02-01"), ("Sunday", "2020-02-02")]),
        ("He fled overnight between Saturday and Sunday.", [("Saturday", "2020-02-01"), ("Sunday", "2020-02-02")]),
        ("The truce takes effect Monday.", [("Monday", "2020-02-10")]),
        ("The road is now open.", [("now", "PRESENT_REF")]),
        ("The road was recently mined.", [("recently", "PAST_REF")]),
        ("Nobody can tell what the future holds.", [("the future", "FUTURE_REF")]),
        ("Clashes raged over the weekend.", [("the weekend", "2020-W05-WE")]),
        ("It was the deadliest raid of the week.", [("the week", "2020-W06")]),
        ("Prices rose last year from the year before.", [("last year", "2019"), ("the year before", "2018")]),
        ("He fled the day before the raid.", []),
        ("Aid will come soon.", [("soon", "FUTURE_REF")]),
        ("The fire soon spread.", []),
        ("It stopped soon after the raid.", []),
        ("He spoke on ''60 Minutes'' and on \"This Week\".", []),
    ],
)
def test_what_points_from_the_publication_date(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The blast was at 10 p.m. on Monday.", [("10 p.m. on Monday", "2020-02-03T22:00")]),
        ("The blast was at 07:35 GMT.", [("07:35 GMT", "2020-02-05T07:35Z")]),
        ("The blast was at noon Tuesday.", [("noon Tuesday", "2020-02-04T12:00")]),
        ("On Sunday a raid began. At 6 a.m. the town fell.", [("Sunday", "2020-02-02"), ("6 a.m.", "2020-02-02T06:00")]),
    ],
)
def test_clock_times(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The siege lasted three weeks.", [("three weeks", "P3W")]),
        ("The siege lasted two and a half years.", [("two and a half years", "P2.5Y")]),
        ("It is a 2-1/2 year conflict.", [("2-1/2 year", "P2.5Y")]),
        ("It is an 8-year proxy war.", [("8-year", "P8Y")]),
        ("It was a five year low.", [("five year", "P5Y")]),
        ("The siege lasted more than two years.", [("more than two years", "P2Y")]),
        ("Shelling went on for several hours.", [("several hours", "PTXH")]),
        ("Shelling went on for months.", [("months", "PXM")]),
        ("In recent weeks the front moved.", [("recent weeks", "PXW")]),
        ("It was calm over the past year.", [("the past year", "P1Y")]),
        ("It ruled for two decades.", [("two decades", "P20Y")]),
        ("The ministry posts a daily bulletin.", [("daily", "P1D")]),
        ("They report every two weeks.", [("every two weeks", "P2W")]),
        ("The plant made 15 tonnes a year.", [("a year", "P1Y")]),
        ("A 5-year-old girl was hurt.", []),
        ("Four 17-year-olds, a man aged 40 years and pupils aged between 6 and 12 years were hurt.", []),
        ("Nobody older than 65 years or 12 years of age may stay.", []),
        ("It takes two to six days.", [("two to six days", "P6D")]),
        ("It takes 12-18 months.", [("12-18 months", "P18M")]),
        ("Results for the year ended last Friday.", [("the year", "P1Y"), ("last Friday", "2020-01-31")]),
        ("The mosque stood for hundreds of years.", [("hundreds of years", "PXY")]),
        ("She was 52 years old.", []),
        ("An 8-month-old truce broke.", [("8-month", "P8M")]),
        ("One quarter of the town burned.", []),
        ("It lasted half an hour.", [("half an hour", "PT0.5H")]),
        ("A second raid followed.", []),
    ],
)
def test_lengths_and_recurrences(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("on Friday", "DATE"),
        ("Friday night", "TIME"),
        ("10 p.m.", "TIME"),
        ("for three days", "DURATION"),
        ("every Friday", "SET"),
        ("now", "DATE"),
    ],
)
def test_types(text: str, type_: str) -> None:
    assert [time.type for time in times(text)] == [type_]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("in March 2011", date(2011, 3, 1), date(2011, 3, 31)),
        ("in the summer of 2012", date(2012, 6, 1), date(2012, 8, 31)),
        ("in the winter of 2012", date(2012, 12, 1), date(2013, 2, 28)),
        ("last week", date(2020, 1, 27), date(2020, 2, 2)),
        ("last year", date(2019, 1, 1), date(2019, 12, 31)),
        ("in the last five days", date(2020, 1, 31), WEDNESDAY),
        ("within the next two weeks", WEDNESDAY, date(2020, 2, 19)),
        ("over the past year", date(2019, 2, 5), WEDNESDAY),
        ("now", WEDNESDAY, WEDNESDAY),
        ("for three weeks", None, None),
        ("every Friday", None, None),
    ],
)
def test_days_covered(text: str, first: date | None, last: date | None) -> None:
    (time,) = times(text)
    assert (time.from_, time.to) == (first, last)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained from 3 to 7 May 2018.", ["2018-05-03", "2018-05-07"]),
        ("It rained from May 3 to May 7, 2018.", ["2018-05-03", "2018-05-07"]),
        ("It rained from May 3-7, 2018.", ["2018-05-03", "2018-05-07"]),
        ("It rained between 3 March and 5 April 2018.", ["2018-03-03", "2018-04-05"]),
        ("It rained from December 28 to January 3, 2018.", ["2017-12-28", "2018-01-03"]),
        ("It rained from 28 December to 3 January 2018.", ["2017-12-28", "2018-01-03"]),
        ("It rained on 3, 5 and 7 May 2018.", ["2018-05-03", "2018-05-05", "2018-05-07"]),
        ("It rained between January and March 2018.", ["2018-01", "2018-03"]),
        ("It rained in January, February and March 2018.", ["2018-01", "2018-02", "2018-03"]),
        ("It rained from November to February 2018.", ["2017-11", "2018-02"]),
        ("It has rained since April of both 2017 and 2018.", ["2017-04", "2018-04"]),
        ("It rained in April 2017 and in 2018.", ["2017-04", "2018"]),
        ("It rained from 2014 to 2016, not in 2017-2018.", ["2014", "2016", "2017", "2018"]),
    ],
)
def test_the_ends_of_a_range_share_what_is_written_once(text: str, expected: list[str]) -> None:
    assert [value for _, value in found(text)] == expected


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("early next week", "START"),
        ("the beginning of the year", "START"),
        ("mid-2016", "MID"),
        ("late on February 4", "END"),
        ("at the very end of the month", "END"),
        ("about three weeks", "APPROX"),
        ("more than two years", "MORE_THAN"),
        ("nearly a decade ago", "APPROX"),
        ("at least three weeks", "EQUAL_OR_MORE"),
        ("up to three weeks", "EQUAL_OR_LESS"),
        ("less than a day", "LESS_THAN"),
        ("on February 4", None),
        ("over the past year", None),
    ],
)
def test_words_that_bend_a_value(text: str, mod: str | None) -> None:
    assert [time.mod for time in times(text)] == [mod]


@pytest.mark.parametrize(
    ("text", "bases"),
    [
        ("on 4 February 2020", ["stated"]),
        ("in 2011", ["stated"]),
        ("on Monday", ["counted"]),
        ("on 4 February", ["counted"]),
        ("yesterday", ["counted"]),
        ("On 10 January 2020 it fell. The same day it rose.", ["stated", "stated"]),
        ("On Monday it fell. The same day it rose.", ["counted", "counted"]),
        ("for three weeks", ["stated"]),
    ],
)
@pytest.mark.parametrize("basis", ["given", "inferred"])
def test_a_time_says_what_it_was_counted_from(text: str, bases: list[str], basis: Literal["given", "inferred"]) -> None:
    document = Document.of(text, published=Published(value=WEDNESDAY, basis=basis))
    marks = STAGE.mark(Reading(document=document, blocks=(Block(start=0, end=len(text), kind="body"),)), Knowledge())
    name = "inferred" if basis == "inferred" else "publication"
    assert [mark.basis.replace(name, "counted") for mark in marks] == bases


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It fell on January 10. Three days later the bridge burned.", date(2020, 1, 13)),
        ("It fell on January 10. A week earlier it had been shelled.", date(2020, 1, 3)),
        ("It fell on January 10, two days later than planned.", None),
        ("It fell on January 10, two days after a raid.", None),
        ("It fell on January 10, two hours later than the bridge; three months later it was free.", None),
        ("It fell. Three days later the bridge burned.", None),
    ],
)
def test_a_length_may_lead_to_a_day(text: str, day: date | None) -> None:
    assert [(time.from_, time.to) for time in times(text) if time.type == "DURATION"][-1:] == [(day, day)]


def test_nothing_is_counted_from_a_day_that_is_only_bounded() -> None:
    text = "It fell on Monday."
    bounded = Published(value=WEDNESDAY, basis="inferred", earliest=WEDNESDAY)
    reading = Reading(document=Document.of(text, published=bounded), blocks=(Block(start=0, end=len(text), kind="body"),))
    assert [(mark.value, mark.basis) for mark in STAGE.mark(reading, Knowledge())] == [("XXXX-WXX-1", "stated")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on February 4", "XXXX-02-04"),
        ("on Monday", "XXXX-WXX-1"),
        ("last week", "XXXX-WXX"),
        ("last month", "XXXX-XX"),
        ("yesterday", "XXXX-XX-XX"),
        ("in the summer", "XXXX-SU"),
    ],
)
def test_nothing_is_resolved_without_a_publication_date(text: str, value: str) -> None:
    (time,) = times(text, published=None)
    assert (time.value, time.from_, time.to) == (value, None, None)


def test_full_dates_need_no_publication_date() -> None:
    (time,) = times("on 4 February 2020", published=None)
    assert (time.value, time.from_) == ("2020-02-04", date(2020, 2, 4))


def test_an_open_order_of_day_and_month_is_left_alone() -> None:
    assert times("Dated 03/02/2020.", published=None) == ()


def test_the_last_named_day_is_what_the_same_day_means() -> None:
    assert found("The depot blew up on January 10. The same day the bridge fell.")[1] == ("The same day", "2020-01-10")


def test_that_year_is_the_year_named_last() -> None:
    assert found("The revolt began in 2011. In April of that year the army came.")[1] == ("April of that year", "2011-04")


def test_a_year_earlier_counts_from_the_quarter_named_before() -> None:
    assert found("Output rose in the third quarter of 2019 from a year earlier.")[1] == ("a year earlier", "2018-Q3")


@pytest.mark.parametrize("kind", ["comment", "furniture"])
def test_comments_and_furniture_have_no_times(kind: BlockKind) -> None:
    assert times("It was on Monday.", kind=kind) == ()


@pytest.mark.parametrize(
    ("words", "value"),
    [("2 1/2", 2.5), ("two and a half", 2.5), ("twenty-four", 24), ("a couple of", 2), ("a hundred", 100), ("1,200", 1200), ("many", None)],
)
def test_numbers(words: str, value: float | None) -> None:
    assert number(words) == value


def test_years_in_words() -> None:
    assert [spelled_year(words) for words in ("nineteen ninety-four", "nineteen eighty", "two thousand", "two thousand and five")] == [
        "1994",
        "1980",
        "2000",
        "2005",
    ]


def test_periods() -> None:
    assert [period(2, "decades"), period(None, "hours"), period(1, "fortnight"), period(1.5, "years")] == ["P20Y", "PTXH", "P2W", "P1.5Y"]


def test_a_month_shorter_than_the_day_ends_on_its_last() -> None:
    assert shift(date(2020, 1, 31), 1) == date(2020, 2, 29)


def test_reaching_beyond_the_calendar_gives_nothing() -> None:
    assert reach(WEDNESDAY, -(10**9), "days") is None


@settings(deadline=None)
@given(st.dates(date(1000, 1, 1), date(9000, 12, 31)))
def test_a_day_covers_itself(day: date) -> None:
    assert covered(day.isoformat()) == (day, day)


_PARTS = [
    " ",
    ",",
    "-",
    "\n",
    "last",
    "3",
    "February",
    "May",
    "31",
    "2020",
    "Monday",
    "night",
    "the",
    "ago",
    "years",
    "a",
    "year",
    "half",
    "10 p.m.",
    "1/2",
    "١٢",
    "\ud800",
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(_PARTS), max_size=25).map(" ".join) | st.text(max_size=60), st.dates() | st.none())
def test_marks_are_ordered_apart_and_inside_the_text(text: str, published: date | None) -> None:
    marks = times(text, published)
    assert all(a.end <= b.start for a, b in pairwise(marks))
    assert all(text[mark.start : mark.end].strip() == text[mark.start : mark.end] for mark in marks)


@pytest.mark.parametrize("piece", [" ", "1", "May ", "the ", "a hundred ", "1,", "early ", "last last ", "1/2 ", "Monday,", "-"])
def test_hostile_repetition_takes_time_in_proportion(piece: str) -> None:
    begin = process_time()
    times("May" + piece * (20_000 // len(piece)))
    assert process_time() - begin < 3
