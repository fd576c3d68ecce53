"""Readings as incidents of the casualty benchmark: the mapping of names, and the sums."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from benchmarks.casualties import CAUSES, NEAR, incidents
from secondhand.annotate import quantities
from secondhand.model import (
    ActorMention,
    Block,
    Claim,
    ClaimType,
    Document,
    Knowledge,
    PlaceMention,
    Reading,
    Sentence,
    Voice,
    When,
)


def reading_of(text: str, kind: ClaimType = "attack.airstrike", **actor: Any) -> Reading:
    """One claim over the whole text, with an actor over its first word and a place over its last."""
    first, last = text.index(" "), text.rindex(" ") + 1
    block, sentence = Block(start=0, end=len(text), kind="body"), Sentence(start=0, end=len(text))
    reading = Reading(document=Document.of(text), blocks=(block,), sentences=(sentence,))
    reading = reading.with_layer("quantities", quantities.mark(reading, Knowledge()), "test")
    agent = ActorMention(id="a1", start=0, end=first, name="x", type="military", **{"actor": None, **actor})
    place = PlaceMention(id="p1", start=last, end=len(text), place="test:1", name="Quessa", admin1="Amsel")
    claim = Claim(
        id="c1",
        start=0,
        end=len(text),
        type=kind,
        agents=("a1",),
        place="p1",
        time=When(basis="publication"),
        counts=tuple(count.id for count in reading.quantities),
        chain=(Voice(name="Courier", kind="outlet"),),
        certainty="asserted",
    )
    return reading.with_layer("actors", (agent,), "test").with_layer("places", (place,), "test").with_layer("claims", (claim,), "test")


def incident(text: str, kind: ClaimType = "attack.airstrike", **actor: Any) -> dict[str, Any]:
    (found,) = incidents(reading_of(text, kind, **actor))["incidents"]
    return dict(found)


COUNTS = [
    ("Raids killed 12 people in Quessa", (12, 12, 0, 0, 0)),
    ("Raids killed more than 12 people in Quessa", (12, 12, 0, 0, 0)),
    ("Raids killed 50 militants and eight civilians in Quessa", (58, 8, 50, 0, 0)),
    ("Raids killed 16 people including 9 women and 4 children in Quessa", (16, 16, 0, 4, 9)),
    ("Raids killed 12 people and wounded 30 in Quessa", (12, 12, 0, 0, 0)),
    ("Raids killed 10 people and left 10 dead in Quessa", (10, 10, 0, 0, 0)),
    ("Raids killed a woman and a child in Quessa", (2, 2, 0, 1, 1)),
    ("Raids killed between 15 and 20 people in Quessa", (20, 20, 0, 0, 0)),
    ("Raids killed dozens of people in Quessa", (None, None, None, 0, 0)),
    ("Raids went on in a war that has killed 100,000 people in Quessa", (None, None, None, 0, 0)),
]


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_counts(text: str, expected: tuple[int | None, ...]) -> None:
    found = incident(text)
    assert tuple(found[field] for field in ("killed", "civilians", "noncivilians", "children", "women")) == expected


def test_the_dead_of_two_sides_of_a_fight_are_two_incidents() -> None:
    text = "Raids killed 30 Guard soldiers and 39 Front fighters in Quessa"
    sides = {"Guard": "government", "Front": "opposition"}
    actors = tuple(
        ActorMention(id=name, start=at, end=at + len(name), actor=None, name=name, type="armed group", side=side)
        for name, side in sides.items()
        if (at := text.index(name))
    )
    reading = reading_of(text).with_layer("actors", actors, "test")
    reading = reading.with_layer("quantities", quantities.mark(reading, Knowledge()), "test")
    assert [(found["killed"], found["noncivilians"]) for found in incidents(reading)["incidents"]] == [(30, 30), (39, 39)]


SIDES: list[tuple[dict[str, Any], str]] = [
    ({"actor": "x", "side": "government"}, "GOV"),
    ({"actor": "x", "side": "islamic state"}, "ISIS"),
    ({"actor": "x", "side": "coalition"}, "COALITION"),
    ({"actor": "x", "side": "opposition"}, "OPP"),
    ({"actor": "x", "side": "sdf"}, "SDF"),
    ({"actor": "nusra-front", "side": "al-qaeda"}, "NUSRA"),
    ({"actor": "turkish-army", "side": "opposition"}, "COALITION"),
    ({"actor": "x", "side": "israel"}, "UNK"),
    ({}, "UNK"),
]


@pytest.mark.parametrize(("actor", "expected"), SIDES)
def test_actor_classes(actor: dict[str, Any], expected: str) -> None:
    assert incident("Raids killed 12 people in Quessa", **actor)["actor"] == expected


def test_cause_and_place_are_names_of_the_benchmark() -> None:
    found = incident("Bombs killed 12 people in Quessa", "attack.bombing")
    assert (found["cause"], found["location"], found["date"]) == ("explosion", "Amsel", None)
    assert CAUSES["territory.gain"] == "unknown"


def test_claims_without_killed_are_left_out_where_others_have_them() -> None:
    reading = reading_of("Raids killed 12 people in Quessa")
    (claim,) = reading.claims
    without = Claim(
        id="c2",
        start=0,
        end=5,
        type="clash",
        time=When(basis="publication"),
        chain=claim.chain,
        certainty="asserted",
    )
    assert len(incidents(reading.with_layer("claims", (without, claim), "test"))["incidents"]) == 1
    assert incidents(reading.with_layer("claims", (without,), "test"))["incidents"][0]["cause"] == "shooting"
    assert incidents(reading.with_layer("claims", (), "test"))["incidents"] == []


JOINED: list[tuple[ClaimType, str | None, tuple[str, str]]] = [
    ("attack.airstrike", "p1", ("GOV", "shelling")),
    ("attack.airstrike", None, ("GOV", "shelling")),
    ("attack.airstrike", "p2", ("UNK", "unknown")),
    ("clash", "p1", ("GOV", "unknown")),
    ("movement.enter", "p1", ("UNK", "unknown")),
]


@pytest.mark.parametrize(("kind", "place", "expected"), JOINED)
def test_what_a_claim_leaves_open_is_taken_from_the_same_happening(kind: ClaimType, place: str | None, expected: tuple[str, str]) -> None:
    reading = reading_of("Raids killed 12 people in Quessa", "harm", actor="x", side="government")
    (claim,) = reading.claims
    elsewhere = replace(reading.places[0], id="p2", admin1="Brill")
    other = replace(claim, id="c2", start=1, type=kind, place=place, counts=())
    layers = reading.with_layer("places", (*reading.places, elsewhere), "test")
    (found,) = incidents(layers.with_layer("claims", (replace(claim, agents=()), other), "test"))["incidents"]
    assert (found["actor"], found["cause"]) == expected


def test_what_a_claim_says_is_not_changed_by_another() -> None:
    reading = reading_of("Raids killed 12 people in Quessa", "attack.bombing", actor="x", side="opposition")
    (claim,) = reading.claims
    against = replace(reading.actors[0], id="a2", side="government")
    other = replace(claim, id="c2", start=1, type="attack.airstrike", agents=("a2",), counts=())
    layers = reading.with_layer("actors", (*reading.actors, against), "test")
    (found,) = incidents(layers.with_layer("claims", (claim, other), "test"))["incidents"]
    assert (found["actor"], found["cause"]) == ("OPP", "explosion")


@pytest.mark.parametrize(("apart", "actor"), [(NEAR, "GOV"), (NEAR + 1, "UNK")])
def test_only_claims_nearby_tell_of_the_same_happening(apart: int, actor: str) -> None:
    reading = reading_of("Raids killed 12 people in Quessa", "harm", actor="x", side="government")
    (claim,) = reading.claims
    between = tuple(replace(claim, id=f"b{at}", start=at, type="publish", agents=(), counts=()) for at in range(1, apart))
    told = (replace(claim, agents=()), *between, replace(claim, id="c2", start=apart, counts=()))
    assert incidents(reading.with_layer("claims", told, "test"))["incidents"][0]["actor"] == actor
