"""The measuring door takes rows and writes what each scorer reads."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.predict import KINDS

TEXT = "Two residents of Vienna said on 3 March 2021 that shelling had killed six people."
KEYS = {"reading": "claims", "attribution": "attributions", "casualties": "incidents", "geo": "places", "time": "timexes"}


def predict(kind: str, rows: list[dict[str, str]], folder: Path) -> list[dict[str, object]]:
    source, out = folder / "in.jsonl", folder / "out.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows))
    command = [sys.executable, "-m", "benchmarks.predict", kind, str(source), str(out), "--workers", "1"]
    subprocess.run(command, check=True)
    return [json.loads(line) for line in out.read_text().splitlines()]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_row_gets_its_answer_under_its_own_id(kind: str, tmp_path: Path) -> None:
    rows = [{"id": "a", "text": TEXT, "dct": "2021-03-05"}, {"id": "b", "text": "x"}]
    answers = predict(kind, rows, tmp_path)
    if kind == "reading":
        assert [answer["document"]["external_id"] for answer in answers] == ["a", "b"]  # type: ignore[index]
    assert [answer["id"] for answer in answers] == ["a", "b"]
    assert answers[0][KEYS[kind]]
