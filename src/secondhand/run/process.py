"""A process that works for this one. A crash, a hang or a lack of memory there costs one item, never the run."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Timer
from typing import Any, Literal

from secondhand.errors import Unusable
from secondhand.model import Knowledge, Limits, Record

START_SECONDS = 120.0
"""A process loads the package and the plugins before it begins; on a busy machine that takes a while."""
READY = "ready"
"""The first answer of every process, once it knows its job."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job(Record):
    """What a process is for: opening files (`Arrival` -> drafts), or reading (`Draft`, or a reading of before -> a reading)."""

    kind: Literal["open", "read"]
    limits: Limits = field(default_factory=Limits)
    """Of opening."""
    knowledge: Knowledge = field(default_factory=Knowledge)
    """For reading. Made once and handed to every process; of a place index only the address of its file goes there."""


class LostError(Exception):
    """The process gave no answer; the message says why."""


class Process:
    """Started when it is first asked something, and again after it was lost.

    `multiprocessing` would run the caller's main script once more in each process (a surprise in
    scripts and notebooks), and its pools cannot give up one item: hence plain pipes and pickles.
    """

    def __init__(self, job: Job, seconds: float) -> None:
        self._job = job
        self._seconds = seconds
        self._running: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def ask(self, task: object, size: int = 1) -> Iterator[Any]:
        """Every answer to a task as it comes. Raises LostError when one takes too long or the process dies.

        A task of a larger size has so many times as long.
        """
        running = self._running or self._start()
        _send(running, task)
        while (answer := self._receive(running, self._seconds * size)) is not None:
            yield answer

    def stop(self) -> None:
        """Ends the process, from any thread and whatever it is doing; a task under way is lost."""
        self._stopped = True
        if self._running:
            self._running.kill()

    def close(self) -> None:
        """Ends the process and lets its pipes go."""
        running, self._running = self._running, None
        if running:
            running.kill()
            with suppress(BrokenPipeError), running:  # waits for it, and closes what was left unsent
                pass

    def _start(self) -> subprocess.Popen[bytes]:
        if self._stopped:
            raise LostError("the run was stopped")
        # -P keeps the current folder off the module path: a stray json.py there must not be loaded.
        command = [sys.executable, "-P", "-m", "secondhand.run.worker"]
        self._running = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        if self._stopped:  # meanwhile, by another thread
            self._running.kill()
        _send(self._running, self._job)
        try:
            answer = self._receive(self._running, START_SECONDS)
        except LostError as error:
            if self._stopped:
                raise
            raise Unusable(f"a process to read with does not start: {error}", advice="Try again with --workers 1.") from error
        if answer != READY:
            raise Unusable(f"a process to read with does not start: {answer}")
        return self._running

    def _receive(self, running: subprocess.Popen[bytes], seconds: float) -> Any:
        """The next answer; None ends the answers to a task."""
        assert running.stdout is not None
        clock = _Clock(running, seconds)
        try:
            with clock:
                answer = pickle.load(running.stdout)
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            self.close()
            raise LostError(self._reason(clock)) from error
        if clock.rang:  # the answer came while the process was being killed: what follows it is lost
            self.close()
            raise LostError(self._reason(clock))
        return answer

    def _reason(self, clock: _Clock) -> str:
        if self._stopped:
            return "the run was stopped"
        return f"it took longer than {clock.seconds:g} seconds" if clock.rang else "the process that read it broke down"


class _Clock:
    """Kills a process unless it is done in time."""

    def __init__(self, running: subprocess.Popen[bytes], seconds: float) -> None:
        self.seconds = seconds
        self.rang = False
        self._running = running
        self._timer = Timer(seconds, self._ring)
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *raised: object) -> None:
        self._timer.cancel()
        self._timer.join()  # so that it cannot ring for the next task

    def _ring(self) -> None:
        self.rang = True
        self._running.kill()


def _send(running: subprocess.Popen[bytes], thing: object) -> None:
    """Hand something over. That the process is gone shows when no answer comes."""
    assert running.stdin is not None
    with suppress(OSError):
        pickle.dump(thing, running.stdin, protocol=pickle.HIGHEST_PROTOCOL)
        running.stdin.flush()
