"""Speed: documents and characters per second per core, share of time per stage, memory, growth, and public extractors beside it."""

from __future__ import annotations

import json
import math
import os
import random
import resource
import subprocess
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from benchmarks import peer_speed
from benchmarks.peer_speed import Measured
from benchmarks.predict import draft_of, rows
from secondhand import Case
from secondhand.clean import clean
from secondhand.model import Draft, Knowledge
from secondhand.run.knowledge import knowledge
from secondhand.run.plan import checks, stages
from secondhand.run.reading import read_draft

GROWTH = (100, 200, 400, 800)
SEED = 20200206
PEER_ARTICLES = 100
"""Enough to tell libraries apart; the slowest reads two articles a second."""
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """Figures of one run; times in seconds of the processor, so that other work of the machine does not count; memory in MiB."""

    documents: int
    characters: int
    seconds: float
    per_stage: dict[str, float]
    start_seconds: float
    peak_mib: float


def drafts(path: Path) -> list[Draft]:
    """The rows of a JSONL file as drafts."""
    return [draft_of(row) for row in rows(path)]


def one_core(found: Sequence[Draft]) -> Speed:
    """Every draft through the whole pipeline in this process, then once more stage by stage for the shares."""
    begin = time.process_time()
    known = knowledge()
    read_draft(found[0], known)  # compiles the patterns and opens the place index
    start_seconds = time.process_time() - begin
    begin = time.process_time()
    for draft in found:
        read_draft(draft, known)
    seconds = time.process_time() - begin
    return Speed(
        documents=len(found),
        characters=sum(len(draft.text) for draft in found),
        seconds=seconds,
        per_stage=_per_stage(found, known),
        start_seconds=start_seconds,
        peak_mib=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )


def _per_stage(found: Sequence[Draft], known: Knowledge) -> dict[str, float]:
    spent: defaultdict[str, float] = defaultdict(float)
    for draft in found:
        begin = time.process_time()
        reading = clean(draft)
        spent["clean"] += time.process_time() - begin
        for stage in stages():
            begin = time.process_time()
            reading = reading.with_layer(stage.writes, stage.mark(reading, known), stage.signature)
            spent[stage.name] += time.process_time() - begin
        begin = time.process_time()
        for check in checks():
            list(check.find(reading))
        spent["checks"] += time.process_time() - begin
    return dict(spent)


def articles(found: Sequence[Draft], count: int) -> Iterator[dict[str, str]]:
    """Articles of new wording: paragraphs of the given ones drawn anew, with their own number. Same for one seed."""
    dice = random.Random(SEED)
    paragraphs = [line for draft in found for line in draft.text.split("\n") if len(line) > 40]
    for number in range(count):
        drawn = dice.sample(paragraphs, min(8, len(paragraphs)))
        yield {"id": str(number), "text": f"Report {number}.\n\n" + "\n".join(drawn), "published": "2020-02-06"}


def growth(found: Sequence[Draft], sizes: Sequence[int] = GROWTH, workers: int = 1) -> dict[int, float]:
    """Seconds to read piles of growing size into a new case."""
    taken = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            pile = Path(folder) / "pile.jsonl"
            pile.write_text("".join(json.dumps(row) + "\n" for row in articles(found, size)), encoding="utf-8")
            begin = time.perf_counter()
            with Case(Path(folder) / "case.db") as case:
                case.read(pile, workers=workers)
            taken[size] = time.perf_counter() - begin
    return taken


def exponent(taken: dict[int, float]) -> float:
    """The slope of log time over log size by least squares: 1 is linear."""
    points = [(math.log(size), math.log(seconds)) for size, seconds in taken.items()]
    mean_x = sum(x for x, _ in points) / len(points)
    mean_y = sum(y for _, y in points) / len(points)
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / sum((x - mean_x) ** 2 for x, _ in points)


def beside_peers(python: Path, found: Sequence[Draft], start_seconds: float) -> list[Measured]:
    """Ourselves, who were ready after so many seconds, and every library which that interpreter has, on the same articles now."""
    chosen = found[:PEER_ARTICLES]
    with tempfile.TemporaryDirectory() as folder:
        pile = Path(folder) / "articles.jsonl"
        pile.write_text("".join(json.dumps({"text": draft.text}) + "\n" for draft in chosen), encoding="utf-8")
        command = [str(python), "-I", str(Path(peer_speed.__file__)), str(pile)]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env={**os.environ, **ONE_THREAD})
    return [_ourselves(chosen, start_seconds), *(Measured(**json.loads(line)) for line in done.stdout.splitlines())]


def _ourselves(found: Sequence[Draft], start_seconds: float) -> Measured:
    known = knowledge()
    begin = time.process_time()
    readings = [read_draft(draft, known) for draft in found]
    return Measured(
        name="secondhand",
        version=version("secondhand"),
        finds="who says what, actors, places, times, quantities, claims, checks",
        articles=len(found),
        start_seconds=start_seconds,
        seconds=time.process_time() - begin,
        found=sum(len(each.mentions) + len(each.attributions) + len(each.claims) + len(each.findings) for each in readings),
        given_up=sum(bool(each.problems) for each in readings),
    )
