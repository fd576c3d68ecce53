"""The names a text gives its speakers and actors, and the fullest of those that mean the same."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from secondhand.claims.names import Name, bare, full_name, group, one_of
from secondhand.claims.voice_kinds import Kinds
from secondhand.model import TELLING_KINDS, ActorMention, Reading, Span

PER_WORD = 24
"""Names kept under one word; the first are the full ones."""
SHORT_FORM = 60
"""Characters after a name in which its short form may stand: "Human Rights Watch (HRW)"."""


class Known:
    """The names in one reading."""

    def __init__(self, reading: Reading, kinds: Kinds) -> None:
        self.text = reading.text
        self.kinds = kinds
        self.by_word: dict[str, list[Name]] = defaultdict(list)
        self.by_actor: dict[str, Name] = {}
        self.by_initials: dict[str, Name] = {}
        self.persons: dict[str, Name] = {}
        spans = {mention.span for mention in reading.actors} | {span for item in reading.attributions for span in item.source}
        self.names = [Name.of(self.text, part) for span in sorted(spans) for part in kinds.joint(span)]
        self.full_names = list(self._persons(reading))
        self.in_order = sorted((*self.names, *self.full_names), key=lambda name: name.span)
        self.starts = [name.span.start for name in self.in_order]
        self._collect(reading)

    def _collect(self, reading: Reading) -> None:
        for name in self.names:
            if name.capitals or name.head in group("kinds.anonymous"):
                for word in name.heads:
                    if len(self.by_word[word]) < PER_WORD:
                        self.by_word[word].append(name)
            if name.capitals > 1 + name.person:
                for short in (name.initials, self._short_form(name)):
                    self.by_initials.setdefault(short, name)
        for name in self.full_names:
            self.persons.setdefault(name.head, name)
        by_span = {name.span: name for name in self.names}
        for mention in reading.actors:
            if mention.actor is not None:
                name = by_span.get(mention.span) or Name.of(self.text, mention.span)
                best = self.by_actor.get(mention.actor)
                if best is None or name.capitals > best.capitals:
                    self.by_actor[mention.actor] = name

    def _persons(self, reading: Reading) -> Iterator[Name]:
        """Full names of people, whether or not anybody marked them."""
        for block in reading.blocks_of(*TELLING_KINDS):
            for match in full_name().finditer(self.text, block.start, block.end):
                name = Name.of(self.text, Span(match.start(), match.end()))
                if name.person and name.front[0].lower() not in group("phrase.ends") | group("phrase.empty"):
                    yield name

    def _short_form(self, name: Name) -> str:
        """The letters that the text puts behind a name: "(HRW)", "known by its acronym MSF"."""
        match = _short().match(self.text, name.core.end, name.core.end + SHORT_FORM)
        return match[1].lower() if match else name.initials

    def before(self, position: int) -> Iterator[Name]:
        """The names that end before a position, the nearest first."""
        for at in range(bisect_left(self.starts, position) - 1, -1, -1):
            if self.in_order[at].span.end <= position:
                yield self.in_order[at]

    def observer(self) -> Name | None:
        """The only body of the text whose name is that of an observer; None if there are several."""
        bodies = [name for name in self.names if name.proper and not name.person and name.words & group("described.observes")]
        found = [self.fullest(name) for name in bodies if self.kinds.of(name)[0] == "organisation"]
        return found[0] if found and all(name.words <= found[0].words for name in found) else None

    def fullest(self, name: Name) -> Name:
        """The fullest of the names that take up the same head with the same words."""
        if name.indefinite:
            return name
        mention = self.kinds.mention(name)
        known = self.by_actor.get(mention.actor or "") if mention and mention.type != "person" else None
        if known and known.capitals > name.capitals and known.abbreviates(name):
            return known
        if len(name.front) <= 2 and name.front[-1:] and name.front[-1].isupper() and name.noun in self.by_initials:
            return self.by_initials[name.noun]
        body = mention is not None and mention.actor is not None and mention.type != "person"
        best = name
        for other in self.by_word.get(name.head, ()):
            alike = (
                name.head in (other.head, other.key)
                or name.head in map(bare, other.apposed[-1:])
                or (other.person and not body and (name.surname or name.head in group("refers.person")))
            )
            if alike and name.words < other.words and other.fullness > best.fullness and not self._is_another(mention, other):
                best = other
        if best is name and name.proper and len(name.front) == 1 and (mention is None or mention.type == "person"):
            return self.persons.get(name.head, name)
        return best

    def _is_another(self, mention: ActorMention | None, other: Name) -> bool:
        """Whether a longer name is that of another actor: "Pakistan" is not the Taliban's movement there."""
        theirs = self.kinds.mention(other)
        return mention is not None and theirs is not None and None not in (mention.actor, theirs.actor) and mention.actor != theirs.actor


@cache
def _short() -> re.Pattern[str]:
    """A short form behind a name."""
    return re.compile(rf"\s?(?:\(|,\s[^.;()]{{0,30}}?\b(?:{one_of('phrase.short')})\s)((?:[A-Z][A-Z0-9&-]{{1,9}}))\b")
