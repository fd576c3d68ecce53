"""What is told to have happened: types, who and to whom, where, when, how many; on sentences of our own."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhand.annotate import quantities
from secondhand.claims import mark
from secondhand.claims.events import Ledger
from secondhand.claims.triggers import forms, triggers
from secondhand.lexicon.phrases import tokens_of
from secondhand.model import (
    ActorMention,
    Attribution,
    Block,
    Claim,
    Document,
    Knowledge,
    PlaceMention,
    Published,
    Reading,
    Sentence,
    Span,
    Stance,
    TimeMention,
)

ACTORS = {
    "Northern army": "army",
    "Hill Front": "front",
    "River Guard": "guard",
    "Northern": "army",
    "the coalition": "coalition",
    "rebels": "rebels",
}
PLACES = {"Quessa": "Amsel", "Orna": "Brill", "Brill province": "Brill", "Ruritania": None}
TIMES = {"on Monday": date(2020, 2, 3), "on Tuesday": date(2020, 2, 4)}
PUBLISHED = date(2020, 2, 5)


def sentences_of(text: str) -> tuple[Sentence, ...]:
    found, start = [], 0
    for part in text.split(". "):
        if part:
            found.append(Sentence(start=start, end=start + len(part)))
        start += len(part) + 2
    return tuple(found)


def actors_of(text: str) -> tuple[ActorMention, ...]:
    taken: list[ActorMention] = []
    for name in sorted(ACTORS, key=len, reverse=True):
        at = text.find(name)
        while at >= 0:
            span = Span(at, at + len(name))
            if not any(other.span.overlaps(span) for other in taken):
                taken.append(ActorMention(id=f"a{at}", start=at, end=span.end, actor=ACTORS[name], name=name, type="armed group"))
            at = text.find(name, at + 1)
    return tuple(sorted(taken, key=lambda actor: actor.start))


def places_of(text: str) -> tuple[PlaceMention, ...]:
    found = [
        PlaceMention(
            id=f"p{at}",
            start=at,
            end=at + len(name),
            place=f"test:{name}",
            name=name,
            country="RU",
            admin1=region,
            feature="settlement" if region and "province" not in name else "governorate" if region else "country",
        )
        for name, region in PLACES.items()
        if (at := text.find(name)) >= 0
    ]
    return tuple(sorted(found, key=lambda place: place.start))


def reading_of(text: str, title: str | None = None, attributions: tuple[Attribution, ...] = ()) -> Reading:
    """A reading of one block with the layers that claims need."""
    document = Document.of(text, title=title, outlet="Courier", published=Published(value=PUBLISHED, basis="given"))
    times = [
        TimeMention(id=f"t{at}", start=at, end=at + len(words), type="DATE", value=day.isoformat(), from_=day, to=day)
        for words, day in TIMES.items()
        if (at := text.find(words)) >= 0
    ]
    reading = Reading(
        document=document,
        blocks=(Block(start=0, end=len(text), kind="body"),) if text else (),
        sentences=sentences_of(text) if text else (),
        actors=actors_of(text),
        places=places_of(text),
        times=tuple(sorted(times, key=lambda time: time.start)),
        attributions=attributions,
    )
    return reading.with_layer("quantities", quantities.mark(reading, Knowledge()), "test")


def claims(text: str, title: str | None = None, attributions: tuple[Attribution, ...] = ()) -> list[Claim]:
    return list(mark(reading_of(text, title, attributions), Knowledge()))


def told(text: str) -> list[tuple[str, str]]:
    """Type and words of each claim in the order of the text."""
    return [(claim.type, text[claim.start : claim.end]) for claim in sorted(claims(text), key=lambda claim: claim.start)]


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
    ("The death toll rose to six", "harm"),
    ("The Northern army captured Quessa", "territory.gain"),
    ("The Northern army lost control of Quessa", "territory.loss"),
    ("The Northern army besieged Quessa", "territory.encircle"),
    ("The Northern army is advancing towards Quessa", "territory.advance"),
    ("The Hill Front withdrew from Quessa", "movement.withdraw"),
    ("The Hill Front infiltrated into Quessa", "movement.enter"),
    ("The Northern army deployed troops", "movement.reinforce"),
    ("Hundreds of people fled Quessa", "displace"),
    ("Fighting has forced thousands of people to flee Quessa", "displace"),
    ("The Hill Front kidnapped six teachers", "detain"),
    ("The rebels violated the ceasefire", "ceasefire.violate"),
    ("A helicopter crashed near Quessa", "accident"),
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


PLACED = [
    ("An air strike hit Quessa in Brill province", "Quessa"),
    ("Shelling in Quessa and far from Ruritania", "Quessa"),
    ("An air strike hit Ruritania. Six people were killed in the raid on Quessa", "Quessa"),
    ("An air strike hit Quessa. Six people were killed", "Quessa"),
]


@pytest.mark.parametrize(("text", "name"), PLACED)
def test_place(text: str, name: str) -> None:
    reading = reading_of(text)
    names = {place.id: place.name for place in reading.places}
    assert {names[claim.place or ""] for claim in mark(reading, Knowledge())} == {name}


DATED = [
    ("An air strike hit Quessa on Monday", date(2020, 2, 3), "stated"),
    ("An air strike hit Quessa", PUBLISHED, "publication"),
]


@pytest.mark.parametrize(("text", "day", "basis"), DATED)
def test_time(text: str, day: date, basis: str) -> None:
    (claim,) = claims(text)
    assert (claim.time.from_, claim.time.to, claim.time.basis) == (day, day, basis)


def test_a_claim_takes_the_day_of_the_happening_before_it() -> None:
    first, second = claims("An air strike hit Quessa on Monday. The raid killed six people")
    assert {first.time.basis, second.time.basis} == {"stated", "inherited"}
    assert first.time.from_ == second.time.from_ == date(2020, 2, 3)


def test_counts_belong_to_their_claim() -> None:
    reading = reading_of("Shelling killed six people in Quessa while clashes wounded four people in Orna")
    spans = {count.id: count.span for count in reading.quantities}
    found = mark(reading, Knowledge())
    assert len(found) == 2
    assert all(claim.span.contains(spans[id_]) for claim in found for id_ in claim.counts)
    assert sorted(len(claim.counts) for claim in found) == [1, 1]


def attributed(text: str, source: str, cue: str, content: str, stance: Stance = "says") -> Attribution:
    def span(words: str) -> tuple[Span, ...]:
        at = text.index(words)
        return (Span(at, at + len(words)),)

    return Attribution(id="at1", source=span(source), cue=span(cue), content=span(content), stance=stance)


def test_a_claim_stands_in_the_content_of_its_attribution() -> None:
    text = "An air strike hit Quessa, the mayor said"
    (claim,) = claims(text, attributions=(attributed(text, "the mayor", "said", "An air strike hit Quessa"),))
    assert text[claim.start : claim.end] == "An air strike hit Quessa"
    assert claim.attribution == "at1"
    assert [voice.name for voice in claim.chain] == ["Courier", "the mayor"]


SPOKEN: list[tuple[str, Stance, str]] = [
    ("the raid on Quessa", "condemns", "statement.condemn"),
    ("to bomb Quessa", "threatens", "statement.threaten"),
    ("to leave Quessa", "demands", "statement.demand"),
    ("those words", "denies", "statement.deny"),
    ("the Hill Front of lies", "accuses", "statement.accuse"),
    ("the Hill Front of shelling Quessa", "accuses", "attack.shelling"),
    ("of a long winter", "warns", "statement.warn"),
    ("to build a bridge", "promises", "statement.promise"),
]


@pytest.mark.parametrize(("content", "stance", "kind"), SPOKEN)
def test_what_is_done_by_saying_it(content: str, stance: Stance, kind: str) -> None:
    text = f"The mayor spoke {content}"
    (claim,) = claims(text, attributions=(attributed(text, "The mayor", "spoke", content, stance),))
    assert claim.type == kind


def test_clauses_with_their_own_act_are_claims_of_their_own() -> None:
    text = "The Northern army seized the airport and have entered the town of Quessa"
    assert told(text) == [
        ("territory.gain", "The Northern army seized the airport"),
        ("movement.enter", "have entered the town of Quessa"),
    ]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The Northern army killed a commander as well as five of his guards", 2),
        ("The Northern army stormed Quessa after killing six people", 1),
    ],
)
def test_what_goes_on_with_the_same_act_is_no_claim_of_its_own(text: str, counts: int) -> None:
    assert [len(claim.counts) for claim in claims(text)] == [counts]


def test_the_war_in_the_background_is_a_claim_of_its_own() -> None:
    text = "The Northern army seized Orna in a war that has killed more than 100,000 people"
    assert told(text) == [("territory.gain", text), ("harm", "a war that has killed more than 100,000 people")]
    reading = reading_of(text)
    assert {claim.type: bool(claim.counts) for claim in mark(reading, Knowledge())} == {"territory.gain": False, "harm": True}


def test_only_the_kind_of_attack_that_is_claimed_gets_the_claimant() -> None:
    text = "A raid by warplanes hit Orna. A car bomb killed six people in Quessa. The Hill Front claimed responsibility"
    reading = reading_of(text)
    name = {actor.id: actor.actor for actor in reading.actors}
    agents = {claim.type: [name[id_] for id_ in claim.agents] for claim in mark(reading, Knowledge())}
    assert agents == {"attack.airstrike": [], "attack.bombing": ["front"]}


def test_killed_before_and_after_are_two_happenings() -> None:
    text = "Shelling killed 43 people in Quessa after a pilot was killed by rebels"
    assert [words for _, words in told(text)] == ["Shelling killed 43 people in Quessa", "after a pilot was killed by rebels"]


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


WORDS = st.sampled_from(
    ["killed", "six", "people", "in", "Quessa", "and", "Northern", "air", "strikes", "while", "by", "rebels", ".", ",", "the"]
)


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_any_words_make_claims_inside_the_text_with_ids_of_their_own(text: str) -> None:
    found = claims(text)
    assert all(0 <= claim.start < claim.end <= len(text) for claim in found)
    assert len({claim.id for claim in found}) == len(found)


def test_a_long_sentence_takes_time_that_grows_with_it() -> None:
    text = "the rebels shelled Orna and six people were killed by the coalition as " * 500
    assert len(Ledger(reading_of(text), Knowledge()).claims) > 400


def test_time_grows_with_the_claims_and_no_faster() -> None:
    one = "Shelling killed six people"
    seconds = []
    for count in (1_000, 4_000):
        reading = reading_of(f"{one}. " * count)
        started = time.process_time()
        assert len(mark(reading, Knowledge())) == count
        seconds.append(time.process_time() - started)
    assert seconds[1] < 10 * seconds[0]
