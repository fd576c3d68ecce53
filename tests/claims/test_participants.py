"""Who did it, and to whom; on sentences of our own."""

from __future__ import annotations

import pytest

from secondhand.claims import mark
from secondhand.model import Knowledge
from tests.claims.made import attributed, reading_of


def test_shells_that_came_from_somewhere_have_no_agent_of_their_own() -> None:
    reading = reading_of("The Northern army shelled Quessa. The shells came from the southern heights")
    assert [len(claim.agents) for claim in mark(reading, Knowledge())] == [1, 0]


PARTICIPANTS = [
    ("The Northern army shelled the Hill Front", ["army"], ["front"]),
    ("The Hill Front was shelled by the Northern army", ["army"], ["front"]),
    ("Northern air strikes on the Hill Front began", ["army"], ["front"]),
    ("Shelling of the Hill Front by the Northern army began", ["army"], ["front"]),
    ("The Northern army carried out air strikes against the Hill Front", ["army"], ["front"]),
    ("Six people were killed in Northern air strikes", ["army"], []),
    ("Six people were killed in an attack blamed on members and carried out by fighters of the Hill Front", ["front"], []),
    ("The Northern army killed 30 rebels in an ambush", ["army"], ["rebels"]),
    ("20 rebels were killed in clashes with the Hill Front", ["front"], ["rebels"]),
    ("Raids thought to be by the Northern army killed six people", ["army"], []),
    ("The Northern army and the River Guard attacked Quessa", ["army", "guard"], []),
    ("Six people were killed by the Northern army and the River Guard", ["army", "guard"], []),
    ("The Northern army bombed sites controlled by the Hill Front", ["army"], ["front"]),
    ("Six people were killed in an attack on the stronghold of the Northern army", [], ["army"]),
    ("Jets belonging to the Northern army killed six people", ["army"], []),
    ("A raid blamed on the Hill Front killed six people", ["front"], []),
    ("The Hill Front was responsible for an attack that killed six people despite denials by rebels", ["front"], []),
    ("Six people were killed in raids of the Northern army", ["army"], []),
    ("Six people were killed in the bombing of the Northern army", [], ["army"]),
    ("Clashes among the Hill Front and the River Guard killed six people", ["front", "guard"], []),
    ("The Northern army stormed Quessa after killing six rebels", ["army"], ["rebels"]),
    ("The Northern army alongside a militia has killed 30 people", ["army"], []),
    ("The Northern army has been trying to shell the Hill Front", ["army"], ["front"]),
    ("The Northern army killed 20 rebels and destroyed their trucks", ["army"], ["rebels"]),
    ("Shelling killed six people in a town retaken by the Northern army", [], []),
    ("The River Guard killed 20 Hill Front rebels", ["guard"], ["front", "rebels"]),
    ("The River Guard killed 20 Hill Front rebels and destroyed their trucks", ["guard"], ["front", "rebels"]),
]


@pytest.mark.parametrize(("text", "agents", "targets"), PARTICIPANTS)
def test_who_and_to_whom(text: str, agents: list[str], targets: list[str]) -> None:
    reading = reading_of(text)
    name = {actor.id: actor.actor for actor in reading.actors}
    (claim,) = mark(reading, Knowledge())
    assert [name[id_] for id_ in claim.agents] == agents
    assert [name[id_] for id_ in claim.targets] == targets


def test_the_one_who_speaks_is_the_one_it_stands_for() -> None:
    content = "it killed six people in a suicide bombing in Quessa"
    text = f"The Hill Front said {content}"
    reading = reading_of(text, attributions=(attributed(text, "The Hill Front", "said", content),))
    name = {actor.id: actor.actor for actor in reading.actors}
    assert [[name[id_] for id_ in claim.agents] for claim in mark(reading, Knowledge())] == [["front"]]


def test_who_claims_an_attack_did_it() -> None:
    reading = reading_of("A car bomb killed six people in Quessa. The Hill Front claimed responsibility for it")
    name = {actor.id: actor.actor for actor in reading.actors}
    assert [name[id_] for id_ in mark(reading, Knowledge())[0].agents] == ["front"]


@pytest.mark.parametrize(
    ("claiming", "agents"),
    [
        ("The bombing was claimed by the Hill Front", ["front"]),
        ("The bombing, claimed by the Hill Front, hit a market", ["front"]),
        ("Last month bombings claimed by the Hill Front hit a market", []),
    ],
)
def test_other_attacks_that_were_claimed_tell_nothing_of_this_one(claiming: str, agents: list[str]) -> None:
    reading = reading_of(f"A car bomb killed six people in Quessa. {claiming}")
    name = {actor.id: actor.actor for actor in reading.actors}
    assert [name[id_] for id_ in mark(reading, Knowledge())[0].agents] == agents


def test_an_attack_named_again_keeps_its_agent_and_kind() -> None:
    reading = reading_of("Northern air strikes hit Quessa. The attack killed six people")
    name = {actor.id: actor.actor for actor in reading.actors}
    found = mark(reading, Knowledge())
    assert {claim.type for claim in found} == {"attack.airstrike"}
    assert [[name[id_] for id_ in claim.agents] for claim in found] == [["army"], ["army"]]


def test_the_same_count_told_again_lends_agent_and_place() -> None:
    reading = reading_of("At least 16 people were killed in an air strike. Northern raids killed 16 people in Quessa")
    lead, other = mark(reading, Knowledge())
    assert lead.agents == other.agents != ()
    assert lead.place == other.place == reading.places[0].id


def test_only_the_kind_of_attack_that_is_claimed_gets_the_claimant() -> None:
    text = "A raid by warplanes hit Orna. A car bomb killed six people in Quessa. The Hill Front claimed responsibility"
    reading = reading_of(text)
    name = {actor.id: actor.actor for actor in reading.actors}
    agents = {claim.type: [name[id_] for id_ in claim.agents] for claim in mark(reading, Knowledge())}
    assert agents == {"attack.airstrike": [], "attack.bombing": ["front"]}
