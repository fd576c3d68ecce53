"""Damaged models are refused with a message, whole ones are opened once."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from secondhand.encoder import OnnxEncoder
from secondhand.encoder.files import GRAPHS, SHIPPED, opened
from secondhand.errors import Unusable
from secondhand.model import Span


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "weights"))


def refused(folder: Path) -> str:
    """The message with which a model is refused when it is first asked."""
    with pytest.raises(Unusable) as found:
        OnnxEncoder(folder=folder).analyse("He left.", [[Span(0, 8)]])
    assert "Install the package again" in str(found.value)
    return str(found.value)


@pytest.mark.parametrize("name", [*(f"{graph}.onnx" for graph in GRAPHS), "tokenizer.json"])
def test_a_file_with_one_byte_changed_is_refused(copied: Path, name: str) -> None:
    content = bytearray((copied / name).read_bytes())
    content[len(content) // 2] ^= 1
    (copied / name).write_bytes(content)
    message = refused(copied)
    assert f"{copied / name} is not the one that was published" in message


@pytest.mark.parametrize("name", ["encoder.onnx", "tokenizer.json", "model.json"])
def test_a_missing_file_is_named(copied: Path, name: str) -> None:
    (copied / name).unlink()
    assert str(copied / name) in refused(copied)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"files": {}}', "\udc80"])
def test_a_damaged_description_is_refused(copied: Path, content: str) -> None:
    (copied / "model.json").write_bytes(content.encode("utf-8", "surrogateescape"))
    assert str(copied) in refused(copied)


def test_every_file_that_ships_is_pinned() -> None:
    pinned = set(json.loads((SHIPPED / "model.json").read_text(encoding="utf-8"))["files"])
    assert pinned == {path.name for path in SHIPPED.iterdir()} - {"model.json"}
    assert pinned >= {f"{graph}.onnx" for graph in GRAPHS}


def test_a_model_is_opened_when_first_asked_and_once() -> None:
    OnnxEncoder(folder=Path("nowhere"))
    assert opened(SHIPPED, 1) is opened(SHIPPED, 1)


def test_it_fits_the_package() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) < 45 * 2**20


def test_nothing_that_could_use_a_network_comes_with_it() -> None:
    """The library of the word pieces asks for one that fetches models; it is installed, and stays unused."""
    code = "import sys; from secondhand.encoder import OnnxEncoder; OnnxEncoder().analyse('', []); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "tokenizers" in loaded
    assert not {"huggingface_hub", "httpx2", "httpx", "requests", "hf_xet"} & set(loaded)
