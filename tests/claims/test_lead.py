"""Which claim leads: the happening of the title, told by the claim that counts its dead best."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from secondhand.claims import mark
from secondhand.model import Claim, Knowledge
from tests.claims.made import attributed, claims, reading_of


def told(text: str, title: str | None) -> tuple[Claim, ...]:
    """The claims of a text whose places are all marked, however often they are named."""
    reading = reading_of(text, title)
    places = [
        replace(place, id=f"p{match.start()}", start=match.start(), end=match.end())
        for place in reading.places
        for match in re.finditer(place.name, text)
    ]
    return mark(reading.with_layer("places", tuple(sorted(places, key=lambda place: place.start)), "test"), Knowledge())


LEADS = [
    # Number and words of the title.
    (
        "Raid on Quessa kills six",
        "A shell killed four people in Orna. A raid on Quessa killed six people",
        "A raid on Quessa killed six people",
    ),
    (None, "An air strike killed six people in Orna. A shell killed two men in Quessa", "An air strike killed six people in Orna"),
    # A sum over happenings in several regions is no happening; the first of them leads.
    (
        "Ten killed in Quessa and Orna",
        "Shells killed ten people in Quessa and Orna. Six people were killed by shells in Quessa. Shells killed four people in Orna",
        "Six people were killed by shells in Quessa",
    ),
    (
        "Ten killed in Quessa and Orna",
        "Shells killed ten people in Quessa and Orna. Six people were killed by shells in Quessa. Shells killed three people in Orna",
        "Shells killed ten people in Quessa and Orna",
    ),
    (
        "Ten killed in Quessa",
        "Shells killed ten people in Quessa. Six people were killed by shells in Quessa. Shells killed four people in Orna",
        "Shells killed ten people in Quessa",
    ),
    # The whole of a part.
    (
        "Raid on Quessa kills 11 children",
        "A raid on Quessa killed 11 children. The raid killed 15 people, including 11 children",
        "The raid killed 15 people, including 11 children",
    ),
    (
        "Raid on Quessa kills 11 children",
        "A raid on Quessa killed 11 children. The raid killed 15 people, including 11 women",
        "A raid on Quessa killed 11 children",
    ),
    # The number behind "dozens" or "more than".
    (
        "Raid on Quessa kills dozens",
        "A raid on Quessa killed dozens of people. The raid killed three men. The raid killed 31 people",
        "The raid killed 31 people",
    ),
    (
        "Raid on Quessa kills more than 30",
        "A raid on Quessa killed more than 30 people. The raid killed at least 31 people",
        "The raid killed at least 31 people",
    ),
    (
        "Raid on Quessa kills more than 30",
        "A raid on Quessa killed more than 30 people. A raid on Orna killed 90 people",
        "A raid on Quessa killed more than 30 people",
    ),
    (
        "Raid on Quessa on Tuesday kills dozens",
        "A raid on Quessa killed dozens of people. Dozens of men were killed by shells",
        "A raid on Quessa killed dozens of people",
    ),
]


@pytest.mark.parametrize(("title", "text", "lead"), LEADS)
def test_the_claim_that_leads(title: str | None, text: str, lead: str) -> None:
    first, *rest = told(text, title)
    assert text[first.start : first.end] == lead
    assert [claim.start for claim in rest] == sorted(claim.start for claim in rest)


def test_the_lead_stays_in_the_country_that_it_names() -> None:
    reading = reading_of("A raid killed six people in Ruritania. Shells hit Quessa. Shells hit Quessa")
    (place,) = (place for place in reading.places if place.name == "Ruritania")
    abroad = tuple(replace(each, country="XX") if each is place else each for each in reading.places)
    for places, expected in ((reading.places, "Quessa"), (abroad, "Ruritania")):
        lead = mark(reading.with_layer("places", places, "test"), Knowledge())[0]
        assert next(each.name for each in places if each.id == lead.place) == expected


def test_nothing_told_has_no_lead() -> None:
    assert claims("The weather in Quessa was fine") == []


def test_a_count_in_the_words_of_a_voice_belongs_to_the_claim_beside_it() -> None:
    text = "An air strike hit Quessa killing four residents said"
    first, *_ = claims(text, attributions=(attributed(text, "four residents", "said", "An air strike hit Quessa killing"),))
    assert len(first.counts) == 1


def test_a_stray_count_does_not_double_one_that_a_claim_has() -> None:
    text = "An air strike on Quessa killed six people and five killed neighbours said"
    attribution = attributed(text, "five killed neighbours", "said", "An air strike on Quessa killed six people")
    assert [len(claim.counts) for claim in claims(text, attributions=(attribution,))] == [1]
