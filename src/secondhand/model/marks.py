"""Marks: what annotation finds in a document. Each covers ranges of the document's text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from secondhand.model.record import Ranged, Record, Span

ActorType = Literal["state", "military", "armed group", "party", "person", "media", "organisation", "group"]
Feature = Literal["settlement", "district", "governorate", "country", "region", "road", "water", "facility", "other"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
TimeMod = Literal["START", "MID", "END", "APPROX", "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS"]
"""How the words narrow or widen a value (TIMEX3 `mod`, ISO 24617-1): "early", "about", "more than"."""
TimeBasis = Literal["stated", "publication", "inferred"]
""""stated" by the text; counted from the day of "publication"; or from one that was itself "inferred"."""
Outcome = Literal["killed", "wounded", "captured", "displaced", "missing", "casualties"]
Population = Literal["civilian", "combatant", "child", "woman", "man", "journalist", "medic", "unspecified"]
Stance = Literal[
    "says", "denies", "doubts", "accuses", "condemns", "warns", "predicts", "threatens", "promises", "demands", "confirms", "asks", "thinks"
]
Quoted = Literal["none", "partial", "full"]
FlagKind = Literal["incitement", "threat", "slur", "spam"]
Technique = Literal[
    "Appeal_to_Authority",
    "Appeal_to_fear-prejudice",
    "Bandwagon,Reductio_ad_hitlerum",
    "Black-and-White_Fallacy",
    "Causal_Oversimplification",
    "Doubt",
    "Exaggeration,Minimisation",
    "Flag-Waving",
    "Loaded_Language",
    "Name_Calling,Labeling",
    "Repetition",
    "Slogans",
    "Thought-terminating_Cliches",
    "Whataboutism,Straw_Men,Red_Herring",
]
"""The labels of SemEval-2020 task 11 (Da San Martino et al. 2020, technique classification)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence(Ranged):
    """One sentence of running text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorCandidate(Record):
    """An actor that words could mean, and why; `actor` is None for one without an entry of its own."""

    actor: str | None
    name: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention(Ranged):
    """Words that name an actor. `actor` is None when it is typed but not known by name ("local residents")."""

    id: str
    kind: Literal["actor"] = "actor"
    actor: str | None
    name: str
    type: ActorType
    side: str | None = None
    candidates: tuple[ActorCandidate, ...] = ()
    """Given where more than one was in question: the one that was taken first."""
    label: str | None = None
    """The words themselves where they judge ("the regime", "moderate rebels"): the outlet's name for it, nobody else's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate(Record):
    """A place that a name could mean, with the score it got and why."""

    place: str
    name: str
    lat: float
    lon: float
    score: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention(Ranged):
    """Words that name a place. `place`, `lat` and `lon` are None when it could not be resolved."""

    id: str
    kind: Literal["place"] = "place"
    place: str | None
    name: str
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = None
    feature: Feature = "other"
    radius_km: float | None = None
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention(Ranged):
    """Words that name a time, with the TIMEX3 value (ISO-TimeML) and the days it spans, both included."""

    id: str
    kind: Literal["time"] = "time"
    type: TimeType
    value: str
    from_: date | None = None
    to: date | None = None
    mod: TimeMod | None = None
    basis: TimeBasis = "stated"

    def _check(self) -> None:
        Ranged._check(self)
        if self.from_ and self.to and self.from_ > self.to:
            raise ValueError(f"a time cannot end before it begins: {self.from_} .. {self.to}")


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityMention(Ranged):
    """A count or measure as bounds: "at least six" is 6..None, "about 15" is 15..15 approximate."""

    id: str
    kind: Literal["quantity"] = "quantity"
    low: int | float | None
    high: int | float | None
    approximate: bool = False
    unit: str | None = None
    outcome: Outcome | None = None
    population: Population = "unspecified"
    of: str | None = None
    """Id of the actor mention that was counted."""
    part_of: str | None = None
    """Id of the quantity this one is a part of ("16 dead, including 9 women")."""
    cumulative: bool = False
    """True for a total over a longer time ("400,000 since 2011"), False for one happening."""

    def _check(self) -> None:
        Ranged._check(self)
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"bounds run upward: {self.low} .. {self.high} do not")


Mention = ActorMention | PlaceMention | TimeMention | QuantityMention


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution(Record):
    """Somebody is said to say, think, want or know something: source, cue and content words."""

    id: str
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()
    parent: str | None = None
    stance: Stance = "says"
    quoted: Quoted = "none"
    nested: bool = False
    confidence: float = 1.0
    by: str = ""

    def _check(self) -> None:
        if not (self.source or self.cue or self.content):
            raise ValueError("an attribution needs words: source, cue or content")
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"a confidence lies between 0 and 1, not {self.confidence}")
        if self.nested != (self.parent is not None):
            raise ValueError("an attribution is nested exactly when it has a parent")

    def spans(self) -> tuple[Span, ...]:
        return self.source + self.cue + self.content


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded(Ranged):
    """Words that judge while they tell, labelled as in SemEval-2020 task 11, with a neutral wording if there is one."""

    label: Technique
    neutral: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag(Ranged):
    """Something in a comment that a moderator would want to see, with the reason."""

    kind: FlagKind
    why: str
