"""Chains of voices: from the outlet through everybody it relays to the origin, on sentences of our own."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondhand.annotate.attributions import mark
from secondhand.claims.chain import OUTLET_UNKNOWN, Chains, chains
from secondhand.claims.names import Name, joint, shown
from secondhand.model import Actor, ActorMention, ActorType, Attribution, Block, Document, Knowledge, Loaded, Reading, Sentence, Span

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


def reading(text: str, outlet: str | None = "Tarn Post") -> Reading:
    sentences = tuple(Sentence(start=m.start(), end=m.end()) for m in ENDS.finditer(text) if m.group().strip())
    made = Reading(document=Document.of(text, outlet=outlet))
    made = made.with_layer("blocks", (Block(start=0, end=len(text), kind="body"),) if text else (), "test")
    made = made.with_layer("sentences", sentences, "test").with_layer("actors", sorted(_mentions(text), key=lambda m: m.start), "test")
    return made.with_layer("attributions", mark(made, KNOWN), "test")


def _mentions(text: str) -> list[ActorMention]:
    return [
        ActorMention(id=f"m{m.start()}", start=m.start(), end=m.end(), actor=actor, name=name, type=kind)
        for name, (kind, actor) in ACTORS.items()
        for m in re.finditer(re.escape(name), text, re.IGNORECASE)
    ]


def told(text: str, words: str, outlet: str | None = "Tarn Post") -> list[list[str]]:
    """The names of the chains through which some words are told."""
    made = reading(text, outlet)
    start = text.index(words)
    span = Span(start, start + len(words))
    return [[voice.name for voice in chain] for chain in chains(made, KNOWN, span, innermost(made, span))]


def test_a_voice_named_in_words_that_judge_has_its_plain_name_in_the_chain() -> None:
    text = "The bloodthirsty Tarn Brigade said that the bridge had fallen."
    made = reading(text)
    span = Span(text.index("the bridge"), len(text) - 1)
    judged = made.with_layer("loaded", (Loaded(start=4, end=16, label="Loaded_Language"),), "test")
    ((outlet, brigade),) = chains(judged, KNOWN, span, innermost(judged, span))
    assert (outlet.name, brigade.name) == ("Tarn Post", "Tarn Brigade")
    assert brigade.spans[0].of(text) == "The bloodthirsty Tarn Brigade"


def innermost(made: Reading, span: Span) -> Attribution | None:
    around = [item for item in made.attributions if any(piece.contains(span) for piece in item.content)]
    return min(around, key=lambda item: sum(map(len, item.content)), default=None)


CHAINS = [
    ("Two boats sank.", "boats sank", [["Tarn Post"]]),
    ("The mayor said two boats sank.", "boats sank", [["Tarn Post", "The mayor"]]),
    ("Mayor Ann Lee said two boats sank.", "boats sank", [["Tarn Post", "Mayor Ann Lee"]]),
    ("The convoy has reportedly left.", "left", [["Tarn Post"]]),
    # nested, outermost first
    ("The Herald reported that two residents said boats sank.", "boats sank", [["Tarn Post", "Herald", "two residents"]]),
    ("The Herald quoted Norland News as saying that boats sank.", "boats sank", [["Tarn Post", "Herald", "Norland News"]]),
    (
        "The Herald reported that, according to a call to the Harbour Watch's hotline, two residents said boats sank.",
        "boats sank",
        [["Tarn Post", "Herald", "Harbour Watch", "two residents"]],
    ),
    # a call, a letter, a video belongs to whose it is
    (
        "The Herald reported that, according to a call to the hotline of the Dune Relief Centre, two residents said boats sank.",
        "boats sank",
        [["Tarn Post", "Herald", "Dune Relief Centre", "two residents"]],
    ),
    ("According to a statement by the Harbour Watch, boats sank.", "boats sank", [["Tarn Post", "Harbour Watch"]]),
    ("According to a report by Rescue International, boats sank.", "boats sank", [["Tarn Post", "Rescue International"]]),
    ("A video of the Tarn Brigade showed that boats sank.", "boats sank", [["Tarn Post", "Tarn Brigade"]]),
    ("The Harbour Watch's letter said boats sank.", "boats sank", [["Tarn Post", "Harbour Watch"]]),
    ("A letter to the Harbour Watch said boats sank.", "boats sank", [["Tarn Post", "A letter to the Harbour Watch"]]),
    ("A call to a hotline said boats sank.", "boats sank", [["Tarn Post", "A call to a hotline"]]),
    ("A video of the harbour showed that boats sank.", "boats sank", [["Tarn Post", "A video of the harbour"]]),
    # a medium above the text does not carry it
    ("By Jo Marsh\n\nThe Herald reported that the mayor said boats sank.", "boats sank", [["Tarn Post", "Herald", "the mayor"]]),
    # joint sources make one chain each
    ("Marland and Norland said boats sank.", "boats sank", [["Tarn Post", "Marland"], ["Tarn Post", "Norland"]]),
    ("Boats sank, according to the Watch and Tarn officials.", "Boats sank", [["Tarn Post", "Watch"], ["Tarn Post", "Tarn officials"]]),
    ("The Foreign and Expatriates Ministry said boats sank.", "boats sank", [["Tarn Post", "Foreign and Expatriates Ministry"]]),
    # relays
    ("Mayor Ann Lee told the Herald that boats sank.", "boats sank", [["Tarn Post", "Herald", "Mayor Ann Lee"]]),
    ("In a statement carried by Gull television the army said boats sank.", "boats sank", [["Tarn Post", "Gull television", "the army"]]),
    (
        "Norland News said boats sank, citing several independent sources.",
        "boats sank",
        [["Tarn Post", "Norland News", "several independent sources"]],
    ),
    (
        "Two residents told the hotline of the Dune Relief Centre that boats sank.",
        "boats sank",
        [["Tarn Post", "Dune Relief Centre", "Two residents"]],
    ),
    ("Two residents told the council that boats sank.", "boats sank", [["Tarn Post", "Two residents"]]),
    # the fullest name the text gives
    (
        "Harbour Watch said it rained. The monitor – which relies on divers – said boats sank.",
        "boats sank",
        [["Tarn Post", "Harbour Watch"]],
    ),
    ("Mayor Ann Lee came. Lee said boats sank.", "boats sank", [["Tarn Post", "Mayor Ann Lee"]]),
    ("Mayor Ann Lee said it rained. She said boats sank.", "boats sank", [["Tarn Post", "Mayor Ann Lee"]]),
    ("Harbour Watch said it rained. It said boats sank.", "boats sank", [["Tarn Post", "Harbour Watch"]]),
    ("The Harbour Watch said it rained. The Norland-based group said boats sank.", "boats sank", [["Tarn Post", "Harbour Watch"]]),
    ("The Harbour Watch said it rained. The Watch said boats sank.", "boats sank", [["Tarn Post", "Harbour Watch"]]),
    ("A source at the port said it rained. The source said boats sank.", "boats sank", [["Tarn Post", "A source at the port"]]),
    ("Two villagers said it rained. They said boats sank.", "boats sank", [["Tarn Post", "Two villagers"]]),
    ("Mayor Ann Lee said: “I know boats sank.”", "boats sank", [["Tarn Post", "Mayor Ann Lee"]]),
    (
        "Tarn Brigade spokesman Jon Berg said it rained. The Tarn Brigade said boats sank.",
        "boats sank",
        [["Tarn Post", "Tarn Brigade"]],
    ),
    ("The Norland MoD said it rained. The military said boats sank.", "boats sank", [["Tarn Post", "Norland MoD"]]),
    ("He said boats sank.", "boats sank", [["Tarn Post", "He"]]),
]


@pytest.mark.parametrize(("text", "words", "expected"), CHAINS)
def test_chain(text: str, words: str, expected: list[list[str]]) -> None:
    assert told(text, words) == expected


def test_the_outlet_does_not_stand_twice() -> None:
    assert told("The Herald said boats sank.", "boats sank", outlet="herald") == [["herald"]]
    assert told("Mayor Ann Lee told the Herald that boats sank.", "boats sank", outlet="herald") == [["herald", "Mayor Ann Lee"]]


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
    assert told(f"{source} reported on Friday that boats sank.", "boats sank", outlet=outlet) == [[outlet]]


@pytest.mark.parametrize("source", ["Our correspondent", "A reporter of the Post", "Ann Post", "The Gull Post", "The Post Office"])
def test_a_reporter_of_the_outlet_and_a_namesake_are_voices(source: str) -> None:
    ((_, voice),) = told(f"{source} said boats sank.", "boats sank", outlet="The Tarn Post")
    assert voice == shown(source)


def test_nobody_stands_twice_in_a_chain() -> None:
    text = "The Herald reported that Ann Lee said the Herald had reported that boats sank."
    assert told(text, "boats sank") == [["Tarn Post", "Herald", "Ann Lee"]]


def test_a_channel_is_marked_with_its_owner() -> None:
    text = "According to a call to the hotline of the Dune Relief Centre, boats sank."
    made = reading(text)
    (chain,) = Chains(made, KNOWN).of(made.attributions[0].content[0], made.attributions[0])
    assert [span.of(text) for span in chain[-1].spans] == ["a call to the hotline of the Dune Relief Centre", "the Dune Relief Centre"]
    assert chain[-1].kind in {"organisation", "official"} and chain[-1].named


def test_without_outlet() -> None:
    (chain,) = chains(reading("Boats sank.", None), KNOWN, Span(0, 5), None)
    assert [(voice.name, voice.kind, voice.named) for voice in chain] == [(OUTLET_UNKNOWN, "outlet", False)]


KINDS = [
    ("Marland said boats sank.", "official", True),
    ("The Tarn Brigade said boats sank.", "armed group", True),
    ("The rebels said boats sank.", "armed group", False),
    ("The Harbour Watch said boats sank.", "organisation", True),
    ("Norland News said boats sank.", "media", True),
    ("A military source said boats sank.", "anonymous", False),
    ("Two local residents said boats sank.", "anonymous", False),
    ("Ann Lee said boats sank.", "person", True),
    ("President Ann Lee said boats sank.", "official", True),
    ("Tarn Brigade spokesman Jon Berg said boats sank.", "armed group", True),
    ("A video showed that boats sank.", "document", False),
    ("The ministry said boats sank.", "official", False),
    ("The old regime said boats sank.", "official", False),
    ("The IDA said boats sank.", "organisation", True),
    ("The Free Gull Post reported that boats sank.", "media", True),
    ("Two boats sank head of the Harbour Watch Ann Lee said.", "organisation", True),
    ("The head of a port in Marland said boats sank.", "anonymous", False),
    ("The video, shot by divers in the port, showed that boats sank.", "document", False),
    ("Holm Defence Ministry spokesman Jon Berg said boats sank.", "official", True),
    ("The Holm Defence Ministry said boats sank.", "official", True),
    ("The Tarn Gazette reported that boats sank.", "media", True),
]


@pytest.mark.parametrize(("text", "kind", "named"), KINDS)
def test_kind_of_voice(text: str, kind: str, named: bool) -> None:
    made = reading(text)
    (chain,) = Chains(made, KNOWN).of(made.attributions[0].content[0], made.attributions[0])
    assert (chain[-1].kind, chain[-1].named) == (kind, named)


def test_voice_keeps_its_words_and_actor() -> None:
    text = "The Harbour Watch said it rained. It said boats sank."
    made = reading(text)
    (chain,) = Chains(made, KNOWN).of(made.attributions[1].content[0], made.attributions[1])
    assert chain[-1].actor == "harbour-watch"
    assert [span.of(text) for span in chain[-1].spans] == ["It", "The Harbour Watch"]


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


SOURCES = ["Ann Lee", "the group", "he", "It", "France and Britain", "the Herald", "two residents", "’s", "—", "hotline"]


@given(st.lists(st.tuples(st.sampled_from(SOURCES), st.sampled_from(["said", "told the Herald that", "denied"])), max_size=8))
@settings(max_examples=80, deadline=None)
def test_every_chain_begins_with_the_outlet(pairs: list[tuple[str, str]]) -> None:
    made = reading(" ".join(f"{source} {cue} boats sank." for source, cue in pairs))
    found = Chains(made, KNOWN)
    for item in made.attributions:
        for chain in found.of(item.content[0], item):
            assert chain[0].kind == "outlet"
            assert all(voice.kind != "outlet" for voice in chain[1:])
