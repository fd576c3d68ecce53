"""Which happening a claim tells of, by its words; on sentences of our own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from secondhand.claims import mark
from secondhand.claims.triggers import forms, triggers
from secondhand.lexicon.phrases import tokens_of
from secondhand.model import ActorMention, ActorType, Knowledge
from tests.claims.made import attributed, claims, reading_of, told

TYPES = [
    ("An air strike hit Quessa", "attack.airstrike"),
    ("Helicopters dropped barrel bombs on Quessa", "attack.airstrike"),
    ("Mortar shells fell on Quessa", "attack.shelling"),
    ("The Northern army shelled Quessa", "attack.shelling"),
    ("A car bomb went off in Quessa", "attack.bombing"),
    ("A suicide bomber blew himself up in Quessa", "attack.bombing"),
    ("Snipers opened fire on a crowd in Quessa", "attack.shooting"),
    ("Six people were affected by chlorine gas in Quessa", "attack.chemical"),
    ("The Hill Front executed two prisoners", "attack.execution"),
    ("The Hill Front attacked Quessa", "attack.other"),
    ("The Hill Front attacked Quessa with artillery", "attack.shelling"),
    ("Clashes broke out in Quessa", "clash"),
    ("Six people were killed in clashes in Quessa", "clash"),
    ("Six people were killed in Quessa", "harm"),
    ("Six people drowned near Quessa", "harm"),
    ("The Hill Front stabbed six people in Quessa", "attack.other"),
    ("The Northern army demolished six houses in Quessa", "attack.other"),
    ("The death toll rose to six", "harm"),
    ("The Northern army captured Quessa", "territory.gain"),
    ("The Northern army lost control of Quessa", "territory.loss"),
    ("The Northern army besieged Quessa", "territory.encircle"),
    ("The Northern army lost the town of Quessa", "territory.loss"),
    ("60 fighters surrendered in Quessa", "other"),
    ("Troops have been sent to Quessa", "movement.reinforce"),
    ("The Northern army is advancing towards Quessa", "territory.advance"),
    ("The Hill Front withdrew from Quessa", "movement.withdraw"),
    ("The Hill Front infiltrated into Quessa", "movement.enter"),
    ("The Northern army deployed troops", "movement.reinforce"),
    ("Hundreds of people fled Quessa", "displace"),
    ("Fighting has forced thousands of people to flee Quessa", "displace"),
    ("The Hill Front kidnapped six teachers", "detain"),
    ("The rebels violated the ceasefire", "ceasefire.violate"),
    ("A helicopter crashed near Quessa", "accident"),
    # Verbs that tell something with their object.
    ("The Hill Front fired 54 drones at Quessa", "attack.airstrike"),
    ("The Hill Front launched a dozen rockets at Quessa", "attack.shelling"),
    ("The two armies exchanged 185 prisoners", "release"),
    ("The Hill Front handed over three hostages in Quessa", "release"),
    ("The Hill Front returned the bodies of six men", "other"),
    ("The Hill Front accepted a 60-day truce", "ceasefire.agree"),
    ("The Northern army took Quessa", "territory.gain"),
    ("The Northern army lost the villages of Quessa and Orna", "territory.loss"),
    ("The Northern army lost six soldiers in Quessa", "harm"),
    ("The Northern army came under fire in Quessa", "attack.shooting"),
    ("The Hill Front set fire to six houses in Quessa", "attack.other"),
    ("The Hill Front is preparing to attack Quessa", "prepare"),
    ("The Hill Front shot a video in Quessa", "publish"),
    ("The Northern army established several positions near Quessa", "position.establish"),
    ("The council vetoed the plan for Ruritania", "political.vote"),
    ("Six people were killed as the Hill Front overran Orna after an air strike", "attack.airstrike"),
    ("Rocket attacks set off an explosion in Quessa", "attack.shelling"),
    ("Six people were killed when jets attacked Quessa with chemical weapons", "attack.chemical"),
    ("The aviation of the Northern army killed six people in Quessa", "attack.airstrike"),
    ("The massacre in Quessa left 16 people dead after shelling", "attack.shelling"),
    ("A massacre in Quessa left 16 people dead", "harm"),
    ("The Hill Front seized 300 tonnes of wheat in Quessa", "seize"),
    ("The Hill Front captured several tanks near Quessa", "seize"),
    ("The Hill Front captured 20 soldiers near Quessa", "detain"),
    ("The Hill Front captured the positions of soldiers near Quessa", "territory.gain"),
    ("The Hill Front captured three villages near Quessa", "territory.gain"),
    ("20 soldiers were captured near Quessa", "detain"),
    ("Six people were killed by rockets filled with chlorine in Quessa", "attack.chemical"),
    ("Jets raided Orna with bombs that held sarin", "attack.chemical"),
    ("Guards shot six people at a store of chlorine in Quessa", "attack.shooting"),
    ("The Hill Front slit the throats of six shepherds", "attack.execution"),
    ("Prisoners faced a firing squad in Quessa", "attack.execution"),
    ("The Northern army eliminated six fighters in Quessa", "harm"),
    ("The Northern army eliminated six fighters in Quessa with artillery", "attack.shelling"),
    ("A helicopter was shot down near Quessa", "attack.other"),
    ("The Hill Front downed a jet near Quessa", "attack.other"),
    ("The Hill Front attacked Quessa after fighting in Orna", "attack.other"),
    ("Fighting broke out in Orna as the Hill Front attacked Quessa", "clash"),
    ("Six people were killed by shelling and bombs in Quessa", "attack.shelling"),
    ("A bomb killed six people in Quessa", "attack.bombing"),
    ("Jets killed six people who tried to flee heavy fighting in Quessa", "attack.airstrike"),
    ("Six people died in heavy fighting in Quessa", "clash"),
    ("A warplane of the Northern army dropped huge new bombs on Quessa", "attack.airstrike"),
]


@pytest.mark.parametrize(("text", "kind"), TYPES)
def test_type(text: str, kind: str) -> None:
    assert [found for found, _ in told(text)] == [kind]


def test_words_without_a_happening_make_no_claim() -> None:
    assert claims("The town lies on a hill. It is known for its apples") == []
    assert claims("It is established as a fact that clouds are hanging over it") == []


@pytest.mark.parametrize("text", ["Clouds hanging over Quessa moved on", "The River Guard said what it published", "It published"])
def test_acts_without_what_makes_them_are_no_claims(text: str) -> None:
    assert claims(text) == []


def test_a_name_tells_of_no_happening() -> None:
    text = "The Quessa Bomb Watch opened in Orna"
    reading = reading_of(text)
    named = ActorMention(id="w", start=4, end=21, actor=None, name="Quessa Bomb Watch", type="organisation")
    assert mark(replace(reading, actors=(named,)), Knowledge()) == ()


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("shell", ["shell", "shells", "shelled", "shelling"]),
        ("seize", ["seize", "seizes", "seized", "seizing"]),
        ("crash", ["crash", "crashes", "crashed", "crashing"]),
        ("carry out", ["carry out", "carries out", "carried out", "carrying out"]),
        ("flee/fled", ["flee", "fled"]),
    ],
)
def test_forms_of_verbs(verb: str, expected: list[str]) -> None:
    assert forms(verb) == expected


BOMBED = [
    ("Northern army bombers hit Quessa", "Northern army", "attack.airstrike"),
    ("Heavy bombing by Northern army hit Quessa", "Northern army", "attack.airstrike"),
    ("Northern army bombed Quessa", "Northern army", "attack.airstrike"),
    ("A bomb killed six people in Quessa the Northern army reported", "Northern army", "attack.bombing"),
    ("The Northern army reported that in the east a bomb killed six people in Quessa", "Northern army", "attack.bombing"),
    ("A car bomb killed six people beside the Northern army in Quessa", "Northern army", "attack.bombing"),
    ("Hill Front bombs hit Quessa", "Hill Front", "attack.bombing"),
]


@pytest.mark.parametrize(("text", "name", "kind"), BOMBED)
def test_forces_bomb_from_the_air_where_the_words_say_that_they_bomb(text: str, name: str, kind: str) -> None:
    start = text.index(name)
    type_: ActorType = "military" if name == "Northern army" else "armed group"
    bombing = ActorMention(id="a", start=start, end=start + len(name), actor=None, name=name, type=type_)
    found = [claim.type for claim in mark(replace(reading_of(text), actors=(bombing,)), Knowledge())]
    assert kind in found
    assert not {"attack.airstrike", "attack.bombing"} - {kind} & set(found)


VERB_OR_NOUN = [
    ("Air strikes hit the town", [False, True]),
    ("The army strikes the town", [True]),
    ("the shelling of the town", [False]),
    ("They were shelling the town", [True]),
    ("the besieged town", []),
]


@pytest.mark.parametrize(("text", "verbal"), VERB_OR_NOUN)
def test_verbs_are_told_from_nouns(text: str, verbal: list[bool]) -> None:
    assert [trigger.verbal for trigger in triggers(tokens_of(text, 0, len(text)))] == verbal


@pytest.mark.parametrize(
    "text", ["The mayor took part in a walk", "He fired his driver in Quessa", "They returned to Quessa", "The team lost"]
)
def test_such_verbs_tell_nothing_without_it(text: str) -> None:
    assert not claims(text)


def test_what_is_announced_has_happened_by_that() -> None:
    text = "The Northern army announced a truce"
    (claim,) = claims(text, attributions=(attributed(text, "The Northern army", "announced", "a truce"),))
    assert (claim.type, claim.certainty) == ("ceasefire.agree", "reported")
    refused = replace(attributed(text, "The Northern army", "announced", "a truce"), stance="denies")
    assert [claim.type for claim in claims(text, attributions=(refused,))] == ["statement.deny"]


@pytest.mark.parametrize(("cause", "kind"), [("", "attack.airstrike"), (" of hunger", "harm")])
def test_who_dies_of_hunger_dies_in_no_raid_told_beside_it(cause: str, kind: str) -> None:
    _, dead = sorted(claims(f"An air strike killed six people in Quessa. Six people died{cause}"), key=lambda claim: claim.start)
    assert dead.type == kind


OPENED = [
    ("If the rebels do not free the men, shells will hit Quessa", "attack.shelling"),
    ("Six people have been killed in Quessa since the offensive began", "harm"),
    ("Since the offensive began there was silence", "attack.other"),
]


@pytest.mark.parametrize(("text", "kind"), OPENED)
def test_neither_a_condition_nor_a_bound_is_what_happened(text: str, kind: str) -> None:
    assert {claim.type for claim in claims(text)} == {kind}
