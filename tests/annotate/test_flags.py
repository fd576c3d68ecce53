"""Flags on comments: what is flagged, and how much is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhand.annotate.flags import STAGE
from secondhand.annotate.sentences import STAGE as SENTENCES
from secondhand.model import Block, BlockKind, Document, Flag, Knowledge, Reading


def flags(text: str, kind: BlockKind = "comment") -> list[tuple[str, str]]:
    return [(flag.kind, flag.span.of(text)) for flag in marked(text, kind)]


def marked(text: str, kind: BlockKind = "comment") -> list[Flag]:
    reading = Reading(document=Document.of(text), blocks=(Block(start=0, end=len(text), kind=kind),))
    reading = reading.with_layer("sentences", SENTENCES.mark(reading, Knowledge()), SENTENCES.signature)
    return list(STAGE.mark(reading, Knowledge()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The whole brigade should be gassed", [("incitement", "should be gassed")]),
        ("these people must all be shot on sight", [("incitement", "must all be shot")]),
        ("Kill them all.", [("incitement", "Kill them all")]),
        ("Just nuke them already", [("incitement", "Just nuke them")]),
        ("Someone please hang those traitors!", [("incitement", "Someone please hang those")]),
        ("Death to the governor and his dogs", [("incitement", "Death to")]),
        ("The navy should bomb every house in Larun", [("incitement", "should bomb every")]),
        ("We will kill you and your friends", [("threat", "We will kill you")]),
        ("I know where you live, reporter", [("threat", "I know where you live")]),
        ("typical raghead logic", [("slur", "raghead")]),
        ("Kurds are nothing but rats", [("slur", "Kurds are nothing but rats")]),
        ("the saudis are just animals", [("slur", "saudis are just animals")]),
        ("send these vermin home", [("slur", "these vermin")]),
        ("I earn $90 per hour from my sofa", [("spam", "earn $90 per hour")]),
        ("My aunt makes 7,000 $ a month online", [("spam", "makes 7,000 $ a month online")]),
        ("Ask this spell caster for help", [("spam", "spell caster")]),
        ("Northerners are rats.", [("slur", "Northerners are rats")]),
        ("Those people are nothing but animals!", [("slur", "Those people are nothing but animals")]),
        ("frankly the people of Larun are vermin", [("slur", "people of Larun are vermin")]),
        ("Somebody should burn Larun down with all of them in it.", [("incitement", "should burn Larun down with all of them in it")]),
        ("That nest should be flattened, with everyone inside.", [("incitement", "should be flattened, with everyone inside")]),
        (
            "Just bomb the whole valley and everybody who lives there",
            [("incitement", "Just bomb the whole valley and everybody who lives there")],
        ),
        ("Kill them all. You are next.", [("incitement", "Kill them all"), ("threat", "You are next")]),
    ],
)
def test_flagged(text: str, expected: list[tuple[str, str]]) -> None:
    assert flags(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Forty people were gassed there in 2013.",
        "They should not be killed, whatever they did.",
        "Nobody should be hanged for a poem.",
        "The general said the prisoners should be shot.",
        "They want to kill them all, that is the point.",
        "If they will find you a bed, take it.",
        "The army killed them at the mill.",
        "Please kill the lights at night.",
        "There were rats in the camp and dogs in the street.",
        "The Kurdish fighters had dogs with them.",
        "Shooting should be stopped.",
        "Here is my source: https://kesh.example.com/mill",
        "The bridge will be bombed again, I fear.",
        "He makes 300 $ and feeds nine.",
        "Ciao, fools",
        "Syrian animals were moved to another zoo.",
        "He says Kurds are rats.",
        "He says northerners are rats.",
        "Northerners are people who keep rats.",
        "The people of Larun are not rats.",
        "The army burned Larun down with all of them in it.",
        "They should not burn Larun down with everyone in it.",
        "You should burn the letters with all the names in it.",
        "They should level the road and pay everybody who lives there.",
        "Bomb craters are everywhere and everyone in there is afraid.",
        "Somebody must rebuild Larun with everyone who lives there.",
        "Turkish cancer patients wait for the crossing to open.",
        "",
    ],
)
def test_left_alone(text: str) -> None:
    assert (flags(text) if text else []) == []


@pytest.mark.parametrize("kind", ["body", "headline", "furniture", "caption"])
def test_only_comments(kind: BlockKind) -> None:
    assert flags("Kill them all.", kind) == []


def test_many_links_are_spam() -> None:
    text = "see https://a.example/1 and www.b.example/2 and https://c.example/3 now"
    assert flags(text) == [("spam", "https://a.example/1 and www.b.example/2 and https://c.example/3")]


def test_why_names_words_and_rule() -> None:
    assert [flag.why for flag in marked("All of them should be shot")] == ["“should be shot” (rule: duty and violent deed)"]


WORDS = ["kill", "them", "all", "should", "be", "just", "you", "are", "next", "earn", "$5", "rats", "Kurds", ".", "!", "\n", "www.a.b"]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30))
def test_flags_lie_in_the_text(parts: list[str]) -> None:
    text = " ".join(parts)
    for flag in marked(text):
        assert flag.span.of(text).strip()
        assert flag.why
