"""A claim with its mentions looked up: what flat tables show of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from secondhand.model.claim import Claim, Voice
from secondhand.model.marks import ActorMention, PlaceMention, QuantityMention
from secondhand.model.reading import Reading

_PLURALS = {"person": "people", "child": "children", "woman": "women", "man": "men"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One claim of one document, ready to be written down."""

    reading: Reading
    claim: Claim
    agents: tuple[str, ...]
    targets: tuple[str, ...]
    place: PlaceMention | None
    counts: tuple[QuantityMention, ...]

    @property
    def words(self) -> str:
        return self.claim.span.of(self.reading.text)

    @property
    def origin(self) -> Voice:
        return self.claim.chain[-1]

    @property
    def chain(self) -> str:
        """The names from the outlet to the origin."""
        return " > ".join(voice.name for voice in self.claim.chain)

    @property
    def count_words(self) -> str:
        """Every count in words; counts are listed side by side, never added up."""
        return "; ".join(count_words(count) for count in self.counts)

    def whole(self, outcome: str) -> QuantityMention | None:
        """The count of this outcome, if the claim gives exactly one that is no part of another and no running total."""
        found = [count for count in self.counts if count.outcome == outcome and count.part_of is None and not count.cumulative]
        return found[0] if len(found) == 1 else None


def told(reading: Reading) -> Iterator[Told]:
    """The claims of a reading in their order, the lead claim first."""
    named = {mention.id: mention for mention in reading.mentions}

    def names(ids: tuple[str, ...]) -> tuple[str, ...]:
        found = (named.get(mention_id) for mention_id in ids)
        return tuple(mention.name if isinstance(mention, ActorMention) else mention.span.of(reading.text) for mention in found if mention)

    for claim in reading.claims:
        place = named.get(claim.place or "")
        counts = (named.get(mention_id) for mention_id in claim.counts)
        yield Told(
            reading=reading,
            claim=claim,
            agents=names(claim.agents),
            targets=names(claim.targets),
            place=place if isinstance(place, PlaceMention) else None,
            counts=tuple(count for count in counts if isinstance(count, QuantityMention)),
        )


def bounds_words(low: float | None, high: float | None, *, approximate: bool = False) -> str:
    """Bounds as a person says them: "6", "at least 6", "at most 9", "6 to 9", "about 15", "a number not given"."""
    if low is None and high is None:
        return "a number not given"
    if high is None:
        return f"at least {_figure(low)}"
    if low is None:
        return f"at most {_figure(high)}"
    if low == high:
        return f"about {_figure(low)}" if approximate else _figure(low)
    return f"{_figure(low)} to {_figure(high)}"


def count_words(count: QuantityMention) -> str:
    """One count: "at least 6 civilians killed", and of a part of another count "of these 9 women killed"."""
    parts = ["of these"] if count.part_of else []
    parts.append(bounds_words(count.low, count.high, approximate=count.approximate))
    one = count.low == count.high == 1
    if count.population != "unspecified":
        parts.append(_noun(count.population, one=one))
    elif count.unit and not (count.unit == "person" and count.outcome):
        parts.append(_noun(count.unit, one=one))
    if count.outcome:
        parts.append(count.outcome)
    if count.cumulative:
        parts.append("(a total over time)")
    return " ".join(parts)


def precision_words(place: PlaceMention) -> str:
    """How exactly the place is known."""
    if place.lat is None or place.lon is None:
        return "not located"
    radius = f", within about {_figure(place.radius_km)} km" if place.radius_km else ""
    return f"centre of a {place.feature}{radius}" if place.feature != "other" else f"a point of reference{radius}"


def _noun(word: str, *, one: bool) -> str:
    """A counted noun in the number it takes; signs of units ("km", "km2") take none."""
    if one:
        return word
    return _PLURALS.get(word, f"{word}s" if len(word) > 3 and word.isalpha() else word)


def _figure(value: float | None) -> str:
    return f"{value:,.10g}" if isinstance(value, float) else f"{value:,}"
