"""What the encoder finds depends on the text alone, and always hangs together. The weights are those that ship."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from itertools import pairwise

import pytest

from secondhand.encoder import OnnxEncoder
from secondhand.encoder.words import SENTENCE, split
from secondhand.model import Analysis, Span

ENCODER = OnnxEncoder()
DOCUMENTS = [
    "Colonel Maren Dask said on Tuesday that his men had taken the mill at Orvell.\nHe gave no figures.",
    '"We will not leave," the mayor told the Amsel Courier. "Not today, and not tomorrow."',
    "The ministry denied that its jets had struck the school.\nNo group claimed the attack.\nTwo teachers were killed by the blast.",
    "According to a doctor at the clinic, who asked not to be named, eleven people were wounded.",
    "A spokeswoman for the Northern Guard accused the army of shelling Quessa, but offered no evidence.",
    "SHELLS FALL ON QUESSA\nThe relief agency reported that 3,500 residents had fled by 11:30.",
]


def lines(text: str, start: int = 0) -> list[Span]:
    """Each line as a sentence."""
    found = []
    for line in text.splitlines(keepends=True):
        if line.strip():
            found.append(Span(start, start + len(line.rstrip("\n"))))
        start += len(line)
    return found


def read(text: str, threads: int = 1) -> Analysis:
    return OnnxEncoder(threads=threads).analyse(text, [lines(text)])


def spans(analysis: Analysis) -> Iterator[Span]:
    """Every span of the analysis."""
    yield from (word.span for word in analysis.words)
    yield from (name.span for name in analysis.names)
    for told in analysis.told:
        yield from (*told.source, *told.cue, *told.content)


def check(text: str, sentences: list[Span], found: Analysis) -> None:
    """What holds of every analysis."""
    covered = [span for sentence in sentences for span in split(text, sentence.start, sentence.end)]
    assert [word.span for word in found.words] == covered
    edges = {span.start for span in covered}, {span.end for span in covered}
    assert all(span.start in edges[0] and span.end in edges[1] for span in spans(found))
    for sentence in sentences:
        inside = [k for k, word in enumerate(found.words) if sentence.contains(word.span)]
        heads = [found.words[k].head for k in inside]
        assert all(head is None or head in inside for head in heads)
        assert heads.count(None) == -(-len(inside) // SENTENCE)
    assert all(told.cue and told.content and 0 < told.confidence <= 1 for told in found.told)
    assert all(left.end <= right.start for left, right in pairwise(found.names))
    taken = [span for told in found.told for span in told.cue]
    assert len(taken) == len(set(taken))


@pytest.fixture(scope="module")
def alone() -> list[Analysis]:
    return [read(text) for text in DOCUMENTS]


def test_it_finds_who_said_what(alone: list[Analysis]) -> None:
    told = alone[0].told[0]
    assert [span.of(DOCUMENTS[0]) for span in told.source] == ["Colonel Maren Dask"]
    assert [span.of(DOCUMENTS[0]) for span in told.cue] == ["said"]
    assert "his men had taken the mill at Orvell" in told.content[-1].of(DOCUMENTS[0])


def test_it_finds_grammar(alone: list[Analysis]) -> None:
    killed = next(k for k, word in enumerate(alone[2].words) if word.span.of(DOCUMENTS[2]) == "killed")
    parts = {word.relation: word.span.of(DOCUMENTS[2]) for word in alone[2].words if word.head == killed}
    assert alone[2].words[killed].pos == "VERB"
    assert parts["nsubj:pass"] == "teachers"
    assert "blast" in {parts.get("obl:agent"), parts.get("obl")}


def test_it_finds_names(alone: list[Analysis]) -> None:
    kinds = {name.span.of(DOCUMENTS[0]).split()[-1]: name.kind for name in alone[0].names}
    assert kinds == {"Dask": "person", "Orvell": "place"}


def test_what_it_finds_hangs_together(alone: list[Analysis]) -> None:
    for text, found in zip(DOCUMENTS, alone, strict=True):
        check(text, lines(text), found)


def test_the_order_of_documents_makes_no_difference(alone: list[Analysis]) -> None:
    assert [read(text) for text in reversed(DOCUMENTS)] == alone[::-1]


def test_what_else_a_document_holds_makes_no_difference(alone: list[Analysis]) -> None:
    text = "\n".join(DOCUMENTS)
    starts = [text.index(document) for document in DOCUMENTS]
    whole = ENCODER.analyse(text, [lines(document, start) for document, start in zip(DOCUMENTS, starts, strict=True)])
    first, last = alone[0], alone[-1]
    assert whole.words[: len(first.words)] == first.words
    assert whole.told[: len(first.told)] == first.told
    assert [(word.pos, word.relation, word.start - starts[-1]) for word in whole.words[-len(last.words) :]] == [
        (word.pos, word.relation, word.start) for word in last.words
    ]
    assert [told.confidence for told in whole.told] == [told.confidence for found in alone for told in found.told]
    check(text, lines(text), whole)


def test_threads_make_no_difference(alone: list[Analysis]) -> None:
    assert [read(text, threads=2) for text in DOCUMENTS] == alone


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_other_processes_find_the_same(alone: list[Analysis], method: str) -> None:
    """The parent has opened the model by then; a child that shared its threads would wait for ever."""
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"this system cannot {method}")
    with multiprocessing.get_context(method).Pool(1) as pool:
        assert pool.map_async(read, DOCUMENTS).get(timeout=300) == alone


def test_a_stretch_of_a_text_is_read_as_if_nothing_stood_around_it(alone: list[Analysis]) -> None:
    text = f"He smiled. {DOCUMENTS[3]} Nobody left."
    start = text.index(DOCUMENTS[3])
    found = ENCODER.told(text, Span(start, start + len(DOCUMENTS[3])))
    assert [told.confidence for told in found] == [told.confidence for told in alone[3].told]
    assert [span.of(text) for told in found for span in told.content] == [
        span.of(DOCUMENTS[3]) for told in alone[3].told for span in told.content
    ]


@pytest.mark.parametrize(
    "text",
    [
        "!",
        "... -- '' ?!",
        "قال متحدث باسم الجيش أمس إن القرية سقطت",
        "Речник війська сказав, що село впало.",
        "軍は村を占領したと発表した。",
        "🙂 \u200b\u200d \ufffd \x00 \udcff",
        "he said " * 60,
        '"' * 300,
        "https://kesh.example.com/" + "a/b?c=%20&" * 300,
        "x" * 20_000,
    ],
)
def test_strange_texts(text: str) -> None:
    check(text, [Span(0, len(text))], ENCODER.analyse(text, [[Span(0, len(text))]]))


def test_a_sentence_of_three_thousand_words() -> None:
    text = ", ".join(["rice 40"] * 1_000)
    sentence = Span(0, len(text))
    found = ENCODER.analyse(text, [[sentence]])
    assert len(found.words) == 2_999
    check(text, [sentence], found)


@pytest.mark.parametrize("stretches", [[], [[]], [[], []], [[Span(0, 3)]]])
def test_nothing_to_read(stretches: list[list[Span]]) -> None:
    assert ENCODER.analyse(" \n ", stretches) == Analysis()


def test_nothing_is_told_by_blanks() -> None:
    assert ENCODER.told(" \n ", Span(0, 3)) == ()
