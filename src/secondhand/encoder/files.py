"""The files of the model: found beside this module, verified by their SHA-256, opened when first needed."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from secondhand.encoder.pieces import open_tokenizer
from secondhand.errors import Unusable

SHIPPED: Final = Path(__file__).with_name("weights")
GRAPHS: Final = ("encoder", "words", "heads", "labels", "roles", "names")
_AGAIN: Final = "Install the package again."


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """Opened graphs, word pieces, and the labels that the graphs' numbers stand for."""

    graphs: dict[str, Any]
    tokenizer: Tokenizer
    labels: dict[str, tuple[str, ...]]
    steps: NDArray[np.float32]
    """How readily one role of a word follows another (4, 4): none, source, cue, content."""
    name_steps: NDArray[np.float32]
    """How readily one label of a name begins a sentence, and follows another (1 + labels, labels)."""

    def run(self, graph: str, **inputs: NDArray[Any]) -> list[NDArray[np.float32]]:
        """The outputs of a graph."""
        found: list[NDArray[np.float32]] = self.graphs[graph].run(None, inputs)
        return found


def opened(folder: Path, threads: int) -> Model:
    """The model of a folder, opened once in each process. Raises Unusable when a file is missing or is not the one that was published."""
    return _opened(folder, threads, os.getpid())


@cache
def _opened(folder: Path, threads: int, process: int) -> Model:
    """Opened graphs hold threads, which a forked process does not inherit: so each process opens its own."""
    manifest = _manifest(folder)
    for name, digest in manifest["files"].items():
        _verify(folder / name, digest)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    paths = [folder / f"{name}.onnx" for name in GRAPHS if f"{name}.onnx" in manifest["files"]]
    graphs = {path.stem: onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"]) for path in paths}
    labels = {kind: tuple(known) for kind, known in manifest["labels"].items()}
    steps, name_steps = (np.array(manifest[key], dtype=np.float32) for key in ("steps", "name_steps"))
    return Model(graphs, open_tokenizer(folder / "tokenizer.json"), labels, steps, name_steps)


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        found = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Unusable(f"the model in {folder} cannot be read ({error})", advice=_AGAIN) from error
    if not isinstance(found, dict) or not {"files", "labels", "steps", "name_steps"} <= found.keys():
        raise Unusable(f"{folder / 'model.json'} does not describe a model", advice=_AGAIN)
    return found


def _verify(path: Path, digest: str) -> None:
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise Unusable(f"the model file {path} cannot be read ({error})", advice=_AGAIN) from error
    if found != digest:
        raise Unusable(f"the model file {path} is not the one that was published (its SHA-256 is {found})", advice=_AGAIN)
