"""Who did it and to whom, read from the trees around the triggers of a telling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from secondhand.claims.kinds import same_family
from secondhand.claims.roles import Event, anywhere, doers, roles, sufferers
from secondhand.claims.tellings import Telling
from secondhand.claims.tree import Tree
from secondhand.claims.triggers import Trigger
from secondhand.lexicon import words
from secondhand.model import ActorMention, Mention, QuantityMention, Reading, Span, within

_TRIGGERS = 8
"""How many words of happening in a telling may name who did it and to whom."""

_OPENING = 4
"""Words of a denial among which stands what is denied."""

M = TypeVar("M", bound=Mention)


@dataclass(frozen=True, slots=True)
class Cast:
    """The trees of a reading, and who and what is named by each of their words."""

    reading: Reading
    tree: Tree
    actors: Mapping[int, Sequence[ActorMention]]
    others: Mapping[int, Sequence[Mention]]
    """Places, and counts of people."""

    @classmethod
    def of(cls, reading: Reading) -> Cast:
        tree = Tree.of(reading)
        people = (count for count in reading.quantities if count.unit == "person" or count.outcome)
        acting = (actor for actor in reading.actors if not _backs(tree, actor))
        return cls(reading, tree, _by_word(tree, acting), _by_word(tree, (*reading.places, *people)))

    def doing(self, at: int, events: Collection[int]) -> Iterator[ActorMention]:
        """The actors that a phrase names as those who do something."""
        return (actor for word in doers(self.tree, at, events) for actor in self.actors.get(word, ()))

    def suffering(self, at: int) -> Sequence[Mention]:
        """The actors that a phrase names as those who suffer something; if it names none, its places and counts of people."""
        phrase = list(sufferers(self.tree, at))
        actors = [actor for word in phrase for actor in self.actors.get(word, ())]
        return actors or [mention for word in phrase for mention in self.others.get(word, ())]


def _backs(tree: Tree, actor: ActorMention) -> bool:
    """Whether somebody is named only as who stands behind another: "Iran-backed fighters"."""
    return any(tree.holds(at) for at in tree.inside(actor.span)[-1:])


def _by_word(tree: Tree, mentions: Iterable[M]) -> dict[int, list[M]]:
    """Mentions by the word that heads them."""
    found: dict[int, list[M]] = defaultdict(list)
    for mention in mentions:
        if (top := tree.top(mention.span)) is not None:
            found[top].append(mention)
    return dict(found)


def participants(
    cast: Cast, telling: Telling, main: Trigger | None, counts: Iterable[QuantityMention]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Ids of the agents, who are actors, and of the targets of a telling."""
    if main is None:
        return (), ()
    events = list(_events(cast, telling, main))
    told = frozenset(word for event in events for word in event.words)
    found = [roles(cast.tree, event, told) for event in events]
    named = within(cast.reading.actors, telling.span)
    counted = _one_phrase(named, {count.of for count in counts if count.outcome})
    victims = [actor for actor in named if actor.id in counted]
    tellers = _tellers(cast, telling)
    barred = {*tellers, *counted}
    agents = _best([[actor for at in role.agents for actor in cast.doing(at, told) if actor.id not in barred] for role in found])
    targets = _first([mention for at in role.targets for mention in cast.suffering(at) if mention.id not in tellers] for role in found)
    agents = agents or _speaker(cast, telling, events)
    agents = agents or [actor for at in anywhere(cast.tree, cast.tree.inside(telling.span)) for actor in cast.doing(at, told)]
    if same_family(main.type, "harm"):  # broadcasters tell of attacks, residents suffer them
        targets = [*targets, *(actor for actor in agents if not _harms(actor))]
        agents = [actor for actor in agents if _harms(actor)]
    suffering = [target for target in targets if _suffers(cast.reading.text, target, agents)]
    return _ids(agents), _ids([*victims, *suffering])


def _one_phrase(actors: Sequence[ActorMention], counted: Collection[str | None]) -> Collection[str | None]:
    """The mentions that were counted, with those of the same actor right beside them: "20 Nusra terrorists"."""
    pairs = [(one, next_) for one, next_ in pairwise(actors) if one.actor and one.actor == next_.actor and next_.start - one.end <= 1]
    return {*counted, *(mention.id for pair in pairs if {mention.id for mention in pair} & set(counted) for mention in pair)}


def _events(cast: Cast, telling: Telling, main: Trigger) -> Iterator[Event]:
    """The main trigger and those that can be words for the same happening, as words of the tree: "the army killed 30 in an ambush"."""
    related = (trigger for trigger in telling.triggers[:_TRIGGERS] if trigger is not main and same_family(trigger.type, main.type))
    for trigger in (main, *related):
        span = Span(telling.tokens[trigger.start].start, telling.tokens[trigger.end - 1].end)
        if (top := cast.tree.top(span)) is not None:
            yield Event(top, cast.tree.inside(span), trigger.type)


def _first(found: Iterable[Sequence[M]]) -> Sequence[M]:
    return next((mentions for mentions in found if mentions), ())


def _best(found: Sequence[Sequence[ActorMention]]) -> Sequence[ActorMention]:
    """The first who are known or have a side, for "government shells" tell more than "artillery"; else the first."""
    return _first(actors for actors in found if any(actor.actor or actor.side for actor in actors)) or _first(found)


def _speaker(cast: Cast, telling: Telling, events: Iterable[Event]) -> Sequence[ActorMention]:
    """Those who speak of themselves or of their own: "the group said it killed six", "the army said its forces killed six",
    "the army denied killing six"."""
    if (attribution := telling.attribution) is None:
        return ()
    tree = cast.tree
    doing = (event.top for event in events if tree.form(event.top) not in words("roles", "undergoing"))
    own = any(tree.is_own(subject) for top in doing if tree.is_verb(top) for subject in tree.subtype(top, "nsubj"))
    if not own and not (attribution.stance == "denies" and _of_own_deed(tree, attribution.content[0])):
        return ()
    return [actor for span in attribution.source for actor in within(cast.reading.actors, span) if actor.type != "media"]


def _of_own_deed(tree: Tree, content: Span) -> bool:
    """Whether what somebody denies is to have done it: "denied killing six", "denied any role in it"."""
    opening = tree.inside(content)[:_OPENING]
    return any(tree.words[at].tag == "VBG" for at in opening[:1]) or any(tree.form(at) in words("roles", "involvement") for at in opening)


def _tellers(cast: Cast, telling: Telling) -> frozenset[str]:
    """The actors that only say what happened; those who claim to have done it may have."""
    if (attribution := telling.attribution) is None:
        return frozenset()
    text = " ".join(span.of(cast.reading.text).lower() for span in (*attribution.cue, telling.span))
    if not words("roles", "claimed").isdisjoint(text.split()):
        return frozenset()
    said = (actor for span in attribution.source for actor in within(cast.reading.actors, span))
    return frozenset(actor.id for actor in said if not telling.span.contains(actor.span))


def _suffers(text: str, target: Mention, agents: Sequence[ActorMention]) -> bool:
    """Whether a target is none of the agents, no broadcaster, and not their own side named as a kind ("jets hit a military airfield")."""
    if target in agents:
        return False
    if not isinstance(target, ActorMention):
        return True
    same = (target.actor == agent.actor is not None or target.side == agent.side is not None for agent in agents)
    return target.type != "media" and not (target.span.of(text).islower() and any(same))


def _harms(actor: ActorMention) -> bool:
    return actor.type != "media" and (actor.type != "group" or actor.actor is not None)


def _ids(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """Each id once, in the order of the text."""
    return tuple(dict.fromkeys(mention.id for mention in sorted(mentions, key=lambda mention: mention.start)))
