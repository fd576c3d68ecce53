"""The bare calls that are timed are those that the pipeline made."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordLevel

from benchmarks.bench import encoder_lines
from benchmarks.encoder_speed import EncoderSpeed, encoder_speed, recording, side_by_side
from secondhand.encoder import OnnxEncoder
from secondhand.encoder.files import SHIPPED, Model
from secondhand.model import Draft, Source


@dataclass
class Doubling:
    """A graph that doubles numbers, and remembers how often it did."""

    runs: int = 0
    seen: list[float] = field(default_factory=list)

    def run(self, outputs: Any, inputs: dict[str, Any]) -> list[Any]:
        self.runs += 1
        self.seen += inputs["x"].tolist()
        return [inputs["x"] * 2]


def model_of(**graphs: Doubling) -> Model:
    return Model(
        dict(graphs),
        Tokenizer(WordLevel({"[UNK]": 0}, "[UNK]")),
        {},
        np.zeros((4, 4), dtype=np.float32),
        np.zeros((10, 9), dtype=np.float32),
    )


def test_a_graph_answers_as_ever_and_is_asked_the_same_again() -> None:
    graph, other = Doubling(), Doubling()
    model = model_of(encoder=graph, other=other)
    with recording(model) as recorded:
        answers = [model.run("encoder", x=np.array([number]))[0].tolist() for number in (3.0, 5.0)]
    assert answers == [[6.0], [10.0]]
    assert recorded["encoder"].again() > 0
    assert graph.seen == [3.0, 5.0, 3.0, 5.0]
    recorded["other"].again()
    assert other.runs == 0


def test_afterwards_nothing_is_kept() -> None:
    graph = Doubling()
    model = model_of(encoder=graph)
    with pytest.raises(KeyError), recording(model):
        model.run("none")
    assert model.graphs == {"encoder": graph}


def test_the_table_tells_what_the_rest_adds() -> None:
    calls = defaultdict(float, encoder=2.0, roles=2.0)
    lines = list(encoder_lines([EncoderSpeed(threads=2, documents=49, pieces=10_000, calls=calls, seconds=5.0)]))
    assert lines[2].startswith("49 of these articles")
    assert lines[-2] == "| 1 | 2 | 5,000 | 2,500 | 2,000 | 25 % |"


@pytest.mark.skipif(not Path(SHIPPED, "model.json").exists(), reason="the model is not there")
def test_the_bare_calls_take_a_part_of_the_time() -> None:
    text = "Two residents of Quessa said on Monday that shells had hit the market."
    source = Source(sha256="0" * 64, size=len(text), media_type="text/plain", origin="a.txt", got_at="2031-05-06T10:00:00")
    drafts = [Draft(source=source, data=b"", text=f"{text} It was day {number}.", external_id="a") for number in range(4)]
    speed = encoder_speed(drafts[:3], OnnxEncoder(threads=1))
    assert speed.documents == 2
    assert speed.pieces > 2 * len(text.split())
    assert 0 < speed.calls["encoder"] < speed.seconds
    both = side_by_side(drafts, OnnxEncoder(threads=1), 2)
    assert both.documents == 2
    assert both.pieces == speed.pieces
    assert 0 < both.calls["encoder"] < both.seconds
