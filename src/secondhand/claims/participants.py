"""Who did it and to whom, read from the grammar around the main trigger of a telling."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from secondhand.claims.kinds import same_family
from secondhand.claims.tellings import Telling
from secondhand.claims.triggers import Trigger
from secondhand.lexicon import words
from secondhand.lexicon.phrases import Phrases, Token, tokens_of
from secondhand.model import TELLING_KINDS, ActorMention, QuantityMention, Reading, within

_MODIFIERS = 3
"""How many words may stand between an actor and the noun it modifies ("Northern army's heavy rocket attack")."""
_OBJECT = 8
"""How far behind a verb its object may begin."""
_SUBJECTS = 6
"""How many actors before a verb may be its subject."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An actor mention with the tokens it covers."""

    mention: ActorMention
    start: int
    end: int


def participants(
    telling: Telling, main: Trigger | None, actors: Sequence[ActorMention], counts: Iterable[QuantityMention]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Ids of the agents and of the targets among the actors of a telling."""
    if main is None:
        return (), ()
    victims = [count.of for count in counts if count.outcome and count.of]
    placed = [place for place in _placed(telling.tokens, actors) if place.mention.id not in victims]
    agents, targets = _around(telling.tokens, main, placed)
    for other in telling.triggers:  # "the army killed 30 in an ambush", "government bombardment and air strikes"
        if not agents and other is not main and same_family(other.type, main.type):
            agents, _ = _around(telling.tokens, other, placed)
    targets = [mention for mention in targets if mention not in agents]
    return tuple(dict.fromkeys(agents)), tuple(dict.fromkeys((*victims, *targets)))


def _around(tokens: Sequence[Token], trigger: Trigger, actors: Sequence[Placed]) -> tuple[list[str], list[str]]:
    return _of_verb(tokens, trigger, actors) if trigger.verbal else _of_noun(tokens, trigger, actors)


def _placed(tokens: Sequence[Token], actors: Iterable[ActorMention]) -> list[Placed]:
    def start(token: Token) -> int:
        return token.start

    found = []
    for actor in actors:
        first, end = bisect_left(tokens, actor.start, key=start), bisect_left(tokens, actor.end, key=start)
        if first < end:
            found.append(Placed(actor, first, end))
    return found


def _of_noun(tokens: Sequence[Token], main: Trigger, actors: Sequence[Placed]) -> tuple[list[str], list[str]]:
    """ "rebel shelling of a town", "raids by the coalition on X", "clashes with Y"."""
    behind = [actor for actor in actors if actor.start >= main.end]
    agents = _after(tokens, behind, words("claim_types", "grammar.agent"))
    targets = _after(tokens, behind, words("claim_types", "grammar.target"))
    before = [actor for actor in actors if actor.end <= main.start]
    if before and _modifies(tokens, before[-1], main):
        agents.append(before[-1].mention.id)
    if main.type == "clash":
        both = _after(tokens, behind, words("claim_types", "grammar.opponent"))
        return [*agents, *both], [target for target in targets if target not in both]
    if not agents:
        agents = _subject(tokens, before, main)
    return agents, targets


def _of_verb(tokens: Sequence[Token], main: Trigger, actors: Sequence[Placed]) -> tuple[list[str], list[str]]:
    """ "the army shelled the rebels", "the town was shelled by the army"."""
    before = [actor for actor in actors if actor.end <= main.start]
    behind = [actor for actor in actors if actor.start >= main.end]
    by = _after(tokens, behind, words("claim_types", "grammar.agent"))
    subject = _subject(tokens, before, main)
    if _passive(tokens, main) or by:
        return by, subject
    objects = [actor.mention.id for actor in behind if actor.start - main.end <= _OBJECT]
    return subject, objects


def _passive(tokens: Sequence[Token], main: Trigger) -> bool:
    if tokens[main.start].word.endswith(("ing", "s")):
        return False
    return any(token.word in words("claim_types", "grammar.passives") for token in tokens[max(main.start - 3, 0) : main.start])


def _subject(tokens: Sequence[Token], before: Sequence[Placed], main: Trigger) -> list[str]:
    """The nearest actor before the trigger that depends on no preposition; of a noun, only with a verb of doing between."""
    support = words("claim_types", "support.words")
    for actor in reversed(before[-_SUBJECTS:]):
        does = main.verbal or support & {token.word for token in tokens[actor.end : main.start]}
        if does and not _governed(tokens, actor):
            return [actor.mention.id]
    return []


def _modifies(tokens: Sequence[Token], actor: Placed, main: Trigger) -> bool:
    between = [token.word for token in tokens[actor.end : main.start]]
    stops = words("claim_types", "grammar.prepositions") | words("claim_types", "grammar.passives") | {"and", ",", "or", "killed"}
    return len(between) <= _MODIFIERS and not stops & set(between)


def _governed(tokens: Sequence[Token], actor: Placed) -> str | None:
    """The preposition that an actor depends on, looking back over its article and adjectives."""
    for token in reversed(tokens[max(actor.start - _MODIFIERS, 0) : actor.start]):
        if token.word in words("claim_types", "grammar.prepositions"):
            return token.word
        if token.word in words("claim_types", "grammar.passives") or not token.word[0].isalpha():
            return None
    return None


def _after(tokens: Sequence[Token], actors: Sequence[Placed], prepositions: frozenset[str]) -> list[str]:
    """Actors that depend on one of these prepositions, with those joined to them by "and"."""
    found: list[Placed] = []
    for actor in actors:
        joined = found and {token.word for token in tokens[found[-1].end : actor.start]} <= {"and", ",", "the", "allied", "its"}
        if joined or _governed(tokens, actor) in prepositions:
            found.append(actor)
    return [actor.mention.id for actor in found]


def responsible(reading: Reading) -> tuple[ActorMention, ...]:
    """Actors who are said to have claimed responsibility, in the order of the text."""
    phrases = Phrases(dict.fromkeys(words("claim_types", "responsibility.words"), ""))
    found: list[ActorMention] = []
    for sentence in reading.sentences_of(*TELLING_KINDS):
        tokens = tokens_of(reading.text, sentence.start, sentence.end)
        for at in range(len(tokens)):
            if hit := phrases.at(tokens, at):
                actors = within(reading.actors, sentence.span)
                passive = tokens[hit.end - 1].word == "by"
                side = [a for a in actors if (a.start >= tokens[hit.end - 1].end if passive else a.end <= tokens[at].start)]
                found += side[:1] if passive else side[-1:]
    return tuple(found)
