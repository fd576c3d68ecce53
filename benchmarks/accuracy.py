"""Runs every scorer over the development material and gathers its figures by name."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Figures = dict[str, float]
GEOWEBNEWS_LEFT_OUT = "Demonym,Homonym,Language"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """One benchmark: what is predicted, from which file, how it is scored, and which figures are kept."""

    name: str
    kind: str
    input: str
    scorer: str
    gold: str
    options: tuple[str, ...] = ()
    keep: Callable[[dict[str, Any]], Figures]
    gazetteer: str | None = None


def _fakes(scores: dict[str, Any]) -> Figures:
    return {name: round(figure["value"], 3) for name, figure in scores.items()}


def _attribution(scores: dict[str, Any]) -> Figures:
    kept = ("cue", "attr", "content_partial", "source_head", "attr_full", "strict")
    return {f"{name} {part}": scores[name][part[0]] for name in kept for part in ("P", "R", "F1")}


def _plain(scores: dict[str, Any]) -> Figures:
    return {name: value for name, value in scores.items() if isinstance(value, (int, float))}


def _gold(scores: dict[str, Any]) -> Figures:
    return {f"{layer}: {name}": value for layer, figures in scores["all"].items() for name, value in figures.items() if value is not None}


SYRIA = "data/gazetteer/SY_rebuilt_from_wof.txt"
BENCHES = (
    Bench(
        name="fakes",
        kind="casualties",
        input="data/fakes/dev_input.jsonl",
        scorer="score_fakes.py",
        gold="data/fakes/dev.jsonl",
        keep=_fakes,
    ),
    Bench(
        name="fakes, Syrian dump added",
        kind="casualties",
        input="data/fakes/dev_input.jsonl",
        scorer="score_fakes.py",
        gold="data/fakes/dev.jsonl",
        keep=_fakes,
        gazetteer=SYRIA,
    ),
    Bench(
        name="attribution",
        kind="attribution",
        input="data/attribution/dev.jsonl",
        scorer="score_attribution.py",
        gold="data/attribution/dev.jsonl",
        keep=_attribution,
    ),
    Bench(
        name="time_tbaq",
        kind="time",
        input="data/time/dev_time_tbaq.jsonl",
        scorer="score_time.py",
        gold="data/time/dev_time_tbaq.jsonl",
        keep=_plain,
    ),
    Bench(
        name="time_meantime",
        kind="time",
        input="data/time/dev_time_meantime.jsonl",
        scorer="score_time.py",
        gold="data/time/dev_time_meantime.jsonl",
        keep=_plain,
    ),
    Bench(name="geo_lgl", kind="geo", input="data/geo/dev_lgl.jsonl", scorer="score_geo.py", gold="data/geo/dev_lgl.jsonl", keep=_plain),
    Bench(
        name="geo_geowebnews",
        kind="geo",
        input="data/geo/dev_geowebnews.jsonl",
        scorer="score_geo.py",
        gold="data/geo/dev_geowebnews.jsonl",
        options=("--exclude-types", GEOWEBNEWS_LEFT_OUT),
        keep=_plain,
    ),
    Bench(
        name="gold", kind="reading", input="data/fakes/dev.jsonl", scorer="score_gold.py", gold="data/conflict/dev_gold.jsonl", keep=_gold
    ),
    Bench(
        name="gold, Syrian dump added",
        kind="reading",
        input="data/fakes/dev.jsonl",
        scorer="score_gold.py",
        gold="data/conflict/dev_gold.jsonl",
        keep=_gold,
        gazetteer=SYRIA,
    ),
)


def measure(material: Path, names: frozenset[str] | None = None) -> Iterator[tuple[str, Figures]]:
    """The figures of each benchmark (of those named, or all), in order. Raises CalledProcessError when a scorer fails."""
    with tempfile.TemporaryDirectory() as folder:
        for bench in BENCHES:
            if names is None or bench.name in names:
                yield bench.name, _score(bench, material, Path(folder))


def _score(bench: Bench, material: Path, folder: Path) -> Figures:
    rows = folder / "rows.jsonl"
    predicted = folder / "predicted.jsonl"
    rows.write_text("".join(_rows(bench, material)), encoding="utf-8")
    extra = ("--gazetteer", str(material / bench.gazetteer)) if bench.gazetteer else ()
    subprocess.run([sys.executable, "-m", "benchmarks.predict", bench.kind, rows, predicted, *extra], check=True)
    gold = str(material / bench.gold)
    files = ("--gold", gold, "--pred", predicted) if bench.scorer == "score_attribution.py" else (gold, predicted)
    command = [sys.executable, material / "score" / bench.scorer, *files, "--json", *bench.options]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return bench.keep(json.loads(done.stdout))


def _rows(bench: Bench, material: Path) -> Iterator[str]:
    """The input rows; for hand-annotated articles only those that have an annotation."""
    wanted = None
    if bench.input != bench.gold:
        gold = (material / bench.gold).read_text(encoding="utf-8").splitlines()
        wanted = {json.loads(line)["id"] for line in gold if line.strip()}
    for line in (material / bench.input).read_text(encoding="utf-8").splitlines(keepends=True):
        if line.strip() and (wanted is None or json.loads(line)["id"] in wanted):
            yield line
