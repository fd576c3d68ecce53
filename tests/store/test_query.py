"""Questions of any wording, and texts of any characters."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from secondhand.model import Claim, Document, Draft, Finding, PlaceMention, Reading, Source, Span, Voice, When
from secondhand.store import Query, SqliteStore
from secondhand.store.connection import fold_cell

ANY_TEXT = st.text(st.characters(), min_size=1, max_size=60)  # lone surrogates and control characters among them
SLOW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteStore]:
    opened = SqliteStore(tmp_path_factory.mktemp("store") / "case.db", write=True)
    put(opened, "The guard shelled the market.", voice="The Courier")
    yield opened
    opened.close()


def put(store: SqliteStore, text: str, *, voice: str) -> Reading:
    """A text that is one claim and one finding from end to end."""
    document = Document.of(text, external_id=text, title=text, outlet=voice)
    claim = Claim(
        id=f"c{document.id}", type="other", start=0, end=len(text), time=When(basis="publication"), certainty="asserted",
        chain=(Voice(name=voice, kind="outlet"),),
    )  # fmt: skip
    finding = Finding(id="f1", check="weekday", verdict="fails", spans=(Span(0, len(text)),), message=text, computed={"words": text})
    reading = Reading(document=document, claims=(claim,), findings=(finding,))
    data = text.encode("utf-8", "surrogatepass")
    source = Source(sha256=sha256(data).hexdigest(), size=len(data), media_type="text/plain", origin=text, got_at="")
    store.add(Draft(source=source, data=data, text=text, external_id=text), reading)
    return reading


@SLOW
@given(text=ANY_TEXT, voice=ANY_TEXT)
def test_any_text_and_any_name_come_back(tmp_path: Path, text: str, voice: str) -> None:
    store = SqliteStore(tmp_path / f"{sha256(repr((text, voice)).encode()).hexdigest()}.db", write=True)
    reading = put(store, text, voice=voice)
    assert list(store.readings()) == [reading]
    (row,) = store.claims(Query())
    (found,) = store.findings()
    assert len(row.words) == len(found.words) == len(text)
    store.close()


@SLOW
@given(word=ANY_TEXT)
def test_any_question_is_answered(store: SqliteStore, word: str) -> None:
    for query in (Query(actor=word), Query(voice=word), Query(place=word), Query(type=word), Query(certainty=word), Query(search=word)):
        assert len(list(store.claims(query))) <= 1


@SLOW
@given(name=ANY_TEXT)
def test_any_part_of_a_name_finds_it(tmp_path: Path, name: str) -> None:
    store = SqliteStore(tmp_path / f"{sha256(repr(name).encode()).hexdigest()}.db", write=True)
    put(store, "A text.", voice=name)
    assert len(list(store.claims(Query(voice=name)))) == 1
    assert len(list(store.claims(Query(voice=name[len(name) // 2 :])))) == 1
    store.close()


@pytest.mark.parametrize(
    ("name", "folded"),
    [("Àl-Bāb", "al-bab"), ("IDLIB", "idlib"), ("Straße", "strasse"), ("حلب", "حلب"), (None, ""), ("", "")],
)
def test_names_are_compared_without_case_and_accents(name: str | None, folded: str) -> None:
    assert fold_cell(name) == folded


@pytest.mark.parametrize(("asked", "found"), [("Syria", 1), ("SY", 1), ("sy", 1), ("syria", 1), ("Turkey", 0), ("Sy", 1), ("TR", 0)])
def test_a_country_is_asked_for_by_its_name_or_code(tmp_path: Path, asked: str, found: int) -> None:
    text = "Shells hit Quessa."
    place = PlaceMention(id="p1", start=11, end=17, place="x", name="Quessa", country="SY", admin1="Brill", feature="settlement")
    claim = Claim(
        id="c1", type="other", start=0, end=len(text), time=When(basis="publication"), certainty="asserted", place="p1",
        chain=(Voice(name="The Courier", kind="outlet"),),
    )  # fmt: skip
    store = SqliteStore(tmp_path / "case.db", write=True)
    source = Source(sha256="0" * 64, size=len(text), media_type="text/plain", origin="a.txt", got_at="")
    draft = Draft(source=source, data=text.encode(), text=text, external_id="a")
    store.add(draft, Reading(document=Document.of(text), places=(place,), claims=(claim,)))
    assert len(list(store.claims(Query(place=asked)))) == found
    store.close()
