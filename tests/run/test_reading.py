"""A stage or check that fails costs its own layer only, and is listed."""

from collections.abc import Iterator

import pytest

from secondhand.errors import Unusable
from secondhand.model import Check, Draft, Finding, Knowledge, Loaded, Reading, Sentence, Source, Stage
from secondhand.run.plan import checks, stages
from secondhand.run.reading import read_draft


def draft(text: str, *problems: str) -> Draft:
    data = text.encode()
    source = Source(sha256="0" * 64, size=len(data), media_type="text/plain", origin="a.txt", got_at="2031-01-01T00:00:00Z")
    return Draft(source=source, data=data, text=text, external_id="a.txt", problems=problems)


def whole(reading: Reading, knowledge: Knowledge) -> tuple[Sentence, ...]:
    return (Sentence(start=0, end=len(reading.text)),)


def beyond(reading: Reading, knowledge: Knowledge) -> tuple[Loaded, ...]:
    return (Loaded(start=0, end=len(reading.text) + 1, label="Doubt"),)


def broken(reading: Reading) -> Iterator[Finding]:
    raise KeyError("no such place")
    yield


SENTENCES = Stage(name="sentences", version="1", writes="sentences", mark=whole)
BEYOND = Stage(name="loaded", version="1", writes="loaded", mark=beyond)
BROKEN = Check(name="broken", version="1", needs=frozenset(), find=broken)


def test_a_failing_stage_and_check_are_listed_and_cost_no_other() -> None:
    reading = read_draft(draft("Six people died."), Knowledge(), plan=(BEYOND, SENTENCES), rules=(BROKEN,))
    assert len(reading.sentences) == 1
    assert reading.loaded == ()
    assert [(problem.stage, problem.what.split(":")[0]) for problem in reading.problems] == [
        ("loaded", "ValueError"),
        ("broken", "KeyError"),
    ]


def test_a_damaged_model_is_no_problem_of_one_document() -> None:
    def damaged(reading: Reading, knowledge: Knowledge) -> tuple[Sentence, ...]:
        raise Unusable("the model file is not the one that was published")

    stage = Stage(name="sentences", version="1", writes="sentences", mark=damaged)
    with pytest.raises(Unusable, match="model file"):
        read_draft(draft("Six people died."), Knowledge(), plan=(stage,), rules=())


def test_problems_of_reading_the_bytes_are_kept() -> None:
    reading = read_draft(draft("Six people died.", "2020-02-31 is no date"), Knowledge(), plan=(), rules=())
    assert [(problem.stage, problem.what) for problem in reading.problems] == [("read", "2020-02-31 is no date")]


def test_a_reading_says_who_made_each_layer() -> None:
    reading = read_draft(draft("Six people died in the raid, a witness said."), Knowledge())
    assert set(reading.by) >= {stage.writes for stage in stages()}
    assert all(check.signature in reading.by["findings"] for check in checks())
    assert reading.problems == ()
