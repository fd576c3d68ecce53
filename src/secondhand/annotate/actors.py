"""The actors layer: known actors by any of their names, and generic ones ("local residents") typed but unnamed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from secondhand.annotate.actor_deeds import before_deed
from secondhand.annotate.actor_generic import Built, Sentence
from secondhand.annotate.actor_names import Hit, NameTable
from secondhand.annotate.words import Word, joined, words_of
from secondhand.lexicon import words
from secondhand.model import NAMING_KINDS, Actor, ActorMention, Knowledge, Reading, Stage, Theatre, content_id


class _Known:
    """What the stage compiles once from the knowledge of a run."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.names = NameTable(knowledge)
        self.by_id = {actor.id: actor for actor in knowledge.actors}
        self.theatres = knowledge.theatres
        states = [actor for actor in knowledge.actors if actor.type == "state" and actor.adjectives]
        self.state_of = {adjective: actor for actor in states for adjective in actor.adjectives}
        self.adjectives = frozenset(self.state_of)
        self.army_of: dict[str, Actor] = {}
        for actor in knowledge.actors:
            if actor.type == "military" and actor.part_of in {state.id for state in states}:
                self.army_of.setdefault(actor.part_of or "", actor)
        for theatre in knowledge.theatres:
            if theatre.army in self.by_id:
                self.army_of[theatre.state] = self.by_id[theatre.army]

    def theatre(self, text_words: Sequence[Word], hits: Sequence[Hit]) -> Theatre | None:
        """The theatre this text is about: the country its named actors and adjectives point to most often."""
        counts: Counter[str | None] = Counter(hit.alias.actor.country for hit in hits)
        counts.update(self.state_of[word.text].country for word in text_words if word.text in self.state_of)
        fitting = [theatre for theatre in self.theatres if counts[theatre.country]]
        best = max(fitting, key=lambda theatre: counts[theatre.country], default=None)
        rivals = [count for country, count in counts.items() if country and best and country != best.country]
        return best if best and counts[best.country] * 2 >= max(rivals, default=0) else None


@lru_cache(maxsize=4)
def _known(knowledge: Knowledge) -> _Known:
    return _Known(knowledge)


@cache
def _group(name: str) -> frozenset[str]:
    return words("generic_actors", name)


def mark(reading: Reading, knowledge: Knowledge) -> tuple[ActorMention, ...]:
    """Actor mentions in the order of the text, none overlapping another."""
    known = _known(knowledge)
    text = reading.text
    parts = [words_of(text, sentence.start, sentence.end) for sentence in reading.sentences_of(*NAMING_KINDS)]
    hits = [list(known.names.hits(text, part)) for part in parts]
    theatre = known.theatre([word for part in parts for word in part], [hit for found in hits for hit in found])
    marks: list[ActorMention] = []
    for part, found in zip(parts, hits, strict=True):
        marks += _sentence_marks(reading, known, theatre, part, found)
    return tuple(_last_named(reading.text, known, sorted(marks, key=lambda mention: mention.start)))


def _last_named(text: str, known: _Known, marks: Sequence[ActorMention]) -> Iterator[ActorMention]:
    """The marks with "the army" as the army that was named last before it."""
    armies = {actor.id for actor in known.army_of.values()}
    last: ActorMention | None = None
    for mark in marks:
        bare = text[mark.start : mark.end].lower() in _group("theatre.bare")
        if not bare and mark.actor in armies:
            last = mark
        stands_for = last if bare and (mark.actor is None or mark.actor in armies) else None
        yield replace(mark, actor=last.actor, name=last.name, side=last.side) if stands_for and last else mark


def _sentence_marks(reading: Reading, known: _Known, theatre: Theatre | None, part: list[Word], hits: Sequence[Hit]) -> list[ActorMention]:
    taken: set[int] = set()
    marks = []
    for hit in hits:
        country = hit.alias.actor.type == "state" and hit.alias.actor.part_of is None
        if country and not _acts(reading.text, part, hit, known):
            continue
        taken.update(range(hit.first, hit.last + 1))
        marks.append(_mention(reading, part[hit.first].start, part[hit.last].end, hit.alias.actor))
    named = frozenset(taken)
    sentence = Sentence(reading.text, part, taken, known.adjectives)
    for finder in (sentence.titled, sentence.organisations, sentence.roles, sentence.doers):
        for built in list(finder()):
            if not taken.intersection(range(built.first, built.last + 1)):
                taken.update(range(built.first, built.last + 1))
                beside_a_name = built.first - 1 in named and joined(reading.text, part[built.first - 1], part[built.first])
                marks.append(_generic(reading, known, None if beside_a_name else theatre, part, built))
    return marks


def _acts(text: str, part: Sequence[Word], hit: Hit, known: _Known) -> bool:
    """Whether the name of a state (or its capital) acts here, rather than naming a place or saying whose."""
    at = hit.first - 1
    if at > 0 and part[at].key == "the" and hit.last > hit.first:  # "by the United States", not "by the Damascus suburbs"
        at -= 1
    before = part[at].key if at >= 0 else ""
    after = part[hit.last + 1] if hit.last + 1 < len(part) else None
    if hit.alias.form in known.adjectives and before_deed(text, part, hit.last, known.adjectives):
        return True
    if before in _group("state_acts.not_before"):
        return False
    if before in _group("state_acts.before"):
        return True
    if after is None:
        return False
    if after.key in _group("state_acts.verbs"):
        return True
    return after.key.endswith("ed") and after.text.islower() and hit.alias.form not in known.adjectives


def _mention(reading: Reading, start: int, end: int, actor: Actor) -> ActorMention:
    published = reading.document.published
    if reading.text[end - 2 : end - 1] == "." and reading.text[end : end + 1] == ".":
        end += 1  # the last full stop of "U.S."
    return ActorMention(
        id=content_id("m", reading.document.id, "actor", start, end),
        start=start,
        end=end,
        actor=actor.id,
        name=actor.name,
        type=actor.type,
        side=actor.side_on(published.value if published else None),
    )


def _generic(reading: Reading, known: _Known, theatre: Theatre | None, part: Sequence[Word], built: Built) -> ActorMention:
    start, end = part[built.first].start, part[built.last].end
    actor = _resolve(known, theatre, part[built.first : built.last + 1], built) if built.role else None
    if actor is not None:
        return _mention(reading, start, end, actor)
    side = _side(known, theatre, part[built.first : built.last + 1], reading) if built.role else None
    return ActorMention(
        id=content_id("m", reading.document.id, "actor", start, end),
        start=start,
        end=end,
        actor=None,
        name=" ".join(reading.text[start:end].split()),
        type=built.type,
        side=side,
    )


def _keys(found: Sequence[Word]) -> list[str]:
    """The words of a role, with "anti-government" as one of them."""
    turned = {index for index, word in enumerate(found[:-1]) if word.key in ("anti", "pro")}
    whole = (f"{found[index - 1].key}-{word.key}" if index - 1 in turned else word.key for index, word in enumerate(found))
    return [key for index, key in enumerate(whole) if index not in turned]


def _resolve(known: _Known, theatre: Theatre | None, found: Sequence[Word], built: Built) -> Actor | None:
    """The actor a role stands for, by the adjective of a state or by the theatre of the text."""
    keys = _keys(found)
    head = found[-1]
    backers = {index for index, after in enumerate(found[1:]) if after.key in _group("modifiers.allied")}  # "Turkish-backed forces"
    state = next(
        (known.state_of[word.text] for index, word in enumerate(found) if word.text in known.state_of and index not in backers), None
    )
    at_home = theatre is not None and (state is None or state.id == theatre.state)
    if head.key in _group("theatre.people"):
        return known.by_id.get(theatre.media or "") if theatre and at_home and built.type == "media" and "state" in keys else None
    if at_home and theatre is not None:
        actor = known.by_id.get(_theatre_actor(theatre, keys, built, state is not None) or "")
        if actor is not None:
            return actor
    if state is not None and built.type == "military":
        return known.army_of.get(state.id)
    return state if state is not None and built.type == "state" else None


def _theatre_actor(theatre: Theatre, keys: Sequence[str], built: Built, by_name: bool) -> str | None:
    """The side of the theatre a role belongs to; `by_name` when the role names the country ("Syrian jets")."""
    if any(key in _group("theatre.rebels") for key in keys):
        return theatre.rebels
    ours = any(key in _group("theatre.government") for key in keys)
    if built.type == "state":
        return theatre.government
    if built.type == "military":
        alone = keys[-1] in ("army", "military") and len(keys) == 1
        whose = ours or alone or by_name
        return (theatre.air_force if keys[-1] in _group("theatre.air") else theatre.army) if whose else None
    return theatre.army if ours and keys[-1] in ("fighters", "militiamen", "loyalists") else None


def _side(known: _Known, theatre: Theatre | None, found: Sequence[Word], reading: Reading) -> str | None:
    """The side of people who speak for one ("an opposition activist"), who stay unnamed themselves."""
    if theatre is None:
        return None
    keys = set(_keys(found))
    published = reading.document.published
    for group, actor_id in (("theatre.rebels", theatre.rebels), ("theatre.government", theatre.government)):
        if keys & _group(group) and actor_id in known.by_id:
            return known.by_id[actor_id].side_on(published.value if published else None)
    return None


STAGE = Stage(name="actors", version="1", writes="actors", needs=frozenset({"blocks", "sentences"}), mark=mark)
