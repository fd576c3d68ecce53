"""The actors that ship: every id means one of them, every name leads to one of them, sides and offices are dated sensibly."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest

from secondhand.lexicon import table, tables
from secondhand.model import Actor, Office, Theatre
from secondhand.model.folding import folded_words
from secondhand.run.actors_file import actors_in
from secondhand.run.knowledge import knowledge

FILES = {name.partition("/")[2]: actors_in(table(name), name) for name in tables("actors")}
ACTORS = [actor for found in FILES.values() for actor in found.actors]
BY_ID = {actor.id: actor for actor in ACTORS}
THEATRES = [theatre for found in FILES.values() for theatre in found.theatres]
OFFICES = [office for found in FILES.values() for office in found.offices]
WARS = {theatre.war for theatre in THEATRES}

FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2027, 1, 1)


def sure_names(actor: Actor) -> Iterator[str]:
    """The names that mean this actor in every text."""
    return (name for name in (actor.name, *actor.names, *actor.labels) if name not in actor.shared)


def test_every_file_says_where_its_facts_come_from() -> None:
    assert all(len(str(table(name)["source"])) > 80 for name in tables("actors"))


def test_ids_are_unique_over_all_files() -> None:
    ids = [*(actor.id for actor in ACTORS), *(office.id for office in OFFICES)]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("records", [ACTORS, OFFICES], ids=["actors", "offices"])
def test_ids_are_plain(records: list[Actor] | list[Office]) -> None:
    assert [each.id for each in records if not each.id.replace("-", "").isalnum() or each.id != each.id.lower()] == []


def test_bodies_that_actors_belong_to_exist() -> None:
    assert [actor.id for actor in ACTORS if actor.part_of and actor.part_of not in BY_ID] == []


def test_nobody_belongs_to_oneself_in_the_end() -> None:
    for actor in ACTORS:
        above = [actor.id]
        while (upper := BY_ID[above[-1]].part_of) is not None:
            assert upper not in above, above
            above.append(upper)


def test_a_name_that_is_not_shared_means_one_actor() -> None:
    bearers = defaultdict(set)
    for actor in ACTORS:
        for name in sure_names(actor):
            bearers[folded_words(name)].add(actor.id)
    assert {name: ids for name, ids in bearers.items() if len(ids) > 1} == {}


def test_a_shared_name_is_sure_for_nobody_else() -> None:
    sure = {folded_words(name): actor.id for actor in ACTORS for name in sure_names(actor)}
    shared = [(folded_words(name), actor.id) for actor in ACTORS for name in actor.shared]
    assert [(name, bearer, sure[name]) for name, bearer in shared if sure.get(name, bearer) != bearer] == []


def test_every_name_has_a_word_and_no_name_stands_twice() -> None:
    for actor in ACTORS:
        names = (*actor.names, *actor.labels)
        assert all(folded_words(name) for name in (actor.name, *names, *actor.shared)), actor.id
        assert len(names) == len(set(names)) and len(actor.shared) == len(set(actor.shared)), actor.id


def test_a_label_is_no_name() -> None:
    assert {actor.id: actor.labels for actor in ACTORS if {actor.name, *actor.names} & set(actor.labels)} == {}


def test_adjectives_are_of_states_and_each_of_one() -> None:
    states = defaultdict(set)
    for actor in ACTORS:
        assert actor.type == "state" or not actor.adjectives, actor.id
        for adjective in actor.adjectives:
            states[adjective].add(actor.id)
    assert {adjective: ids for adjective, ids in states.items() if len(ids) > 1} == {}


def test_every_member_of_the_united_nations_is_an_actor() -> None:
    countries = {actor.country for actor in ACTORS if actor.type == "state" and actor.part_of is None}
    assert len(countries) >= 193
    assert {"UA", "SD", "MM", "CD", "TV", "ZW"} <= countries


def test_sides_are_dated_sanely() -> None:
    for actor in ACTORS:
        for side in actor.sides:
            start, end = side.from_ or FIRST_DAY, side.to or LAST_DAY
            assert FIRST_DAY <= start <= end <= LAST_DAY, (actor.id, side)


def test_an_actor_is_on_one_side_of_a_war_at_a_time() -> None:
    for actor in ACTORS:
        for war in {side.war for side in actor.sides}:
            held = sorted((side.from_ or FIRST_DAY, side.to or LAST_DAY) for side in actor.sides if side.war == war)
            assert all(left[1] <= right[0] for left, right in pairwise(held)), (actor.id, war)


def test_sides_are_of_wars_that_have_a_theatre() -> None:
    assert {side.war for actor in ACTORS for side in actor.sides} <= WARS


@pytest.mark.parametrize("theatre", THEATRES, ids=lambda theatre: theatre.country)
def test_a_theatre_names_actors_of_its_country_and_war(theatre: Theatre) -> None:
    assert theatre.war
    for role in (theatre.state, theatre.government, theatre.army, theatre.air_force, theatre.rebels, theatre.media):
        assert role is None or role in BY_ID, role
    assert BY_ID[theatre.state].country == theatre.country
    assert theatre.war in {side.war for actor in ACTORS if actor.country == theatre.country for side in actor.sides}


def test_no_two_theatres_are_of_one_country() -> None:
    countries = [theatre.country for theatre in THEATRES]
    assert sorted(countries) == sorted(set(countries))


@pytest.mark.parametrize("war", sorted(war for war in WARS if war))
def test_both_sides_of_a_war_have_names_that_judge(war: str) -> None:
    """A list of judging names for one side only would be a judgement itself."""
    labelled = {side.name for actor in ACTORS for side in actor.sides if side.war == war and actor.labels}
    assert len(labelled) >= 2


def test_offices_are_held_by_persons_and_belong_to_a_body() -> None:
    for office in OFFICES:
        assert office.of in BY_ID, office.id
        assert office.holders and (office.titles or office.names), office.id
        assert all(BY_ID[holder.actor].type == "person" for holder in office.holders), office.id


def test_an_office_has_one_holder_at_a_time() -> None:
    """On the day of a change both may hold it; the new one counts."""
    for office in OFFICES:
        held = [(holder.from_ or FIRST_DAY, holder.to or LAST_DAY) for holder in office.holders]
        assert all(start < end <= LAST_DAY for start, end in held), office.id
        assert all(left[1] <= right[0] for left, right in pairwise(held)), office.id


@pytest.mark.parametrize(
    ("office", "day", "holder"),
    [
        ("us-president", date(2017, 1, 19), "barack-obama"),
        ("us-president", date(2017, 1, 20), "donald-trump"),
        ("us-president", date(2022, 6, 1), "joe-biden"),
        ("ukraine-president", date(2014, 3, 1), "oleksandr-turchynov"),
        ("ukraine-president", date(2022, 2, 24), "volodymyr-zelensky"),
        ("syria-president", date(2024, 12, 20), None),
        ("un-secretary-general", date(2016, 12, 31), "ban-ki-moon"),
        ("un-envoy-syria", date(2013, 5, 5), "lakhdar-brahimi"),
        ("turkey-foreign-minister", date(2015, 10, 1), None),
    ],
)
def test_who_held_an_office(office: str, day: date, holder: str | None) -> None:
    assert next(each for each in OFFICES if each.id == office).holder_on(day) == holder


def test_nothing_that_ships_is_lost_on_the_way_to_a_run() -> None:
    known = knowledge()
    assert {actor.id for actor in known.actors} == set(BY_ID)
    assert len(known.theatres) == len(THEATRES)
    assert len(known.offices) == len(OFFICES)
