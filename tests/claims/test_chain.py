"""Chains of voices: from the outlet through everybody it relays to the origin, on sentences of our own."""

from __future__ import annotations

import re
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import secondhand
from secondhand.claims.chain import OUTLET_UNKNOWN, Chains, chains
from secondhand.claims.names import Name, joint, shown
from secondhand.model import Actor, ActorMention, ActorType, Attribution, Block, Chain, Document, Knowledge, Loaded, Reading, Sentence, Span
from tests.claims.marked import unmarked

ENDS = re.compile(r"[^\n.!?]+(?:[.!?]+[\"”]?|\n|$)")
ACTORS: dict[str, tuple[ActorType, str | None]] = {
    "Harbour Watch": ("organisation", "harbour-watch"),
    "the Watch": ("organisation", "harbour-watch"),
    "Norland News": ("media", "norland-news"),
    "the Herald": ("media", "herald"),
    "Free Gull Post": ("media", None),
    "Defence Ministry": ("organisation", "holm-mod"),
    "Tarn Brigade": ("armed group", "tarn-brigade"),
    "Marland": ("state", "marland"),
    "rebels": ("armed group", None),
}
KNOWN = Knowledge(actors=(Actor(id="herald", name="The Herald", type="media", names=("Herald",)),))


def reading(marked: str, outlet: str | None = "Tarn Post") -> Reading:
    text, attributions = unmarked(marked)
    sentences = tuple(Sentence(start=m.start(), end=m.end()) for m in ENDS.finditer(text) if m.group().strip())
    made = Reading(document=Document.of(text, outlet=outlet))
    made = made.with_layer("blocks", (Block(start=0, end=len(text), kind="body"),) if text else (), "test")
    made = made.with_layer("sentences", sentences, "test").with_layer("actors", sorted(_mentions(text), key=lambda m: m.start), "test")
    return made.with_layer("attributions", attributions, "test")


def last_chains(made: Reading) -> tuple[Chain, ...]:
    """The chains of the last attribution."""
    item = made.attributions[-1]
    return chains(made, KNOWN, item.content[0], item)


def _mentions(text: str) -> list[ActorMention]:
    return [
        ActorMention(id=f"m{m.start()}", start=m.start(), end=m.end(), actor=actor, name=name, type=kind)
        for name, (kind, actor) in ACTORS.items()
        for m in re.finditer(re.escape(name), text, re.IGNORECASE)
    ]


def told(marked: str, outlet: str | None = "Tarn Post") -> list[list[str]]:
    """The names after the outlet's in the chains of the last attribution."""
    return [[voice.name for voice in chain[1:]] for chain in last_chains(reading(marked, outlet))]


def test_a_voice_named_in_words_that_judge_has_its_plain_name_in_the_chain() -> None:
    made = reading("{1s The bloodthirsty Tarn Brigade} {1c said} {1t that the bridge had fallen}.")
    judged = made.with_layer("loaded", (Loaded(start=4, end=16, label="Loaded_Language"),), "test")
    ((outlet, brigade),) = last_chains(judged)
    assert (outlet.name, brigade.name) == ("Tarn Post", "Tarn Brigade")
    assert brigade.spans[0].of(made.text) == "The bloodthirsty Tarn Brigade"


def test_the_outlet_speaks_where_nobody_is_said_to_speak() -> None:
    ((outlet,),) = chains(reading("Two boats sank."), KNOWN, Span(0, 14), None)
    assert (outlet.name, outlet.kind) == ("Tarn Post", "outlet")


CHAINS = [
    ("{1s The mayor} {1c said} {1t two boats sank}.", [["The mayor"]]),
    ("{1s Mayor Ann Lee} {1c said} {1t two boats sank}.", [["Mayor Ann Lee"]]),
    ("{1t The convoy} has {1c reportedly} {1t left}.", [[]]),
    ("{1s The Herald} {1c reported} {1t that {2s two residents} {2c said} {2t boats sank}}.", [["Herald", "two residents"]]),
    ("{1s The Herald} {1c quoted} {1t {2s Norland News} as {2c saying} {2t that boats sank}}.", [["Herald", "Norland News"]]),
    (
        "{1s The Herald} {1c reported} {1t that, {2c according to} {2s a call to the Harbour Watch's hotline}, "
        "{2t {3s two residents} {3c said} {3t boats sank}}}.",
        [["Herald", "Harbour Watch", "two residents"]],
    ),
    (
        "{1s The Herald} {1c reported} {1t that, {2c according to} {2s a call to the hotline of the Dune Relief Centre}, "
        "{2t {3s two residents} {3c said} {3t boats sank}}}.",
        [["Herald", "Dune Relief Centre", "two residents"]],
    ),
    ("{1c According to} {1s a statement by the Harbour Watch}, {1t boats sank}.", [["Harbour Watch"]]),
    ("{1c According to} {1s a report by Rescue International}, {1t boats sank}.", [["Rescue International"]]),
    ("{1s A video of the Tarn Brigade} {1c showed} {1t that boats sank}.", [["Tarn Brigade"]]),
    ("{1s The Harbour Watch's letter} {1c said} {1t boats sank}.", [["Harbour Watch"]]),
    ("{1s A letter to the Harbour Watch} {1c said} {1t boats sank}.", [["A letter to the Harbour Watch"]]),
    ("{1s A call to a hotline} {1c said} {1t boats sank}.", [["A call to a hotline"]]),
    ("{1s A video of the harbour} {1c showed} {1t that boats sank}.", [["A video of the harbour"]]),
    ("By Jo Marsh\n\n{1s The Herald} {1c reported} {1t that {2s the mayor} {2c said} {2t boats sank}}.", [["Herald", "the mayor"]]),
    ("{1s Marland and Norland} {1c said} {1t boats sank}.", [["Marland"], ["Norland"]]),
    ("{1t Boats sank}, {1c according to} {1s the Watch and Tarn officials}.", [["Watch"], ["Tarn officials"]]),
    ("{1s The Foreign and Expatriates Ministry} {1c said} {1t boats sank}.", [["Foreign and Expatriates Ministry"]]),
    ("{1s Mayor Ann Lee} {1c told} the Herald {1t that boats sank}.", [["Herald", "Mayor Ann Lee"]]),
    ("In a statement carried by Gull television {1s the army} {1c said} {1t boats sank}.", [["Gull television", "the army"]]),
    ("{1s Norland News} {1c said} {1t boats sank}, citing several independent sources.", [["Norland News", "several independent sources"]]),
    ("{1s Two residents} {1c told} the hotline of the Dune Relief Centre {1t that boats sank}.", [["Dune Relief Centre", "Two residents"]]),
    ("{1s Two residents} {1c told} the council {1t that boats sank}.", [["Two residents"]]),
    (
        "{1s Harbour Watch} {1c said} {1t it rained}. {2s The monitor} – which relies on divers – {2c said} {2t boats sank}.",
        [["Harbour Watch"]],
    ),
    ("Mayor Ann Lee came. {1s Lee} {1c said} {1t boats sank}.", [["Mayor Ann Lee"]]),
    ("{1s Mayor Ann Lee} {1c said} {1t it rained}. {2s She} {2c said} {2t boats sank}.", [["Mayor Ann Lee"]]),
    ("{1s Harbour Watch} {1c said} {1t it rained}. {2s It} {2c said} {2t boats sank}.", [["Harbour Watch"]]),
    ("{1s The Harbour Watch} {1c said} {1t it rained}. {2s The Norland-based group} {2c said} {2t boats sank}.", [["Harbour Watch"]]),
    ("{1s The Harbour Watch} {1c said} {1t it rained}. {2s The Watch} {2c said} {2t boats sank}.", [["Harbour Watch"]]),
    ("{1s A source at the port} {1c said} {1t it rained}. {2s The source} {2c said} {2t boats sank}.", [["A source at the port"]]),
    ("{1s Two villagers} {1c said} {1t it rained}. {2s They} {2c said} {2t boats sank}.", [["Two villagers"]]),
    ("{1s Mayor Ann Lee} {1c said}: {1t “I know boats sank.”}", [["Mayor Ann Lee"]]),
    ("{1s Tarn Brigade spokesman Jon Berg} {1c said} {1t it rained}. {2s The Tarn Brigade} {2c said} {2t boats sank}.", [["Tarn Brigade"]]),
    ("{1s The Norland MoD} {1c said} {1t it rained}. {2s The military} {2c said} {2t boats sank}.", [["Norland MoD"]]),
    ("{1s He} {1c said} {1t boats sank}.", [["He"]]),
]


@pytest.mark.parametrize(("marked", "expected"), CHAINS)
def test_chain(marked: str, expected: list[list[str]]) -> None:
    assert told(marked) == expected


def test_the_outlet_does_not_stand_twice() -> None:
    assert told("{1s The Herald} {1c said} {1t boats sank}.", outlet="herald") == [[]]
    assert told("{1s Mayor Ann Lee} {1c told} the Herald {1t that boats sank}.", outlet="herald") == [["Mayor Ann Lee"]]


@pytest.mark.parametrize(
    ("outlet", "source"),
    [
        ("The Tarn Post", "Tarn Post"),
        ("Tarn Post", "The Tarn Post"),
        ("The Tarn Post", "The Post"),
        ("Tarn Post", "This newspaper"),
        ("Tarn Post", "Our website"),
    ],
)
def test_the_outlet_under_another_form_of_its_name_does_not_stand_twice(outlet: str, source: str) -> None:
    assert told(f"{{1s {source}}} {{1c reported}} on Friday {{1t that boats sank}}.", outlet=outlet) == [[]]


@pytest.mark.parametrize("source", ["Our correspondent", "A reporter of the Post", "Ann Post", "The Gull Post", "The Post Office"])
def test_a_reporter_of_the_outlet_and_a_namesake_are_voices(source: str) -> None:
    assert told(f"{{1s {source}}} {{1c said}} {{1t boats sank}}.", outlet="The Tarn Post") == [[shown(source)]]


def test_nobody_stands_twice_in_a_chain() -> None:
    text = "{1s The Herald} {1c reported} {1t that {2s Ann Lee} {2c said} {2t {3s the Herald} had {3c reported} {3t that boats sank}}}."
    assert told(text) == [["Herald", "Ann Lee"]]


def test_a_channel_is_marked_with_its_owner() -> None:
    made = reading("{1c According to} {1s a call to the hotline of the Dune Relief Centre}, {1t boats sank}.")
    (chain,) = last_chains(made)
    assert [span.of(made.text) for span in chain[-1].spans] == ["a call to the hotline of the Dune Relief Centre", "the Dune Relief Centre"]
    assert chain[-1].kind == "organisation"
    assert chain[-1].named


def test_without_outlet() -> None:
    (chain,) = chains(reading("Boats sank.", None), KNOWN, Span(0, 5), None)
    assert [(voice.name, voice.kind, voice.named) for voice in chain] == [(OUTLET_UNKNOWN, "outlet", False)]


KINDS = [
    ("{1s Marland} {1c said} {1t boats sank}.", "official", True),
    ("{1s The Tarn Brigade} {1c said} {1t boats sank}.", "armed group", True),
    ("{1s The rebels} {1c said} {1t boats sank}.", "armed group", False),
    ("{1s The Harbour Watch} {1c said} {1t boats sank}.", "organisation", True),
    ("{1s Norland News} {1c said} {1t boats sank}.", "media", True),
    ("{1s A military source} {1c said} {1t boats sank}.", "anonymous", False),
    ("{1s Two local residents} {1c said} {1t boats sank}.", "anonymous", False),
    ("{1s Ann Lee} {1c said} {1t boats sank}.", "person", True),
    ("{1s President Ann Lee} {1c said} {1t boats sank}.", "official", True),
    ("{1s Tarn Brigade spokesman Jon Berg} {1c said} {1t boats sank}.", "armed group", True),
    ("{1s A video} {1c showed} {1t that boats sank}.", "document", False),
    ("{1s The ministry} {1c said} {1t boats sank}.", "official", False),
    ("{1s The old regime} {1c said} {1t boats sank}.", "official", False),
    ("{1s The IDA} {1c said} {1t boats sank}.", "organisation", True),
    ("{1s The Free Gull Post} {1c reported} {1t that boats sank}.", "media", True),
    ("{1t Two boats sank} {1s head of the Harbour Watch Ann Lee} {1c said}.", "organisation", True),
    ("{1s The head of a port in Marland} {1c said} {1t boats sank}.", "anonymous", False),
    ("{1s The video, shot by divers in the port}, {1c showed} {1t that boats sank}.", "document", False),
    ("{1s Holm Defence Ministry spokesman Jon Berg} {1c said} {1t boats sank}.", "official", True),
    ("{1s The Holm Defence Ministry} {1c said} {1t boats sank}.", "official", True),
    ("{1s The Tarn Gazette} {1c reported} {1t that boats sank}.", "media", True),
]


@pytest.mark.parametrize(("marked", "kind", "named"), KINDS)
def test_kind_of_voice(marked: str, kind: str, named: bool) -> None:
    (chain,) = last_chains(reading(marked))
    assert (chain[-1].kind, chain[-1].named) == (kind, named)


def test_a_known_person_by_the_surname_alone_is_a_person() -> None:
    (claim,) = secondhand.annotate("Zelensky said shells hit Kharkiv.").claims
    assert (claim.chain[-1].name, claim.chain[-1].kind, claim.chain[-1].named) == ("Zelensky", "person", True)


def test_voice_keeps_its_words_and_actor() -> None:
    made = reading("{1s The Harbour Watch} {1c said} {1t it rained}. {2s It} {2c said} {2t boats sank}.")
    (chain,) = last_chains(made)
    assert chain[-1].actor == "harbour-watch"
    assert [span.of(made.text) for span in chain[-1].spans] == ["It", "The Harbour Watch"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("France and Britain", ["France", "Britain"]),
        ("France, Britain and the United States", ["France", "Britain", "the United States"]),
        ("the mayor and Tarn officials", ["the mayor", "Tarn officials"]),
        ("Government and opposition forces", ["Government and opposition forces"]),
        ("the mayor and his aides", ["the mayor and his aides"]),
        ("the Centre for Peace and Justice", ["the Centre for Peace and Justice"]),
    ],
)
def test_joint_sources(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in joint(text, Span(0, len(text)))] == expected


def test_name() -> None:
    text = "a spokesman for the Harbour Watch"
    name = Name.of(text, Span(0, len(text)))
    assert (name.head, name.front, name.capitals) == ("spokesman", ("a", "spokesman"), 2)
    assert shown("the\nHarbour  Watch,") == "Harbour Watch"


SOURCES = [
    "Ann Lee",
    "the group",
    "he",
    "It",
    "its command",
    "France and Britain",
    "the Herald",
    "two residents",
    "’s",
    "—",
    "hotline",
    "a b",
]
CUES = ["said", "told the Herald", "quoted the mayor, citing him, as saying", "said in a statement carried by"]


@given(st.lists(st.tuples(st.sampled_from(SOURCES), st.sampled_from(CUES)), max_size=7))
@settings(max_examples=80, deadline=None)
def test_every_chain_begins_with_the_outlet(pairs: list[tuple[str, str]]) -> None:
    text = " ".join(f"{{{n}s {source}}} {{{n}c {cue}}} {{{n}t boats sank}}." for n, (source, cue) in enumerate(pairs, 1))
    made = reading(text)
    found = Chains(made, KNOWN)
    for item in made.attributions:
        for chain in found.of(item.content[0], item):
            assert chain[0].kind == "outlet"
            assert all(voice.kind != "outlet" for voice in chain[1:])


def test_a_long_line_of_attributions_takes_no_longer_by_the_piece() -> None:
    def seconds(times: int) -> float:
        text = "The Herald told the hotline, citing the mayor, by its command and his office " * times
        made = reading(text)
        step = len(text) // times
        items = [
            Attribution(id=f"at{n}", source=(Span(at, at + 10),), cue=(Span(at + 11, at + 15),), content=(Span(at + 30, at + 40),))
            for n, at in enumerate(range(0, len(text), step))
        ]
        made = made.with_layer("attributions", items, "test")
        start = process_time()
        Chains(made, KNOWN)
        return process_time() - start

    seconds(10)
    assert seconds(800) < 30 * max(seconds(100), 0.01)
