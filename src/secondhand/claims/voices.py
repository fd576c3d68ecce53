"""Sources as voices: each by the fullest name the text gives it, with the kind of speaker it is.

A light coreference inside the document: pronouns, "the ministry", "the group", "its command", a surname alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice, takewhile

from secondhand.claims.known import Known
from secondhand.claims.memory import Memory, description, gender_of, gender_of_pronoun, pronouns, sort_of
from secondhand.claims.names import Name, group
from secondhand.claims.owners import held, issued, owners, partitive
from secondhand.claims.voice_kinds import WORDED, Kinds
from secondhand.model import Attribution, Reading, Span, Voice, VoiceKind, touching

CALLED = 1000
"""Characters before "the statement" in which the words it takes up were called so."""
MENTIONS = 12
"""Mentions before a word that are looked at for whom it takes up."""


class Voices:
    """The voices of a document's attributions. `of(id)` gives one voice for each of its joint sources."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.text
        self.kinds = Kinds(reading)
        self.known = Known(reading, self.kinds)
        self.memory = Memory()
        self.serving: dict[Span, VoiceKind] = {}
        """The kind of people who are called by whose they are: "its spokesman, Ann Lee"."""
        self.by_id: dict[str, tuple[Voice, ...]] = {}
        for item in sorted(reading.attributions, key=lambda item: min(item.source or item.spans())):
            self.by_id[item.id] = tuple(self._voices(item))

    def of(self, id: str) -> tuple[Voice, ...]:
        """The voices of the attribution with this id."""
        return self.by_id.get(id, ())

    def _voices(self, item: Attribution) -> Iterator[Voice]:
        for whole in self.speakers(item):
            for part in self.kinds.joint(whole):
                name = Name.of(self.text, part)
                voice = self._said_by_parent(name, item) or self.voice(part)
                self.memory.add(voice, Name.of(self.text, voice.spans[-1]))
                yield voice

    def speakers(self, item: Attribution) -> tuple[Span, ...]:
        """The phrase that names who speaks. Of "SANA quoted the mayor as saying" that is the second."""
        quoting = bool(item.cue) and not group("relays.quotes").isdisjoint(item.cue[0].of(self.text).lower().split())
        return item.source[-1:] if quoting else item.source[:1]

    def _said_by_parent(self, name: Name, item: Attribution) -> Voice | None:
        """The speaker of a quotation who says "I" or "we" in it."""
        outer = self.of(item.parent) if item.parent and name.text.lower() in group("refers.speaker") else ()
        return replace(outer[0], spans=(name.span, *outer[0].spans[-1:])) if outer else None

    def voice(self, span: Span) -> Voice:
        """The voice that a noun phrase names."""
        name = Name.of(self.text, span)
        earlier = self._taken_up(name)
        if earlier is not None:
            return replace(earlier, spans=(span, *earlier.spans[-1:]))
        return self._named(self._owner(name), span)

    def channel(self, span: Span) -> Voice | None:
        """The body whose hotline, account or letter a phrase names, if it names one."""
        name = Name.of(self.text, span)
        owner = self._holder(name)
        return self._named(owner, owner.span) if owner else None

    def _named(self, name: Name, span: Span) -> Voice:
        """The voice under the fullest form of a name."""
        full = self.known.fullest(name)
        mention = self.kinds.mention(full)
        kind, named = self.kinds.of(full)
        kind = self.serving.get(full.span, kind)
        actor = mention.actor if mention else None
        plain = mention.name if mention and actor and self._judged(full.span) else full.called
        return Voice(name=plain, kind=kind, named=named, spans=tuple(dict.fromkeys((span, full.span))), actor=actor)

    def _judged(self, span: Span) -> bool:
        """Whether the text names somebody in words that judge ("the bloodthirsty regime"): the chain then uses his plain name."""
        return any(loaded.start < span.end and span.start < loaded.end for loaded in self.reading.loaded)

    def _taken_up(self, name: Name) -> Voice | None:
        """Whom a phrase takes up again: a pronoun, "one of them", "its command", "the statement", "the group"."""
        low = name.text.lower()
        if low in pronouns():
            return self._pronoun(low, name) or Voice(name=name.text, kind="anonymous", named=False, spans=(name.span,))
        if of_them := partitive(name):
            return self._pronoun(of_them, name)
        if possessed := held(self.text, name):
            return self._possessed(name, *possessed)
        if name.indefinite or not name.definite or name.proper or name.restricted:
            return self._told_below(name)
        if noun := issued(name):
            return self._issuer(name, noun)
        told_of = self._acting(name)
        heard = None if told_of else self.memory.described(name)
        meant = told_of or (heard.voice if heard else self._mentioned(name.span.start, description(name)))
        own = self.kinds.mention(name)
        another = meant and own and own.type in ("military", "state") and own.actor and own.actor != meant.actor
        return None if another else meant  # "the Lebanese army" takes up no other army

    def _acting(self, name: Name) -> Voice | None:
        """The armed group that a sentence opens with, where it goes on with "the group said": it speaks of itself."""
        fits = description(name) if name.noun in group("refers.armed") else None
        sentence = next(iter(touching(self.reading.sentences, name.span)), None)
        if fits is None or sentence is None:
            return None
        before = takewhile(lambda other: other.span.start >= sentence.start, self.known.before(name.span.start))
        first = next((other for other in before if other.span.start == sentence.start), None)
        kind = self.kinds.of(first)[0] if first else None
        return self._named(first, first.span) if first and kind == "armed group" and fits(first, kind) else None

    def _pronoun(self, word: str, name: Name) -> Voice | None:
        """Who is meant by "he" or "they": the subject just before, who spoke last, or who was named last."""
        gender = gender_of_pronoun(word)

        def fits(other: Name, kind: VoiceKind) -> bool:
            if gender is None:
                return sort_of(other, kind) == "body" and kind != "document" and self.kinds.of(other)[1]
            return sort_of(other, kind) == "person" and gender_of(other) in (None, gender) and self.kinds.of(other)[1]

        if word in group("refers.speaker"):
            return None
        heard = self.memory.pronoun(name.span.start, word)
        return heard.voice if heard else self._mentioned(name.span.start, fits)

    def _mentioned(self, before: int, fits: Callable[[Name, VoiceKind], bool] | None) -> Voice | None:
        """The nearest that was named before a position and fits."""
        nearby = islice(self.known.before(before), MENTIONS if fits else 0)
        found = next((name for name in nearby if fits and fits(name, self.kinds.of(name)[0])), None)
        return self._named(found, found.span) if found else None

    def _possessed(self, name: Name, owner: Span, rest: Span) -> Voice | None:
        """Who speaks in "its command", "his office", "the group's spokesman": the owner; a named spokesman himself."""
        word = owner.of(self.text).lower()
        named = Name.of(self.text, owner)
        whose = self._pronoun(word, name) if word in pronouns() else self._taken_up(named) or self._person(named)
        if whose is None or whose.kind == "anonymous":
            return None
        part = Name.of(self.text, rest)
        if part.person:
            kind = self.kinds.of(part)[0] if whose.kind == "person" else whose.kind
            self.serving[name.span] = kind
            return Voice(name=name.called, kind=kind, spans=(name.span,))
        return whose if part.noun in group("speaks_for.spokesman") | group("speaks_for.part") else None

    def _person(self, name: Name) -> Voice | None:
        """The person whom a surname means."""
        full = self.known.fullest(name)
        return self._named(full, name.span) if full.person else None

    def _issuer(self, name: Name, noun: str) -> Voice | None:
        """Who issued "the statement": who spoke last, if the text calls his words so."""
        at = name.span.start
        heard = self.memory.last(at, lambda heard: noun in self.text[max(heard.name.span.start, at - CALLED) : at].lower())
        return heard.voice if heard else None

    def _told_below(self, name: Name) -> Voice | None:
        """Who is meant by "a war monitor" when the text names a single observer further down."""
        if name.capitals > 1 or not name.indefinite or name.noun not in group("described.observer"):
            return None
        found = self.known.observer()
        return self._named(found, found.span) if found else None

    def _owner(self, name: Name) -> Name:
        """The body whose channel or document a phrase names; else the phrase itself. "Callers to the hotline" speak for themselves."""
        people = name.noun in group("kinds.anonymous")
        return name if people else self._holder(name) or name

    def _holder(self, name: Name) -> Name | None:
        for owner in owners(self.text, name):
            full = self.known.fullest(owner)
            kind, _ = self.kinds.of(full)
            if kind in WORDED and sort_of(full, kind) != "person" and not self.kinds.is_place(full):
                return owner
        return None
