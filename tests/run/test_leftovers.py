"""What a run leaves on the disk besides the case: nothing, however it ends."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from secondhand.run.case import Case

WaitingRun = Callable[..., AbstractContextManager["subprocess.Popen[bytes]"]]


@pytest.fixture
def gazetteer(tmp_path: Path) -> Path:
    path = tmp_path / "places.tsv"
    path.write_text("name\tlat\tlon\nQuessa\t-31.4\t-20.1\n")
    return path


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the programs of a test put temporary files; empty so far."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """Where a case is to be made, in a folder of its own."""
    folder = tmp_path / "case"
    folder.mkdir()
    return folder / "c.db"


def left_in(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


@pytest.mark.usefixtures("ctrl_c")
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_run_stopped_in_its_midst(waiting: WaitingRun, case: Path, gazetteer: Path, temporary: Path, end: signal.Signals) -> None:
    with waiting(case, gazetteer) as run:
        run.send_signal(end)
        run.wait()
    assert left_in(temporary) == set()
    assert left_in(case.parent) <= {"c.db", "c.db-wal", "c.db-shm"}


def test_a_run_that_comes_to_its_end(pile: Path, case: Path, gazetteer: Path, temporary: Path) -> None:
    code = "import sys; from secondhand.run.case import Case; Case(sys.argv[1]).read(sys.argv[2], gazetteers=sys.argv[3:], workers=1)"
    command = [sys.executable, "-c", code, *map(str, (case, pile, gazetteer))]
    subprocess.run(command, check=True)
    assert left_in(temporary) == set()
    assert left_in(case.parent) == {"c.db"}


@pytest.mark.parametrize(("remembered", "known_as"), [(True, "places:Quessa@-31.4000,-20.1000"), (False, None)])
def test_while_it_is_read_there_is_the_case_alone(
    tmp_path: Path, case: Path, gazetteer: Path, remembered: bool, known_as: str | None
) -> None:
    (tmp_path / "a.txt").write_text("Shells fell on the town of Quessa on Monday.")
    seen: set[str] = set()
    with Case(case) as opened:
        own = [gazetteer] if remembered else []
        opened.read(tmp_path / "a.txt", workers=1, gazetteers=own, progress=lambda tally: seen.update(left_in(case.parent)))
        (reading,) = opened.readings()
    assert seen == {"c.db", "c.db-wal", "c.db-shm"}
    assert [place.place for place in reading.places] == [known_as]


def test_without_a_cache_the_index_goes_with_the_program(tmp_path: Path, temporary: Path) -> None:
    (tmp_path / "file").touch()
    code = "import sys, pathlib; from secondhand.gazetteer.library import usable_cache; print(usable_cache(pathlib.Path(sys.argv[1])))"
    command = [sys.executable, "-c", code, str(tmp_path / "file" / "cache")]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert Path(done.stdout.strip()).parent == temporary
    assert left_in(temporary) == set()
