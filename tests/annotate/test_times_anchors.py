"""What a time is counted from: never a day that stands for one happening, never a day that nobody gave."""

from __future__ import annotations

from datetime import date

import pytest

from secondhand.annotate.times import STAGE
from secondhand.model import Block, Document, Knowledge, Published, Reading, TimeMention

SPRING = date(2024, 5, 1)


def times(text: str, published: date | None) -> tuple[TimeMention, ...]:
    document = Document.of(text, published=Published(value=published, basis="given") if published else None)
    reading = Reading(document=document, blocks=(Block(start=0, end=len(text), kind="body"),))
    marks: tuple[TimeMention, ...] = tuple(STAGE.mark(reading, Knowledge()))
    return marks


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "All changed after 9/11. On March 4, rockets struck Orna. Clashes began the day before. Two days later the hill fell.",
            ["2001-09-11", "XXXX-03-04", "XXXX-XX-XX", "P2D"],
        ),
        ("Nothing was the same after the October 7 attacks. The next day a depot burned.", ["2023-10-07", "XXXX-XX-XX"]),
        ("The attacks of September 11 led to war. The following Friday the pass closed.", ["2001-09-11", "XXXX-WXX-5"]),
        ("He recalled the September 11, 2001 attacks. In June of that year he fled.", ["2001-09-11", "XXXX-06"]),
        ("The bridge fell on 3 May 2012. On March 4, it was open. The same day it rained.", ["2012-05-03", "XXXX-03-04", "XXXX-XX-XX"]),
        ("The bridge fell on 3 May 2012. On Monday it was open. The next day it rained.", ["2012-05-03", "XXXX-WXX-1", "XXXX-XX-XX"]),
        ("The bridge fell in May 2012. In March it was open. In April of that year it shut.", ["2012-05", "XXXX-03", "XXXX-04"]),
        ("The bridge fell on 3 May 2012. The next day it rained.", ["2012-05-03", "2012-05-04"]),
    ],
)
def test_without_a_publication_date_nothing_is_counted_from_a_day_that_is_not_known(text: str, values: list[str]) -> None:
    marks = times(text, None)
    assert [mark.value for mark in marks] == values
    assert {mark.basis for mark in marks} == {"stated"}


@pytest.mark.parametrize(
    ("text", "values", "bases"),
    [
        (
            "A raid hit Orna on 3 March 2024. It was worse than 9/11, he said. The next day the dead were buried.",
            ["2024-03-03", "2001-09-11", "2024-03-04"],
            ["stated", "stated", "stated"],
        ),
        (
            "A raid hit Orna on March 3. Since the attacks of October 7 many died. Three days later the town was empty.",
            ["2024-03-03", "2023-10-07", "P3D"],
            ["publication", "stated", "publication"],
        ),
        ("The morning of September 11 attacks was clear.", ["2001-09-11TMO"], ["stated"]),
        ("The October 7, 2023 attacks changed it all.", ["2023-10-07"], ["stated"]),
        ("A truce followed the attacks on October 9.", ["2023-10-09"], ["publication"]),
    ],
)
def test_a_day_that_stands_for_a_happening_is_stated_and_no_anchor(text: str, values: list[str], bases: list[str]) -> None:
    marks = times(text, SPRING)
    assert [mark.value for mark in marks] == values
    assert [mark.basis for mark in marks] == bases


def test_a_length_after_such_a_day_leads_from_the_day_before_it() -> None:
    marks = times("A raid hit Orna on March 3. Since the attacks of October 7 many died. Three days later the town was empty.", SPRING)
    assert marks[-1].from_ == date(2024, 3, 6)


def test_a_page_older_than_the_happening_means_another_day() -> None:
    (mark,) = times("The October 7 attacks left four dead.", date(2014, 11, 1))
    assert (mark.value, mark.basis) == ("2014-10-07", "publication")
