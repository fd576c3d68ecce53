"""Two runs blended into one."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from training.blend import blended, main  # noqa: E402


def test_a_blend_lies_between_its_runs() -> None:
    found = blended({"a": torch.tensor([0.0, 2.0])}, {"a": torch.tensor([1.0, 2.0])}, 0.25)
    assert found["a"].tolist() == [0.25, 2.0]


def test_runs_of_different_networks_cannot_be_blended() -> None:
    with pytest.raises(ValueError, match="the runs differ in b"):
        blended({"a": torch.zeros(1)}, {"a": torch.zeros(1), "b": torch.zeros(1)}, 0.5)


def test_a_blend_is_a_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("run", 0.0), ("tuned", 1.0)):
        (tmp_path / name).mkdir()
        torch.save({"a": torch.tensor([value])}, tmp_path / name / "network.pt")
        (tmp_path / name / "labels.json").write_text("{}", encoding="utf-8")
    options = ["--run", str(tmp_path / "run"), "--tuned", str(tmp_path / "tuned"), "--share", "0.5", "--out", str(tmp_path / "out")]
    monkeypatch.setattr(sys, "argv", ["blend", *options])
    main()
    assert torch.load(tmp_path / "out" / "network.pt", weights_only=True)["a"].tolist() == [0.5]
    assert (tmp_path / "out" / "labels.json").read_text(encoding="utf-8") == "{}"
