"""Speed of reading times: the stage alone, with the blocks it needs and without the encoder, beside HeidelTime's seconds a document."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.predict import draft_of, rows
from secondhand.annotate.times import STAGE
from secondhand.clean import clean
from secondhand.model import Draft, Knowledge

INPUTS = ("data/time/dev_time_tbaq.jsonl", "data/time/dev_time_meantime.jsonl")
HEIDELTIME_SECONDS = 9.0
"""A document, through its Java command line, as the project's notes have it; not measured anew here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeSpeed:
    """Figures of one file; times in seconds of the processor, so that other work of the machine does not count."""

    name: str
    documents: int
    characters: int
    blocks_seconds: float
    """From text to blocks, which the stage needs."""
    stage_seconds: float

    @property
    def seconds_each(self) -> float:
        """Of one document, from text to times."""
        return (self.blocks_seconds + self.stage_seconds) / self.documents

    @property
    def ratio(self) -> float:
        """How many times as fast as HeidelTime."""
        return HEIDELTIME_SECONDS / self.seconds_each


def measure(name: str, drafts: Sequence[Draft]) -> TimeSpeed:
    """Every draft from text to times on one core; the first once before, so that word lists are loaded and patterns compiled."""
    known = Knowledge()
    STAGE.mark(clean(drafts[0]), known)
    blocks = stage = 0.0
    for draft in drafts:
        begin = time.process_time()
        reading = clean(draft)
        middle = time.process_time()
        STAGE.mark(reading, known)
        blocks += middle - begin
        stage += time.process_time() - middle
    characters = sum(len(draft.text) for draft in drafts)
    return TimeSpeed(name=name, documents=len(drafts), characters=characters, blocks_seconds=blocks, stage_seconds=stage)


def lines(found: Sequence[TimeSpeed]) -> Iterator[str]:
    """The figures as a section of the results."""
    yield "## Speed of reading times"
    yield ""
    yield "One process, one core, from text to times: blocks and the stage `times`, which needs no encoder. Milliseconds of processor time"
    yield f"a document; HeidelTime takes {HEIDELTIME_SECONDS:g} s a document (the project's notes; not measured anew here)."
    yield ""
    yield "| file | documents | characters each | blocks | times | together | times as fast as HeidelTime |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    for speed in found:
        each = (1000 * seconds / speed.documents for seconds in (speed.blocks_seconds, speed.stage_seconds))
        figures = " | ".join(f"{figure:.1f} ms" for figure in (*each, 1000 * speed.seconds_each))
        yield f"| {speed.name} | {speed.documents} | {speed.characters // speed.documents} | {figures} | {speed.ratio:,.0f} |"
    yield ""


def table(material: Path) -> Iterator[str]:
    """The section of the results for the development files in a folder."""
    yield from lines([measure(Path(name).stem, [draft_of(row) for row in rows(material / name)]) for name in INPUTS])
