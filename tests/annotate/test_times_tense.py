"""Which way a day without its year or week lies: by the tense around it and the part of the page it stands in."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhand.annotate.times import STAGE
from secondhand.annotate.times.tense import Tense, tense_at
from secondhand.model import Block, BlockKind, Document, Knowledge, Published, Reading

WEDNESDAY = date(2020, 2, 5)


def values(text: str, kind: BlockKind = "body", published: date = WEDNESDAY) -> list[str]:
    document = Document.of(text, published=Published(value=published, basis="given"))
    reading = Reading(document=document, blocks=(Block(start=0, end=len(text), kind=kind),))
    return [time.value for time in STAGE.mark(reading, Knowledge())]


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("On Monday, the convoy reached the pass.", "past"),
        ("On Monday, the convoy will reach the pass.", "future"),
        ("The pass should be cleared by Monday", "future"),
        ("The hearing, it said, would be held in the old court on Monday", "future"),
        ("They might come as early as Monday", "future"),
        ("The mayor would not have come on Monday", "past"),
        ("The truce was extended until Monday", "future"),
        ("Clashes continued until Monday", "past"),
        ("Gunmen broke into the depot on Monday", "past"),
        ("The envoys agreed to meet in Orna on Monday", "future"),
        ("On Monday the envoys agreed to meet in Orna", None),
        ("On Monday the front promised to free ten men", None),
        ("The envoys agreed to a truce on Monday", None),
        ("The U.S. envoy will visit Gen. Sorel and his staff on Monday", "future"),
        ("The shelling stopped at 9 a.m. Monday", "past"),
        ("A judge will look into Monday's raid", None),
        ("A judge will look into the Monday raid", None),
        ("The unarmed monitors will arrive, unescorted, on Monday", "future"),
        ("A new law takes force, effective Monday", "future"),
    ],
)
def test_the_words_around_a_day_tell_its_tense(text: str, tense: Tense | None) -> None:
    assert tense_at(text, text.index("Monday")) == tense


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Envoys to meet in Orna on Monday", "headline", "2020-02-10"),
        ("Shelling kills four in Orna on Monday", "headline", "2020-02-03"),
        ("Envoys fail to meet: talks ended on Monday", "headline", "2020-02-03"),
        ("He failed to come to the talks on Monday.", "body", "2020-02-03"),
        ("ORNA, to be updated Monday", "dateline", "2020-02-03"),
        ("By our staff, expected Feb. 4", "byline", "2020-02-04"),
        ("Rescuers will search the market on Monday", "caption", "2020-02-10"),
    ],
)
def test_headlines_and_datelines_have_ways_of_their_own(text: str, kind: BlockKind, value: str) -> None:
    assert values(text, kind) == [value]


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("The plan, he announced, dates from Aug. 21.", date(2019, 10, 27), "2019-08-21"),
        ("In January, gunmen broke into the depot.", date(2019, 10, 27), "2019-01"),
        ("In January, the court will hear the case.", date(2019, 10, 27), "2020-01"),
        ("He was shot last Oct. 23 at home.", date(2020, 2, 5), "2019-10-23"),
        ("The March 12 attack shook the town.", date(2020, 2, 5), "2020-03-12"),
        ("The June 12 attack shook the town.", date(2020, 2, 5), "2019-06-12"),
        ("A pact takes force, effective June 1.", date(2019, 10, 27), "2020-06-01"),
        ("A summit was set for early March.", date(2019, 2, 10), "2019-03"),
        ("The talks were planned for early March.", date(2019, 2, 10), "2019-03"),
    ],
)
def test_the_year_of_a_day_or_month_without_one(text: str, published: date, value: str) -> None:
    assert values(text, published=published) == [value]


@pytest.mark.parametrize(
    ("clause", "value"),
    [
        ("until it was given up by its guards in November", "2018-11"),
        ("until it fell in November", "2018-11"),
        ("until militiamen overran it in November", "2018-11"),
        ("until it was blown up on 5 November", "2018-11-05"),
        ("till it was given up in November", "2018-11"),
        ("as soon as it was won in November", "2018-11"),
        ("before it was given up in November", "2018-11"),
        ("after it was won in November", "2018-11"),
        ("when it was won in November", "2018-11"),
        ("since it was won in November", "2018-11"),
        ("by the deadline they were given in November", "2018-11"),
        ("until the envoys leave in November", "2019-11"),
        ("and will be won back in November", "2019-11"),
    ],
)
def test_the_verb_of_its_own_clause_tells_where_a_time_lies(clause: str, value: str) -> None:
    assert values(f"The fort had a garrison {clause}.", published=date(2019, 3, 12)) == [value]


@pytest.mark.parametrize("conjunction", ["until", "as soon as", "when", "after", "before"])
def test_the_verb_behind_a_conjunction_overtakes_what_is_to_come(conjunction: str) -> None:
    text = f"The camp will stand empty {conjunction} it was left in November."
    assert values(text, published=date(2019, 3, 12)) == ["2018-11"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The index fell on Monday, more than on the previous Friday.", ["2020-02-03", "2020-01-31"]),
        ("It began on January 6. The following Friday it ended.", ["2020-01-06", "2020-01-10"]),
        ("They met the previous Friday.", ["2020-01-31"]),
    ],
)
def test_previous_and_following_count_from_the_day_named_before(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@given(st.text(max_size=200), st.integers(0, 200), st.sampled_from(["headline", "body", "dateline"]))
def test_every_place_of_every_text_has_a_tense_or_none(text: str, position: int, section: BlockKind) -> None:
    assert tense_at(text, min(position, len(text)), section) in ("past", "future", None)
