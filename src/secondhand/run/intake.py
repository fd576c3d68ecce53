"""Puts what was read into a case in the order of arrival, and counts it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from secondhand.errors import Unreadable
from secondhand.model import Document, Draft, Reading
from secondhand.store import Skipped, Store


@dataclass(slots=True, kw_only=True)
class Tally:
    """What a run has done so far; the same object grows until the run is done."""

    files: int = 0
    files_done: int = 0
    read: int = 0
    """Documents new to the case."""
    known: int = 0
    """Files and items that the case had already."""
    sources: int = 0
    """Documents of the case that were found once more somewhere else."""
    again: int = 0
    """Documents of the case that were read again."""
    claims: int = 0
    """Of the documents read, now or again."""
    findings: int = 0
    skipped: list[Skipped] = field(default_factory=list)


Progress = Callable[[Tally], None]
"""Called after each step of a run."""
ReadLater = Callable[[Draft], "Future[Reading | Unreadable]"]
"""Has a draft read by whoever is free."""
ReadAgain = Callable[[Reading], "Future[Reading | Unreadable]"]
"""Has a document of the case read again by whoever is free."""


@dataclass(slots=True)
class File:
    """A file under way."""

    origin: str
    sha256: str | None = None
    items: int = 0
    missed: bool = False


class Intake:
    """Puts what was read into the store in the order of arrival, one step after the other, each as soon as it can be taken.

    `decisions` is how many of the case the readings know.
    """

    def __init__(self, store: Store, tally: Tally, progress: Progress, *, ahead: int, decisions: int) -> None:
        self.store = store
        self.tally = tally
        self._progress = progress
        self._ahead = ahead
        self._decisions = decisions
        self._steps: deque[tuple[Future[Any] | None, Callable[[], None]]] = deque()

    def put(self, step: Callable[[], None], waits_for: Future[Any] | None = None) -> None:
        """A step to take when all before it are taken."""
        self._steps.append((waits_for, step))
        while self._steps and (len(self._steps) > self._ahead or _ready(self._steps[0][0])):
            self._take_step()

    def finish(self) -> None:
        """Take every step that is left."""
        while self._steps:
            self._take_step()

    def known_items(self, file: File) -> int | None:
        """How many documents the case has of this file; None when it was not read to its end."""
        return self.store.items_of_file(file.origin, file.sha256) if file.sha256 else None

    def miss(self, file: File, reason: Unreadable) -> None:
        self.put(partial(self._skip, file, reason))

    def begin(self, file: File) -> None:
        self.put(partial(self.store.forget_skipped, file.origin))

    def keep(self, file: File, draft: Draft, read: ReadLater) -> None:
        """A document: read, unless the case has its words already."""
        document_id = Document.of(draft.text).id
        if self.store.has_document(document_id):
            self.put(partial(self._keep_source, file, document_id, draft))
        else:
            future = read(draft)
            self.put(partial(self._keep_reading, file, draft, future), future)

    def renew(self, before: Reading, read: ReadAgain) -> None:
        """A document of the case, to be read again."""
        future = read(before)
        self.put(partial(self._renew, before.document.id, future), future)

    def end(self, file: File) -> None:
        self.put(partial(self._end, file))

    def pass_over(self, items: int) -> None:
        """A file the case knows."""
        self.put(partial(self._pass_over, items))

    def _take_step(self) -> None:
        self._steps.popleft()[1]()
        self._progress(self.tally)

    def _skip(self, file: File, reason: Unreadable) -> None:
        file.missed = True
        skipped = Skipped(file=file.origin, item=reason.where or file.origin, reason=reason.what, advice=reason.advice)
        self.store.add_skipped(skipped)
        self.tally.skipped.append(skipped)

    def _keep_source(self, file: File, document_id: str, draft: Draft) -> None:
        file.items += 1
        if self.store.add_source(document_id, draft):
            self.tally.sources += 1
        else:
            self.tally.known += 1

    def _keep_reading(self, file: File, draft: Draft, future: Future[Reading | Unreadable]) -> None:
        reading = future.result()
        if isinstance(reading, Unreadable):
            self._skip(file, reading)
            return
        file.items += 1
        if self.store.add(draft, reading, decisions=self._decisions):
            self.tally.read += 1
            self._count(reading)
        else:
            self.tally.sources += 1

    def _count(self, reading: Reading) -> None:
        self.tally.claims += len(reading.claims)
        self.tally.findings += len(reading.findings)

    def _renew(self, document_id: str, future: Future[Reading | Unreadable]) -> None:
        self.store.forget_skipped(document_id)
        reading = future.result()
        if isinstance(reading, Unreadable):
            self._skip(File(document_id), reading)
        elif self.store.renew(reading, decisions=self._decisions):
            self.tally.again += 1
            self._count(reading)

    def _end(self, file: File) -> None:
        if file.sha256 and not file.missed:
            self.store.add_file_read(file.origin, file.sha256, file.items)
        self.tally.files_done += 1

    def _pass_over(self, items: int) -> None:
        self.tally.known += items
        self.tally.files_done += 1


def _ready(waited_for: Future[Any] | None) -> bool:
    return waited_for is None or waited_for.done()
