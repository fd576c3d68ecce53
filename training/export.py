"""Writes a trained network as the files that ship: python -m training.export --run FOLDER --base FOLDER --out FOLDER [--float]."""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from secondhand.encoder.pieces import open_tokenizer
from training.corpora import ENTITY_TYPES, NAMES
from training.model import EAGER, Arcs, Network, Sizes, Tags, Telling

OPSET = 17
EIGHT_BITS = {"encoder": ["MatMul", "Gather"], "roles": ["MatMul"]}
"""The graphs that cost most, and what of them is kept in eight bits."""


class Words(nn.Module):
    """What is asked of every word."""

    def __init__(self, tags: Tags) -> None:
        super().__init__()
        self.tags = tags

    def forward(self, words: Tensor) -> tuple[Tensor, ...]:
        found = self.tags(words)
        return tuple(found[kind] for kind in ("upos", "xpos", "entity", "cue"))


class Heads(nn.Module):
    """Scores of arcs in one sentence."""

    def __init__(self, arcs: Arcs) -> None:
        super().__init__()
        self.arcs = arcs

    def forward(self, words: Tensor) -> Tensor:
        into, out, _, _ = self.arcs.project(words[None])
        return self.arcs(into, out)[0]


class Labels(nn.Module):
    """Scores of labels of the arcs chosen in one sentence."""

    def __init__(self, arcs: Arcs) -> None:
        super().__init__()
        self.arcs = arcs

    def forward(self, words: Tensor, heads: Tensor) -> Tensor:
        return self.arcs.chosen(words[None], heads[None])[1][0]


class Roles(nn.Module):
    """Scores of the roles of words around cues."""

    def __init__(self, telling: Telling) -> None:
        super().__init__()
        self.telling = telling

    def forward(self, words: Tensor, cue: Tensor, far: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        return self.telling(words, cue, far, mask)


def load(run: Path) -> tuple[Network, dict[str, list[str]]]:
    """A trained network and the labels of its treebank heads."""
    known = json.loads((run / "labels.json").read_text(encoding="utf-8"))
    network = Network(Sizes(**known["sizes"]))
    path = run / "network.pt"
    state = _tensors(path) if path.exists() else _tensors(run / "last.pt")["network"]
    network.load_state_dict(state)
    labels: dict[str, list[str]] = known["labels"]
    return network.eval(), labels


def _tensors(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    return found


def write(network: Network, labels: dict[str, list[str]], base: Path, out: Path, *, whole: bool) -> None:
    """The ONNX graphs, the word pieces, and `model.json` with the labels and the SHA-256 of each file."""
    out.mkdir(parents=True, exist_ok=True)
    graphs = {
        "encoder": (network.encoder, ["ids", "shapes", "mask"], ["vectors"], _encoder_example()),
        "words": (Words(network.tags), ["words"], ["upos", "xpos", "entity", "cue"], ({"words": (torch.randn(9, 384), {0: "n"})})),
        "heads": (Heads(network.arcs), ["words"], ["arcs"], {"words": (torch.randn(9, 384), {0: "n"})}),
        "labels": (
            Labels(network.arcs),
            ["words", "heads"],
            ["labels"],
            {"words": (torch.randn(9, 384), {0: "n"}), "heads": (torch.ones(9, dtype=torch.long), {0: "n"})},
        ),
        "roles": (Roles(network.telling), ["words", "cue", "far", "mask"], ["roles", "held"], _roles_example()),
    }
    with tempfile.TemporaryDirectory() as folder:
        for name, (module, inputs, outputs, example) in graphs.items():
            path = Path(folder) / f"{name}.onnx"
            torch.onnx.export(
                module,
                tuple(example[k][0] for k in inputs),
                str(path),
                input_names=inputs,
                output_names=outputs,
                dynamic_axes={k: example[k][1] for k in inputs},
                opset_version=OPSET,
                dynamo=False,
            )
            if whole or name not in EIGHT_BITS:
                shutil.copy(path, out / path.name)
            else:
                quantize_dynamic(
                    path,
                    out / path.name,
                    weight_type=QuantType.QInt8,
                    per_channel=True,
                    reduce_range=True,  # processors without VNNI add two products in 16 bits, which full eight bits would overflow
                    op_types_to_quantize=EIGHT_BITS[name],
                )
    tokenizer = open_tokenizer(base / "tokenizer.json")
    tokenizer.save(str(out / "tokenizer.json"), pretty=False)
    manifest = {
        "labels": {"upos": labels["upos"], "xpos": labels["xpos"], "relation": labels["relation"], "names": NAMES, "entity": ENTITY_TYPES},
        "steps": (network.telling.steps * EAGER).tolist(),
        "files": {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(out.iterdir()) if path.name != "model.json"},
    }
    (out / "model.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def _encoder_example() -> dict[str, tuple[Tensor, dict[int, str]]]:
    return {
        "ids": (torch.ones(2, 12, dtype=torch.long), {0: "windows", 1: "pieces"}),
        "shapes": (torch.ones(2, 12, 3, dtype=torch.long), {0: "windows", 1: "pieces"}),
        "mask": (torch.ones(2, 12, dtype=torch.long), {0: "windows", 1: "pieces"}),
    }


def _roles_example() -> dict[str, tuple[Tensor, dict[int, str]]]:
    axes = {0: "cues", 1: "length"}
    return {
        "words": (torch.randn(3, 9, 384), axes),
        "cue": (torch.full((3, 9), 1 / 9), axes),
        "far": (torch.ones(3, 9, dtype=torch.long), axes),
        "mask": (torch.ones(3, 9, dtype=torch.long), axes),
    }


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--run", type=Path, required=True)
    asked.add_argument("--base", type=Path, required=True)
    asked.add_argument("--out", type=Path, required=True)
    asked.add_argument("--float", action="store_true", help="keep full precision, to measure what eight bits cost")
    options = asked.parse_args()
    network, labels = load(options.run)
    write(network, labels, options.base, options.out, whole=options.float)


if __name__ == "__main__":
    main()
