"""What the stages know of the world: actors by name, a place index, and an encoder of English. Handed in, never looked up from disk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from secondhand.model.grammar import Encoder, NoEncoder
from secondhand.model.marks import ActorType, Feature
from secondhand.model.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Side(Record):
    """The side an actor is on, for a time (both ends included; None is open)."""

    name: str
    from_: date | None = None
    to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Record):
    """An actor of a conflict with every name it goes by."""

    id: str
    name: str
    type: ActorType
    names: tuple[str, ...] = ()
    """Other names: acronyms, transliterations, Arabic."""
    labels: tuple[str, ...] = ()
    """Names only its enemies or friends use ("the regime"); kept as the outlet's own word for it."""
    adjectives: tuple[str, ...] = ()
    """Of a state: the words that say whose ("Syrian"), as in "Syrian troops"."""
    sides: tuple[Side, ...] = ()
    country: str | None = None
    """ISO 3166 alpha-2."""
    part_of: str | None = None
    """Id of the actor it belongs to."""
    source: str = ""

    def side_on(self, day: date | None) -> str | None:
        """The side at a date; without a date, the last one known."""
        for side in reversed(self.sides):
            if day is None or ((side.from_ or date.min) <= day <= (side.to or date.max)):
                return side.name
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Theatre(Record):
    """Who is meant by "the government", "the army" or "the rebels" in an article about this country (ids of actors)."""

    country: str
    state: str
    government: str | None = None
    army: str | None = None
    air_force: str | None = None
    rebels: str | None = None
    media: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Record):
    """An entry of the gazetteer."""

    id: str
    """`geonames:167611`, or a user's own prefix and id."""
    name: str
    lat: float
    lon: float
    country: str | None = None
    admin1: str | None = None
    """Name of the first-level region."""
    feature: Feature = "settlement"
    population: int = 0
    radius_km: float = 5.0
    matched: str = ""
    """The name form that matched a look-up."""


class PlaceIndex(Protocol):
    """Looks places up by name, in any spelling it knows."""

    def find(self, name: str) -> Sequence[Place]:
        """All places of this name, the most prominent first; empty when there is none."""
        ...


class NoPlaces:
    """A place index that knows nothing."""

    def find(self, name: str) -> Sequence[Place]:
        return ()


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Knowledge:
    """Actors, places and an encoder for one run. Compared by identity, so stages may cache what they compile from it."""

    actors: tuple[Actor, ...] = ()
    theatres: tuple[Theatre, ...] = ()
    places: PlaceIndex = field(default_factory=NoPlaces)
    encoder: Encoder = field(default_factory=NoEncoder)
    precise: bool = False
    """Whether only attributions are wanted that are right nearly always, at the cost of those that are less sure."""
