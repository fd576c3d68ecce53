"""Records refuse what cannot be, and survive JSON unchanged."""

import json
import subprocess
import sys
from datetime import date

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhand.model import (
    SCHEMA,
    ActorMention,
    Attribution,
    Block,
    Claim,
    Document,
    Evidence,
    Finding,
    PlaceMention,
    Problem,
    Published,
    QuantityMention,
    Reading,
    Sentence,
    Span,
    TimeMention,
    Voice,
    When,
    around,
    content_id,
    from_data,
    reading_schema,
    to_data,
    within,
)

TEXT = "Two residents said on Monday that six people were killed in Oldport."


def full_reading() -> Reading:
    """A reading with something in every layer."""
    document = Document.of(TEXT, external_id="a.txt", outlet="The Gazette", published=Published(value=date(2031, 2, 5), basis="given"))
    residents = ActorMention(id="m1", start=4, end=13, actor=None, name="residents", type="group")
    place = PlaceMention(id="m2", start=60, end=67, place=None, name="Oldport")
    monday = TimeMention(id="m3", start=22, end=28, type="DATE", value="2031-02-03", from_=date(2031, 2, 3), to=date(2031, 2, 3))
    six = QuantityMention(id="m4", start=34, end=37, low=6, high=6, unit="person", outcome="killed")
    said = Attribution(id="a1", source=(Span(0, 13),), cue=(Span(14, 18),), content=(Span(29, 67),), confidence=0.9)
    voice = Voice(name="two residents", kind="anonymous", named=False, spans=(Span(0, 13),))
    claim = Claim(
        id="c1",
        start=34,
        end=67,
        type="harm",
        place="m2",
        counts=("m4",),
        time=When(from_=date(2031, 2, 3), to=date(2031, 2, 3), basis="stated"),
        chain=(Voice(name="The Gazette", kind="outlet"), voice),
        certainty="reported",
        evidence=(Evidence(kind="anonymous source", spans=(Span(0, 13),)),),
    )
    finding = Finding(
        id="f1", check="weekday", verdict="holds", spans=(Span(22, 28),), message="It was one.", computed={"weekday": "Monday"}
    )
    return Reading(
        document=document,
        blocks=(Block(start=0, end=len(TEXT), kind="body"),),
        sentences=(Sentence(start=0, end=len(TEXT)),),
        actors=(residents,),
        places=(place,),
        times=(monday,),
        quantities=(six,),
        attributions=(said,),
        claims=(claim,),
        findings=(finding,),
        problems=(Problem(stage="loaded", what="it failed"),),
        by={"sentences": "sentences/1"},
    )


def test_a_reading_survives_json() -> None:
    reading = full_reading()
    again = Reading.from_json(json.loads(json.dumps(reading.to_json())))
    assert again == reading


def test_json_has_the_published_form() -> None:
    data = full_reading().to_json()
    assert data["schema"] == SCHEMA
    assert [mention["kind"] for mention in data["mentions"]] == ["actor", "time", "quantity", "place"]
    assert data["attributions"][0]["source"] == [[0, 13]]
    assert data["claims"][0]["time"] == {"from": "2031-02-03", "to": "2031-02-03", "basis": "stated", "mention": None}
    assert data["document"]["published"] == {"value": "2031-02-05", "basis": "given", "earliest": None, "latest": None, "why": None}
    jsonschema.validate(data, reading_schema())


def test_the_schema_refuses_what_is_no_reading() -> None:
    data = full_reading().to_json()
    data["claims"][0]["certainty"] = "true"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, reading_schema())


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (5, 2)])
def test_a_span_runs_forward_from_zero(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="span"):
        Span(start, end)
    with pytest.raises(ValueError, match="span"):
        Sentence(start=start, end=end)


@pytest.mark.parametrize("layer", ["sentences", "attributions", "claims", "findings"])
def test_no_mark_lies_outside_its_document(layer: str) -> None:
    reading = full_reading()
    short = Document.of(TEXT[:20])
    with pytest.raises(ValueError, match="outside the document"):
        Reading(document=short, **{layer: getattr(reading, layer)})
    with pytest.raises(ValueError, match="outside the document"):
        Reading(document=short).with_layer(layer, getattr(reading, layer), "x/1")


def test_closed_words_are_closed() -> None:
    with pytest.raises(ValueError, match=r"Block\.kind"):
        Block(start=0, end=1, kind="advert")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="QuantityMention"):
        QuantityMention(id="m", start=0, end=1, low=1, high=1, outcome="dead")  # type: ignore[arg-type]


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="bounds"):
        QuantityMention(id="m", start=0, end=1, low=5, high=2)
    with pytest.raises(ValueError, match="end before"):
        TimeMention(id="m", start=0, end=1, type="DATE", value="x", from_=date(2031, 2, 3), to=date(2031, 2, 1))
    with pytest.raises(ValueError, match="between its bounds"):
        Published(value=date(2031, 2, 3), basis="inferred", latest=date(2031, 2, 1))
    with pytest.raises(ValueError, match="confidence"):
        Attribution(id="a", cue=(Span(0, 1),), confidence=1.5)
    with pytest.raises(ValueError, match="nested"):
        Attribution(id="a", cue=(Span(0, 1),), nested=True)
    with pytest.raises(ValueError, match="words"):
        Attribution(id="a")
    with pytest.raises(ValueError, match="SHA-256"):
        Document(id="d", external_id="", sha256="0" * 64, text="x")


@pytest.mark.parametrize(
    ("change", "names"),
    [
        ({"schema": "other@1"}, "schema"),
        ({"mentions": [{"kind": "colour"}]}, "colour"),
        ({"sentences": [{"start": "0", "end": 3}]}, "start"),
        ({"attributions": [{"id": "a", "source": [[0]]}]}, "source"),
    ],
)
def test_wrong_json_is_named(change: dict[str, object], names: str) -> None:
    with pytest.raises(ValueError, match=names):
        Reading.from_json({**full_reading().to_json(), **change})


def test_ids_are_equal_on_every_machine() -> None:
    parts = ("d1", 3, 7, "harm", ("a", None))
    code = f"from secondhand.model import content_id; print(content_id('c', *{parts!r}))"
    elsewhere = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, env={"PYTHONHASHSEED": "7"})
    assert elsewhere.stdout.strip() == content_id("c", *parts) == "c" + content_id("", *parts)
    assert content_id("c", *parts) != content_id("c", *parts, 1)


def test_the_same_words_are_the_same_document() -> None:
    assert Document.of(TEXT, url="http://a").id == Document.of(TEXT, url="http://b").id
    assert Document.of("\ud800").id != Document.of("?").id


def test_with_layer_says_who_made_it_and_touches_no_other() -> None:
    reading = full_reading().with_layer("flags", (), "flags/1")
    assert reading.by == {"sentences": "sentences/1", "flags": "flags/1"}
    assert reading.claims == full_reading().claims
    with pytest.raises(ValueError, match="no layer"):
        reading.with_layer("colours", (), "x")


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), max_size=12), st.integers(0, 60), st.integers(1, 30))
def test_within_finds_exactly_what_lies_inside(starts: list[tuple[int, int]], start: int, size: int) -> None:
    marks = tuple(Sentence(start=s, end=s + n) for s, n in sorted(starts))
    span = Span(start, start + size)
    assert within(marks, span) == tuple(mark for mark in marks if span.contains(mark.span))


@given(st.lists(st.integers(1, 5), max_size=10), st.integers(0, 50))
def test_around_finds_the_one_that_covers(sizes: list[int], position: int) -> None:
    marks, at = [], 0
    for size in sizes:
        marks.append(Sentence(start=at, end=at + size))
        at += size + 1
    covering = [mark for mark in marks if mark.start <= position < mark.end]
    assert around(marks, position) == (covering[0] if covering else None)


@given(st.builds(Span, st.integers(0, 9), st.integers(10, 99)), st.text(max_size=5), st.booleans())
def test_plain_data_comes_back(span: Span, name: str, named: bool) -> None:
    voice = Voice(name=name, kind="person", named=named, spans=(span,))
    assert from_data(Voice, to_data(voice)) == voice
