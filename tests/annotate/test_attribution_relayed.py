"""Paragraphs relayed without quotation marks, on sentences of our own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.annotate.listening import marked, words_of

HERALD = "{1s The Herald}"


def told(braced: str) -> list[tuple[str, list[str], str]]:
    """Source, pieces of content and source of the parent of each attribution."""
    text, found = marked(braced)
    speaker = {item.id: words_of(text, item)[0] for item in found}
    return [(speaker[item.id], [span.of(text) for span in item.content], speaker.get(item.parent or "", "")) for item in found]


INTRODUCED = [
    HERALD + " {1c reported}{1t :}\n",
    HERALD + " {1c reported} on Friday{1t :}\n",
    HERALD + " {1c wrote} in its morning report{1t :}\n",
    "The port is closed. " + HERALD + " {1c added} the following{1t :}\n",
]


@pytest.mark.parametrize("opening", INTRODUCED)
def test_a_colon_introduces_the_next_paragraph(opening: str) -> None:
    braced = opening + "Two boats sank. Nobody was hurt.\nThe weather was fine."
    assert told(braced) == [("The Herald", ["Two boats sank. Nobody was hurt"], "")]


@pytest.mark.parametrize(
    ("opening", "source"), [("From the Tarn Herald:\n", "the Tarn Herald"), ("More from Gull News:\n", "Gull News"), ("Via GBC:\n", "GBC")]
)
def test_a_line_that_only_names_the_relayer(opening: str, source: str) -> None:
    braced = opening + "{1t Two boats sank at noon}, {1s the mayor} {1c said}.\nThe weather was fine."
    assert told(braced) == [(source, ["Two boats sank at noon, the mayor said"], ""), ("the mayor", ["Two boats sank at noon"], source)]


def test_a_paragraph_that_breaks_off() -> None:
    braced = HERALD + " {1c reported} {1t that on Friday the convoy}\n...was seen near the dam. Nobody stopped it.\nThe weather was fine."
    assert told(braced) == [("The Herald", ["that on Friday the convoy", "was seen near the dam. Nobody stopped it"], "")]


def test_paragraphs_that_tell_the_words_of_others_go_on() -> None:
    braced = (
        HERALD + " {1c reported}{1t :}\nTwo boats sank.\n{2t The harbour was on fire}, {2c said} {2s two villagers}.\n"
        "{3c According to} {3s a diver}, {3t three more boats burned}.\n"
        "{4s Marland} {4c denied} {4t it}, the Herald explained."
    )
    relayer = "The Herald"
    pieces = ["Two boats sank", "The harbour was on fire, said two villagers", "According to a diver, three more boats burned"]
    assert told(braced) == [
        (relayer, pieces, ""),
        ("two villagers", ["The harbour was on fire"], relayer),
        ("a diver", ["three more boats burned"], relayer),
        ("Marland", ["it"], ""),
    ]


@pytest.mark.parametrize(
    "after",
    [
        "And {2s villagers}, who fear the worst, have {2c warned} {2t that boats sank}.",
        "Keep in mind that {2s Marland} {2c said} {2t boats sank}.",
        "The harbour, long a ruin, was on fire.",
    ],
)
def test_the_writer_takes_over_again(after: str) -> None:
    assert told(HERALD + " {1c reported}{1t :}\nTwo boats sank.\n" + after)[0] == ("The Herald", ["Two boats sank"], "")


def test_a_relayer_is_followed_for_so_many_paragraphs_only() -> None:
    braced = HERALD + " {1c reported}{1t :}\n" + "...two boats sank\n" * 9
    assert len(told(braced)[0][1]) == 6


def test_confidence_is_modest() -> None:
    opening = HERALD + " {1c reported}{1t :}\nTwo boats sank.\n"
    _, (one,) = marked(opening + "The weather was fine.")
    _, (two, _) = marked(opening + "{2t Port Tarn burned}, {2c said} {2s a diver}.")
    assert 0.5 <= two.confidence < one.confidence <= 0.6


@pytest.mark.parametrize(
    "braced",
    [
        "{1s The mayor} {1c said}: {1t “Two boats sank.”}\nThe weather was fine.",
        "{1s The mayor} {1c said}:\n{1t “Two boats sank.”}\nThe weather was fine.",
        "{1s The mayor} {1c said} {1t two boats sank}:\nThe weather was fine.",
        "{1s The mayor} {1c said} {1t two boats sank}\nThe weather was fine.",
        "{1t The commander} has {1c reportedly} {1t died}:\nThe weather was fine.",
    ],
)
def test_what_introduces_nothing(braced: str) -> None:
    ((_, content, _),) = told(braced)
    assert "weather" not in " ".join(content)


def test_nothing_is_relayed_where_only_what_is_sure_is_wanted() -> None:
    braced = HERALD + " {1c reported} {1t that on Friday the convoy}\n...was seen near the dam.\nFrom Gull News:\nTwo boats sank."
    text, (found,) = marked(braced, precise=True)
    assert words_of(text, found) == ("The Herald", "reported", "that on Friday the convoy")


@pytest.mark.parametrize("line", ["Pictures of the harbour below:", "From the start:", "Damage by town:", "From Port Tarn it came:"])
def test_a_line_without_a_speaker(line: str) -> None:
    assert told(f"{line}\nTwo boats sank.") == []


LINES = [
    "{0s The Herald} {0c reported}{0t :}",
    "From Gull News:",
    "...was seen",
    "Two boats sank.",
    "{0t Boats sank}, {0c said} {0s a diver}.",
    "“It burns.”",
    ":",
    "...",
]


@given(st.lists(st.sampled_from(LINES), max_size=9))
@settings(max_examples=60)
def test_contents_stay_in_the_text(lines: list[str]) -> None:
    text, found = marked("\n".join(line.replace("{0", f"{{{number}") for number, line in enumerate(lines)))
    for item in found:
        assert item.content
        assert all(0 <= span.start < span.end <= len(text) for span in item.spans())
