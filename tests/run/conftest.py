"""A small pile of files, a run that stops to be killed, and a plugin that behaves badly, installed for the processes that read."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from hashlib import sha256
from pathlib import Path

import pytest

from secondhand.model import Draft, Reading, Source

TRAP = """
import os, signal, time
from secondhand.model import Check, Reader

def find(reading):
    print("a plugin that prints")
    if "HANG" in reading.text:
        time.sleep(600)
    if "CRASH" in reading.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return ()

def read(arrival, limits):
    raise {"memory.trap": MemoryError, "error.trap": KeyError}[arrival.name]("no luck")
    yield

CHECK = Check(name="trap", version="1", needs=frozenset(), find=find)
READER = Reader(name="trap", suffixes=(".trap",), read=read)
"""
POINTS = "[secondhand.checks]\ntrap = trap:CHECK\n\n[secondhand.readers]\ntrap = trap:READER\n"


@pytest.fixture
def trap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Installs the plugin as any plugin is: a module and its entry points on the path."""
    site = tmp_path / "site"
    info = site / "trap-1.dist-info"
    info.mkdir(parents=True)
    (site / "trap.py").write_text(TRAP)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: trap\nVersion: 1\n")
    (info / "entry_points.txt").write_text(POINTS)
    monkeypatch.setenv("PYTHONPATH", str(site))


def article(number: int) -> str:
    return (
        f"Shelling in district {number}\n\nResidents said on Monday that {number + 2} people were killed.\n\n"
        f"The army denied shelling district {number}.\n"
    )


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """Four text files, a file of four rows of which one is broken, and a file of a kind that is not read."""
    folder = tmp_path / "pile"
    folder.mkdir()
    for number in range(4):
        (folder / f"{number}.txt").write_text(article(number))
    rows = [json.dumps({"id": f"r{number}", "text": article(number)}) for number in (20, 21, 3)]
    (folder / "rows.jsonl").write_text("\n".join([rows[0], "{broken", *rows[1:]]))
    (folder / "scan.pdf").write_bytes(b"%PDF")
    return folder


READ_ONE_AND_WAIT = """
import sys
import time
from secondhand.run.case import Case

def wait(tally):
    if tally.read:
        print("one is read", flush=True)
        while True:
            time.sleep(0.05)  # a signal that comes right before a call that waits for ever would wait with it

case, pile, *gazetteers = sys.argv[1:]
Case(case).read(pile, workers=2, gazetteers=gazetteers, progress=wait)
"""


@pytest.fixture
def waiting(pile: Path) -> Callable[..., AbstractContextManager[subprocess.Popen[bytes]]]:
    """Reads the pile into a case, but stores one document and goes no further: whatever is done to it is done in its midst."""

    @contextmanager
    def run(case: Path, *gazetteers: Path) -> Iterator[subprocess.Popen[bytes]]:
        command = [sys.executable, "-c", READ_ONE_AND_WAIT, *map(str, (case, pile, *gazetteers))]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as running:
            assert running.stdout is not None
            assert running.stdout.readline() == b"one is read\n"
            yield running
            running.kill()

    return run


@pytest.fixture
def drafted() -> Callable[[Reading], Draft]:
    """Makes the draft that a reading may have come from."""

    def draft(reading: Reading) -> Draft:
        data = reading.text.encode()
        source = Source(
            sha256=sha256(data).hexdigest(), size=len(data), media_type="text/plain", origin="a.txt", got_at="2031-05-06T10:00:00Z"
        )
        return Draft(source=source, data=data, text=reading.text, external_id=reading.document.external_id)

    return draft
