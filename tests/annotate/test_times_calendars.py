"""Days of other calendars: known days of both, the arithmetic from day to day, and what the text may call them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhand.annotate.times import STAGE
from secondhand.annotate.times.calendars import ethiopian, islamic, persian
from secondhand.model import Block, Document, Knowledge, Published, Reading, TimeMention

Reckon = Callable[[int, int, int], date | None]


def times(text: str, published: date | None = date(2020, 2, 5)) -> tuple[TimeMention, ...]:
    document = Document.of(text, published=Published(value=published, basis="given") if published else None)
    return tuple(STAGE.mark(Reading(document=document, blocks=(Block(start=0, end=len(text), kind="body"),)), Knowledge()))


@pytest.mark.parametrize(
    ("reckon", "parts", "day"),
    [
        (islamic, (1, 1, 1), date(622, 7, 19)),
        (islamic, (1441, 9, 1), date(2020, 4, 24)),
        (islamic, (1446, 1, 1), date(2024, 7, 8)),
        (persian, (1357, 11, 22), date(1979, 2, 11)),
        (persian, (1399, 12, 30), date(2021, 3, 20)),
        (persian, (1404, 1, 1), date(2025, 3, 21)),
        (ethiopian, (2000, 1, 1), date(2007, 9, 12)),
        (ethiopian, (2013, 2, 25), date(2020, 11, 4)),
        (islamic, (1441, 2, 30), None),
        (persian, (1400, 12, 30), None),
        (persian, (1400, 8, 31), None),
        (ethiopian, (2012, 13, 6), None),
        (ethiopian, (9999, 13, 1), None),
    ],
)
def test_days_known_in_both_calendars(reckon: Reckon, parts: tuple[int, int, int], day: date | None) -> None:
    assert reckon(*parts) == day


@pytest.mark.parametrize(("reckon", "months"), [(islamic, 12), (persian, 12), (ethiopian, 13)])
@given(year=st.integers(1300, 1500))
def test_the_days_of_a_year_follow_each_other(reckon: Reckon, months: int, year: int) -> None:
    days = [day for month in range(1, months + 1) for number in range(1, 32) if (day := reckon(year, month, number))]
    assert days == [days[0] + timedelta(days=step) for step in range(len(days))]
    assert reckon(year + 1, 1, 1) == days[-1] + timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The edict of 15 Sha'ban 1441 stands.", "15 Sha'ban 1441", "2020-04-09"),
        ("The edict of 15 Shaaban 1441 AH stands.", "15 Shaaban 1441 AH", "2020-04-09"),
        ("The edict of 15 شعبان 1441 stands.", "15 شعبان 1441", "2020-04-09"),
        ("The edict of Rabi‘ al-Awwal 15, 1441 stands.", "Rabi‘ al-Awwal 15, 1441", "2019-11-13"),
        ("The edict of the 3rd of Dhul-Hijja 1441 stands.", "3rd of Dhul-Hijja 1441", "2020-07-24"),
        ("He was hurt on 27 Ramadan.", "27 Ramadan", "2019-06-01"),
    ],
)
def test_a_lunar_day_is_a_day_wider_on_either_side(text: str, words: str, value: str) -> None:
    (time,) = times(text)
    day = date.fromisoformat(value)
    assert (text[time.start : time.end].removeprefix("the "), time.value, time.mod) == (words, value, "APPROX")
    assert (time.from_, time.to) == (day - timedelta(days=1), day + timedelta(days=1))


@pytest.mark.parametrize(
    ("text", "value", "first", "last"),
    [
        ("He returned on 22 Bahman 1357.", "1979-02-11", date(1979, 2, 11), date(1979, 2, 11)),
        ("It began on 25 Tikimt 2013.", "2020-11-04", date(2020, 11, 4), date(2020, 11, 4)),
        ("It began on 15 Nisan 2014.", "2014-04-15", date(2014, 4, 15), date(2014, 4, 15)),
        ("It began on 15 Nisan 5774.", "XXXX-XX-XX", None, None),
        ("It began in Tishri 5774.", "XXXX-XX", None, None),
        ("It began in Bahman 1398.", "2020", date(2020, 1, 21), date(2020, 2, 19)),
        ("It began in Ramadan 1441.", "2020", date(2020, 4, 23), date(2020, 5, 24)),
        ("It began in Kanun al-Thani 2014.", "2014-01", date(2014, 1, 1), date(2014, 1, 31)),
        ("It began in 1398 SH.", "XXXX", date(2019, 3, 21), date(2020, 3, 19)),
        ("The truce held during Ramadan.", "2019", date(2019, 5, 5), date(2019, 6, 4)),
        ("The truce will hold during the holy month of Ramadan.", "2020", date(2020, 4, 23), date(2020, 5, 23)),
        ("The truce of last Ramadan held.", "2019", date(2019, 5, 5), date(2019, 6, 4)),
        ("They fast in the month of Sha'ban.", "2020", date(2020, 3, 25), date(2020, 4, 24)),
        ("The road was opened before Eid al-Fitr.", "2019-06", date(2019, 6, 4), date(2019, 6, 8)),
    ],
)
def test_days_months_years_and_feasts(text: str, value: str, first: date | None, last: date | None) -> None:
    (time,) = times(text)
    assert (time.value, time.from_, time.to) == (value, first, last)


@pytest.mark.parametrize("text", ["on 27 Ramadan", "before Eid al-Fitr", "during Ramadan"])
def test_without_a_day_of_publication_they_are_recognised_and_no_more(text: str) -> None:
    (time,) = times(text, published=None)
    assert (time.value[:4], time.from_, time.to) == ("XXXX", None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Ramadan Salem and Shaaban Ali fled with Rajab.",
        "After Ramadan Salem spoke, 3 Asad loyalists left.",
        "The Mehr agency has 12 Mehr reporters.",
        "On 45 Sha'ban nothing was.",
        "The hut of Tir had a safar.",
    ],
)
def test_names_and_days_that_are_none(text: str) -> None:
    assert not [time for time in times(text) if "Ramadan" in text[time.start : time.end] or (time.from_ and time.from_.year > 1500)]
