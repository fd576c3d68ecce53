"""Reading into a case with real processes: order, repetition, what is skipped, what breaks down, what is killed."""

from __future__ import annotations

import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from pathlib import Path

import pytest

from secondhand.errors import Unusable
from secondhand.run.case import Case
from secondhand.run.intake import Tally

WaitingRun = Callable[..., AbstractContextManager[subprocess.Popen[bytes]]]
TABLES = ("documents", "sources", "files_read", "claims", "voices", "mentions", "attributions", "findings", "claims_search")


def dump(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that a case holds, but for the time at which it was got."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        found = {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}
        found["sources"] = [row[:5] + row[6:] for row in found["sources"]]
        found["skipped"] = connection.execute("SELECT * FROM skipped ORDER BY file, rowid").fetchall()
        found["readings"] = connection.execute("SELECT zlib FROM readings ORDER BY document_id").fetchall()
    return found


def texts(path: Path) -> list[str]:
    with Case(path) as case:
        return [reading.document.external_id for reading in case.readings()]


def test_everything_is_read_in_order_and_what_is_not_is_listed(pile: Path, tmp_path: Path) -> None:
    with Case(tmp_path / "case.db") as case:
        tally = case.read(pile, workers=3)
        assert (tally.files, tally.files_done) == (6, 6)
        assert (tally.read, tally.sources, tally.known) == (6, 1, 0)
        assert [Path(skipped.item).name for skipped in tally.skipped] == ["rows.jsonl:2", "scan.pdf"]
        assert "broken JSON" in tally.skipped[0].reason
        assert list(case.skipped()) == tally.skipped
        ids = [reading.document.external_id for reading in case.readings()]
        assert ids == [*(f"{number}.txt" for number in range(4)), "r20", "r21"]
        assert len(case.sources(next(r.document.id for r in case.readings() if r.document.external_id == "3.txt"))) == 2
        totals = case.totals()
        assert (tally.claims, tally.findings) == (totals.claims, totals.findings)


def test_the_number_of_processes_does_not_show_in_the_case(pile: Path, tmp_path: Path) -> None:
    for workers in (1, 3):
        Case(tmp_path / f"{workers}.db").read(pile, workers=workers)
    assert dump(tmp_path / "1.db") == dump(tmp_path / "3.db")


def test_reading_again_changes_nothing(pile: Path, tmp_path: Path) -> None:
    with Case(tmp_path / "case.db") as case:
        case.read(pile, workers=1)
        before = dump(tmp_path / "case.db")
        tally = case.read(pile, workers=1)
    assert (tally.read, tally.sources, tally.known, len(tally.skipped)) == (0, 0, 7, 2)
    assert dump(tmp_path / "case.db") == before


def test_what_was_mended_is_read_and_no_longer_skipped(pile: Path, tmp_path: Path) -> None:
    with Case(tmp_path / "case.db") as case:
        case.read(pile, workers=1)
        rows = pile / "rows.jsonl"
        rows.write_text(rows.read_text().replace("{broken", '{"text": "Mended."}'))
        tally = case.read(pile, workers=1)
        assert (tally.read, tally.known) == (1, 7)
        assert [Path(skipped.item).name for skipped in case.skipped()] == ["scan.pdf"]


def test_the_case_itself_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One text.")
    with Case(tmp_path / "case.db") as case:
        for _ in range(2):
            assert case.read(tmp_path, workers=1).skipped == []


def test_progress_is_told_step_by_step(pile: Path, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []

    def watch(tally: Tally) -> None:
        seen.append((tally.files_done, tally.read))

    Case(tmp_path / "case.db").read(pile, workers=2, progress=watch)
    assert seen == sorted(seen)
    assert seen[-1] == (6, 6)


@pytest.mark.usefixtures("trap")
def test_a_document_that_hangs_or_kills_its_process_costs_only_itself(tmp_path: Path) -> None:
    folder = tmp_path / "pile"
    folder.mkdir()
    for name, text in {"a": "Before.", "b": "CRASH it.", "c": "HANG it.", "d": "After."}.items():
        (folder / f"{name}.txt").write_text(text)
    with Case(tmp_path / "case.db") as case:
        tally = case.read(folder, workers=2, seconds=5)
        assert tally.read == 2
        reasons = {Path(skipped.item).name: skipped.reason for skipped in tally.skipped}
        assert "broke down" in reasons["b.txt"]
        assert "longer than 5 seconds" in reasons["c.txt"]
    assert texts(tmp_path / "case.db") == ["a.txt", "d.txt"]


@pytest.mark.usefixtures("trap")
def test_a_longer_document_has_more_time(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("HANG " + "x" * 1_000_000)
    tally = Case(tmp_path / "case.db").read(tmp_path / "long.txt", workers=1, seconds=1)
    assert [skipped.reason for skipped in tally.skipped] == ["reading it was given up: it took longer than 2 seconds"]


@pytest.mark.usefixtures("trap")
def test_a_reader_that_fails_costs_only_its_file(tmp_path: Path) -> None:
    folder = tmp_path / "pile"
    folder.mkdir()
    for name in ("a.txt", "error.trap", "memory.trap", "z.txt"):
        (folder / name).write_text(f"This is {name}.")
    tally = Case(tmp_path / "case.db").read(folder, workers=1)
    assert tally.read == 2
    assert [skipped.reason for skipped in tally.skipped] == [
        "reading it failed (KeyError: 'no luck')",
        "there is not enough memory for it",
    ]


def test_a_process_that_cannot_start_stops_the_run(pile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secondhand.py").write_text("raise SystemExit('not this one')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(Unusable, match="does not start"):
        Case(tmp_path / "case.db").read(pile, workers=1)
    assert Case(tmp_path / "case.db").totals().documents == 0


READ = "import sys; from secondhand.run.case import Case; Case(sys.argv[1]).read(sys.argv[2], workers=2)"


def test_killed_at_any_moment_and_run_again_is_as_good_as_one_run(pile: Path, tmp_path: Path) -> None:
    def command(name: str) -> list[str]:
        return [sys.executable, "-c", READ, str(tmp_path / name), str(pile)]

    begun = time.monotonic()
    subprocess.run(command("clean.db"), check=True)
    whole = time.monotonic() - begun
    moments = random.Random(20310505)
    for _ in range(4):
        with subprocess.Popen(command("killed.db")) as run:
            time.sleep(whole * moments.uniform(0.3, 1))
            run.kill()
    subprocess.run(command("killed.db"), check=True)
    assert dump(tmp_path / "killed.db") == dump(tmp_path / "clean.db")


def test_a_disk_that_fills_up_stops_the_run_and_the_rest_is_read_later(pile: Path, tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    Case(path).read(pile, workers=1)
    before = dump(path)["documents"]
    (pile / "new.txt").write_text(random.Random(1).randbytes(200_000).hex(" ", 8))
    command = [sys.executable, "-c", READ, str(path), str(pile)]
    room = path.stat().st_size + 100_000
    done = subprocess.run(
        command, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)), capture_output=True, text=True, check=False
    )
    assert "What was stored is safe" in done.stderr.splitlines()[-1]
    assert dump(path)["documents"] == before
    (pile / "new.txt").write_text("Smaller now.")
    assert Case(path).read(pile, workers=1).read == 1


KILLED_AT = """
import os, signal, sys
from secondhand.run.case import Case
case = Case(sys.argv[1])
store = case._store(write=True)
left = int(sys.argv[3])
def count(statement):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
store._connection.set_trace_callback(count)
case.read(sys.argv[2], workers=1)
"""


def test_killed_in_the_middle_of_a_document_and_run_again_is_as_good_as_one_run(pile: Path, tmp_path: Path) -> None:
    Case(tmp_path / "clean.db").read(pile, workers=1)
    path = tmp_path / "killed.db"
    for statements in (5, 34, 89):
        done = subprocess.run([sys.executable, "-c", KILLED_AT, str(path), str(pile), str(statements)], check=False)
        assert done.returncode == -signal.SIGKILL
    Case(path).read(pile, workers=1)
    assert dump(path) == dump(tmp_path / "clean.db")


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="only Linux lists the children of a process")
def test_no_process_is_left_behind_when_the_run_is_killed(waiting: WaitingRun, tmp_path: Path) -> None:
    with waiting(tmp_path / "case.db") as run:
        threads = Path(f"/proc/{run.pid}/task").glob("*/children")
        started = [int(pid) for children in threads for pid in children.read_text().split()]
        run.kill()
    assert len(started) >= 2
    deadline = time.monotonic() + 60
    while any(_runs(pid) for pid in started) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(_runs(pid) for pid in started)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except (ProcessLookupError, FileNotFoundError):
        return False
