"""What people decide about a case: signed, dated, with a reason; appended and undone, never changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from secondhand.model.folding import folded_words
from secondhand.model.knowledge import Actor, Pin, Place
from secondhand.model.record import Record, content_id

MOST_LETTERS = {"name": 200, "by": 200, "reason": 2000}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Record):
    """Somebody says what a name means: an actor, a place, or neither; or takes such a decision back.

    One that undoes another repeats its kind, name and document, and says nothing of its own.
    """

    id: str
    kind: Literal["actor", "place"]
    name: str
    """As texts write it."""
    document: str | None = None
    """Id of the one document it is about; None is the whole case."""
    actor: Actor | None = None
    """The entry as it was when it was decided, so that the case means the same on every machine."""
    place: Place | None = None
    undoes: str | None = None
    """Id of the decision that is taken back."""
    by: str
    at: str
    """ISO 8601, UTC."""
    reason: str

    @classmethod
    def made(
        cls,
        *,
        kind: Literal["actor", "place"],
        name: str,
        document: str | None = None,
        actor: Actor | None = None,
        place: Place | None = None,
        undoes: str | None = None,
        by: str,
        at: str,
        reason: str,
    ) -> Decision:
        """A decision named by its content."""
        name, by, reason = (" ".join(words.split()) for words in (name, by, reason))
        means = actor.id if actor else place.id if place else None
        return cls(
            id=content_id("n", kind, name, document, means, undoes, by, at, reason),
            kind=kind,
            name=name,
            document=document,
            actor=actor,
            place=place,
            undoes=undoes,
            by=by,
            at=at,
            reason=reason,
        )

    @property
    def means(self) -> str | None:
        """Id of the actor or place; None when there is none."""
        return self.actor.id if self.actor else self.place.id if self.place else None

    def _check(self) -> None:
        for field, most in MOST_LETTERS.items():
            if not 0 < len(getattr(self, field)) <= most:
                raise ValueError(f"{field!r} has 1 to {most} letters")
        if not folded_words(self.name):
            raise ValueError(f"{self.name!r} has no word in it")
        if (self.actor and self.kind != "actor") or (self.place and self.kind != "place") or (self.undoes and self.means):
            raise ValueError("a decision names an actor, or a place, or what it undoes")
        if datetime.fromisoformat(self.at).tzinfo is None:
            raise ValueError(f"the time {self.at!r} does not say its zone")
        if self.id != content_id("n", self.kind, self.name, self.document, self.means, self.undoes, self.by, self.at, self.reason):
            raise ValueError(f"decision {self.id}: this is not what was decided under that id")


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Those in force, of decisions in their order: not undone, and the last of each name and document."""
    listed = tuple(decisions)
    undone = {decision.undoes for decision in listed}
    last: dict[tuple[str, str, str | None], Decision] = {}
    for decision in listed:
        if decision.undoes is None and decision.id not in undone:
            last[decision.kind, folded_words(decision.name), decision.document] = decision
    return tuple(last.values())


def pins_of(decisions: Iterable[Decision]) -> tuple[Pin, ...]:
    """What a run has to know of them."""
    return tuple(
        Pin(
            kind=decision.kind,
            name=decision.name,
            document=decision.document,
            actor=decision.actor,
            place=decision.place,
            by=decision.by,
        )
        for decision in standing(decisions)
    )
