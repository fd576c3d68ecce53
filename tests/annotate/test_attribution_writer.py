"""What the writer says himself is no content, even where the encoder heard it as one."""

from __future__ import annotations

import pytest

from tests.annotate.listening import heard

CUT = [
    ("{1s Marland} {1c condemned} {1t the raid, apparently forgetting its own}.", "the raid"),
    ("{1s Marland} {1c condemned} {1t the raid on the port, as part of its long war of words}.", "the raid on the port"),
    ("{1s The mayor} {1c said} {1t that the port was safe, while, it must be noted, boats burned}.", "that the port was safe"),
    ("{1s Marland} did {1c condemn} {1t the raid on the port, though}.", "the raid on the port"),
    ("Although {1s the mayor} {1c claims} {1t two boats sank, no wreck was seen}.", "two boats sank"),
    ("While {1s the mayor} {1c said} {1t two boats sank, nobody has seen a wreck}.", "two boats sank"),
    ("{1s She} {1c called} it {1t “a small fire,” apparently joking}.", "“a small fire,”"),
]


@pytest.mark.parametrize(("braced", "content"), CUT)
def test_a_content_ends_where_the_writer_goes_on(braced: str, content: str) -> None:
    assert [found[2] for found in heard(braced)] == [content]


WHOLE = [
    ("{1s The mayor} {1c said} {1t the boats, as part of the deal, had left}.", "the boats, as part of the deal, had left"),
    ("{1s The mayor} {1c said} {1t that two boats, apparently lost, had sunk}.", "that two boats, apparently lost, had sunk"),
    ("Although {1s he} {1c said} {1t the road, the bridge and the port burned}, it rained.", "the road, the bridge and the port burned"),
    ("{1s He} {1c said}: {1t “They came, apparently lacking bread.”}", "“They came, apparently lacking bread.”"),
    ("It rained. {1s He} {1c said} {1t two boats sank, no wreck was seen}.", "two boats sank, no wreck was seen"),
    ("{1t Two boats sank, though}, {1s he} {1c said}.", "Two boats sank, though"),
]


@pytest.mark.parametrize(("braced", "content"), WHOLE)
def test_a_content_that_is_left_whole(braced: str, content: str) -> None:
    assert [found[2] for found in heard(braced)] == [content]


@pytest.mark.parametrize(
    "braced",
    [
        "{1s I} {1c think} {1t the war will go on}.",
        "{1s We} {1c know} {1t that the war will go on}.",
        "As {1s you} {1c know}, {1t the war goes on}.",
        "{1s The new offensive} {1c threatens} {1t the port}.",
        "{1s The shelling of the harbour} {1c shows} {1t how little the truce means}.",
        "{1c According to} {1s this theory}, {1t nobody left}.",
    ],
)
def test_sources_that_are_the_writer_or_no_speaker(braced: str) -> None:
    assert heard(braced) == []


@pytest.mark.parametrize(
    ("braced", "source"),
    [
        ("“{1s I} {1c think} {1t the war will go on},” it read.", "I"),
        ("{1s Jan Raid} {1c said} {1t the war will go on}.", "Jan Raid"),
        ("{1s The commander of the siege} {1c threatens} {1t the port}.", "The commander of the siege"),
        ("{1s Tale} {1c said} {1t nobody left}.", "Tale"),
    ],
)
def test_speakers_that_look_alike(braced: str, source: str) -> None:
    assert [found[0] for found in heard(braced)] == [source]
