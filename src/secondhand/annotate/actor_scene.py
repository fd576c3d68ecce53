"""Which country and war a text is about, and so whom it means by a name that several bear or by an office."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from functools import cached_property, lru_cache

from secondhand.annotate.actor_names import Hit, NameTable
from secondhand.annotate.words import Word
from secondhand.model import Actor, Knowledge, Office, Reading, Theatre


class Known:
    """What is compiled once from the knowledge of a run."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.names = NameTable(knowledge)
        self.by_id = {actor.id: actor for actor in knowledge.actors}
        self.theatres = {theatre.country: theatre for theatre in knowledge.theatres}
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

    def state_meant(self, before: Word | None, word: Word) -> Actor | None:
        """The state of an adjective, by its last word; "South Sudanese" is not Sudanese."""
        longer = self.state_of.get(f"{before.text} {word.text}") if before else None
        return longer or self.state_of.get(word.text)


@lru_cache(maxsize=4)
def known_of(knowledge: Knowledge) -> Known:
    return Known(knowledge)


class Scene:
    """What a whole text says of where it plays: the countries of the actors whose names leave no doubt, and its adjectives of states."""

    def __init__(self, reading: Reading, known: Known, words: Sequence[Word], hits: Sequence[Hit]) -> None:
        published = reading.document.published
        self.day = published.value if published else None
        self.known = known
        named = [actor for hit in hits if (actor := _sure(hit)) is not None]
        self.named = {each for actor in named for each in (actor.id, actor.part_of)}
        meant = [state for before, word in zip([None, *words], words, strict=False) if (state := known.state_meant(before, word))]
        in_order = sorted((*named, *meant), key=lambda actor: actor.type != "state")  # of two named as often, a state comes first
        self.countries = Counter(actor.country for actor in in_order if actor.country and self._tells_the_place(actor))
        self.wars = Counter(war for actor in (*named, *meant) for war in self._wars_of(actor))

    def _tells_the_place(self, actor: Actor) -> bool:
        """Outlets do not, nor do the persons of a country without a war: the world quotes its presidents on the wars of others."""
        return actor.country in self.known.theatres if actor.type == "person" else actor.type != "media"

    def _wars_of(self, actor: Actor) -> set[str]:
        """The wars an actor is in; for a state the war fought there too. Those of countries without a war tell nothing."""
        home = self.known.theatres.get(actor.country or "")
        if actor.country and (home is None or actor.type == "media"):
            return set()
        at_home = home if actor.type == "state" or not actor.sides else None
        return {war for war in (*(side.war for side in actor.sides if side.covers(self.day)), at_home and at_home.war) if war}

    def _most_named(self, wars: Container[str | None]) -> Theatre | None:
        """The theatre of one of these wars that is named most often."""
        here = (self.known.theatres.get(country) for country in self.countries)
        fitting = [theatre for theatre in here if theatre and theatre.war in wars]
        return max(fitting, key=lambda theatre: self.countries[theatre.country], default=None)

    @cached_property
    def wars_named(self) -> Sequence[str]:
        """The war, or several alike, that most of those named are in."""
        most = max(self.wars.values(), default=0)
        return [war for war, count in self.wars.items() if count == most]

    @cached_property
    def war(self) -> str | None:
        """The war the text is about: Russian raids on Syrian towns are of the Syrian war, however often Russia is named."""
        if len(self.wars_named) == 1:
            return self.wars_named[0]
        home = self._most_named(self.wars_named)
        return home.war if home else None

    @cached_property
    def foremost(self) -> Theatre | None:
        """Of the theatres of that war the one named most often."""
        return self._most_named((self.war, None))

    @cached_property
    def theatre(self) -> Theatre | None:
        """The theatre the text is about, unless another country is named more than twice as often."""
        best = self.foremost
        rivals = [count for country, count in self.countries.items() if best and country != best.country]
        return best if best and self.countries[best.country] * 2 >= max(rivals, default=0) else None

    def theatre_beside(self, hits: Sequence[Hit]) -> Theatre | None:
        """The theatre whose government is meant: that of an armed group beside it which fights this theatre's from another war."""
        here = self.theatre
        government = self.known.by_id.get(here.government or here.army or "") if here else None
        if here is None or government is None:
            return here
        groups = [actor for hit in hits if (actor := _sure(hit)) and actor.type == "armed group" and actor.country != here.country]
        opposed = (actor for actor in groups if self.side(actor) not in (None, self.side(government)))
        homes = (self.known.theatres.get(actor.country or "") for actor in opposed)
        return next((home for home in homes if home and home.war != here.war), here)

    def side(self, actor: Actor) -> str | None:
        return actor.side_on(self.day, self.war)

    def bearers(self, hit: Hit) -> tuple[Actor, ...]:
        """Whom a name means: nobody known, one actor, or, where the text leaves it open, each that fits."""
        sure = _sure(hit)
        if sure is not None:
            return (sure,)
        fits = {alias.bearer.id: self._fit(alias.bearer) for alias in hit.aliases if isinstance(alias.bearer, Actor)}
        best = max(fits.values(), default=())
        return tuple(self.known.by_id[each] for each, fit in fits.items() if any(fit) and fit == best)

    def _fit(self, actor: Actor) -> tuple[bool, bool, int]:
        """How much the text points to an actor: by its full name or its body, by the war, by the country; to a person only by the name."""
        named = actor.id in self.named
        if actor.type == "person":
            return named, False, 0
        return (
            named,
            any(side.war in self.wars_named and side.covers(self.day) for side in actor.sides),
            self.countries[actor.country or ""],
        )

    def holder(self, office: Office) -> Actor | None:
        """Who held an office when the text was published; nobody where the text names another who held it."""
        if self.day is None:
            return None
        held = office.holder_on(self.day)
        others = {holder.actor for holder in office.holders} - {held}
        return self.known.by_id.get(held or "") if held in self.named or not others & self.named else None


def _sure(hit: Hit) -> Actor | None:
    """The actor that a name means whatever the text is about."""
    return next((alias.bearer for alias in hit.aliases if isinstance(alias.bearer, Actor) and not alias.shared), None)


def office_of(hit: Hit) -> Office | None:
    """The office that a name stands for."""
    return next((alias.bearer for alias in hit.aliases if isinstance(alias.bearer, Office)), None)
