"""Who did it and to whom, read from the grammar around the main trigger of a telling."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from secondhand.claims.kinds import reduced, same_family
from secondhand.claims.tellings import Telling
from secondhand.claims.triggers import Trigger
from secondhand.lexicon import words
from secondhand.lexicon.phrases import Phrases, Token, tokens_of
from secondhand.model import TELLING_KINDS, ActorMention, QuantityMention, Reading, Sentence, within

_MODIFIERS = 3
"""How many words may stand between an actor and the noun it modifies ("Northern army's heavy rocket attack")."""
_OBJECT = 8
"""How far behind a verb its object may begin."""
_TRIGGERS = 8
"""How many words of happening in a telling may name the agent."""
_SUBJECTS = 6
"""How many actors before a verb may be its subject."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Mentions that name one actor together ("ISIL terrorists"), with the tokens they cover."""

    ids: tuple[str, ...]
    start: int
    end: int


def participants(
    telling: Telling, main: Trigger | None, actors: Sequence[ActorMention], counts: Iterable[QuantityMention]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Ids of the agents and of the targets among the actors of a telling."""
    if main is None:
        return (), ()
    victims = dict.fromkeys(count.of for count in counts if count.outcome and count.of)
    groups = list(_placed(telling.tokens, actors))
    placed = [group for group in groups if not victims.keys() & set(group.ids)]
    victims |= dict.fromkeys(id_ for group in groups if group not in placed for id_ in group.ids)
    agents, targets = _around(telling, main, placed)
    for other in telling.triggers[:_TRIGGERS]:  # "the army killed 30 in an ambush", "government bombardment and air strikes"
        if not agents and other is not main and same_family(other.type, main.type):
            agents, _ = _around(telling, other, placed)
    if same_family(main.type, "harm"):  # broadcasters tell of attacks, residents suffer them
        harmless = {actor.id for actor in actors if actor.type == "media" or (actor.type == "group" and actor.actor is None)}
        agents, targets = [id_ for id_ in agents if id_ not in harmless], [*targets, *(id_ for id_ in agents if id_ in harmless)]
    media = {actor.id for actor in actors if actor.type == "media"}
    targets = [id_ for id_ in targets if id_ not in agents and id_ not in media]
    return tuple(dict.fromkeys(agents)), tuple(dict.fromkeys((*victims, *targets)))


def speaker(reading: Reading, telling: Telling, main: Trigger) -> tuple[str, ...]:
    """Ids of those who speak of themselves: "the group said it killed six"."""
    verb = next((other for other in telling.triggers if other.verbal and same_family(other.type, main.type)), None)
    if telling.attribution is None or verb is None or _passive(telling.tokens, verb):
        return ()
    between = words("claim_types", "grammar.finite") | words("claim_types", "grammar.adverbs")
    at = verb.start - 1
    while at > 0 and telling.tokens[at].word in between:
        at -= 1
    if at < 0 or telling.tokens[at].word not in words("claim_types", "grammar.pronouns"):
        return ()
    named = (actor for span in telling.attribution.source for actor in within(reading.actors, span))
    return tuple(dict.fromkeys(actor.id for actor in named if actor.type != "media"))


def _around(telling: Telling, trigger: Trigger, actors: Sequence[Placed]) -> tuple[list[str], list[str]]:
    """Agents and targets of one trigger, up to the next participle with a doer of its own ("a town retaken by the army")."""
    later = (other for other in telling.triggers if other.start >= trigger.end and not same_family(other.type, trigger.type))
    end = next((other.start for other in later if other.verbal and reduced(telling, other)), len(telling.tokens))
    own = [actor for actor in actors if actor.start < end]
    return _of_verb(telling.tokens, trigger, own) if trigger.verbal else _of_noun(telling.tokens, trigger, own)


def _placed(tokens: Sequence[Token], actors: Iterable[ActorMention]) -> Iterator[Placed]:
    def start(token: Token) -> int:
        return token.start

    glue = words("claim_types", "grammar.glue")
    last: Placed | None = None
    for actor in actors:
        first, end = bisect_left(tokens, actor.start, key=start), bisect_left(tokens, actor.end, key=start)
        if first == end:
            continue
        if last and first - last.end <= _MODIFIERS and {token.word for token in tokens[last.end : first]} <= glue:
            last = Placed((*last.ids, actor.id), last.start, end)
            continue
        if last:
            yield last
        last = Placed((actor.id,), first, end)
    if last:
        yield last


def _of_noun(tokens: Sequence[Token], main: Trigger, actors: Sequence[Placed]) -> tuple[list[str], list[str]]:
    """ "rebel shelling of a town", "raids by the coalition on X", "clashes with Y"."""
    behind = [actor for actor in actors if actor.start >= main.end]
    agents = _after(tokens, behind, words("claim_types", "grammar.agent"))
    targets = _after(tokens, behind, words("claim_types", "grammar.target"))
    if targets and _does(tokens, main, behind[0]):
        agents, targets = [*behind[0].ids, *agents], [id_ for id_ in targets if id_ not in behind[0].ids]
    before = [actor for actor in actors if actor.end <= main.start]
    if before and _modifies(tokens, before[-1], main):
        (targets if main.type == "harm" else agents).extend(before[-1].ids)  # "civilian casualties", "army shelling"
    if main.type == "clash":
        both = _after(tokens, behind, words("claim_types", "grammar.opponent"))
        return [*agents, *both], [target for target in targets if target not in both]
    return _subject(tokens, before, main) or agents, targets


def _does(tokens: Sequence[Token], main: Trigger, actor: Placed) -> bool:
    """Whether "of" right after a noun leads to who did it: "raids of the coalition"."""
    noun, of = tokens[main.end - 1].word, tokens[main.end].word
    return of == "of" and noun in words("claim_types", "grammar.doer_of") and actor.start - main.end <= _MODIFIERS


def _of_verb(tokens: Sequence[Token], main: Trigger, actors: Sequence[Placed]) -> tuple[list[str], list[str]]:
    """ "the army shelled the rebels", "the town was shelled by the army"."""
    before = [actor for actor in actors if actor.end <= main.start]
    behind = [actor for actor in actors if actor.start >= main.end]
    by = _after(tokens, behind, words("claim_types", "grammar.agent"))
    subject = _subject(tokens, before, main)
    if _passive(tokens, main) or by:
        return by, subject
    objects = [id_ for actor in behind if actor.start - main.end <= _OBJECT for id_ in actor.ids]
    # "raids thought to be by government jets killed six": the jets are no subject, but who did it.
    return subject or _after(tokens, before, words("claim_types", "grammar.agent")), objects


def _passive(tokens: Sequence[Token], main: Trigger) -> bool:
    if tokens[main.start].word.endswith(("ing", "s")):
        return False
    between = words("claim_types", "grammar.adverbs") | {"and", "or"}
    at = main.start - 1
    while at > 0 and main.start - at <= _MODIFIERS and (tokens[at].word in between or tokens[at].word.endswith(("ly", "ed", "shot"))):
        at -= 1
    return at >= 0 and tokens[at].word in words("claim_types", "grammar.passives")


def _subject(tokens: Sequence[Token], before: Sequence[Placed], main: Trigger) -> list[str]:
    """The nearest actor before the trigger that depends on no preposition; of a noun, only with a verb of doing between."""
    near = before[-_SUBJECTS:]
    for index in range(len(near) - 1, -1, -1):
        does = main.verbal or _supported(tokens[near[index].end : main.start])
        if not does or _governed(tokens, near[index]):
            continue
        first = index
        while first and _joined(tokens, near[first - 1], near[first]) and not _governed(tokens, near[first - 1]):
            first -= 1
        return [id_ for actor in near[first : index + 1] for id_ in actor.ids]
    return []


def _supported(between: Sequence[Token]) -> bool:
    """Whether a verb of doing leads to a noun: "carried out air strikes", not "was targeted in air strikes"."""
    passives, support = words("claim_types", "grammar.passives"), words("claim_types", "support.words")
    active = (left.word not in passives or right.word in words("claim_types", "support.states") for left, right in pairwise(between))
    return any(right.word in support and acts for right, acts in zip(between, (True, *active), strict=False))


def _joined(tokens: Sequence[Token], left: Placed, right: Placed) -> bool:
    """Whether two actors stand side by side with "and" or a comma between."""
    if right.start - left.end > _MODIFIERS:
        return False
    return {token.word for token in tokens[left.end : right.start]} <= words("claim_types", "grammar.joints")


def _modifies(tokens: Sequence[Token], actor: Placed, main: Trigger) -> bool:
    between = [token.word for token in tokens[actor.end : main.start]]
    stops = words("claim_types", "grammar.prepositions") | words("claim_types", "grammar.passives") | {"and", ",", "or", "killed"}
    return len(between) <= _MODIFIERS and not stops & set(between)


def _governed(tokens: Sequence[Token], actor: Placed) -> str | None:
    """The preposition that an actor depends on, looking back over its article, adjectives, and "members of"."""
    collectives = words("claim_types", "grammar.collectives")
    at = actor.start - 1
    first = max(actor.start - _MODIFIERS, 0)
    while at >= first:
        word = tokens[at].word
        if word in ("of", "from") and at and tokens[at - 1].word in collectives:
            at, first = at - 2, max(at - 2 - _MODIFIERS, actor.start - _OBJECT, 0)
            continue
        if word in words("claim_types", "grammar.prepositions"):
            if word == "by" and tokens[at - 1].word in words("claim_types", "grammar.owned"):
                return "of"
            return "by" if f"{tokens[at - 1].word} {word}" in words("claim_types", "grammar.blame") else word
        if word in words("claim_types", "grammar.passives") or not word[0].isalpha():
            return None
        at -= 1
    return None


def _after(tokens: Sequence[Token], actors: Sequence[Placed], prepositions: frozenset[str]) -> list[str]:
    """Actors that depend on one of these prepositions, with those joined to them by "and"."""
    found: list[Placed] = []
    for actor in actors:
        if (found and _joined(tokens, found[-1], actor)) or _governed(tokens, actor) in prepositions:
            found.append(actor)
    return [id_ for actor in found for id_ in actor.ids]


def responsible(reading: Reading) -> tuple[ActorMention, ...]:
    """Actors who are said to have claimed responsibility, in the order of the text."""
    return tuple(actor for sentence in reading.sentences_of(*TELLING_KINDS) for actor in _claiming(reading, sentence))


@cache
def _claims() -> Phrases:
    return Phrases(dict.fromkeys(words("claim_types", "responsibility.words"), ""))


@cache
def _telling_words() -> frozenset[str]:
    """The longest word of each of these phrases: most sentences hold none of them."""
    return frozenset(max(phrase.split(), key=len) for phrase in words("claim_types", "responsibility.words"))


def _of_others(tokens: Sequence[Token], claimed: int) -> bool:
    """Whether what is claimed was not told before: "bombings claimed by the group", without an article or a helping verb."""
    known = words("claim_types", "grammar.passives") | {"the", "this", "that", "which", "it"}
    before = {token.word for token in tokens[max(claimed - _MODIFIERS, 0) : claimed + 1]}
    return not known & before


def _claiming(reading: Reading, sentence: Sentence) -> Iterator[ActorMention]:
    """The actors right before "claimed responsibility" or right after "was claimed by"."""
    text = sentence.span.of(reading.text).lower()
    if not any(word in text for word in _telling_words()):
        return
    tokens = tokens_of(reading.text, sentence.start, sentence.end)
    for hit in filter(None, (_claims().at(tokens, at) for at in range(len(tokens)))):
        passive = tokens[hit.end - 1].word == "by"
        if passive and _of_others(tokens, hit.start):
            continue
        behind = bisect_left(reading.actors, tokens[hit.start].start, key=lambda actor: actor.start)
        index = behind if passive else behind - 1
        if 0 <= index < len(reading.actors) and sentence.span.contains(reading.actors[index].span):
            yield reading.actors[index]
