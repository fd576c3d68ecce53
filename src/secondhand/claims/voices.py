"""Sources as voices: each by the fullest name the text gives it, with the kind of speaker it is.

A light coreference inside the document: pronouns, "the ministry", "the group", a surname alone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from secondhand.claims.names import Name, full_name, group, joint, shown
from secondhand.claims.owners import owners
from secondhand.lexicon import table
from secondhand.model import TELLING_KINDS, ActorMention, Attribution, Reading, Span, Voice, VoiceKind, within

PER_WORD = 24
"""Names kept under one word; the first are the full ones."""
KINDS: dict[str, VoiceKind] = {
    "state": "official",
    "military": "official",
    "party": "organisation",
    "armed group": "armed group",
    "media": "media",
    "organisation": "organisation",
}

WORDED: tuple[VoiceKind, ...] = ("armed group", "media", "official", "organisation")


@dataclass(slots=True)
class Last:
    """Who spoke last, of each sort a pronoun can stand for."""

    person: Voice | None = None
    body: Voice | None = None
    many: Voice | None = None


class Voices:
    """The voices of a document's attributions. `of(id)` gives one voice for each of its joint sources."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.text
        self.starts = [mention.start for mention in reading.actors]
        self.known: dict[str, list[Name]] = defaultdict(list)
        self.by_actor: dict[str, Name] = {}
        self.full_names: dict[str, Name] = {}
        self._collect()
        self.by_id: dict[str, tuple[Voice, ...]] = {}
        last = Last()
        for item in sorted(reading.attributions, key=lambda item: min(item.source or item.spans())):
            self.by_id[item.id] = tuple(self._voices(item, last))

    def of(self, id: str) -> tuple[Voice, ...]:
        """The voices of the attribution with this id."""
        return self.by_id.get(id, ())

    def _collect(self) -> None:
        """Every name the text gives somebody, under each word that may take it up again."""
        spans = {mention.span for mention in self.reading.actors} | {span for item in self.reading.attributions for span in item.source}
        for span in sorted(spans):
            for part in joint(self.text, span):
                name = Name.of(self.text, part)
                if name.capitals or name.head in group("kinds.anonymous"):
                    for word in name.heads:
                        if len(self.known[word]) < PER_WORD:
                            self.known[word].append(name)
        for block in self.reading.blocks_of(*TELLING_KINDS):
            for match in full_name().finditer(self.text, block.start, block.end):
                name = Name.of(self.text, Span(match.start(), match.end()))
                if name.person and name.front[0].lower() not in group("phrase.ends") | group("phrase.empty"):
                    self.full_names.setdefault(name.head, name)
        for mention in self.reading.actors:
            if mention.actor is not None:
                name = Name.of(self.text, mention.span)
                best = self.by_actor.get(mention.actor)
                if best is None or name.capitals > best.capitals:
                    self.by_actor[mention.actor] = name

    def _voices(self, item: Attribution, last: Last) -> Iterator[Voice]:
        for whole in item.source[:1]:
            for part in joint(self.text, whole):
                voice = self.voice(part, last, item)
                _remember(voice, Name.of(self.text, voice.spans[-1]), last)
                yield voice

    def voice(self, span: Span, last: Last | None = None, item: Attribution | None = None) -> Voice:
        """The voice that a noun phrase names."""
        name = Name.of(self.text, span)
        if len(name.front) == 1 and name.text.lower() in _pronouns():
            return self._pronoun(name, last or Last(), item)
        if last is not None and (earlier := self._taken_up(name, last)):
            return replace(earlier, spans=(span, *earlier.spans[-1:]))
        full = self._fullest(self._owner(name))
        mention = self._mention(full)
        spans = tuple(dict.fromkeys((span, full.span)))
        kind, named = self._kind(full, mention)
        actor = mention.actor if mention else None
        plain = mention.name if mention and actor and self._judged(full.span) else shown(full.text)
        return Voice(name=plain, kind=kind, named=named, spans=spans, actor=actor)

    def _judged(self, span: Span) -> bool:
        """Whether the text names somebody in words that judge ("the bloodthirsty regime"): the chain then uses his plain name."""
        return any(loaded.start < span.end and span.start < loaded.end for loaded in self.reading.loaded)

    def channel(self, span: Span) -> Voice | None:
        """The body whose hotline, account or letter a phrase names, if it names one."""
        name = Name.of(self.text, span)
        return self.voice(span) if self._owner(name) is not name else None

    def _taken_up(self, name: Name, last: Last) -> Voice | None:
        """Who is meant by "the group" or "the Britain-based monitor": the body that spoke last."""
        describing = {word.lower() for word in name.front if word.lower().endswith(("-based", "-backed", "-led", "-run"))}
        if not (name.definite and name.words <= describing | {name.head} and last.body and last.body.named):
            return None
        related = table("voices")["related"].get(name.head, ())
        spoke = Name.of(self.text, last.body.spans[-1])
        return last.body if name.head in group("refers.body") or not spoke.words.isdisjoint(related) else None

    def _pronoun(self, name: Name, last: Last, item: Attribution | None) -> Voice:
        """Who is meant by "he" or "they"; the pronoun itself when the text does not tell."""
        low = name.text.lower()
        if low in group("refers.speaker"):
            found = next(iter(self.of(item.parent)), None) if item and item.parent else None
        elif low in group("refers.one_person"):
            found = last.person
        elif low in group("refers.one_body"):
            found = last.body or last.many
        else:
            found = last.many or last.body
        if found is None:
            return Voice(name=name.text, kind="anonymous", named=False, spans=(name.span,))
        return replace(found, spans=(name.span, *found.spans[-1:]))

    def _owner(self, name: Name) -> Name:
        """The body whose channel or document a phrase names; else the phrase itself."""
        for owner in owners(self.text, name):
            full = self._fullest(owner)
            kind, named = self._kind(full, self._mention(full))
            if named and kind in WORDED and not full.person and not self._is_place(full):
                return owner
        return name

    def _fullest(self, name: Name) -> Name:
        """The fullest of the names that take up the same head with the same words."""
        if name.indefinite:
            return name
        mention = self._mention(name)
        known = self.by_actor.get(mention.actor or "") if mention else None
        if known and known.capitals > name.capitals and known.abbreviates(name):
            return known
        body = mention is not None and mention.actor is not None and mention.type != "person"
        best = name
        for other in self.known.get(name.head, ()):
            alike = name.head == other.head or (other.person and not body and (name.surname or name.head in group("refers.person")))
            if alike and name.words < other.words and other.fullness > best.fullness:
                best = other
        if best is name and name.proper and len(name.front) == 1 and (mention is None or mention.type == "person"):
            return self.full_names.get(name.head, name)
        return best

    def _mention(self, name: Name) -> ActorMention | None:
        """The actor mention that holds the head of the phrase."""
        if not name.front:
            return None
        at = name.span.start + name.text.index(name.front[-1])
        low, high = bisect_left(self.starts, name.span.start - 60), bisect_right(self.starts, at)
        nearby = self.reading.actors[low:high]
        around = [mention for mention in nearby if mention.end > at]
        if not around and name.head in group("refers.named_by"):
            around = [mention for mention in nearby if mention.end == at - 1]
        return max(around, key=lambda mention: len(mention.span), default=None)

    def _kind(self, name: Name, mention: ActorMention | None) -> tuple[VoiceKind, bool]:
        """What kind of speaker, and whether it is named."""
        first = Name.of(self.text, Span(name.span.start, name.span.start + len(name.text.split(",")[0])))
        head = first.front[-1].lower() if first.front else ""
        fronts = name.heads | {head}
        if mention is not None and mention.actor is not None and mention.type in KINDS:
            state = mention.type == "organisation" and fronts & group("titles.state")
            return "official" if state else KINDS[mention.type], True
        if mention is not None and mention.type == "media":
            return "media", name.proper
        if head in group("kinds.document"):
            return "document", bool(name.capitals)
        bare_role = len(name.front) == 1 and head in group("refers.person") and name.capitals > 1  # "head of the Watch Ann Lee"
        if bare_role or (name.person and not self._is_place(name)):
            return self._side(name, fronts), True
        if head in group("kinds.anonymous") and (len(name.front) == 1 or not name.proper):
            return "anonymous", False
        worded = next((kind for kind in WORDED if fronts & group(f"kinds.{kind}")), None)
        typed = KINDS.get(mention.type) if mention else "official" if self._is_place(name) else None
        initials = len(head) > 1 and first.front[-1].isupper() if first.front else False
        known = mention is not None and mention.actor is not None  # "the opposition" is no less a name than "the government"
        plain: VoiceKind = "organisation" if initials or known else "person" if name.proper else "anonymous"
        return worded or typed or plain, known or (bool(name.capitals) if worded else name.proper)

    def _is_place(self, name: Name) -> bool:
        """Whether a place speaks for its government: "Ankara said"."""
        places = within(self.reading.places, name.span)
        return bool(places) and places[-1].end == name.span.end

    def _side(self, name: Name, fronts: frozenset[str]) -> VoiceKind:
        """Whether a person speaks for somebody: by the actor in his title, or the title itself."""
        low, high = bisect_left(self.starts, name.span.start), bisect_left(self.starts, name.span.end)
        types = {mention.type for mention in self.reading.actors[low:high]}
        if "armed group" in types:
            return "armed group"
        if fronts & (group("titles.official") | group("titles.state")):
            return "official"
        if "organisation" in types:
            return "organisation"
        return "official" if fronts & group("kinds.official") else "person"


def _pronouns() -> frozenset[str]:
    return group("refers.one_person") | group("refers.one_body") | group("refers.many") | group("refers.speaker")


def _remember(voice: Voice, name: Name, last: Last) -> None:
    """Keeps the speaker for the pronouns that may follow."""
    several = name.front[-1:] and name.front[-1].endswith("s") and not name.proper
    if name.person or (voice.kind in {"person", "anonymous"} and not several):
        last.person = voice
    elif several:
        last.many = voice
    elif voice.kind != "document":
        last.body = voice
