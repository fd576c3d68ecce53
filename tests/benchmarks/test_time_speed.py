"""The benchmark of reading times, on two documents of our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.predict import draft_of
from benchmarks.time_speed import HEIDELTIME_SECONDS, INPUTS, TimeSpeed, lines, measure, table

ROWS = [
    {"id": "a", "text": "Shells hit Orna on Monday, the first since March 2019.", "dct": "2020-02-05"},
    {"id": "b", "text": "The road was closed for three weeks.", "dct": "2020-02-06T10:00"},
]


def test_every_document_is_timed() -> None:
    found = measure("own", [draft_of(row) for row in ROWS])
    assert (found.documents, found.characters) == (2, sum(len(row["text"]) for row in ROWS))
    assert found.stage_seconds > 0
    assert found.ratio == pytest.approx(HEIDELTIME_SECONDS / found.seconds_each)


def test_the_section_says_what_was_measured_and_against_what() -> None:
    speed = TimeSpeed(name="own", documents=10, characters=20_005, blocks_seconds=0.01, stage_seconds=0.08)
    section = list(lines([speed]))
    assert section[0] == "## Speed of reading times"
    assert section[-2] == "| own | 10 | 2000 | 1.0 ms | 8.0 ms | 9.0 ms | 1,000 |"
    assert any("9 s a document" in line for line in section)


def test_the_table_reads_the_development_files(tmp_path: Path) -> None:
    for name in INPUTS:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    figures = [line for line in table(tmp_path) if line.startswith("| dev_time")]
    assert [line.split(" | ")[1] for line in figures] == ["2", "2"]
