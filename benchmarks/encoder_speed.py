"""Speed with the encoder: the whole pipeline beside the bare calls of onnxruntime with the very numbers that the pipeline asked about."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from multiprocessing import get_context
from typing import Any

from secondhand.encoder import OnnxEncoder
from secondhand.encoder.files import Model, opened
from secondhand.model import Draft
from secondhand.run.knowledge import knowledge
from secondhand.run.reading import read_draft

THREADS = (1, 2)
PROCESSES = 2
ARTICLES = 50


@dataclass(slots=True, kw_only=True)
class EncoderSpeed:
    """Figures of one number of threads; times in seconds of wall clock."""

    threads: int
    """Of onnxruntime, in each process."""
    processes: int = 1
    documents: int = 0
    pieces: int = 0
    """Word pieces in the windows that the encoder read, those for context included."""
    calls: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    """Seconds of the bare calls, by graph; of several processes, which run at the same time, the mean."""
    seconds: float = 0.0
    """Of the whole pipeline, from text to checked claims; of several processes the mean."""

    @property
    def added(self) -> float:
        """What everything else adds to the bare calls, as a share of them."""
        return self.seconds / sum(self.calls.values()) - 1


@dataclass(slots=True)
class Recorded:
    """A graph that keeps what it is asked, so that it can be asked the same again."""

    graph: Any
    asked: list[dict[str, Any]] = field(default_factory=list)

    def run(self, outputs: Any, inputs: dict[str, Any]) -> Any:
        self.asked.append(inputs)
        return self.graph.run(outputs, inputs)

    def again(self) -> float:
        """Seconds of the bare calls."""
        begin = time.perf_counter()
        for inputs in self.asked:
            self.graph.run(None, inputs)
        return time.perf_counter() - begin


@contextmanager
def recording(model: Model) -> Iterator[dict[str, Recorded]]:
    """Every graph of an opened model keeps what it is asked meanwhile."""
    graphs = dict(model.graphs)
    recorded = {name: Recorded(graph) for name, graph in graphs.items()}
    model.graphs.update(recorded)
    try:
        yield recorded
    finally:
        model.graphs.update(graphs)


def encoder_speed(found: Sequence[Draft], encoder: OnnxEncoder) -> EncoderSpeed:
    """The first document warms up; each other goes through the pipeline, then its bare calls, so that a busy machine burdens both alike."""
    known = replace(knowledge(), encoder=encoder)
    read_draft(found[0], known)  # compiles the patterns, opens the place index and the model
    speed = EncoderSpeed(threads=encoder.threads)
    for draft in found[1:]:
        with recording(opened(encoder.folder, encoder.threads)) as graphs:
            begin = time.perf_counter()
            read_draft(draft, known)
            speed.seconds += time.perf_counter() - begin
        for name, graph in graphs.items():
            speed.calls[name] += graph.again()
        speed.pieces += sum(inputs["ids"].size for inputs in graphs["encoder"].asked)
        speed.documents += 1
    return speed


def side_by_side(found: Sequence[Draft], encoder: OnnxEncoder, processes: int) -> EncoderSpeed:
    """As `encoder_speed`, in several processes at the same time, as articles are read: each has its share of the documents."""
    shares = [found[k::processes] for k in range(processes)]
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        speeds = list(pool.map(partial(encoder_speed, encoder=encoder), shares))
    speed = EncoderSpeed(threads=encoder.threads, processes=processes)
    for each in speeds:
        speed.documents += each.documents
        speed.pieces += each.pieces
        speed.seconds += each.seconds / processes
        for name, seconds in each.calls.items():
            speed.calls[name] += seconds / processes
    return speed
