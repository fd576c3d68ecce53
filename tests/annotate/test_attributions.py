"""Attributions made of what an encoder hears, on sentences of our own: inner ones, stance, quotation, confidence."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from secondhand.annotate.attributions import LEAST, PRECISE, STAGE, mark
from secondhand.annotate.attributions.cues import verbs
from secondhand.model import Block, Document, Knowledge, Reading, Sentence, Span, Told
from tests.annotate.listening import Listener, heard, marked, reading, words_of


def test_an_attribution_as_it_was_heard() -> None:
    text, (found,) = marked("{1s The army} has {1c denied} {1t that it shelled the port}.", sure=[0.75])
    assert words_of(text, found) == ("The army", "denied", "that it shelled the port")
    assert (found.stance, found.quoted, found.confidence, found.by) == ("denies", "none", 0.75, "encoder/1")
    assert (found.parent, found.nested) == (None, False)


def test_a_content_in_pieces() -> None:
    assert heard("{1t “The port,”} {1s Ann Lee} {1c said}, {1t “is burning.”}") == [("Ann Lee", "said", "“The port,” | “is burning.”")]


def test_attributions_stand_in_the_order_of_their_words() -> None:
    found = heard("{2t Two boats sank}, {2s the mayor} {2c said}. {1s A diver} {1c denied} {1t it}.")
    assert [source for source, _, _ in found] == ["the mayor", "A diver"]


def test_hearsay_names_nobody() -> None:
    assert heard("{1t The commander} has {1c reportedly} {1t died}.") == [("", "reportedly", "The commander | died")]


QUOTED = [
    ("{1t “The port is burning,”} {1c said} {1s Ann Lee}.", "full"),
    ("{1s Ann Lee} {1c said} {1t the port was “burning fiercely” at noon}.", "partial"),
    ("{1s Ann Lee} {1c said} {1t the port was burning}.", "none"),
    ("{1t “The port is burning. It is bad,”} {1s she} {1c said}. {1t “Come.”}", "full"),
]


@pytest.mark.parametrize(("braced", "expected"), QUOTED)
def test_quoted(braced: str, expected: str) -> None:
    assert [found.quoted for found in marked(braced)[1]] == [expected]


CHAIN = "{1s The Herald} {1c wrote} {1t that {2s the hotline} {2c reported} {2t that {3s two villagers} {3c said} {3t the dam was mined}}}."


def test_a_content_is_read_again_for_the_voices_inside_it() -> None:
    text, (herald, hotline, villagers) = marked(CHAIN)
    assert words_of(text, herald) == ("The Herald", "wrote", "that the hotline reported that two villagers said the dam was mined")
    assert words_of(text, hotline) == ("the hotline", "reported", "that two villagers said the dam was mined")
    assert words_of(text, villagers) == ("two villagers", "said", "the dam was mined")
    assert [found.parent for found in (herald, hotline, villagers)] == [None, herald.id, hotline.id]
    assert [found.nested for found in (herald, hotline, villagers)] == [False, True, True]


def test_a_content_is_read_again_without_the_word_that_opens_it() -> None:
    braced = "{1s The Herald} {1c wrote} {1t {2s that two villagers} {2c said} {2t the dam near them was mined}}."
    assert [source for source, _, _ in heard(braced)] == ["The Herald"]  # what begins with "that" is not even seen


def test_only_so_many_voices_within_voices_are_looked_for() -> None:
    braced = "the dam at the upper lake was mined"
    for number in range(6, 0, -1):
        braced = f"{{{number}s Caller {number}}} {{{number}c said}} {{{number}t {braced}}}"
    assert [source for source, _, _ in heard(f"{braced}.")] == ["Caller 1", "Caller 2", "Caller 3", "Caller 4"]


@pytest.mark.parametrize(
    "braced",
    [
        "{1s The Herald} {1c said} {1t {2s he} {2c said} {2t no}}.",  # too short for another voice
        "{1s The Herald} {1c said} {1t the boats of {2s the mayor} {2c sank} {2t near the lower dam}}.",  # no word of telling
    ],
)
def test_a_content_that_cannot_hold_another_voice_is_not_read_again(braced: str) -> None:
    assert [source for source, _, _ in heard(braced)] == ["The Herald"]


@pytest.mark.parametrize("cue", ["said that", "has allegedly", "according to"])
def test_words_for_which_a_content_is_read_again(cue: str) -> None:
    found = heard(f"{{1s The Herald}} {{1c wrote}} {{1t {{2s the mayor}} {{2c {cue}}} {{2t two boats sank at the dam}}}}.")
    assert [source for source, _, _ in found] == ["The Herald", "the mayor"]


def test_speakers_beside_each_other_are_not_nested() -> None:
    braced = (
        "Although {1s the ministry} {1c claims} {1t its boats struck back}, and {2s the mayor} {2c claimed} {2t that six raiders drowned}, "
        "{3s the Harbour Watch} {3c confirmed} {3t that no boats had left}."
    )
    text, found = marked(braced)
    assert [words_of(text, item)[2] for item in found] == ["its boats struck back", "that six raiders drowned", "that no boats had left"]
    assert not any(item.nested for item in found)


UNSURE = "{1s The mayor} {1c said} {1t two boats sank}, and {2s a diver} {2c saw} {2t three}."


@pytest.mark.parametrize(
    ("sure", "precise", "expected"),
    [
        ((LEAST, LEAST - 0.01), False, ["The mayor"]),
        ((LEAST, 1.0), False, ["The mayor", "a diver"]),
        ((PRECISE - 0.01, PRECISE), True, ["a diver"]),
        ((PRECISE - 0.01, PRECISE - 0.01), True, []),
    ],
)
def test_what_is_not_sure_enough_is_left_out(sure: tuple[float, float], precise: bool, expected: list[str]) -> None:
    text, found = marked(UNSURE, sure=sure, precise=precise)
    assert [words_of(text, item)[0] for item in found] == expected


def test_without_an_encoder_sentences_tell_nothing() -> None:
    assert mark(reading("The mayor said two boats sank."), Knowledge()) == ()


def test_an_attribution_without_content_or_without_source_and_cue_is_left_out() -> None:
    text = "The mayor said two boats sank."
    mayor, said, boats = Span(0, 9), Span(10, 14), Span(15, 29)
    told = (
        Told(source=(mayor,), cue=(said,), content=(), confidence=1.0),
        Told(source=(), cue=(), content=(boats,), confidence=1.0),
    )
    assert mark(reading(text), Knowledge(encoder=Listener(told))) == ()


def test_comments_and_furniture_are_not_read() -> None:
    braced = "{1s The mayor} {1c said} {1t the port was closed}.\nSupport us, {2s the editor} {2c said}: {2t now}."
    assert heard(braced, "comment", "furniture") == []


def test_speech_runs_over_paragraphs_but_not_out_of_a_headline() -> None:
    assert heard("{1s He} {1c said}: {1t “It burns.\n“Come.”}") == [("He", "said", "“It burns.\n“Come.”")]
    assert heard("{1s Mayor} {1c says} {1t boats sunk\nThe port is closed}.", "headline") == []


FORMS = [
    ("denies", "deny"),
    ("denied", "deny"),
    ("said", "say"),
    ("accusing", "accuse"),
    ("slammed", "slam"),
    ("slamming", "slam"),
    ("pushes", "push"),
    ("agreeing", "agree"),
    ("written", "write"),
    ("foresaw", "foresee"),
    ("found", "find"),
    ("saaid", "say"),
]


@pytest.mark.parametrize(("form", "lemma"), FORMS)
def test_forms(form: str, lemma: str) -> None:
    assert verbs()[form] == lemma


@st.composite
def tellings(draw: st.DrawFn) -> tuple[str, tuple[Told, ...]]:
    """A text and an encoder's hearing of it, however odd."""
    text = draw(
        st.lists(st.sampled_from(["The mayor said", "“", "”", ",", ".", "\n", "he", ": ", "a dam", "…"]), max_size=25).map(" ".join)
    )
    cuts = st.integers(0, len(text))
    spans = st.lists(st.tuples(cuts, cuts).filter(lambda pair: pair[0] != pair[1]), max_size=3)
    tuples = spans.map(lambda pairs: tuple(Span(*sorted(pair)) for pair in sorted(pairs)))
    each = st.builds(Told, source=tuples, cue=tuples, content=tuples, confidence=st.floats(0, 1))
    return text, tuple(draw(st.lists(each, max_size=6)))


@given(tellings())
@example(
    (
        "The mayor said The mayor said",
        tuple(Told(source=(), cue=(Span(a, b),), content=(Span(0, 29),), confidence=1) for a, b in ((10, 14), (25, 29))),
    )
)
@settings(max_examples=100)
def test_marks_stay_in_the_text_and_parents_exist_without_circles(telling: tuple[str, tuple[Told, ...]]) -> None:
    text, told = telling
    found = mark(reading(text), Knowledge(encoder=Listener(told)))
    parents = {item.id: item.parent for item in found}
    assert all(0 <= span.start < span.end <= len(text) for item in found for span in item.spans())
    assert all(item.content and (item.cue or item.source) for item in found)
    assert all(item.nested == (item.parent is not None) for item in found)
    for start in parents:
        path = [start]
        while (above := parents[path[-1]]) is not None:
            assert above not in path
            path.append(above)


@pytest.mark.parametrize(
    "piece", ["The Herald reported:\n", "the mayor said the\n...", "although he said it, ", "Via A:\n", "“", "A: ", "( - ", "a"]
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        made = Reading(document=Document.of(text)).with_layer("blocks", (Block(start=0, end=len(text), kind="body"),), "test")
        told = tuple(
            Told(source=(Span(k, k + 3),), cue=(Span(k + 4, k + 6),), content=(Span(k + 7, min(k + 400, size - 20)),), confidence=1)
            for k in range(0, size - 500, 200)
        )
        begun = time.process_time()
        mark(made.with_layer("sentences", (Sentence(start=0, end=len(text)),), "test"), Knowledge(encoder=Listener(told[:50])))
        return time.process_time() - begun

    short, long = (min(seconds(size) for _ in range(3)) for size in (10_000, 40_000))
    assert long < 9 * max(short, 0.02)  # a square would be 16 times


def test_stage() -> None:
    assert STAGE.writes == "attributions"
    assert STAGE.mark is mark
