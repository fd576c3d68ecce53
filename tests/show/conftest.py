"""The command without the start of a process for each call, and a case that it made once for all tests of the screen."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import chdir
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from typer.testing import CliRunner

from secondhand.show.cli import app

Run = Callable[..., "CompletedProcess[str]"]
EXAMPLES = Path(__file__).parents[2] / "examples"


def secondhand(*arguments: object, stdin: str | None = None, cwd: Path | None = None, **env: str) -> CompletedProcess[str]:
    """The command as a user runs it, its output taken by another program."""
    words = [str(argument) for argument in arguments]
    with chdir(cwd or Path.cwd()):
        done = CliRunner().invoke(app, words, input=stdin, env={"SECONDHAND_CASE": None, **env}, prog_name="secondhand")
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return CompletedProcess(words, done.exit_code, done.stdout, done.stderr)


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
