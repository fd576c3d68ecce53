"""What the stages know of the world: actors by name, a place index, and an encoder of English. Handed in, never looked up from disk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, Protocol

from secondhand.model.grammar import Encoder, NoEncoder
from secondhand.model.marks import ActorType, Candidate, Feature, PlaceMention
from secondhand.model.record import Record


def _runs_forward(start: date | None, end: date | None) -> None:
    if start and end and end < start:
        raise ValueError(f"it ends on {end}, before it begins on {start}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side(Record):
    """The side an actor is on, for a time (both ends included; None is open)."""

    name: str
    from_: date | None = None
    to: date | None = None
    war: str | None = None
    """The war it is a side of, as the theatres name it; None for whatever war a text is about."""

    def _check(self) -> None:
        _runs_forward(self.from_, self.to)

    def covers(self, day: date | None) -> bool:
        """Whether the actor is on this side on a day; without a day, at some time."""
        return day is None or (self.from_ or date.min) <= day <= (self.to or date.max)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Record):
    """An actor of a conflict with every name it goes by."""

    id: str
    name: str
    type: ActorType
    names: tuple[str, ...] = ()
    """Other names: acronyms, transliterations, Arabic."""
    shared: tuple[str, ...] = ()
    """Those of its names that others bear too ("SDF", "AA", "Georgia"): they count only in a text that points to this actor."""
    labels: tuple[str, ...] = ()
    """Names only its enemies or friends use ("the regime"); kept as the outlet's own word for it."""
    adjectives: tuple[str, ...] = ()
    """Of a state: the words that say whose ("Syrian"), as in "Syrian troops"."""
    sides: tuple[Side, ...] = ()
    country: str | None = None
    """ISO 3166 alpha-2."""
    part_of: str | None = None
    """Id of the actor it belongs to."""
    since: date | None = None
    until: date | None = None
    """When it began and ended to be, where that is known."""
    wikidata: str | None = None
    """Its item there ("Q42970"), where somebody has looked it up."""
    source: str = ""

    def _check(self) -> None:
        _runs_forward(self.since, self.until)

    def side_on(self, day: date | None, war: str | None = None) -> str | None:
        """The side at a date in a war; without a date, the last one known. Without a war, the one that is the same in all its wars."""
        held = [side for side in self.sides if side.covers(day)]
        here = [side for side in held if side.war in (None, war)]
        if war is None and len({side.name for side in held}) == 1:
            here = held
        return here[-1].name if here else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder(Record):
    """Who held an office, for a time (both ends included; None is open)."""

    actor: str
    """Id of a person."""
    from_: date | None = None
    to: date | None = None

    def _check(self) -> None:
        _runs_forward(self.from_, self.to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Office(Record):
    """An office that one person holds at a time, by what the person is called: "the Syrian president"."""

    id: str
    name: str
    of: str | None = None
    """Id of the state or body whose office it is."""
    titles: tuple[str, ...] = ()
    """Words that name it together with that state: "president" for "Syrian president", "president of Syria", "Syria's president"."""
    names: tuple[str, ...] = ()
    """Names that need no state beside them: "UN secretary-general"."""
    holders: tuple[Holder, ...] = ()
    source: str = ""

    def holder_on(self, day: date) -> str | None:
        """Id of who held it at a date; of two on the day of a change, the new one."""
        held = [holder for holder in self.holders if (holder.from_ or date.min) <= day <= (holder.to or date.max)]
        return held[-1].actor if held else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Theatre(Record):
    """Who is meant by "the government", "the army" or "the rebels" in an article about this country (ids of actors)."""

    country: str
    war: str | None = None
    """The war fought there, as the sides of the actors name it; theatres may share one."""
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
    former: bool = False
    """Whether the place no longer bears that name."""

    def meant_by(self, mention: PlaceMention) -> PlaceMention:
        """The mention as one of this place."""
        return replace(
            mention,
            place=self.id,
            name=self.name,
            lat=self.lat,
            lon=self.lon,
            country=self.country,
            admin1=self.admin1,
            feature=self.feature,
            radius_km=self.radius_km,
        )

    def candidate(self, score: float, why: str) -> Candidate:
        """This place as one that a name may mean."""
        return Candidate(place=self.id, name=self.name, lat=self.lat, lon=self.lon, score=score, why=why)


class PlaceIndex(Protocol):
    """Looks places up by name, in any spelling it knows."""

    def find(self, name: str) -> Sequence[Place]:
        """All places of this name, the most prominent first; empty when there is none."""
        ...

    def similar(self, name: str) -> Sequence[Place]:
        """All places whose name has the same consonants, though others fit better."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin(Record):
    """What a name means in a case, as a person decided: this actor, this place, or neither ("no such thing is named here")."""

    kind: Literal["actor", "place"]
    name: str
    document: str | None = None
    """Id of the one document it holds for; None is the whole case."""
    actor: Actor | None = None
    place: Place | None = None
    by: str
    """Who decided it."""

    @property
    def why(self) -> str:
        """What a mention says of it."""
        return f"pinned by {self.by}"


class NoPlaces:
    """A place index that knows nothing."""

    def find(self, name: str) -> Sequence[Place]:
        return ()

    def similar(self, name: str) -> Sequence[Place]:
        return ()


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Knowledge:
    """Actors, places and an encoder for one run. Compared by identity, so stages may cache what they compile from it."""

    actors: tuple[Actor, ...] = ()
    theatres: tuple[Theatre, ...] = ()
    offices: tuple[Office, ...] = ()
    places: PlaceIndex = field(default_factory=NoPlaces)
    encoder: Encoder = field(default_factory=NoEncoder)
    pins: tuple[Pin, ...] = ()
    """Names that a person pinned in the case that is read into."""
    precise: bool = False
    """Whether only attributions are wanted that are right nearly always, at the cost of those that are less sure."""
