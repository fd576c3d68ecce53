"""Claims of one article completed by one another: who and where, when another claim tells of the same happening."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from secondhand.claims.fuller import vague
from secondhand.claims.kinds import same_family
from secondhand.claims.responsible import responsible
from secondhand.claims.setting import fine_places, names_its_own
from secondhand.claims.strays import with_strays
from secondhand.claims.tellings import answers
from secondhand.claims.towns import apart, towns_of
from secondhand.lexicon import table, words
from secondhand.model import Claim, Reading
from secondhand.model.geometry import Point

_NEAR = 2
"""How many claims away the place of a happening is looked for."""
_BACK = 12
"""How many claims back the attack is looked for that somebody claims."""
_MOST = 8
"""How many claims of one count are compared."""
_SINGLE = 1
"""A count of one is too common to tell happenings apart."""


def completed(reading: Reading, claims: Sequence[Claim]) -> list[Claim]:
    """The claims with agents and places they share with another claim of the same happening."""
    claims = with_strays(reading, claims)
    known = {actor.id: actor.actor or actor.side for actor in reading.actors if actor.side or actor.actor}
    named = set(known)
    places = fine_places(reading)
    said = {place.id: place for place in reading.places}
    summed = {count.id for count in reading.quantities if count.cumulative}
    fine = {place.id: place.country for place in places}
    who = {actor.id: actor.actor or actor.id for actor in reading.actors}
    towns = towns_of(places)
    twins = _Twins(reading, claims)
    found = []
    for index, claim in enumerate(claims):
        same = tuple(twin for twin in twins.of(claim) if not _elsewhere(claim, twin, towns))
        near = _near(reading, claims, index, fine)
        told = claim if named & set(claim.agents) else _with_agents(claim, same, named, who)
        if words("claim_types", "rank.natural").isdisjoint(claim.span.of(reading.text).lower().split()):
            told = _with_type(told, same, [other for other in near if not apart(claim.place, other.place, towns)], known)
        place = said.get(claim.place or "")
        elsewhere = summed.issuperset(claim.counts or [""]) or answers(claim.span.of(reading.text))
        settled = claim.place in fine or names_its_own(claim, place) or elsewhere
        found.append(told if settled else _with_place(told, (*same, *near), fine, place.country if place else None))
    return list(_with_responsible(reading, found, named, towns))


def _elsewhere(claim: Claim, other: Claim, towns: Mapping[str, Point]) -> bool:
    """Whether two claims of one count tell of another town on another day: five may be killed twice."""
    return apart(claim.place, other.place, towns) and claim.time.from_ != other.time.from_


def _near(reading: Reading, claims: Sequence[Claim], index: int, fine: Collection[str]) -> tuple[Claim, ...]:
    """The claims around one: what opens an article is spelt out behind it, what follows takes up what was told before."""
    before, behind = tuple(reversed(claims[max(index - _NEAR, 0) : index])), tuple(claims[index + 1 : index + 1 + _NEAR])
    said = claims[index].span.of(reading.text).lower()
    goes_on = claims[index].type == "harm" and any(claim.place in fine for claim in before)  # "Five men were killed", by what was told
    opens = index <= _NEAR and not goes_on and not any(words_ in said for words_ in words("claim_types", "settings.taken_up"))
    return (*behind, *before) if opens else (*before, *behind)


def _with_agents(claim: Claim, twins: Iterable[Claim], named: set[str], who: Mapping[str, str]) -> Claim:
    """With the agents of a twin, save those who are the target here, under whatever name."""
    agents = next((twin.agents for twin in twins if named & set(twin.agents)), ())
    suffered = {who.get(target) for target in claim.targets}
    return replace(claim, agents=(*claim.agents, *(agent for agent in agents if who[agent] not in suffered)))


def _with_type(claim: Claim, twins: Iterable[Claim], near: Iterable[Claim], known: Mapping[str, str | None]) -> Claim:
    """A general attack, or mere harm, by the kind of attack that the same happening is called elsewhere."""
    if claim.type not in words("claim_types", "rank.vague"):
        return claim
    others = (*twins, *(other for other in near if claim.type != "harm" and _same_agents(claim, other, known)))
    kinds = (other.type for other in others if other.type in table("claim_types")["means"] or other.type == "attack.execution")
    return replace(claim, type=next(kinds, claim.type))


def _same_agents(claim: Claim, other: Claim, known: Mapping[str, str | None]) -> bool:
    """Whether two claims may have one agent, as far as their agents are known."""
    here, there = ({known[agent] for agent in agents if agent in known} for agents in (claim.agents, other.agents))
    return not here or not there or bool(here & there)


def _with_place(claim: Claim, others: Iterable[Claim], fine: Mapping[str, str | None], said: str | None) -> Claim:
    """With the place of another, which lies in the country that the claim says, if it says one."""
    places = (other.place for other in others if same_family(other.type, claim.type) and other.place in fine)
    return replace(claim, place=next((place for place in places if said in (None, fine[place or ""])), claim.place))


class _Twins:
    """Claims with the same count of the same outcome: "16 people were killed" told again."""

    def __init__(self, reading: Reading, claims: Sequence[Claim]) -> None:
        self._counts = {
            count.id: (count.outcome, count.low)
            for count in reading.quantities
            if count.outcome and (count.low or 0) > _SINGLE and not vague(count.span.of(reading.text))
        }
        self._claims: dict[object, list[Claim]] = defaultdict(list)
        for claim in claims:
            for key in self._keys(claim):
                if len(self._claims[key]) < _MOST:
                    self._claims[key].append(claim)

    def _keys(self, claim: Claim) -> Iterable[object]:
        return dict.fromkeys(self._counts[count] for count in claim.counts if count in self._counts)

    def of(self, claim: Claim) -> tuple[Claim, ...]:
        """The first of the other claims that tell of the same happening."""
        twins = (twin for key in self._keys(claim) for twin in self._claims[key])
        return tuple(twin for twin in twins if twin is not claim and same_family(twin.type, claim.type))


def _with_responsible(reading: Reading, claims: Sequence[Claim], named: set[str], towns: Mapping[str, Point]) -> Iterator[Claim]:
    """Attacks told without a known agent get the actor who later claims one of their kind, save those in another town than the last."""
    owners = responsible(reading)
    starts = [claim.start for claim in claims]
    claimed = [_last_attack(claims, bisect_left(starts, owner.start)) for owner in owners]
    for claim in claims:
        later = bisect_left(owners, claim.start, key=lambda actor: actor.start)
        attack = claimed[later] if later < len(owners) else None
        open_ = attack is not None and not named & set(claim.agents) and owners[later].id not in claim.targets
        if attack and open_ and claim.type == attack.type and not apart(claim.place, attack.place, towns):
            yield replace(claim, agents=tuple(dict.fromkeys((*claim.agents, owners[later].id))))
        else:
            yield claim


def _last_attack(claims: Sequence[Claim], end: int) -> Claim | None:
    """The last claim before `end` that is an attack of the kind that is claimed."""
    for claim in reversed(claims[max(end - _BACK, 0) : end]):
        if claim.type.startswith("attack.") and claim.type not in words("claim_types", "rank.unclaimed"):
            return claim
    return None
