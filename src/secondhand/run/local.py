"""Files into a case, with several processes of this machine."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from queue import SimpleQueue
from typing import cast

from secondhand.errors import Unreadable
from secondhand.model import Arrival, Draft, Knowledge, Limits, Reading, Record, pins_of
from secondhand.run.again import documents_behind
from secondhand.run.defaults import Defaults
from secondhand.run.intake import File, Intake, Progress, ReadLater, Tally
from secondhand.run.process import Job, LostError, Process
from secondhand.run.reading import whence
from secondhand.store import Store

AHEAD = 8
"""How many documents per process may wait for an earlier one: enough to keep all busy, few enough to keep memory flat."""
CHUNK = 1 << 20
MEGABYTE = 1_000_000
Read = Callable[[Draft | Reading], "Future[Reading | Unreadable]"]
LOST_ADVICE = "Give it more time with --seconds, or leave it out."


@dataclass(frozen=True, slots=True, kw_only=True)
class Options(Record):
    """How a run reads."""

    workers: int = field(default_factory=lambda: os.cpu_count() or 1)
    seconds: float = 600.0
    """A document that takes longer for each started megabyte of its text is skipped."""
    limits: Limits = field(default_factory=Limits)
    knowledge: Knowledge = field(default_factory=Knowledge)
    defaults: Defaults = field(default_factory=Defaults)
    again: bool = False
    """Whether every document of the case is read again, not only those that newer decisions concern."""


def read_into(store: Store, arrivals: Sequence[Arrival | Unreadable], options: Options, progress: Progress) -> Tally:
    """Read what arrived into the case, in this order, whichever process is done first; then again what decisions concern.

    Stopped at any moment, the case holds every document before that moment, and the same run again does the rest.
    """
    tally = Tally(files=len(arrivals))
    decisions = store.decisions()
    behind = documents_behind(store, decisions, every=options.again)
    with _processes(replace(options, knowledge=replace(options.knowledge, pins=pins_of(decisions)))) as (opener, read):
        intake = Intake(store, tally, progress, ahead=AHEAD * options.workers, decisions=len(decisions))
        for arrival in arrivals:
            _take(arrival, intake, opener, lambda draft: read(options.defaults.fill(draft)))
        for reading in filter(None, map(store.reading, behind)):
            intake.renew(reading, read)
        intake.finish()
    return tally


def _take(arrival: Arrival | Unreadable, intake: Intake, opener: Process, read: ReadLater) -> None:
    """Everything in one file."""
    items: Iterator[Draft | Unreadable]
    if isinstance(arrival, Unreadable):
        file, items = File(arrival.where), iter((arrival,))
    else:
        file = File(arrival.origin, _sha256(arrival))
        if (known := intake.known_items(file)) is not None:
            intake.pass_over(known)
            return
        items = _opened(arrival, opener)
    intake.begin(file)
    for item in items:
        if isinstance(item, Unreadable):
            intake.miss(file, item)
        else:
            intake.keep(file, item, read)
    intake.end(file)


def _sha256(arrival: Arrival) -> str | None:
    """The digest of the bytes; None when they cannot be got, which the opener then says in words."""
    try:
        with arrival.open() as stream:
            digest = sha256()
            while part := stream.read(CHUNK):
                digest.update(part)
            return digest.hexdigest()
    except OSError:
        return None


def _opened(arrival: Arrival, opener: Process) -> Iterator[Draft | Unreadable]:
    """The drafts in a file, made in a process of their own."""
    try:
        yield from opener.ask(arrival)
    except LostError as error:
        yield Unreadable(f"opening it was given up: {error}", where=arrival.origin, advice=LOST_ADVICE)


@contextmanager
def _processes(options: Options) -> Iterator[tuple[Process, Read]]:
    """One process that opens files, and a function that has something read by the next of the others that is free."""
    opener = Process(Job(kind="open", limits=options.limits), options.seconds)
    readers = [Process(Job(kind="read", knowledge=options.knowledge), options.seconds) for _ in range(options.workers)]
    free: SimpleQueue[Process] = SimpleQueue()
    for process in readers:
        free.put(process)

    def read(task: Draft | Reading) -> Reading | Unreadable:
        process = free.get()
        try:
            (reading,) = process.ask(task, _megabytes(task.text))
        except LostError as error:
            return Unreadable(f"reading it was given up: {error}", where=whence(task), advice=LOST_ADVICE)
        else:
            return cast(Reading | Unreadable, reading)
        finally:
            free.put(process)

    threads = ThreadPoolExecutor(options.workers)
    try:
        yield opener, lambda task: threads.submit(read, task)
    finally:
        for process in (opener, *readers):
            process.stop()
        threads.shutdown(cancel_futures=True)
        for process in (opener, *readers):
            process.close()


def _megabytes(text: str) -> int:
    """How many megabytes of text are started; reading takes time in proportion to them."""
    return -(-len(text) // MEGABYTE) or 1
