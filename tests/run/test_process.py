"""A process that works for this one: answers, time limits, deaths, and starting again."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from secondhand.encoder import OnnxEncoder
from secondhand.errors import Unusable
from secondhand.model import Draft, Knowledge, Limits, Reading
from secondhand.read.files import drafts, of_bytes, of_file
from secondhand.run.knowledge import knowledge
from secondhand.run.plan import registered
from secondhand.run.process import Job, LostError, Process

ROWS = b'{"text": "One."}\n{"text": "Two."}\n{"text": "Three."}\n'
ARRIVAL = of_bytes(ROWS, "2031-05-06T10:00:00+00:00", name="rows.jsonl")


@pytest.fixture
def opener() -> Iterator[Process]:
    process = Process(Job(kind="open"), 60)
    yield process
    process.close()


def texts(answers: Iterator[Draft]) -> list[str]:
    return [draft.text for draft in answers]


def test_every_answer_comes_and_the_process_takes_the_next_task(opener: Process) -> None:
    assert texts(opener.ask(ARRIVAL)) == ["One.", "Two.", "Three."]
    assert texts(opener.ask(of_bytes(b"", "", name="none.jsonl"))) == []
    assert texts(opener.ask(ARRIVAL)) == ["One.", "Two.", "Three."]


def test_a_draft_is_read(opener: Process) -> None:
    draft = next(iter(list(opener.ask(ARRIVAL))))
    reader = Process(Job(kind="read"), 60)
    (reading,) = reader.ask(draft)
    reader.close()
    assert isinstance(reading, Reading)
    assert reading.text == "One."


def test_what_takes_too_long_is_given_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "endless.txt")  # opening it waits for a writer who never comes
    process = Process(Job(kind="open"), 5)
    with pytest.raises(LostError, match="longer than 5 seconds"):
        list(process.ask(of_file(tmp_path / "endless.txt", "")))
    assert texts(process.ask(ARRIVAL)) == ["One.", "Two.", "Three."]
    process.close()


def test_after_a_death_it_starts_again(opener: Process) -> None:
    list(opener.ask(ARRIVAL))
    assert opener._running
    opener._running.kill()
    with pytest.raises(LostError, match="broke down"):
        list(opener.ask(ARRIVAL))
    assert texts(opener.ask(ARRIVAL)) == ["One.", "Two.", "Three."]


def test_stopping_from_another_thread_ends_a_task_and_all_that_follow(opener: Process) -> None:
    list(opener.ask(ARRIVAL))
    threading.Timer(0.2, opener.stop).start()
    begun = time.monotonic()
    with pytest.raises(LostError, match="stopped"):
        while time.monotonic() < begun + 30:
            list(opener.ask(ARRIVAL))
    with pytest.raises(LostError, match="stopped"):
        list(opener.ask(ARRIVAL))


def test_closing_leaves_no_process(opener: Process) -> None:
    list(opener.ask(ARRIVAL))
    running = opener._running
    opener.close()
    assert running
    assert running.returncode is not None


def test_a_script_without_a_main_guard_may_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One text.")
    # A stray module of a common name in the current folder must not be taken for the real one.
    (tmp_path / "json.py").write_text("raise SystemExit('the wrong json')")
    script = tmp_path / "scripts" / "script.py"
    script.parent.mkdir()
    script.write_text("import secondhand\nprint(secondhand.Case('c.db').read('a.txt', workers=1).read)\n")
    done = subprocess.run([sys.executable, str(script)], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("1\n", "")


@pytest.mark.usefixtures("trap")
def test_a_process_says_why_it_does_not_start(tmp_path: Path) -> None:
    (tmp_path / "site" / "trap.py").unlink()
    process = Process(Job(kind="open"), 60)
    with pytest.raises(Unusable, match="does not start: the plugin 'trap' of trap cannot be loaded"):
        list(process.ask(None))
    process.close()


def test_a_model_that_cannot_be_opened_stops_the_run_at_its_beginning(tmp_path: Path) -> None:
    process = Process(Job(kind="read", knowledge=Knowledge(encoder=OnnxEncoder(folder=tmp_path))), 60)
    with pytest.raises(Unusable, match=r"does not start: the model in .* cannot be read"):
        list(process.ask(None))
    process.close()


def test_places_are_looked_up_in_the_index_that_was_made_here(tmp_path: Path) -> None:
    (tmp_path / "quessa.csv").write_text("name,lat,lon\nQuessa,-31.4,-20.1\n")
    known = knowledge(gazetteers=[tmp_path / "quessa.csv"])
    (tmp_path / "quessa.csv").unlink()
    process = Process(Job(kind="read", knowledge=known), 60)
    (reading,) = process.ask(
        next(drafts(of_bytes(b"Shells fell on the town of Quessa.", "", name="a.txt"), registered("readers"), Limits()))
    )
    process.close()
    assert [place.place for place in reading.places] == ["quessa:Quessa@-31.4000,-20.1000"]
