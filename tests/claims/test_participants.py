"""Who did it, and to whom; on sentences of our own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from secondhand.claims import mark
from secondhand.model import Attribution, Knowledge, Reading, Span, TimeMention
from tests.claims.trees import Case, cases, parsed

CAR_BOMB = (
    "A car bomb killed six people",
    "A|DT|3|det car|NN|3|compound bomb|NN|4|nsubj killed|VBD|0|root six|CD|6|nummod people|NNS|4|obj",
)
RAID = (
    "[Northern] air strikes hit {Quessa}",
    "Northern|JJ|3|amod air|NN|3|compound strikes|NNS|4|nsubj hit|VBD|0|root Quessa|NNP|4|obj",
)
CLAIMED = (
    "The [Hill Front] claimed responsibility",
    "The|DT|3|det Hill|NNP|3|compound Front|NNP|4|nsubj claimed|VBD|0|root responsibility|NN|4|obj",
)


def named(reading: Reading, ids: tuple[str, ...]) -> str:
    text = {mention.id: mention.span.of(reading.text) for mention in reading.mentions}
    return "; ".join(text[id_] for id_ in ids)


def agents(reading: Reading) -> list[str]:
    """The agents of each claim in the order of the text."""
    return [named(reading, claim.agents) for claim in sorted(mark(reading, Knowledge()), key=lambda claim: claim.start)]


@pytest.mark.parametrize("case", cases("participants.txt"), ids=lambda case: case.reading.text)
def test_who_and_to_whom(case: Case) -> None:
    claims = sorted(mark(case.reading, Knowledge()), key=lambda claim: claim.start)
    assert [named(case.reading, claim.agents) for claim in claims] == case.agents
    assert [named(case.reading, claim.targets) for claim in claims] == case.targets


def test_without_a_tree_only_those_who_were_counted_are_known() -> None:
    tree = "20|CD|2|nummod rebels|NNS|4|nsubj:pass were|VBD|4|aux:pass killed|VBN|0|root by|IN|6|case soldiers|NNS|4|obl:agent"
    reading = parsed(("20 [rebels] were killed by [soldiers]", tree))
    (claim,) = mark(reading.with_layer("words", (), "test"), Knowledge())
    assert (named(reading, claim.agents), named(reading, claim.targets)) == ("", "rebels")


@pytest.mark.parametrize(("pronoun", "found"), [("it", ["Hill Front"]), ("rain", [""])])
def test_the_one_who_speaks_is_the_one_it_stands_for(pronoun: str, found: list[str]) -> None:
    marked = f"[Hill Front] said : {pronoun} killed six people"
    tag = "PRP" if pronoun == "it" else "NN"
    rows = f"said|VBD|0|root :|:|2|punct {pronoun}|{tag}|6|nsubj killed|VBD|3|parataxis six|CD|8|nummod people|NNS|6|obj"
    text = parsed((marked, f"Hill|NNP|2|compound Front|NNP|3|nsubj {rows}")).text.removesuffix(". ")
    spoken = Attribution(id="at1", source=(Span(0, 10),), cue=(Span(11, 15),), content=(Span(18, len(text)),))
    reading = parsed((marked, f"Hill|NNP|2|compound Front|NNP|3|nsubj {rows}"), attributions=(spoken,))
    assert agents(reading) == found


def test_who_only_tells_of_a_killing_has_not_done_it() -> None:
    marked = "[Hill Front] documented the killing of six people"
    tree = (
        "Hill|NNP|2|compound Front|NNP|3|nsubj documented|VBD|0|root the|DT|5|det killing|NN|3|obj "
        "of|IN|8|case six|CD|8|nummod people|NNS|5|nmod"
    )
    spoken = Attribution(id="at1", source=(Span(0, 10),), cue=(Span(11, 21),), content=(Span(22, 47),))
    assert agents(parsed((marked, tree), attributions=(spoken,))) == [""]


def test_a_military_base_that_is_hit_is_not_that_of_who_hits_it() -> None:
    tree = "Northern|JJ|2|amod jets|NNS|3|nsubj hit|VBD|0|root a|DT|6|det military|JJ|6|amod base|NN|3|obj"
    reading = parsed(("[Northern] jets hit a [military] base", tree))
    for actor, found in (("army", ""), ("front", "military")):
        northern, military = reading.actors
        actors = (replace(northern, actor="army"), replace(military, actor=actor))
        (claim,) = mark(reading.with_layer("actors", actors, "test"), Knowledge())
        assert named(reading, claim.targets) == found


@pytest.mark.parametrize(
    ("theirs", "found"),
    [("its|PRP$|5|nmod:poss forces|NNS|6|nsubj", ["Hill Front"]), ("its|PRP$|5|nmod:poss rivals|NNS|6|nsubj", [""])],
)
def test_the_one_who_speaks_acts_by_their_own_forces(theirs: str, found: list[str]) -> None:
    words = " ".join(row.split("|")[0] for row in theirs.split())
    case = (
        f"[Hill Front] said {words} killed six people",
        f"Hill|NNP|2|compound Front|NNP|3|nsubj said|VBD|0|root {theirs} killed|VBD|3|ccomp six|CD|8|nummod people|NNS|6|obj",
    )
    text = parsed(case).text.removesuffix(". ")
    spoken = Attribution(id="at1", source=(Span(0, 10),), cue=(Span(11, 15),), content=(Span(16, len(text)),))
    assert agents(parsed(case, attributions=(spoken,))) == found


def test_whose_own_died_did_not_do_it() -> None:
    case = (
        "[Hill Front] said its men died in a raid",
        "Hill|NNP|2|compound Front|NNP|3|nsubj said|VBD|0|root its|PRP$|5|nmod:poss men|NNS|6|nsubj died|VBD|3|ccomp "
        "in|IN|9|case a|DT|9|det raid|NN|6|obl",
    )
    text = parsed(case).text.removesuffix(". ")
    spoken = Attribution(id="at1", source=(Span(0, 10),), cue=(Span(11, 15),), content=(Span(16, len(text)),))
    assert agents(parsed(case, attributions=(spoken,))) == [""]


DENYING = [
    ("killing six people", "killing|VBG|4|xcomp six|CD|7|nummod people|NNS|5|obj", "Hill Front"),
    ("any role in the raid", "any|DT|6|det role|NN|4|obj in|IN|9|case the|DT|9|det raid|NN|6|nmod", "Hill Front"),
    ("a raid had happened", "a|DT|6|det raid|NN|8|nsubj had|VBD|8|aux happened|VBN|4|ccomp", ""),
]


@pytest.mark.parametrize(("content", "tree", "found"), DENYING)
def test_who_denies_a_deed_of_their_own_is_its_agent(content: str, tree: str, found: str) -> None:
    case = (f"The [Hill Front] denied {content}", f"The|DT|3|det Hill|NNP|3|compound Front|NNP|4|nsubj denied|VBD|0|root {tree}")
    text = parsed(case).text.removesuffix(". ")
    denied = Attribution(id="at1", source=(Span(0, 14),), cue=(Span(15, 21),), content=(Span(22, len(text)),), stance="denies")
    assert agents(parsed(case, attributions=(denied,))) == [found]


def test_who_claims_an_attack_did_it() -> None:
    assert agents(parsed(CAR_BOMB, CLAIMED)) == ["Hill Front"]


def test_only_the_kind_of_attack_that_is_claimed_gets_the_claimant() -> None:
    raid = ("A raid by warplanes hit {Orna}", "A|DT|2|det raid|NN|5|nsubj by|IN|4|case warplanes|NNS|2|nmod hit|VBD|0|root Orna|NNP|5|obj")
    assert agents(parsed(raid, CAR_BOMB, CLAIMED)) == ["", "Hill Front"]


@pytest.mark.parametrize(
    ("claiming", "found"),
    [
        ("The bombing was claimed by the [Hill Front]", "Hill Front"),
        ("The bombing, claimed by the [Hill Front], hit a market", "Hill Front"),
        ("Last month bombings claimed by the [Hill Front] hit a market", ""),
        ("The [Hill Front] claimed responsibility for a bombing in {Orna}", ""),
        ("The [Hill Front] claimed responsibility for a bombing", "Hill Front"),
    ],
)
def test_other_attacks_that_were_claimed_tell_nothing_of_this_one(claiming: str, found: str) -> None:
    assert agents(parsed(CAR_BOMB, (claiming, "")))[0] == found


def test_an_attack_named_again_keeps_its_agent_and_kind() -> None:
    attack = ("The attack killed six people", "The|DT|2|det attack|NN|3|nsubj killed|VBD|0|root six|CD|5|nummod people|NNS|3|obj")
    reading = parsed(RAID, attack)
    assert agents(reading) == ["Northern", "Northern"]
    assert {claim.type for claim in mark(reading, Knowledge())} == {"attack.airstrike"}


def test_the_same_count_told_again_lends_its_agent() -> None:
    first = (
        "At least 16 people were killed in an air strike",
        "At|IN|2|case least|JJS|3|nmod 16|CD|4|nummod people|NNS|6|nsubj:pass were|VBD|6|aux:pass killed|VBN|0|root "
        "in|IN|10|case an|DT|10|det air|NN|10|compound strike|NN|6|obl",
    )
    again = (
        "[Northern] raids killed 16 people",
        "Northern|JJ|2|amod raids|NNS|3|nsubj killed|VBD|0|root 16|CD|5|nummod people|NNS|3|obj",
    )
    assert agents(parsed(first, again)) == ["Northern", "Northern"]


def test_who_was_counted_is_no_agent_by_the_noun_beside_the_name() -> None:
    tree = "20|CD|3|nummod Front|NNP|3|compound terrorists|NNS|4|nsubj killed|VBD|0|root in|IN|6|case Quessa|NNP|4|obl"
    reading = parsed(("20 [Front] [terrorists] killed in {Quessa}", tree))
    front, terrorists = reading.actors
    same = replace(terrorists, actor=front.actor)
    counts = tuple(replace(count, of=front.id) for count in reading.quantities)
    for actors, expected in (((front, same), ""), ((front, terrorists), "terrorists")):
        layers = reading.with_layer("actors", actors, "test").with_layer("quantities", counts, "test")
        (claim,) = mark(layers, Knowledge())
        assert named(layers, claim.agents) == expected


def test_dozens_here_and_there_are_no_count_told_again() -> None:
    one = ("24 people were killed", "24|CD|2|nummod people|NNS|4|nsubj:pass were|VBD|4|aux:pass killed|VBN|0|root")
    other = ("[Northern] raids killed dozens", "Northern|JJ|2|amod raids|NNS|3|nsubj killed|VBD|0|root dozens|NNS|3|obj")
    assert agents(parsed(one, other)) == ["", "Northern"]


def test_shells_that_came_from_somewhere_have_no_agent_of_their_own() -> None:
    shelled = (
        "The [Northern army] shelled {Quessa}",
        "The|DT|3|det Northern|NNP|3|amod army|NN|4|nsubj shelled|VBD|0|root Quessa|NNP|4|obj",
    )
    shells = (
        "The shells came from the southern heights",
        "The|DT|2|det shells|NNS|3|nsubj came|VBD|0|root from|IN|7|case the|DT|7|det southern|JJ|7|amod heights|NNS|3|obl",
    )
    assert agents(parsed(shelled, shells)) == ["Northern army", ""]


@pytest.mark.parametrize(("other", "kind"), [("Hill Front", "attack.shelling"), ("River Guard", "attack.other")])
def test_the_kind_of_an_attack_is_lent_between_claims_of_one_agent(other: str, kind: str) -> None:
    first, second = other.split()
    attack = ("The [Hill Front] attacked {Orna}", "The|DT|3|det Hill|NNP|3|compound Front|NNP|4|nsubj attacked|VBD|0|root Orna|NNP|4|obj")
    shells = (
        f"[{other}] shelling went on",
        f"{first}|NNP|2|compound {second}|NNP|3|compound shelling|NN|4|nsubj went|VBD|0|root on|RP|4|compound:prt",
    )
    claims = sorted(mark(parsed(attack, shells), Knowledge()), key=lambda claim: claim.start)
    assert [claim.type for claim in claims] == [kind, "attack.shelling"]


@pytest.mark.parametrize(("km", "kind"), [(5, "attack.shelling"), (50, "attack.other")])
def test_the_kind_of_an_attack_is_not_lent_to_another_town(km: float, kind: str) -> None:
    attack = ("The army attacked {Orna}", "The|DT|2|det army|NN|3|nsubj attacked|VBD|0|root Orna|NNP|3|obj")
    shells = ("Shelling hit {Quessa}", "Shelling|NN|2|nsubj hit|VBD|0|root Quessa|NNP|2|obj")
    reading = parsed(attack, shells)
    orna, quessa = (replace(place, place=place.name, admin1="Brill", feature="settlement", lon=0.0, lat=0.0) for place in reading.places)
    towns = (orna, replace(quessa, lat=km / 111))
    claims = sorted(mark(reading.with_layer("places", towns, "test"), Knowledge()), key=lambda claim: claim.start)
    assert [claim.type for claim in claims] == [kind, "attack.shelling"]


@pytest.mark.parametrize(("km", "day", "found"), [(5, "Monday", "Northern"), (50, "Monday", ""), (50, "", "Northern")])
def test_the_same_count_in_another_town_on_another_day_lends_no_agent(km: float, day: str, found: str) -> None:
    first = (
        "16 people were killed in {Orna}",
        "16|CD|2|nummod people|NNS|4|nsubj:pass were|VBD|4|aux:pass killed|VBN|0|root in|IN|6|case Orna|NNP|4|obl",
    )
    other = (
        "[Northern] raids killed 16 people in {Quessa}",
        "Northern|JJ|2|amod raids|NNS|3|nsubj killed|VBD|0|root 16|CD|5|nummod people|NNS|3|obj in|IN|7|case Quessa|NNP|3|obl",
    )
    reading = parsed(first, other)
    orna, quessa = (replace(place, place=place.name, admin1="Brill", feature="settlement", lon=0.0, lat=0.0) for place in reading.places)
    reading = reading.with_layer("places", (orna, replace(quessa, lat=km / 111)), "test")
    at = reading.text.index("killed 16")
    monday = TimeMention(id="t1", start=at, end=at + 6, type="DATE", value="2020-02-03", from_=date(2020, 2, 3), to=date(2020, 2, 3))
    assert agents(reading.with_layer("times", (monday,) if day else (), "test")) == [found, "Northern"]
