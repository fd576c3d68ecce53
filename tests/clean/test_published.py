"""The day of publication of pages that nobody dated: what it is taken from, its bounds, and the reason given."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhand.clean.published import published_of
from secondhand.model import Block, BlockKind, Published

TOLD = "Two men were hurt when the mill of Orsk burned down, the mayor said after he had seen the ruins."


def published(text: str, url: str | None = None, dateline: str = "") -> Published | None:
    """Of a page with an optional dateline above its text."""
    whole = f"{dateline}\n{text}"
    kinds: list[tuple[BlockKind, int, int]] = [("dateline", 0, len(dateline)), ("body", len(dateline) + 1, len(whole))]
    return published_of(whole, [Block(kind=kind, start=start, end=end) for kind, start, end in kinds if end > start], url)


@pytest.mark.parametrize(
    ("text", "url", "dateline", "day", "reason"),
    [
        (TOLD, None, "5 July 2016", date(2016, 7, 5), "the page bears the date 2016-07-05"),
        (TOLD, "https://orsk.example/2016/07/04/mill", "5 July 2016", date(2016, 7, 5), "the page bears"),
        (TOLD, "https://orsk.example/2016/07/04/mill", "", date(2016, 7, 4), "its address has 2016/07/04"),
        (TOLD, "https://orsk.example/news/20160704-mill", "", date(2016, 7, 4), "its address has 20160704"),
        (TOLD, "https://orsk.example/a-2016-07-04", "", date(2016, 7, 4), "its address has 2016-07-04"),
        (
            f"{TOLD} It was built on 30 June 2016.",
            None,
            "ORSK, July 5 (AFP) —",
            date(2016, 7, 5),
            "the dateline has this day without a year",
        ),
        (f"{TOLD} It was built on 30 December 2016.", None, "ORSK, 5 Jan —", date(2017, 1, 5), "the dateline has this day"),
    ],
)
def test_a_day_that_is_known(text: str, url: str | None, dateline: str, day: date, reason: str) -> None:
    found = published(text, url, dateline)
    assert found is not None
    assert (found.value, found.basis, found.exact) == (day, "inferred", True)
    assert reason in (found.why or "")


@pytest.mark.parametrize(
    ("text", "url", "earliest", "latest"),
    [
        (f"July 5, 2016, was a quiet day at Orsk. {TOLD}", None, date(2016, 7, 5), None),
        (f"{TOLD} It opened on 1 May 2011 and closed on 5 July 2016.", None, date(2016, 7, 5), None),
        (f"{TOLD} It burned on 5 July 2016. It will open again on 1 May 2018.", None, date(2016, 7, 5), None),
        (f"{TOLD} It should open. It burned on 5 July 2016.", None, date(2016, 7, 5), None),
        (TOLD, "https://orsk.example/2016/02/mill-burns", date(2016, 2, 1), date(2016, 2, 29)),
        (f"{TOLD} It burned on 5 July 2016.", "https://orsk.example/2016/12/", date(2016, 12, 1), date(2016, 12, 31)),
    ],
)
def test_a_day_that_is_only_bounded(text: str, url: str | None, earliest: date, latest: date | None) -> None:
    found = published(text, url)
    assert found is not None
    assert (found.basis, found.exact, found.earliest, found.latest) == ("inferred", False, earliest, latest)
    assert found.why


@pytest.mark.parametrize(
    ("text", "url", "dateline"),
    [
        (TOLD, None, ""),
        (TOLD, "https://orsk.example/2016/13/45/mill", ""),
        (TOLD, "https://orsk.example/id/120160704", ""),
        (TOLD, None, "ORSK, July 5 (AFP) —"),
        (f"{TOLD} It will open again on 1 May 2018.", None, ""),
        (f"{TOLD} It burned on 3/4/2016 or 31 June 2016.", None, ""),
    ],
)
def test_a_page_that_does_not_tell(text: str, url: str | None, dateline: str) -> None:
    assert published(text, url, dateline) is None


def test_comments_and_menus_date_nothing() -> None:
    text = "5 July 2016"
    for kind in ("comment", "furniture", "byline"):
        assert published_of(text, [Block(kind=kind, start=0, end=len(text))]) is None


@given(st.text(max_size=80), st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_an_address_with_a_day_is_read_whatever_the_text(text: str, day: date) -> None:
    found = published_of(text, [], f"https://orsk.example/{day:%Y/%m/%d}/mill")
    assert found is not None
    assert (found.value, found.exact) == (day, True)


@given(st.text(max_size=200), st.text(max_size=60))
def test_nothing_breaks_it(text: str, url: str) -> None:
    found = published(text, url)
    assert found is None or found.why


def test_a_day_that_stands_for_a_happening_does_not_date_a_dateline() -> None:
    found = published("He fled after the September 11, 2001 attacks.", dateline="ORSK, Oct 5 —")
    assert found
    assert (found.earliest, found.latest) == (date(2001, 9, 11), None)
