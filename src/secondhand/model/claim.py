"""A claim: one happening or state as told through one chain of voices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from secondhand.model.record import Ranged, Record, Span

ClaimType = Literal[
    "attack.airstrike",
    "attack.shelling",
    "attack.bombing",
    "attack.shooting",
    "attack.chemical",
    "attack.execution",
    "attack.other",
    "clash",
    "harm",
    "territory.gain",
    "territory.loss",
    "territory.encircle",
    "territory.advance",
    "movement.reinforce",
    "movement.withdraw",
    "movement.enter",
    "position.establish",
    "displace",
    "corridor",
    "aid",
    "detain",
    "release",
    "ceasefire.agree",
    "ceasefire.violate",
    "ceasefire.reject",
    "ceasefire.end",
    "prepare",
    "publish",
    "statement.accuse",
    "statement.condemn",
    "statement.deny",
    "statement.threaten",
    "statement.warn",
    "statement.demand",
    "statement.promise",
    "statement.praise",
    "statement.appeal",
    "political.vote",
    "political.sanction",
    "political.recognise",
    "political.meet",
    "political.suspend",
    "accident",
    "seize",
    "other",
]
Certainty = Literal["asserted", "reported", "denied", "doubted", "predicted", "threatened", "promised", "demanded", "conditional", "ironic"]
VoiceKind = Literal["outlet", "media", "official", "armed group", "organisation", "person", "anonymous", "document"]
EvidenceKind = Literal["witness", "video", "photo", "document", "satellite", "official statement", "anonymous source", "none given"]
SignalKind = Literal["cue", "scare quotes", "mock praise", "mock feeling", "mock theory", "exclamation"]
WhenBasis = Literal["stated", "publication", "inherited"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice(Record):
    """One speaker of a chain, by the fullest name the text gives it."""

    name: str
    kind: VoiceKind
    named: bool = True
    spans: tuple[Span, ...] = ()
    actor: str | None = None


Chain = tuple[Voice, ...]
"""The voices from the outlet (first) to the origin (last)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class When(Record):
    """The days a claim speaks of, both included, and how they are known."""

    from_: date | None = None
    to: date | None = None
    basis: WhenBasis
    mention: str | None = None
    """Id of the time mention that names these days, in the claim's own words or in those it is inherited from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Record):
    """What a claim says it rests on."""

    kind: EvidenceKind
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal(Record):
    """Words that set the certainty of a claim: a cue such as "will", or one of the signals of irony."""

    kind: SignalKind
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Ranged):
    """What happened, who, to whom, where, when, how many, how sure, through which chain.

    `agents`, `targets`, `place` and `counts` are ids of mentions of the same reading;
    `attribution` is the id of the innermost attribution whose content it stands in.
    """

    id: str
    type: ClaimType
    agents: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    place: str | None = None
    time: When
    counts: tuple[str, ...] = ()
    chain: Chain
    certainty: Certainty
    negated: bool = False
    evidence: tuple[Evidence, ...] = ()
    signals: tuple[Signal, ...] = ()
    """The words outside attributions that set the certainty."""
    attribution: str | None = None
    by: str = ""

    def _check(self) -> None:
        Ranged._check(self)
        if not self.chain:
            raise ValueError("a claim has at least one voice: its outlet")

    def spans(self) -> tuple[Span, ...]:
        voiced = tuple(span for voice in self.chain for span in voice.spans)
        shown = tuple(span for item in self.evidence for span in item.spans)
        signalled = tuple(span for item in self.signals for span in item.spans)
        return (self.span, *voiced, *shown, *signalled)
