"""The other end of `run.process`: takes tasks from standard input and answers on standard output until it is closed."""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from secondhand.errors import SecondhandError, Unreadable, Unusable
from secondhand.model import Arrival, Draft, Reading, Span
from secondhand.read.files import drafts
from secondhand.run.plan import registered
from secondhand.run.process import READY, Job
from secondhand.run.reading import read_again, read_draft, whence

Work = Callable[[Any], Iterator[object]]


def opener(job: Job) -> Work:
    """Work that turns an arrival into drafts."""
    readers = registered("readers")

    def work(arrival: Arrival) -> Iterator[Draft | Unreadable]:
        try:
            yield from drafts(arrival, readers, job.limits)
        except Exception as error:  # a reader's mistake must not cost the other files
            yield _unreadable(arrival.origin, error)

    return work


def reader(job: Job) -> Work:
    """Work that turns a draft into its reading, or the reading of a document into a new one."""
    job.knowledge.encoder.told("Ready.", Span(0, 6))  # opens its model: a damaged one stops the run, and no document waits for it

    def work(task: Draft | Reading) -> Iterator[Reading | Unreadable]:
        try:
            yield read_draft(task, job.knowledge) if isinstance(task, Draft) else read_again(task, job.knowledge)
        except Exception as error:  # one bad document must not cost the others
            yield _unreadable(whence(task), error)

    return work


def serve(tasks: BinaryIO, answers: BinaryIO) -> None:
    """Take the job, then one task after the other."""
    job: Job = pickle.load(tasks)
    try:
        work = opener(job) if job.kind == "open" else reader(job)
    except Exception as error:  # whoever asked tells it to the user
        _answer(answers, error if isinstance(error, SecondhandError) else Unusable(f"{type(error).__name__}: {error}"))
        return
    _answer(answers, READY)
    while True:
        try:
            task = pickle.load(tasks)
        except EOFError:
            return
        for answer in work(task):
            _answer(answers, answer)
        _answer(answers, None)


def main() -> None:
    """Serve on the pipes of this process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that asked
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a plugin prints must not get among the answers
    try:
        serve(sys.stdin.buffer, answers)
    except BrokenPipeError:
        os._exit(0)  # nobody listens any more


def _answer(answers: BinaryIO, thing: object) -> None:
    pickle.dump(thing, answers, protocol=pickle.HIGHEST_PROTOCOL)
    answers.flush()


def _unreadable(origin: str, error: Exception) -> Unreadable:
    if isinstance(error, MemoryError):
        return Unreadable("there is not enough memory for it", where=origin, advice="Split it, or use fewer workers.")
    return Unreadable(f"reading it failed ({type(error).__name__}: {error})", where=origin, advice="Please report this with the file.")


if __name__ == "__main__":
    main()
