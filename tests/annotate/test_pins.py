"""Names that were pinned: what the mentions become, where a pin reaches and where it does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhand.annotate import actors, places, sentences
from secondhand.annotate.pins import spots, with_pinned_actors, with_pinned_places, without_pinned
from secondhand.model import (
    Actor,
    ActorCandidate,
    ActorMention,
    Block,
    Document,
    Knowledge,
    Pin,
    Place,
    PlaceMention,
    Published,
    Reading,
    Side,
)

GUARD = Actor(
    id="guard",
    name="Orrel Guard",
    type="armed group",
    names=("the Guard",),
    sides=(Side(name="council", to=date(2030, 12, 31)), Side(name="government", from_=date(2031, 1, 1))),
)
OUTSKIRTS = Place(id="pin:1", name="Nether Quessa", lat=-31.0, lon=-20.0, country="XV", admin1="Orrel", feature="other", radius_km=1.0)
TOWNS = (
    Place(id="map:1", name="Quessa", lat=-31.4, lon=-20.1, country="XV", population=9000),
    Place(id="map:2", name="Quessa", lat=40.0, lon=3.0, country="ES", population=70_000),
)


class Map:
    """Two towns of one name."""

    def find(self, name: str) -> Sequence[Place]:
        return [replace(town, matched=name) for town in TOWNS] if name == "Quessa" else []

    def similar(self, name: str) -> Sequence[Place]:
        return self.find(name)


def reading_of(text: str) -> Reading:
    document = Document.of(text, published=Published(value=date(2031, 2, 5), basis="given"))
    reading = Reading(document=document, blocks=(Block(start=0, end=len(text), kind="body"),))
    return reading.with_layer("sentences", sentences.STAGE.mark(reading, Knowledge()), "")


def marked(text: str, *pins: Pin) -> Reading:
    """A text with actors and places, as a run with these pins marks them."""
    knowledge = Knowledge(actors=(GUARD,), places=Map(), pins=pins)
    reading = reading_of(text)
    reading = reading.with_layer("actors", actors.STAGE.mark(reading, knowledge), "")
    return reading.with_layer("places", places.STAGE.mark(reading, knowledge), "")


def group(name: str = "the group") -> Pin:
    return Pin(kind="actor", name=name, actor=GUARD, by="Ada")


def spot(name: str, *, document: str | None = None) -> Pin:
    return Pin(kind="place", name=name, place=OUTSKIRTS, by="Ada", document=document)


def test_a_pinned_name_is_its_actor_with_the_side_of_the_day() -> None:
    (mention,) = [mark for mark in marked("Shells fell. The group denied it.", group()).actors if mark.actor]
    assert (mention.actor, mention.name, mention.type, mention.side) == ("guard", "Orrel Guard", "armed group", "government")
    assert mention.candidates[0].why == "pinned by Ada"


def test_what_was_found_without_the_pin_stays_as_a_candidate() -> None:
    text = "The rebels shelled the town. The rebels left."
    alone = marked(text).actors
    pinned = marked(text, group("rebels")).actors
    assert [mark.actor for mark in pinned] == ["guard", "guard"]
    assert [[candidate.name for candidate in mark.candidates[1:]] for mark in pinned] == [[mark.name] for mark in alone]


def test_a_pinned_place_comes_before_the_candidates_of_the_map() -> None:
    (mention,) = marked("Shells fell in the town of Quessa on Monday.", spot("Quessa")).places
    assert (mention.place, mention.lat, mention.lon, mention.country, mention.admin1) == ("pin:1", -31.0, -20.0, "XV", "Orrel")
    first, *others = mention.candidates
    assert (first.place, first.why) == ("pin:1", "pinned by Ada")
    assert {candidate.place for candidate in others} == {"map:1", "map:2"}
    assert first.score >= max(candidate.score for candidate in others)


def test_a_place_pinned_to_one_of_the_candidates_stands_among_them_once() -> None:
    pin = Pin(kind="place", name="Quessa", place=TOWNS[0], by="Ada")
    (mention,) = marked("Shells fell in the town of Quessa on Monday.", pin).places
    assert [candidate.place for candidate in mention.candidates].count("map:1") == 1
    assert mention.candidates[0].place == "map:1"


def test_a_name_that_no_map_has_becomes_a_place() -> None:
    text = "They met near Tell Brask yesterday."
    assert marked(text).places == ()
    (mention,) = marked(text, spot("Tell Brask")).places
    assert text[mention.start : mention.end] == "Tell Brask"


def test_a_mention_keeps_its_id_so_that_claims_find_it() -> None:
    text = "Shells fell in the town of Quessa on Monday."
    (alone,), (pinned,) = marked(text).places, marked(text, spot("Quessa")).places
    assert pinned.id == alone.id


def test_a_name_pinned_to_nothing_is_no_mention() -> None:
    text = "Shells fell in the town of Quessa on Monday. The rebels left."
    assert marked(text, Pin(kind="place", name="Quessa", by="Ada")).places == ()
    assert marked(text, Pin(kind="actor", name="rebels", by="Ada")).actors == ()


def test_without_pins_nothing_changes() -> None:
    reading = marked("Shells fell in the town of Quessa on Monday. The rebels left.")
    assert with_pinned_actors(reading, Knowledge(), reading.actors) == reading.actors
    assert with_pinned_places(reading, Knowledge(), reading.places) == reading.places


def test_a_pinned_name_is_a_place_and_no_mere_association() -> None:
    knowledge = Knowledge(pins=(spot("Quessa"),))
    reading = reading_of("Quessa police came. Zahra police came.")
    marks = [PlaceMention(id=f"m{at}", start=at, end=at + size, place=None, name="x") for at, size in ((0, 6), (20, 5))]
    assert without_pinned(reading, knowledge, marks) == (marks[1],)
    assert [mark.place for mark in with_pinned_places(reading, knowledge, ())] == ["pin:1"]


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Quessa", "QUESSA burns. In Quessa, too.", ["QUESSA", "Quessa"]),
        ("Quessa", "The quessa tree.", []),
        ("Quessa", "Quessan troops.", []),
        ("the group", "A small group. The group left, and the  group came.", ["group", "group"]),
        ("The Fork", "They met at The Fork.", ["The Fork"]),
        ("The Fork", "They met at the fork.", []),
        ("Tell al-Brask", "Tell al Brask and Tell-al-Brask.", ["Tell al Brask", "Tell-al-Brask"]),
        ("Tell Brask", "Tell\nBrask. Tell, Brask.", []),
        ("Numān", "Numan and Nu'man.", ["Numan"]),
        ("IS", "This is what IS said.", ["IS"]),
        ("is", "Is this so? It is.", ["Is", "is"]),
        ("حرس", "قال حرس الشمال", ["حرس"]),
        ("the", "The end.", ["The"]),
    ],
)
def test_where_a_name_is_found(name: str, text: str, found: list[str]) -> None:
    knowledge = Knowledge(pins=(spot(name),))
    assert [hit.span.of(text) for hit in spots(reading_of(text), knowledge, "place")] == found


def test_the_longest_of_two_pinned_names_counts() -> None:
    knowledge = Knowledge(pins=(spot("Tell"), spot("Tell Brask"), group("Tell")))
    text = "Tell Brask, not Tell."
    assert [hit.pin.name for hit in spots(reading_of(text), knowledge, "place")] == ["Tell Brask", "Tell"]


def test_a_pin_of_one_document_counts_there_alone_and_before_that_of_the_case() -> None:
    here, there = reading_of("Quessa fell."), reading_of("Quessa did not fall.")
    elsewhere = replace(spot("Quessa"), place=TOWNS[1])
    knowledge = Knowledge(pins=(elsewhere, spot("Quessa", document=here.document.id)))
    for reading, place in ((here, "pin:1"), (there, "map:2")):
        assert [mark.place for mark in with_pinned_places(reading, knowledge, ())] == [place]


@pytest.mark.parametrize("pinned", ["Guard", "Orrel"])
def test_a_pinned_name_within_a_longer_one_is_left_alone(pinned: str) -> None:
    other = replace(GUARD, id="other", name="Other")
    (mention,) = marked("The Orrel Guard left.", Pin(kind="actor", name=pinned, actor=other, by="Ada")).actors
    assert mention.actor == "guard"


def test_words_that_name_an_actor_are_no_place() -> None:
    reading = marked("The Orrel Guard left Orrel.", spot("Orrel"))
    assert [mark.start for mark in reading.places] == [reading.text.rindex("Orrel")]


def test_an_article_before_a_name_makes_no_longer_one() -> None:
    text = "Fighters of the Guard left."
    other = replace(GUARD, id="other", name="Other")
    assert [mark.actor for mark in marked(text, Pin(kind="actor", name="Guard", actor=other, by="Ada")).actors if mark.actor] == ["other"]


@pytest.mark.parametrize(("name", "actor"), [("President Rolf Verren", "guard"), ("the Verren", "guard"), ("Anna Rolf Verren", None)])
def test_a_title_before_a_name_makes_no_longer_one_but_a_first_name_does(name: str, actor: str | None) -> None:
    text = f"Then {name} left."
    mark = ActorMention(id="m1", start=5, end=5 + len(name), actor=None, name=name, type="person")
    (decided,) = with_pinned_actors(reading_of(text), Knowledge(pins=(group("Verren"), group("Rolf Verren"))), (mark,))
    assert (decided.actor, text[decided.start : decided.end]) == (actor, name)


def test_what_several_bear_stays_in_question_behind_the_pin() -> None:
    text = "The OG left."
    rivals = tuple(ActorCandidate(actor=name, name=name, why="bears this name") for name in ("one", "two", "guard"))
    mark = ActorMention(id="m1", start=4, end=6, actor=None, name="OG", type="armed group", candidates=rivals)
    (decided,) = with_pinned_actors(reading_of(text), Knowledge(pins=(group("OG"),)), (mark,))
    assert [candidate.actor for candidate in decided.candidates] == ["guard", "one", "two"]


WORDS = st.lists(
    st.sampled_from(["Quessa", "the", "group", "Orrel", "Guard", "rebels", "of", ".", "in the town of"]), min_size=1, max_size=12
)


@given(WORDS, WORDS.filter(lambda words: any(word.isalpha() for word in words)))
def test_marks_never_overlap_and_come_in_the_order_of_the_text(text: list[str], name: list[str]) -> None:
    reading = marked(" ".join(text), group(" ".join(name)), spot(" ".join(reversed(name))))
    for layer in (reading.actors, reading.places, tuple(sorted((*reading.actors, *reading.places), key=lambda mark: mark.start))):
        assert all(left.end <= right.start for left, right in pairwise(layer))


def test_a_long_text_takes_no_longer_than_its_length() -> None:
    reading = reading_of("Quessa. " * 40_000)
    assert len(with_pinned_places(reading, Knowledge(pins=(spot("Quessa"),)), ())) == 40_000
