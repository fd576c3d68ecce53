"""Where sentences end, and that marks cover what they should and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhand.annotate.sentences import STAGE
from secondhand.model import Block, BlockKind, Document, Knowledge, Reading


def sentences(text: str, kind: BlockKind = "body", author: str | None = None) -> list[str]:
    block = Block(start=0, end=len(text), kind=kind, author=author)
    reading = Reading(document=Document.of(text), blocks=(block,))
    return [sentence.span.of(text) for sentence in STAGE.mark(reading, Knowledge())]


# Each text is given as its sentences, with what stands between them.
TOGETHER = [
    ["Mr. Vele met Lt. Col. Dorn and Gen. Haas at St. Agnes.", " ", "He left at noon."],
    ["Dr. Rana Azem spoke.", " ", "Nobody else did."],
    ["Marko T. Velic came by air.", " ", "J.P. Orn did not."],
    ["U.S. Army jets struck twice.", " ", "They came from the U.S.", " ", "The army said so."],
    ["The U.N. Security Council met at 5 a.m. Tuesday.", " ", "It broke up at 7 p.m.", " ", "No vote was held."],
    ["It began on Jan. 5 with No. 4 Brigade.", " ", "The commander said no.", " ", "Nobody left."],
    ["The river rose 3.5 metres.", " ", "It fell by 1.20 overnight."],
    ["It ended in 2011.", " ", "The mill burnt in 2012."],
    ["1. The army left.", " ", "2. The brigade came."],
    ["“We won.", " ", "We will stay,” he said.", " ", "“Go home.”", " ", "The crowd left."],
    ['"Is it over?" she asked.', " ", '"It is!" they said.'],
    ["He waited...", " ", "Then he left."],
    ["...the ministry said.", " ", "It said no more."],
    ["The ridge […] fell to nobody.", " ", "It stood."],
    ["What?!", " ", "Nobody knew."],
    ["The army took Dorn.", "", "The brigade left in 2013.", "", "Most stayed."],
    ["Read it at www.kesh.example.com before noon.", " ", "It is short."],
    ["Abu Karim al-Tamer of al-Nahr, i.e. the river quarter, was hurt.", " ", "Two were not."],
    ["He died (in Vell).", " ", "She did not."],
    ["The mill burnt.[12]", " ", "The bridge did not. [3]", " ", "Nor did the school."],
    ["قال أحمد ذلك.", " ", "هل وصلت القافلة؟", " ", "نعم، وصلت۔", " ", "انتهى"],
    ["First paragraph without an end", "\n\n", "Second one"],
    ["- Two lorries", "\n", "- One ambulance"],
    ["A line that was broken at a fixed width by the program of the\nsender goes on here.", " ", "Then it stops."],
    ["A headline without a full stop"],
]


@pytest.mark.parametrize("parts", TOGETHER, ids=lambda parts: parts[0][:30])
def test_ends(parts: list[str]) -> None:
    assert sentences("".join(parts)) == parts[::2]


def test_comments_begin_in_small_letters() -> None:
    text = "they left. nobody cared! who would? not me e.g. in winter"
    assert sentences(text, "comment") == ["they left.", "nobody cared!", "who would?", "not me e.g. in winter"]
    assert sentences(text) == [text]


def test_face_belongs_to_what_it_smiles_at() -> None:
    assert sentences("Great news! :) Keep it up.", "comment") == ["Great news! :)", "Keep it up."]


def test_furniture_and_names_have_none() -> None:
    assert sentences("Share this. Now.", "furniture") == []
    assert sentences("Karim O. Berg", "comment", author="Karim O. Berg") == []
    assert sentences("I was there.", "comment", author="Karim O. Berg") == ["I was there."]


def test_never_crosses_blocks() -> None:
    text = "Larun falls\nThe port fell"
    blocks = (Block(start=0, end=11, kind="headline"), Block(start=12, end=25, kind="body"))
    found = STAGE.mark(Reading(document=Document.of(text), blocks=blocks), Knowledge())
    assert [sentence.span.of(text) for sentence in found] == ["Larun falls", "The port fell"]


@given(st.text(alphabet=st.sampled_from('aZ .?!…"”’()[]\n\t.0سU-'), max_size=80), st.sampled_from(["body", "comment"]))
def test_cover_all_text_in_order(text: str, kind: BlockKind) -> None:
    if not text:
        return
    reading = Reading(document=Document.of(text), blocks=(Block(start=0, end=len(text), kind=kind),))
    reached = 0
    for sentence in STAGE.mark(reading, Knowledge()):
        assert not text[reached : sentence.start].strip()
        assert sentence.span.of(text) == sentence.span.of(text).strip()
        reached = sentence.end
    assert not text[reached:].strip()


@pytest.mark.parametrize("piece", ["a. ", ". ", "...", '."', "\n ", "A.B", "(", "U.S. "])
def test_long_texts_take_no_longer_than_their_length(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


def test_text_without_an_end_is_cut_between_words() -> None:
    words = ["shells", "hit", "Larun", "again"] * 10_000
    found = sentences(" ".join(words))
    assert " ".join(found).split() == words
    assert max(map(len, found)) < 10_010
    assert sentences("x" * 30_000) == ["x" * 30_000]
