"""The installed command in a process of its own: pipes, full disks, Ctrl-C."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
COMMAND = str(Path(sys.executable).with_name("secondhand"))


def test_the_installed_command_tells_trouble_in_one_sentence(tmp_path: Path) -> None:
    done = subprocess.run([COMMAND, "ledger"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("secondhand: secondhand.db: there is no case here.")
    assert len(done.stderr.splitlines()) == 1


def test_every_script_can_be_written_on_every_system() -> None:
    text = "قال ناشطون إن ستة مدنيين قتلوا"
    env = {"PATH": "/usr/bin:/bin", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"}
    done = subprocess.run([COMMAND, "annotate"], input=text.encode(), env=env, capture_output=True, check=True)
    assert json.loads(done.stdout.decode("utf-8"))["document"]["text"] == text


def test_a_reader_who_has_enough_is_no_trouble(war: Path) -> None:
    command = f"{COMMAND} ledger --case {war} | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("id\t")
    assert done.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux that is always full")
@pytest.mark.parametrize("arguments", ["version", "ledger --json --case {war}"])
def test_a_full_disk_is_told_in_one_sentence(war: Path, arguments: str) -> None:
    with Path("/dev/full").open("w") as full:
        command = [COMMAND, *arguments.format(war=war).split()]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("secondhand: the output: it cannot be written")
    assert len(done.stderr.splitlines()) == 1


MORE_THAN_CAN_BE_READ = 5_000
"""Documents: minutes of work, stopped after the first."""


@pytest.mark.usefixtures("ctrl_c")
def test_ctrl_c_keeps_what_was_read_and_says_so(run: Run, tmp_path: Path) -> None:
    pile, case = tmp_path / "many.jsonl", tmp_path / "c.db"
    texts = (f"Residents said on Monday that {number} people were killed in shelling. " * 40 for number in range(MORE_THAN_CAN_BE_READ))
    pile.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
    command = [COMMAND, "read", str(pile), "--case", str(case), "--workers", "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        while not documents_in(case) and running.poll() is None:
            time.sleep(0.02)
        running.send_signal(signal.SIGINT)
        _, err = running.communicate()
    assert running.returncode == 130
    assert "run the same command again" in err
    assert "Traceback" not in err
    ledger = run("ledger", "--case", case, "--json").stdout.splitlines()
    held = len({json.loads(row)["document_id"] for row in ledger})
    assert 0 < held < MORE_THAN_CAN_BE_READ
    assert f"holds {held} documents" in err


def documents_in(case: Path) -> int:
    """How many documents a case holds that another process is making."""
    try:
        with closing(sqlite3.connect(f"{case.as_uri()}?mode=ro", uri=True)) as connection:
            return int(connection.execute("SELECT count(*) FROM documents").fetchone()[0])
    except sqlite3.OperationalError:  # it is not there yet, or has no tables yet
        return 0
