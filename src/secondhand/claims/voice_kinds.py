"""What kind of speaker a noun phrase names: an official, an armed group, a document, somebody without a name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from secondhand.claims.names import Name, group, joint
from secondhand.model import ActorMention, Reading, Span, VoiceKind, within

OF_ACTOR: dict[str, VoiceKind] = {
    "state": "official",
    "military": "official",
    "party": "organisation",
    "armed group": "armed group",
    "media": "media",
    "organisation": "organisation",
}
"""Kind of voice by the type of an actor mention."""
OF_NAME: dict[str, VoiceKind] = {"person": "person", "organisation": "organisation", "place": "official"}
"""Kind of voice by the kind of a proper name: a place that speaks is its government."""
WORDED: tuple[VoiceKind, ...] = ("armed group", "media", "official", "organisation")
BEFORE = 60
"""Characters before a phrase in which a mention that reaches into it may begin."""


class Kinds:
    """The kinds of the speakers of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.starts = [mention.start for mention in reading.actors]

    def of(self, name: Name) -> tuple[VoiceKind, bool]:
        """What kind of speaker a phrase names, and whether it is named."""
        mention = self.mention(name)
        return next(self._told(name, mention), None) or self._body(name, mention)

    def _told(self, name: Name, mention: ActorMention | None) -> Iterator[tuple[VoiceKind, bool]]:
        """What actors, names and nouns tell of a speaker, the surest first."""
        if mention is not None and mention.actor is not None and mention.type in OF_ACTOR:
            state = mention.type == "organisation" and name.fronts & group("titles.state")
            yield "official" if state else OF_ACTOR[mention.type], True
        if mention is not None and mention.actor is not None and mention.type == "person":
            yield self._serves(name) or "person", True
        if name.person and not self.is_place(name) and (name.titled or self._by_name(name) in (None, "person")):
            yield self._serves(name) or "person", True
        if name.noun in group("kinds.document") and not name.proper:
            yield "document", bool(name.capitals)
        if name.noun in group("speaks_for.spokesman"):
            yield self._serves(name) or "anonymous", False
        if (office := self._office(name)) is not None:
            yield office, False
        if name.noun in group("kinds.anonymous") and (len(name.front) == 1 or not name.proper):
            yield "anonymous", False
        if mention is not None and mention.type == "media" and (name.proper or name.fronts & group("kinds.media")):
            yield "media", name.proper

    def mention(self, name: Name) -> ActorMention | None:
        """The actor mention that holds the head of the phrase."""
        if not name.front:
            return None
        at = name.span.start + name.text.index(name.front[-1])
        low, high = bisect_left(self.starts, name.span.start - BEFORE), bisect_right(self.starts, at)
        nearby = self.reading.actors[low:high]
        around = [mention for mention in nearby if mention.end > at]
        if not around and name.head in group("refers.named_by"):
            around = [mention for mention in nearby if mention.end == at - 1]
        return max(around, key=lambda mention: len(mention.span), default=None)

    def joint(self, span: Span) -> Sequence[Span]:
        """The parts of a joint source; an "and" inside the name of a known actor joins nobody."""
        told = joint(self.reading.text, span)
        if len(told) == 1:
            return told
        low, high = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        named = [mention.span for mention in self.reading.actors[low:high] if mention.actor]
        parts: list[Span] = []
        for part in told:
            if parts and any(name.start < parts[-1].end and part.start < name.end for name in named):
                parts[-1] = Span(parts[-1].start, part.end)
            else:
                parts.append(part)
        return parts

    def is_place(self, name: Name) -> bool:
        """Whether a place speaks for its government: "Ankara said"."""
        places = within(self.reading.places, name.core)
        return bool(places) and places[-1].end == name.core.end

    def _body(self, name: Name, mention: ActorMention | None) -> tuple[VoiceKind, bool]:
        """The kind of a body by the nouns that call it, by whose part it is, or by its look."""
        part = self._serves(name) if name.noun in group("speaks_for.part") else None
        worded = part or next((kind for kind in WORDED if name.fronts & group(f"kinds.{kind}")), None)
        typed = OF_ACTOR.get(mention.type) if mention else "official" if self.is_place(name) else self._by_name(name)
        initials = bool(name.front) and len(name.head) > 1 and name.front[-1].isupper()
        side = mention is not None and mention.actor is not None  # "the opposition" is no less a name than "the government"
        article = name.proper and name.text[:4].lower() == "the "
        of_somebody = name.noun in group("speaks_for.part") and name.capitals > 0
        plain: VoiceKind = "organisation" if initials or side or article or of_somebody else "person" if name.proper else "anonymous"
        return worded or typed or plain, side or (bool(name.capitals) if worded else name.proper)

    def _by_name(self, name: Name) -> VoiceKind | None:
        """The kind of the proper name that the phrase ends with, if the reading knows of one."""
        found = within(self.reading.names, name.core)
        return OF_NAME.get(found[-1].kind) if found and found[-1].end == name.core.end else None

    def _serves(self, name: Name) -> VoiceKind | None:
        """For whom a person or a part speaks: by the actors named beside him, his title, or nouns of bodies."""
        front = name.text.index(name.front[-1]) + len(name.front[-1])
        sides = set(self._sides(Span(name.span.start, name.span.start + front))) or set(self._sides(name.core))
        if "armed group" in sides:
            return "armed group"
        if name.heads & (group("titles.official") | group("titles.state")):
            return "official"
        if "organisation" in sides:
            return "organisation"
        office = not name.person or name.fronts & group("speaks_for.office")
        own = name.words if office else name.heads
        if "official" in sides and not name.person:
            return "official"
        return next((kind for kind in ("official", "organisation", "media") if own & group(f"kinds.{kind}")), None)

    def _office(self, name: Name) -> VoiceKind | None:
        """For whom "the head of the Red Crescent" speaks."""
        of = name.text.find(" of ")
        if of < 0 or name.noun not in group("speaks_for.office") - group("kinds.anonymous"):
            return None
        kind, _ = self.of(Name.of(self.reading.text, Span(name.core.start + of + len(" of "), name.core.end)))
        return kind if kind in WORDED else None

    def _sides(self, span: Span) -> Iterator[VoiceKind]:
        """The kinds of the bodies that are named in some words."""
        low, high = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        yield from (OF_ACTOR[mention.type] for mention in self.reading.actors[low:high] if mention.type in OF_ACTOR)
        if any(place.feature == "country" for place in within(self.reading.places, span)):
            yield "official"
        if not group("kinds.armed group").isdisjoint(span.of(self.reading.text).lower().split()):
            yield "armed group"
