"""What a claim says it rests on, on sentences of our own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhand.claims.evidence import evidence
from secondhand.model import Attribution, Document, Reading, Sentence, Span


def made(text: str) -> Reading:
    return Reading(document=Document.of(text)).with_layer("sentences", (Sentence(start=0, end=len(text)),), "test")


def found(text: str, content: str, source: str | None = None, cue: str = "said") -> list[tuple[str, list[str]]]:
    """Kinds and words of the evidence for a content told by a source."""
    span = _span(text, content)
    told = None
    if source is not None:
        told = Attribution(id="a1", source=(_span(text, source),), cue=(_span(text, cue),), content=(span,))
    return [(item.kind, [piece.of(text) for piece in item.spans]) for item in evidence(made(text), span, told)]


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


NAMED = [
    ("A witness said boats sank.", "boats sank", "A witness", [("witness", ["witness"])]),
    ("Boats sank, two local residents said.", "Boats sank", "two local residents", [("witness", ["local residents"])]),
    ("A video said boats sank.", "boats sank", "A video", [("video", ["video"])]),
    ("The mayor said in a letter that boats sank.", "that boats sank", "The mayor", [("document", ["letter"])]),
    ("Tarn said, citing satellite images, that boats sank.", "that boats sank", "Tarn", [("satellite", ["satellite images"])]),
    ("In a statement the army said boats sank.", "boats sank", "the army", [("official statement", ["statement"])]),
    ("An unnamed source said boats sank.", "boats sank", "An unnamed source", [("anonymous source", ["unnamed", "source"])]),
    ("The mayor said boats sank.", "boats sank", "The mayor", [("none given", [])]),
]


@pytest.mark.parametrize(("text", "content", "source", "expected"), NAMED)
def test_named_in_the_tag(text: str, content: str, source: str, expected: list[tuple[str, list[str]]]) -> None:
    assert found(text, content, source) == expected


def test_what_is_told_is_no_evidence() -> None:
    assert found("The mayor said a video of boats was shown.", "a video of boats was shown", "The mayor") == [("none given", [])]


def test_in_the_outlet_s_own_voice() -> None:
    assert found("Photos show that boats sank.", "boats sank") == [("photo", ["Photos"])]
    assert found("Boats sank.", "Boats sank") == [("none given", [])]
    assert found("Rebels killed six villagers.", "Rebels killed six villagers") == [("none given", [])]
    assert found("Eyewitnesses saw boats sink.", "boats sink") == [("witness", ["Eyewitnesses"])]


def test_several_kinds() -> None:
    text = "Boats sank, a spokesman and a witness said."
    assert [kind for kind, _ in found(text, "Boats sank", "a spokesman and a witness")] == ["official statement", "witness"]


@given(st.text(min_size=1, max_size=200), st.data())
def test_spans_stay_in_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    for item in evidence(made(text), Span(start, end), None):
        assert all(span.end <= len(text) for span in item.spans)
        assert bool(item.spans) == (item.kind != "none given")
