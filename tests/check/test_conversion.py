"""Conversion: figures in two units."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondhand.check.conversion import CHECK
from secondhand.check.figures import figure
from secondhand.model import Finding
from tests.check.made import reading


def check(text: str) -> list[Finding]:
    return list(CHECK.find(reading(text)))


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The camp lies 11 kilometers (7 miles) away.", "holds"),
        ("The camp lies 11 kilometers (17 miles) away.", "fails"),
        ("The road is 10 km (6 miles) long.", "holds"),
        ("The road is 10 km (5 miles) long.", "fails"),
        ("The wall is 1,000 km (600 miles) long.", "holds"),
        ("They found 400 liters (100 gallons) of fuel.", "holds"),
        ("They found 450 litres (100 gallons) of fuel.", "holds"),
        ("They found 40 liters (100 gallons) of fuel.", "fails"),
        ("An area of 110km2 (42 square miles) burned.", "holds"),
        ("An area of 110 km² (68 square miles) burned.", "fails"),
        ("The plot is 20 hectares (50 acres) wide.", "holds"),
        ("A 500-pound (227-kilogram) bomb fell.", "holds"),
        ("The hole was 3 metres (about 10 feet) deep.", "holds"),
        ("Winds of 120 km/h (75 mph) blew.", "holds"),
        ("The crater was 1.5 metres, or 5 feet, deep.", "holds"),
        ("It moved 2 million tonnes (2.2 million short tons) of grain.", "holds"),
    ],
)
def test_verdicts(text: str, verdict: str) -> None:
    assert [finding.verdict for finding in check(text)] == [verdict]


@pytest.mark.parametrize(
    "text",
    [
        "It was 30 degrees Celsius (86 Fahrenheit).",
        "It cost $400 (350 euros).",
        "The 82nd (Airborne) landed.",
        "It is 40 km (30 minutes) away.",
        "It is 5 km (5 kilometres) away.",
        "It is 5 km (8 acres) away.",
        "The shells were 5 to 7 km (3 to 4 miles) off.",
    ],
)
def test_silent_on_what_is_no_conversion(text: str) -> None:
    assert check(text) == []


def test_the_finding_shows_its_arithmetic_and_its_words() -> None:
    text = "The camp lies 10 km (5 miles) away."
    (finding,) = check(text)
    assert [span.of(text) for span in finding.spans] == ["10 km", "5 miles"]
    assert finding.computed["computed"] == pytest.approx(6.2137, abs=1e-3)
    assert finding.message == "10 km is 6.21 miles, not 5 miles."


def test_ids_are_the_same_for_the_same_text() -> None:
    text = "The camp lies 10 km (5 miles) away."
    assert check(text)[0].id == check(text)[0].id


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [("11", 10.5, 11.5), ("400", 380, 420), ("7.5", 7.45, 7.55), ("10", 9.5, 10.5), ("2 million", 1.5e6, 2.5e6), ("0", -0.5, 0.5)],
)
def test_what_a_figure_may_have_been_rounded_from(written: str, low: float, high: float) -> None:
    found = figure(written)
    assert (found.low, found.high) == pytest.approx((low, high))


@settings(deadline=None)
@given(st.integers(1, 5000))
def test_an_honest_conversion_never_fails(kilometres: int) -> None:
    miles = round(kilometres / 1.609344) if kilometres > 1 else 0.6
    assert [finding.verdict for finding in check(f"It is {kilometres} km ({miles} miles) away.")] == ["holds"]


@pytest.mark.parametrize("piece", ["1", "1,111", "1 km (", "1 km ", "("])
def test_hostile_repetition_takes_time_in_proportion(piece: str) -> None:
    begin = process_time()
    check(piece * (200_000 // len(piece)))
    assert process_time() - begin < 5
