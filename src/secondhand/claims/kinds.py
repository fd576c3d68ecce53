"""Which claim type a telling has, and which of its words say so."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import takewhile
from typing import Final, cast

from secondhand.claims.tellings import Telling
from secondhand.claims.triggers import Trigger, means
from secondhand.lexicon import table, words
from secondhand.lexicon.phrases import Hit
from secondhand.model import ActorMention, ClaimType, Stance

_SPOKEN: Final[dict[Stance, ClaimType]] = {
    "condemns": "statement.condemn",
    "threatens": "statement.threaten",
    "demands": "statement.demand",
}
"""What somebody does by saying it, whatever it is about."""
_SPOKEN_ELSE: Final[dict[Stance, ClaimType]] = {
    "accuses": "statement.accuse",
    "denies": "statement.deny",
    "warns": "statement.warn",
    "promises": "statement.promise",
}
"""The same where the content itself tells no happening."""

_GENERAL = 2
"""How little a word tells that says no more than that there was an attack or a fight."""
_BESIDE = 2
"""How many words may stand between two that belong together: "the regime's heavy bombing", "fled the heavy fighting"."""
_OBJECT = 7
"""How many words the object of a verb may have."""


@cache
def _rank() -> dict[str, int]:
    return {kind: place for place, kind in enumerate(table("claim_types")["rank"]["attacks"])}


def kind_of(telling: Telling, actors: Sequence[ActorMention]) -> tuple[ClaimType, Trigger | None] | None:
    """The type of the happening and its main trigger; None when nothing is told that the types cover."""
    stance = telling.attribution.stance if telling.attribution else None
    if stance in _SPOKEN:
        return _SPOKEN[stance], _main(telling)
    main = _main(telling)
    if main is None:
        return (_SPOKEN_ELSE[stance], None) if stance in _SPOKEN_ELSE else None
    if main.type in words("claim_types", "rank.need_object") and not _has_object(telling, main):
        return None
    return _refined(telling, main, actors), main


def _main(telling: Telling) -> Trigger | None:
    """The verb that tells what was done; else the most telling noun; else the harm. Where people were harmed, what harmed them."""
    general, found = words("claim_types", "rank.general"), _told(telling)
    acts = [trigger for trigger in found if trigger.verbal and trigger.type != "harm" and not reduced(telling, trigger)]
    nouns = [trigger for trigger in found if not trigger.verbal and trigger.type != "harm" and not _fled(found, trigger)]
    harm = next((trigger for trigger in found if trigger.type == "harm"), None)
    attacks = [trigger for trigger in (*acts, *nouns) if trigger.type in _rank()]
    preparing = next((trigger for trigger in found if trigger.type == "prepare"), None)
    if preparing and not harm and all(preparing.start < trigger.start for trigger in attacks):
        return preparing  # "preparations to stage an attack" tell of no attack
    if harm and harm.verbal and not attacks and acts and harm.start < acts[0].start:
        return harm
    if acts and acts[0].type not in general and not (attacks and (harm or _tells_little(telling, acts[0]))):
        return acts[0]
    if attacks:
        return min(attacks, key=lambda trigger: _order(telling, trigger))
    return next(iter((*acts, *nouns, *found)), None)


def _told(telling: Telling) -> Sequence[Trigger]:
    """The triggers, without those of an opening condition ("If they stay, we will shell it") and of what only says since when."""
    tokens, found = telling.tokens, telling.triggers
    comma = next((at for at, token in enumerate(tokens) if token.word == ","), -1) if tokens[0].word == "if" else -1
    since = next((at for at, token in enumerate(tokens) if token.word == "since"), len(tokens))
    return [trigger for trigger in found if comma < trigger.start < since] or found


def _fled(found: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether people only flee a fight: "killed as they fled heavy fighting" tells of no death in a fight."""
    flight = (other for other in found if other.verbal and other.type == "displace")
    return trigger.type == "clash" and any(0 <= trigger.start - other.end <= _BESIDE for other in flight)


def _order(telling: Telling, trigger: Trigger) -> tuple[int, int, int]:
    """What decides among attacks: how much a word tells, then which kind it tells; of general words the first."""
    little = _tells_little(telling, trigger)
    return little, 0 if little == _GENERAL else _rank()[trigger.type], trigger.start


def _tells_little(telling: Telling, trigger: Trigger) -> int:
    """How little a word says of the kind of attack: an explosion more than a clash, less than a rocket."""
    if trigger.type in words("claim_types", "rank.general"):
        return _GENERAL
    return int(_text(telling, trigger) in words("claim_types", "rank.effects"))


def _text(telling: Telling, trigger: Trigger | Hit) -> str:
    return " ".join(token.word for token in telling.tokens[trigger.start : trigger.end])


def reduced(telling: Telling, trigger: Trigger) -> bool:
    """Whether a participle only describes the noun before it: "a town retaken by the army"."""
    before = telling.tokens[max(trigger.start - 2, 0) : trigger.start]
    following = telling.tokens[trigger.end : trigger.end + 1]
    helped = any(token.word in words("claim_types", "grammar.passives") for token in before)
    return not helped and any(token.word in words("claim_types", "grammar.agent") for token in following)


def _refined(telling: Telling, main: Trigger, actors: Sequence[ActorMention]) -> ClaimType:
    """A general attack made particular by its means, one with poison by that, a bombing by who bombs."""
    if main.type in words("claim_types", "rank.carriers") and _poison(telling):
        return "attack.chemical"
    if main.type in words("claim_types", "rank.vague") and _text(telling, main) not in words("claim_types", "rank.felling"):
        hits = means(telling.tokens)
        hit = min(hits, key=lambda hit: (hit.value != "attack.chemical", abs(hit.start - main.start)), default=None)
        return cast(ClaimType, hit.value) if hit else main.type
    if main.verbal and telling.tokens[main.start].word in words("claim_types", "taken.verbs"):
        return _taken(telling, main)
    rule = table("claim_types")["by_forces"]
    if main.type != "attack.bombing" or _text(telling, main) not in rule["words"]:
        return main.type
    flown = any(_text(telling, hit) in rule["vehicles"] and hit.start < main.start for hit in means(telling.tokens))
    return cast(ClaimType, rule["type"]) if flown or _by(telling, main, actors, rule["actors"]) else main.type


def _poison(telling: Telling) -> bool:
    """Whether a substance is told of that the attack carried: "rockets with chlorine"; "after the chlorine attack" tells of another."""
    return any(_text(telling, trigger) in words("claim_types", "rank.substances") for trigger in telling.triggers)


def _by(telling: Telling, main: Trigger, actors: Sequence[ActorMention], types: Sequence[str]) -> bool:
    """Whether an actor of these types stands right before a word or, behind "by", right after it; before a verb, anywhere."""
    tokens = telling.tokens
    told_by = [token.word for token in tokens[main.end : main.end + 1]] == ["by"]
    for actor in actors:
        start, end = (bisect_left(tokens, edge, key=lambda token: token.start) for edge in (actor.start, actor.end))
        before = end <= main.start and (main.verbal or main.start - end <= _BESIDE)
        after = told_by and 0 < start - main.end <= _BESIDE
        if actor.type in types and (before or after):
            return True
    return False


def _taken(telling: Telling, main: Trigger) -> ClaimType:
    """Ground that is gained told from goods that are seized and people who are detained, by the head noun of the object."""
    tokens, passives = telling.tokens, words("claim_types", "grammar.passives")
    at = main.start - 1
    if at > 0 and tokens[at].word in passives:
        while at > 0 and (tokens[at].word in passives or tokens[at].word in words("claim_types", "grammar.finite")):
            at -= 1
        head = tokens[at].word
    else:
        ends = words("claim_types", "grammar.prepositions") | words("claim_types", "edges.words")
        phrase = list(takewhile(lambda token: token.word not in ends, tokens[main.end : main.end + _OBJECT]))
        head = phrase[-1].word if phrase else ""
    kinds: tuple[ClaimType, ...] = ("seize", "detain")
    return next((kind for kind in kinds if head in words("claim_types", f"taken.{kind}")), main.type)


def _has_object(telling: Telling, main: Trigger) -> bool:
    """Whether something stands behind an active verb, or the verb is passive."""
    if not main.verbal or main.end - main.start > 1:
        return True
    tokens, finite = telling.tokens, words("claim_types", "grammar.finite")
    follows = tokens[main.end].word if main.end < len(tokens) else ""
    passive = main.start > 0 and tokens[main.start - 1].word in words("claim_types", "grammar.passives")
    return passive or (bool(follows) and follows not in finite | words("claim_types", "edges.words"))


def family(kind: ClaimType) -> str:
    """The types that can be words for one happening ("the raid", "the attack", "the fighting") by one name."""
    return "attack" if kind.partition(".")[0] in ("attack", "harm", "clash") else kind


def same_family(one: ClaimType, other: ClaimType) -> bool:
    """Whether two types can be words for one happening."""
    return family(one) == family(other)
