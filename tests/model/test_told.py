from dataclasses import replace

import pytest

from secondhand.model import PlaceMention, QuantityMention, Reading
from secondhand.model.told import bounds_words, count_words, precision_words, told


@pytest.mark.parametrize(
    ("low", "high", "approximate", "expected"),
    [
        (6, 6, False, "6"),
        (15, 15, True, "about 15"),
        (31, None, False, "at least 31"),
        (None, 9, False, "at most 9"),
        (6, 8, False, "6 to 8"),
        (0, 0, False, "0"),
        (2.5, 2.5, False, "2.5"),
        (1000000.0, None, False, "at least 1,000,000"),
        (None, None, False, "a number not given"),
    ],
)
def test_bounds_in_words(low: float | None, high: float | None, approximate: bool, expected: str) -> None:
    assert bounds_words(low, high, approximate=approximate) == expected


def test_counts_in_words() -> None:
    dead = QuantityMention(id="q", start=0, end=1, low=4, high=4, unit="person", outcome="killed")
    assert count_words(dead) == "4 killed"
    assert count_words(replace(dead, population="child", part_of="p")) == "of these 4 children killed"
    assert count_words(replace(dead, outcome=None, unit="strike")) == "4 strikes"
    assert count_words(replace(dead, outcome=None, unit="km2")) == "4 km2"
    assert count_words(replace(dead, low=1, high=1, population="woman")) == "1 woman killed"
    assert count_words(replace(dead, outcome=None)) == "4 people"
    assert count_words(replace(dead, population="man")) == "4 men killed"
    assert count_words(replace(dead, cumulative=True)) == "4 killed (a total over time)"


def test_precision_in_words() -> None:
    place = PlaceMention(id="p", start=0, end=1, place="x:1", name="Orrel", lat=1.0, lon=2.0, feature="governorate", radius_km=50.0)
    assert precision_words(place) == "centre of a governorate, within about 50 km"
    assert precision_words(replace(place, feature="other", radius_km=None)) == "a point of reference"
    assert precision_words(replace(place, lat=None)) == "not located"


def test_a_claim_with_its_mentions(made_reading: Reading) -> None:
    killed, denial = told(made_reading)
    assert killed.agents == ("Council Guard",)
    assert killed.place is not None
    assert killed.place.name == "Quessa"
    assert killed.chain == "Amsel Courier > a hotline > two residents"
    assert killed.origin.kind == "anonymous"
    assert killed.count_words == "at least 6 civilians killed; of these 1 child killed"
    assert denial.words == "The butchers denied it"
    assert denial.counts == ()


def test_the_whole_is_not_one_of_its_parts(made_reading: Reading) -> None:
    killed, _ = told(made_reading)
    whole = killed.whole("killed")
    assert whole is not None
    assert whole.id == "m4"
    assert killed.whole("wounded") is None


def test_two_wholes_are_never_made_one(made_reading: Reading) -> None:
    killed, _ = told(made_reading)
    rivals = replace(killed, counts=tuple(replace(count, part_of=None) for count in killed.counts))
    assert rivals.whole("killed") is None
