"""The actors layer: known actors by any of their names, and generic ones ("local residents") typed but unnamed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from secondhand.annotate.actor_context import in_context
from secondhand.annotate.actor_deeds import before_deed
from secondhand.annotate.actor_generic import Built, Sentence
from secondhand.annotate.actor_names import Hit
from secondhand.annotate.actor_scene import Known, Scene, known_of, office_of
from secondhand.annotate.pins import with_pinned_actors
from secondhand.annotate.words import Word, acronym, joined, words_of
from secondhand.lexicon import words
from secondhand.model import (
    NAMING_KINDS,
    Actor,
    ActorCandidate,
    ActorMention,
    Knowledge,
    Office,
    Reading,
    Stage,
    Theatre,
    content_id,
)

_BLAMED = 8
"""How many words before "on" somebody is blamed."""


@cache
def _group(name: str) -> frozenset[str]:
    return words("generic_actors", name)


@cache
def _first_names() -> frozenset[str]:
    return words("first_names", "census") | words("first_names", "news")


def mark(reading: Reading, knowledge: Knowledge) -> tuple[ActorMention, ...]:
    """Actor mentions in the order of the text, none overlapping another."""
    known = known_of(knowledge)
    text = reading.text
    parts = [words_of(text, sentence.start, sentence.end) for sentence in reading.sentences_of(*NAMING_KINDS)]
    hits = [list(known.names.hits(text, part)) for part in parts]
    scene = Scene(reading, known, [word for part in parts for word in part], [hit for found in hits for hit in found])
    marks: list[ActorMention] = []
    for part, found in zip(parts, hits, strict=True):
        marks += _sentence_marks(reading, scene, part, found)
    named = _last_named(reading.text, known, sorted(marks, key=lambda mention: mention.start))
    return with_pinned_actors(reading, knowledge, in_context(text, knowledge, tuple(named)))


def _last_named(text: str, known: Known, marks: Sequence[ActorMention]) -> Iterator[ActorMention]:
    """The marks with "the army" as the army that was named last before it."""
    armies = {actor.id for actor in known.army_of.values()}
    last: ActorMention | None = None
    for mark in marks:
        bare = text[mark.start : mark.end].lower() in _group("theatre.bare")
        if not bare and mark.actor in armies:
            last = mark
        stands_for = last if bare and (mark.actor is None or mark.actor in armies) else None
        yield replace(mark, actor=last.actor, name=last.name, side=last.side) if stands_for and last else mark


def _sentence_marks(reading: Reading, scene: Scene, part: list[Word], hits: Sequence[Hit]) -> list[ActorMention]:
    taken: set[int] = set()
    marks = []
    for hit in hits:
        found = _named(reading, scene, part, hit, max(taken, default=-1) + 1)
        if found is not None:
            first, mention = found
            taken.update(k for k in range(first, hit.last + 1) if part[k].start < mention.end)
            marks.append(mention)
    named = frozenset(taken)
    sentence, theatre = Sentence(reading.text, part, taken, scene.known.adjectives), scene.theatre_beside(hits)
    for finder in (sentence.titled, sentence.organisations, sentence.roles, sentence.doers):
        for built in list(finder()):
            if not taken.intersection(range(built.first, built.last + 1)):
                taken.update(range(built.first, built.last + 1))
                beside_a_name = built.first - 1 in named and joined(reading.text, part[built.first - 1], part[built.first])
                marks.append(_generic(reading, scene, None if beside_a_name else theatre, part, built))
    return marks


def _named(reading: Reading, scene: Scene, part: Sequence[Word], hit: Hit, free: int) -> tuple[int, ActorMention] | None:
    """The mention that a known name makes, and its first word; None where the words mean something else.

    `free` is the first word that no mention has taken.
    """
    first, end = hit.first, part[hit.last].end
    office = office_of(hit)
    if office is not None:
        if not _by_office(reading.text, part, hit):
            return _named(reading, scene, part, hit.shorter, free) if hit.shorter else None
        return first, _office(reading, scene, part[first].start, end, office)
    bearers = scene.bearers(hit)
    if not bearers or (_is_country(bearers[0]) and not _acts(reading.text, part, hit, scene.known)):
        return None
    if not _is_country(bearers[0]) and _gave_its_name(reading.text, part, hit, bearers[0]):
        return None
    if bearers[0].type == "person":
        if _of_another(reading.text, part, hit):
            return None
        first = max(free, _with_title(reading.text, part, first, scene.known))
    return first, _mention(reading, scene, part[first].start, end, bearers)


def _is_country(actor: Actor) -> bool:
    return actor.type == "state" and actor.part_of is None


def _gave_its_name(text: str, part: Sequence[Word], hit: Hit, actor: Actor) -> bool:
    """Whether something is only called after an actor or after the same word: "Amal Hospital", "Rafik Hariri Airport".

    "UNRWA School" and "Red Crescent Hospital" tell whose they are.
    """
    name, after = part[hit.first : hit.last + 1], part[hit.last + 1 : hit.last + 2]
    if actor.type != "person" and (len(name) > 1 or acronym(name[0].text)):
        return False
    return any(word.capital and word.key in _group("called_after.words") and joined(text, name[-1], word) for word in after)


def _of_another(text: str, part: Sequence[Word], hit: Hit) -> bool:
    """Whether a surname alone has a first name before it that is not the known person's ("Melania Trump")."""
    if hit.first != hit.last or hit.first == 0:
        return False
    before = part[hit.first - 1]
    return before.capital and before.key in _first_names() and text[before.end : part[hit.first].start].isspace()


def _with_title(text: str, part: Sequence[Word], first: int, known: Known) -> int:
    """The first word of a person's title, and of the adjective of a state before it: "Syrian President Bashar al-Assad"."""
    at = first
    while at > 0 and part[at - 1].key in _group("titles.words") and joined(text, part[at - 1], part[at]):
        at -= 1
    whose = 0 < at < first and part[at - 1].text in known.adjectives and joined(text, part[at - 1], part[at])
    return at - 1 if whose else at


def _by_office(text: str, part: Sequence[Word], hit: Hit) -> bool:
    """Whether an office stands for who holds it: no "former" before it, and no name after it ("Syrian president, Shukri Quwatli")."""
    if hit.first > 0 and part[hit.first - 1].key in _group("offices.not_before"):
        return False
    if text[part[hit.first].start - 1 : part[hit.first].start] == "-":  # "the first African-American president"
        return False
    if hit.last + 1 == len(part):
        return True
    after = part[hit.last + 1]
    gap = text[part[hit.last].end : after.start]
    return after.key not in _group("offices.not_after") and not (after.capital and gap.strip() in ("", ",", "-"))


def _acts(text: str, part: Sequence[Word], hit: Hit, known: Known) -> bool:
    """Whether the name of a state (or its capital) acts here, rather than naming a place or saying whose."""
    at = hit.first - 1
    if at > 0 and part[at].key == "the" and hit.last > hit.first:  # "by the United States", not "by the Damascus suburbs"
        at -= 1
    before = part[at].key if at >= 0 else ""
    after = part[hit.last + 1] if hit.last + 1 < len(part) else None
    adjective = any(alias.form in known.adjectives for alias in hit.aliases)
    if adjective and before_deed(text, part, hit.last, known.adjectives):
        return True
    blamed = before == "on" and any(word.key in _group("state_acts.blaming") for word in part[max(0, at - _BLAMED) : at])
    if blamed or before in _group("state_acts.before"):  # "blamed the strike on Russia"
        return True
    if after is None or before in _group("state_acts.not_before"):
        return False
    if after.key in _group("state_acts.verbs"):
        return True
    return after.key.endswith("ed") and after.text.islower() and not adjective


def _mention(reading: Reading, scene: Scene, start: int, end: int, actors: Sequence[Actor]) -> ActorMention:
    """Words that name an actor; with several that it could be, the mention is of none and lists them."""
    if reading.text[end - 2 : end - 1] == "." and reading.text[end : end + 1] == ".":
        end += 1  # the last full stop of "U.S."
    settled = actors[0] if len(actors) == 1 else None
    types = {actor.type for actor in actors}
    return ActorMention(
        id=content_id("m", reading.document.id, "actor", start, end),
        start=start,
        end=end,
        actor=settled.id if settled else None,
        name=settled.name if settled else reading.text[start:end],
        type=types.pop() if len(types) == 1 else "organisation",
        side=scene.side(settled) if settled else None,
        candidates=() if settled else tuple(ActorCandidate(actor=each.id, name=each.name, why="bears this name") for each in actors),
    )


def _office(reading: Reading, scene: Scene, start: int, end: int, office: Office) -> ActorMention:
    """Words for an office, as the person who held it on the day of publication."""
    holder = scene.holder(office)
    if holder is not None:
        return _mention(reading, scene, start, end, (holder,))
    return ActorMention(
        id=content_id("m", reading.document.id, "actor", start, end), start=start, end=end, actor=None, name=office.name, type="person"
    )


def _generic(reading: Reading, scene: Scene, theatre: Theatre | None, part: Sequence[Word], built: Built) -> ActorMention:
    start, end = part[built.first].start, part[built.last].end
    actor = _resolve(scene.known, theatre, part[built.first : built.last + 1], built) if built.role else None
    if actor is not None:
        return _mention(reading, scene, start, end, (actor,))
    side = _side(scene, theatre, part[built.first : built.last + 1]) if built.role else None
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


def _resolve(known: Known, theatre: Theatre | None, found: Sequence[Word], built: Built) -> Actor | None:
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


def _side(scene: Scene, theatre: Theatre | None, found: Sequence[Word]) -> str | None:
    """The side of people who speak for one ("an opposition activist"), who stay unnamed themselves."""
    if theatre is None:
        return None
    keys = set(_keys(found))
    for group, actor_id in (("theatre.rebels", theatre.rebels), ("theatre.government", theatre.government)):
        if keys & _group(group) and actor_id in scene.known.by_id:
            return scene.side(scene.known.by_id[actor_id])
    return None


STAGE = Stage(name="actors", version="1", writes="actors", needs=frozenset({"blocks", "sentences"}), mark=mark)
