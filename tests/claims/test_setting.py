"""Where, when and how many; on sentences of our own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from secondhand.claims import mark
from secondhand.model import Knowledge, Published, TimeMention
from tests.claims.made import PUBLISHED, attributed, claims, reading_of


def where(text: str) -> list[str | None]:
    """The place of each claim of a text whose sentences are paragraphs, in its order."""
    reading = reading_of(text)
    blocks = tuple(replace(reading.blocks[0], start=sentence.start, end=sentence.end) for sentence in reading.sentences)
    names = {place.id: place.name for place in reading.places}
    found = sorted(mark(replace(reading, blocks=blocks), Knowledge()), key=lambda claim: claim.start)
    return [names.get(claim.place or "") for claim in found]


PLACED = [
    ("An air strike hit Quessa in Brill province", "Quessa"),
    ("Shelling in Quessa and far from Ruritania", "Quessa"),
    ("An air strike hit Ruritania. Six people were killed in the raid on Quessa", "Quessa"),
    ("An air strike hit Quessa. Six people were killed", "Quessa"),
]


@pytest.mark.parametrize(("text", "name"), PLACED)
def test_place(text: str, name: str) -> None:
    reading = reading_of(text)
    names = {place.id: place.name for place in reading.places}
    assert {names[claim.place or ""] for claim in mark(reading, Knowledge())} == {name}


@pytest.mark.parametrize("known", [True, False])
def test_a_place_that_nobody_knows_is_still_the_place_of_what_happened_there(known: bool) -> None:
    reading = reading_of("An air strike killed six people in Quessa. Shelling killed four people in Orna")
    places = tuple(replace(place, place="test:Quessa" if known else None) if place.name == "Quessa" else place for place in reading.places)
    first, _ = sorted(mark(reading.with_layer("places", places, "test"), Knowledge()), key=lambda claim: claim.start)
    assert first.place == places[0].id


def test_the_place_that_a_paragraph_opens_with_is_that_of_what_it_tells() -> None:
    text = "In Quessa the market was closed. Six people were killed"
    names = {place.id: place.name for place in reading_of(text).places}
    assert [names.get(claim.place or "") for claim in claims(text)] == ["Quessa"]


def test_who_is_counted_again_is_where_they_were_counted_first() -> None:
    assert where("An air strike killed six people in Quessa. Three of the dead were women. Shells hit Orna") == ["Quessa", "Quessa", "Orna"]


def test_what_follows_takes_up_the_place_before_and_what_opens_an_article_the_one_behind() -> None:
    told = ["Six people were killed", "An attack began", "An air strike hit Quessa", "Four people were wounded", "Shells hit Orna"]
    assert where(". ".join(told)) == ["Quessa", "Quessa", "Quessa", "Quessa", "Orna"]


@pytest.mark.parametrize(
    "text", ["An air strike hit a camp near the border with Ruritania", "An air strike killed six people, a Ruritania-based monitor noted"]
)
def test_where_it_did_not_happen_is_no_place_of_it(text: str) -> None:
    assert [claim.place for claim in claims(text)] == [None]


def test_where_something_was_said_is_no_place_of_it() -> None:
    text = "The mayor said in Ruritania that an air strike killed six people"
    said = attributed(text, "The mayor", "said", "that an air strike killed six people")
    assert [claim.place for claim in claims(text, attributions=(said,))] == [None]


DATED = [
    ("An air strike hit Quessa on Monday", date(2020, 2, 3), "stated"),
    ("An air strike hit Quessa", PUBLISHED, "publication"),
]


@pytest.mark.parametrize(("text", "day", "basis"), DATED)
def test_time(text: str, day: date, basis: str) -> None:
    (claim,) = claims(text)
    assert (claim.time.from_, claim.time.to, claim.time.basis) == (day, day, basis)


def test_a_claim_takes_the_day_of_the_happening_before_it() -> None:
    first, second = claims("An air strike hit Quessa on Monday. The raid killed six people")
    assert {first.time.basis, second.time.basis} == {"stated", "inherited"}
    assert first.time.from_ == second.time.from_ == date(2020, 2, 3)


def test_a_claim_names_the_words_that_date_it() -> None:
    text = "An air strike hit Quessa on Monday. The raid killed six people"
    first, second = claims(text)
    assert first.time.mention == second.time.mention == f"t{text.index('on Monday')}"


def test_a_day_that_only_bounds_the_telling_gives_way() -> None:
    (claim,) = claims("The worst air strike since on Monday hit Quessa on Tuesday")
    assert (claim.time.from_, claim.time.basis) == (date(2020, 2, 4), "stated")


@pytest.mark.parametrize(
    ("bound", "first", "last"),
    [("since", date(2020, 2, 3), PUBLISHED), ("until", None, date(2020, 2, 3)), ("about", date(2020, 2, 3), date(2020, 2, 3))],
)
def test_a_day_that_bounds_what_is_summed_up_is_one_end(bound: str, first: date | None, last: date) -> None:
    (claim,) = claims(f"Air strikes hit Quessa, {bound} on Monday")
    assert (claim.time.from_, claim.time.to, claim.time.basis) == (first, last, "stated")


MONDAY, TUESDAY = date(2020, 2, 3), date(2020, 2, 4)
RANGES = [
    ("from on Monday to on Tuesday", MONDAY, TUESDAY),
    ("between on Monday and on Tuesday", MONDAY, TUESDAY),
    ("on Monday – on Tuesday", MONDAY, TUESDAY),
    ("from on Monday until on Tuesday", MONDAY, TUESDAY),
    ("on Monday and on Tuesday", MONDAY, TUESDAY),
    ("on Monday, then on Tuesday", MONDAY, MONDAY),
    ("from on Tuesday to on Monday", MONDAY, MONDAY),  # no range runs backwards
]


@pytest.mark.parametrize(("words", "first", "last"), RANGES)
def test_a_range_covers_all_its_days(words: str, first: date, last: date) -> None:
    (claim,) = claims(f"Air strikes hit Quessa {words}")
    assert (claim.time.from_, claim.time.to, claim.time.basis) == (first, last, "stated")


def test_a_range_is_inherited_as_one() -> None:
    found = claims("Between on Monday and on Tuesday six people were killed in Quessa. The raid wounded four people")
    assert {(claim.time.from_, claim.time.to) for claim in found} == {(MONDAY, TUESDAY)}


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Air strikes have hit Quessa almost daily since the truce began on Monday", MONDAY, PUBLISHED),
        ("Air strikes have hit Quessa since; one hit Quessa on Monday", MONDAY, MONDAY),
        ("Since an air strike hit Quessa on Monday nobody came", MONDAY, MONDAY),
    ],
)
def test_a_day_in_a_clause_with_since_bounds_what_is_told_beside_it(text: str, first: date, last: date) -> None:
    found = claims(text)
    assert (found[-1].time.from_, found[-1].time.to) == (first, last)


def test_a_total_takes_neither_day_nor_place_of_the_raid_before() -> None:
    raid, total = sorted(
        claims("An air strike killed six people in Quessa on Monday. Since the war began 60,000 people have been killed"),
        key=lambda claim: claim.start,
    )
    assert (raid.time.from_, raid.place is None) == (MONDAY, False)
    assert (total.time.from_, total.time.basis, total.place) == (PUBLISHED, "publication", None)


BESIDE = [
    "A man born on Monday was killed when shells hit Quessa on Tuesday",
    "Shells hit a school in Quessa, which the rebels took on Monday, on Tuesday",
    "Rebels, who took office on Monday, shelled Quessa on Tuesday",
]


@pytest.mark.parametrize("text", BESIDE)
def test_a_day_that_tells_of_somebody_dates_nothing_that_befell_them(text: str) -> None:
    assert {claim.time.from_ for claim in claims(text) if claim.type == "attack.shelling"} == {TUESDAY}


COUNTED = [
    ("Shells hit Quessa on Tuesday, a day after rebels stormed Orna", "a day", "P1D", {"Quessa": TUESDAY, "Orna": MONDAY}),
    ("Two days after rebels stormed Orna, shells hit Quessa on Tuesday", "Two days", "P2D", {"Quessa": TUESDAY, "Orna": date(2020, 2, 2)}),
    ("Shells hit Quessa a week before rebels stormed Orna", "a week", "P1W", {"Quessa": PUBLISHED, "Orna": date(2020, 2, 12)}),
]


@pytest.mark.parametrize(("text", "words", "value", "days"), COUNTED)
def test_a_length_of_time_leads_from_one_happening_to_another(text: str, words: str, value: str, days: dict[str, date]) -> None:
    reading = reading_of(text)
    length = TimeMention(id="t", start=text.index(words), end=text.index(words) + len(words), type="DURATION", value=value)
    reading = reading.with_layer("times", sorted((*reading.times, length), key=lambda time: time.start), "test")
    names = {place.id: place.name for place in reading.places}
    assert {names[claim.place or ""]: claim.time.from_ for claim in mark(reading, Knowledge())} == days


def test_what_is_answered_happened_before_and_elsewhere() -> None:
    strike, answered = sorted(claims("Jets struck Quessa on Monday in retaliation for the killing of six people"), key=lambda c: c.start)
    assert (strike.time.from_, strike.counts) == (MONDAY, ())
    assert (answered.time.from_, answered.time.to, answered.place, len(answered.counts)) == (None, MONDAY, None, 1)


def test_what_came_before_it_in_another_town_is_another_happening() -> None:
    reading = reading_of("The Northern army killed two people in Quessa after a car bombing in Orna")
    quessa, orna = (replace(place, lat=0.0, lon=0.0, feature="settlement") for place in reading.places)
    for km, found in ((5, {"Quessa"}), (50, {"Quessa", "Orna"})):
        moved = reading.with_layer("places", (quessa, replace(orna, lat=km / 111)), "test")
        assert len(mark(moved, Knowledge())) == len(found)


def test_the_dead_that_are_told_next_died_where_something_was_told_before_not_behind() -> None:
    assert where("An air strike hit Quessa. Five men were killed. Shells killed three people in Orna") == ["Quessa", "Quessa", "Orna"]


TOLLS = [
    ("The toll of the air strike on Monday rose to 19 dead on Tuesday", MONDAY, MONDAY),
    ("The toll of the air strike on Monday stood at 19 dead on Tuesday", MONDAY, MONDAY),
    ("An air strike hit Quessa on Monday. The toll of the raid rose to 19 dead on Tuesday", MONDAY, MONDAY),
    ("The toll of the air strike had risen by two to 19 dead on Tuesday", None, TUESDAY),
    ("Air strikes reached Quessa on Tuesday and killed 19 people", TUESDAY, TUESDAY),
]


@pytest.mark.parametrize(("text", "first", "last"), TOLLS)
def test_the_day_on_which_a_toll_rose_is_not_that_of_what_it_counts(text: str, first: date | None, last: date) -> None:
    assert {(claim.time.from_, claim.time.to) for claim in claims(text)} == {(first, last)}


@pytest.mark.parametrize(("km", "day"), [(5, MONDAY), (50, PUBLISHED)])
def test_a_day_is_not_carried_to_another_town(km: float, day: date) -> None:
    reading = reading_of("Rebels shelled Quessa on Monday. An air strike killed two people in Orna")
    quessa, orna = (replace(place, lat=0.0, lon=0.0) for place in reading.places)
    reading = reading.with_layer("places", (quessa, replace(orna, lat=km / 111)), "test")
    _, second = sorted(mark(reading, Knowledge()), key=lambda claim: claim.start)
    assert second.time.from_ == day


def test_what_is_told_after_a_sum_has_a_day_of_its_own() -> None:
    _, second = sorted(claims("Air strikes have killed 60 people since on Monday. A raid killed six people"), key=lambda claim: claim.start)
    assert (second.time.from_, second.time.basis) == (PUBLISHED, "publication")


@pytest.mark.parametrize(("last", "day"), [(date(2020, 2, 3), date(2020, 2, 3)), (date(2020, 2, 9), PUBLISHED)])
def test_a_length_dates_a_claim_only_where_it_leads_to_one_day(last: date, day: date) -> None:
    reading = reading_of("An air strike hit Quessa three days later")
    length = TimeMention(id="t1", start=24, end=34, type="DURATION", value="P3D", from_=date(2020, 2, 3), to=last)
    (claim,) = mark(reading.with_layer("times", (length,), "test"), Knowledge())
    assert (claim.time.from_, claim.time.to) == (day, day)


BOUNDED = [
    (Published(value=date(2020, 2, 1), basis="inferred", earliest=date(2020, 2, 1)), date(2020, 2, 1), None),
    (
        Published(value=date(2020, 2, 1), basis="inferred", earliest=date(2020, 2, 1), latest=date(2020, 2, 29)),
        date(2020, 2, 1),
        date(2020, 2, 29),
    ),
    (None, None, None),
]


@pytest.mark.parametrize(("published", "first", "last"), BOUNDED)
def test_a_claim_without_a_time_has_the_bounds_of_publication(published: Published | None, first: date | None, last: date | None) -> None:
    reading = reading_of("An air strike hit Quessa")
    (claim,) = mark(replace(reading, document=replace(reading.document, published=published)), Knowledge())
    assert (claim.time.from_, claim.time.to, claim.time.basis, claim.time.mention) == (first, last, "publication", None)


def test_counts_belong_to_their_claim() -> None:
    reading = reading_of("Shelling killed six people in Quessa while clashes wounded four people in Orna")
    spans = {count.id: count.span for count in reading.quantities}
    found = mark(reading, Knowledge())
    assert len(found) == 2
    assert all(claim.span.contains(spans[id_]) for claim in found for id_ in claim.counts)
    assert sorted(len(claim.counts) for claim in found) == [1, 1]
