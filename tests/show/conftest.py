"""A case made by the command itself, once for all tests of the screen."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
EXAMPLES = Path(__file__).parents[2] / "examples"


def secondhand(*arguments: object, stdin: str | None = None, cwd: Path | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    """The command as a user runs it, its output taken by another program."""
    command = [str(Path(sys.executable).with_name("secondhand")), *map(str, arguments)]
    environment = {name: value for name, value in os.environ.items() if name != "SECONDHAND_CASE"} | env
    return subprocess.run(command, input=stdin, capture_output=True, text=True, encoding="utf-8", cwd=cwd, env=environment, check=False)


@pytest.fixture
def run() -> Run:
    return secondhand


@pytest.fixture(scope="session")
def war(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example of the project, read into a case."""
    case = tmp_path_factory.mktemp("war") / "war.db"
    own = ("--gazetteer", EXAMPLES / "gazetteer.tsv", "--actors", EXAMPLES / "actors.toml")
    done = secondhand("read", EXAMPLES / "war", "--case", case, "--workers", 1, *own)
    assert done.returncode == 0, done.stderr
    return case
