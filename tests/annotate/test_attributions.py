"""Attributions by rules: who is said to say what, on sentences of our own."""

from __future__ import annotations

import re

import pytest

from secondhand.annotate.attributions import mark
from secondhand.model import Attribution, Block, Document, Knowledge, Reading, Sentence

ENDS = re.compile(r"[^\n.!?]+(?:[.!?]+[\"”]?|\n|$)")


def reading(text: str) -> Reading:
    """A reading with one body block and sentences cut at full stops."""
    sentences = tuple(Sentence(start=m.start(), end=m.end()) for m in ENDS.finditer(text) if m.group().strip())
    made = Reading(document=Document.of(text)).with_layer("blocks", (Block(start=0, end=len(text), kind="body"),), "test")
    return made.with_layer("sentences", sentences, "test")


def parts(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content words of every attribution; pieces joined by a bar."""
    return [tuple(" | ".join(span.of(text) for span in spans) for spans in (a.source, a.cue, a.content)) for a in marked(text)]  # type: ignore[misc]


def marked(text: str) -> tuple[Attribution, ...]:
    return mark(reading(text), Knowledge())


INDIRECT = [
    ("The governor said the bridge was closed.", ("The governor", "said", "the bridge was closed")),
    ("The mayor of Tarn said that two boats had sunk.", ("The mayor of Tarn", "said", "that two boats had sunk")),
    (
        "Ann Lee, head of the Harbour Watch, said the port was shelled.",
        ("Ann Lee, head of the Harbour Watch", "said", "the port was shelled"),
    ),
    ("Two boats had sunk, the mayor said.", ("the mayor", "said", "Two boats had sunk")),
    ("Six boats sank in the harbour of Port Tarn a monitor said.", ("a monitor", "said", "Six boats sank in the harbour of Port Tarn")),
    ("According to the Harbour Watch, two boats sank.", ("the Harbour Watch", "According to", "two boats sank")),
    ("Two boats sank, according to the Harbour Watch.", ("the Harbour Watch", "according to", "Two boats sank")),
    ("The army has repeatedly denied that it shelled the port.", ("The army", "denied", "that it shelled the port")),
    ("The ministry warned of a new attack.", ("The ministry", "warned of", "a new attack")),
    ("The ministry told reporters that the road was open.", ("The ministry", "told", "that the road was open")),
    ("The rebels vowed to hold the town.", ("The rebels", "vowed", "to hold the town")),
    ("Marland accused the rebels of shelling the port.", ("Marland", "accused", "the rebels of shelling the port")),
    ("People evacuated from the port said the shelling went on.", ("People evacuated from the port", "said", "the shelling went on")),
    ("In a statement on Monday the army said the road was open.", ("the army", "said", "the road was open")),
]


@pytest.mark.parametrize(("text", "expected"), INDIRECT)
def test_indirect(text: str, expected: tuple[str, str, str]) -> None:
    assert parts(text) == [expected]
