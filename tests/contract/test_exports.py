"""What every export keeps to, ours and plugins' alike."""

import io
from collections.abc import Callable
from typing import Any

import pytest

from secondhand.model import CaseView, Document, Export, Reading
from secondhand.model.told import told
from secondhand.run.plan import registered


def _write(export: Export, case: CaseView) -> str:
    out = io.StringIO(newline="")
    export.write(case, out)
    return out.getvalue()


@pytest.fixture(params=registered("exports"), ids=lambda export: str(export.name))
def export(request: pytest.FixtureRequest) -> Any:
    return request.param


def test_its_record_is_complete(export: Export) -> None:
    assert export.name
    assert export.suffix.startswith(".")
    assert "/" in export.media_type


def test_it_writes_the_same_case_the_same_way(export: Export, made_case: CaseView) -> None:
    assert _write(export, made_case) == _write(export, made_case)


def test_the_words_of_every_claim_it_shows_are_there(export: Export, made_case: CaseView, made_reading: Reading) -> None:
    written = _write(export, made_case)
    shown = [item for item in told(made_reading) if export.name != "geojson" or item.place]
    assert shown
    for item in shown:
        assert item.words in written
        assert all(voice.name in written for voice in item.claim.chain)


def test_no_reader_who_comments_is_named_as_an_author(export: Export, made_case: CaseView) -> None:
    written = _write(export, made_case)
    assert '"author":"Rolf' not in written
    if export.name != "jsonl":  # which holds the text itself, as it arrived
        assert "Rolf" not in written


def test_an_empty_case_and_a_document_without_marks_can_be_written(export: Export, case_of: Callable[..., CaseView]) -> None:
    bare = Reading(document=Document.of("\ud800"))
    for case in (case_of(), case_of(bare)):
        _write(export, case).encode("utf-8")
