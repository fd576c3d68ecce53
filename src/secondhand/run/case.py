"""A case as Python sees it: read into it, ask it, export it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

from secondhand.errors import Unreadable, Unusable
from secondhand.gazetteer import open_index
from secondhand.model import Actor, Arrival, Claim, Decision, Finding, Knowledge, Limits, Reading, Record, Source
from secondhand.read.files import of_bytes, of_file, walk
from secondhand.run.actors_shelf import text_of
from secondhand.run.again import documents_behind, documents_named
from secondhand.run.asked import query
from secondhand.run.decide import actor_meant, decide, place_meant, undo
from secondhand.run.defaults import Defaults, published_on
from secondhand.run.importers import Imported
from secondhand.run.intake import Progress, Tally
from secondhand.run.knowledge import knowledge, known_actors
from secondhand.run.local import Options, read_into
from secondhand.run.output import export_to
from secondhand.store import FoundIn, KnowledgeFile, LedgerRow, Skipped, SqliteStore, Totals
from secondhand.store.base import KnowledgeKind

STDIN = Path("-")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimInContext(Record):
    """A claim with the reading it stands in."""

    claim: Claim
    reading: Reading

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What checks found on words of this claim."""
        return tuple(f for f in self.reading.findings if any(span.overlaps(self.claim.span) for span in f.spans))


class Case:
    """One investigation in one file. Nothing is touched before it is needed; the first `read` makes the file.

    >>> with Case("week.db") as case:
    ...     case.read("articles")
    ...     for row in case.claims(place="Aleppo", certainty="denied"):
    ...         print(row.chain, row.words)
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._opened: SqliteStore | None = None
        self._writes = False

    def __enter__(self) -> Case:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        if self._opened:
            self._opened.close()
        self._opened = None

    @property
    def name(self) -> str:
        return self.path.stem

    def read(
        self,
        *paths: str | Path,
        workers: int | None = None,
        gazetteers: Sequence[str | Path] = (),
        actors: Sequence[str | Path] = (),
        outlet: str | None = None,
        published: str | date | None = None,
        precise: bool = False,
        threads: int = 1,
        limits: Limits | None = None,
        seconds: float = 600.0,
        again: bool = False,
        progress: Progress | None = None,
    ) -> Tally:
        """Read files and folders into the case; without any, see only to what it has.

        A document that it has is read again where a newer decision concerns it; with `again` all are, with what is known
        now. Gazetteers and actor files are copied into the case and used for all that is read from then on. A document is
        given up after so many `seconds` for each started megabyte of its text. `precise` keeps only attributions that are
        right nearly always; each worker's encoder runs on so many `threads`.
        """
        defaults = Defaults(outlet=outlet, published=published_on(published))
        if not paths:
            self._store()  # says it when there is no case
        arrivals = arrivals_of([Path(path) for path in paths], beside=self.path) if paths else []
        self.remember(gazetteers=gazetteers, actors=actors)
        store = self._store(write=True)
        options = Options(
            workers=workers or os.cpu_count() or 1,
            seconds=seconds,
            limits=limits or Limits(),
            knowledge=self._knowledge(precise=precise, threads=threads),
            defaults=defaults,
            again=again,
        )
        return read_into(store, arrivals, options, progress or _quiet)

    def remember(self, *, gazetteers: Sequence[str | Path] = (), actors: Sequence[str | Path] = ()) -> None:
        """Copy gazetteers and actor files into the case. Raises Unusable when one of them cannot be read."""
        places, people = [Path(path) for path in gazetteers], [Path(path) for path in actors]
        if places or people:
            knowledge(gazetteers=places, actors=people)  # a mistake in them is told before anything is stored
        for path in places:
            self._store(write=True).add_knowledge(KnowledgeFile(kind="gazetteer", name=path.name, data=path.read_bytes()))
        for path in people:
            self._store(write=True).add_knowledge(KnowledgeFile(kind="actors", name=path.name, data=path.read_bytes()))

    def add_actors(self, imported: Imported) -> str:
        """Copy imported actors into the case, as `remember` does with files of ours. Returns the name they are kept by."""
        name = Path(imported.source).with_suffix(".toml").name
        file = KnowledgeFile(kind="actors", name=name, data=text_of(imported).encode())
        self._store()  # says it when there is no case
        self._store(write=True).add_knowledge(file)
        return name

    def actors(self) -> Sequence[Actor]:
        """The actors that are known to the case: those that ship, of this machine, and its own."""
        with _unpacked(self._store().knowledge(), self.path) as files:
            return known_actors(files["actors"])

    def decisions(self) -> Sequence[Decision]:
        """What people decided, in its order; none is ever changed or removed."""
        return self._store().decisions()

    def pin_actor(self, name: str, actor: str | None, *, by: str, reason: str, document: str | None = None) -> Decision:
        """Say that a name means the actor of this id, or no actor at all; in one document, or in the whole case.

        The next `read` reads the documents again that have the name.
        """
        meant = None if actor is None else actor_meant(actor, self.actors())
        self._store()
        return decide(self._store(write=True), kind="actor", name=name, document=document, actor=meant, by=by, reason=reason)

    def pin_place(
        self,
        name: str,
        place: str | None,
        *,
        by: str,
        reason: str,
        document: str | None = None,
        country: str | None = None,
        region: str | None = None,
    ) -> Decision:
        """Say that a name means the place of this id, the point "LAT,LON", or no place at all; see `pin_actor`.

        `country` and `region` say where such a point lies.
        """
        with _unpacked(self._store().knowledge(), self.path) as files:
            shelf = open_index(files["gazetteer"])
            meant = None if place is None else place_meant(place, name, shelf, country=country, region=region)
        return decide(self._store(write=True), kind="place", name=name, document=document, place=meant, by=by, reason=reason)

    def undo(self, decision: str, *, by: str, reason: str) -> Decision:
        """Take the decision of this id back, by another one."""
        self._store()
        return undo(self._store(write=True), decision, by=by, reason=reason)

    def named(self, decision: Decision) -> int:
        """How many documents have the name that is decided on, of those that the decision is about."""
        return len(documents_named(self._store(), decision))

    def behind(self) -> int:
        """How many documents have a name of which more was decided since they were read."""
        return len(documents_behind(self._store(write=True), self.decisions()))

    def totals(self) -> Totals:
        return self._store().totals()

    def readings(self) -> Iterator[Reading]:
        """Every reading, in the order of arrival."""
        return self._store().readings()

    def sources(self, document_id: str) -> Sequence[Source]:
        """Where a document was found, in the order of arrival."""
        return self._store().sources(document_id)

    def original(self, sha256: str) -> bytes | None:
        """The bytes of a source as they arrived."""
        return self._store().original(sha256)

    def skipped(self) -> Sequence[Skipped]:
        """What was not read, and why."""
        return self._store().skipped()

    def claims(
        self,
        *,
        actor: str | None = None,
        voice: str | None = None,
        place: str | None = None,
        type: str | None = None,
        certainty: str | None = None,
        since: str | date | None = None,
        until: str | date | None = None,
        search: str | None = None,
    ) -> Iterator[LedgerRow]:
        """The ledger: every claim that fits, in the order of arrival, the lead claim of each document first."""
        asked = query(actor=actor, voice=voice, place=place, type=type, certainty=certainty, since=since, until=until, search=search)
        return self._store().claims(asked)

    def claim(self, id: str) -> ClaimInContext:
        """One claim with the reading it stands in. Raises Unusable when the case has none of this id."""
        reading = self._store().reading_of_claim(id)
        if reading is None:
            raise Unusable(f"there is no claim {id!r}", where=str(self.path), advice="The ledger lists the ids of all claims.")
        return ClaimInContext(claim=next(claim for claim in reading.claims if claim.id == id), reading=reading)

    def findings(self) -> Iterator[FoundIn]:
        """What the checks found, those that fail first."""
        return self._store().findings()

    def export(self, format: str, path: str | Path) -> Path:
        """Write the case in a registered format ("claims.csv", "report.html"); the file is there wholly or not at all."""
        self._store()
        return export_to(self, format, Path(path))

    def _knowledge(self, *, precise: bool = False, threads: int = 1) -> Knowledge:
        """What ships, what this machine has, and what the case remembers."""
        with _unpacked(self._store().knowledge(), self.path) as files:
            return knowledge(gazetteers=files["gazetteer"], actors=files["actors"], precise=precise, threads=threads)

    def _store(self, *, write: bool = False) -> SqliteStore:
        if self._opened is None or (write and not self._writes):
            self.close()
            self._opened, self._writes = SqliteStore(self.path, write=write), write
        return self._opened


def _quiet(tally: Tally) -> None:
    """No progress is shown."""


def arrivals_of(paths: Sequence[Path], *, beside: Path | None = None) -> list[Arrival | Unreadable]:
    """Everything under these paths, got now; `-` is standard input. The files of the case itself are left out.

    Raises Unusable when there is nothing at all.
    """
    own = {Path(f"{beside}{end}").resolve() for end in ("", "-wal", "-shm", "-journal")} if beside else set()
    now = datetime.now(UTC).isoformat(timespec="seconds")
    found: list[Arrival | Unreadable] = [of_bytes(sys.stdin.buffer.read(), now) for path in paths if path == STDIN]
    for entry in walk(path for path in paths if path != STDIN):
        if isinstance(entry, Unreadable):
            found.append(entry)
        elif entry.resolve() not in own:
            found.append(of_file(entry, now))
    if not found:
        raise Unusable("there is nothing to read", where=", ".join(map(str, paths)), advice="Give files, or a folder that has some.")
    return found


@contextmanager
def _unpacked(files: Sequence[KnowledgeFile], case: Path) -> Iterator[dict[KnowledgeKind, list[Path]]]:
    """The files that the case remembers, by kind: they lie unpacked beside it, hidden, while they are read and indexed."""
    found: dict[KnowledgeKind, list[Path]] = {"gazetteer": [], "actors": []}
    if not files:
        yield found
        return
    with TemporaryDirectory(prefix=f".{case.name}.", dir=case.parent) as folder:
        for number, file in enumerate(files):
            path = Path(folder, str(number), Path(file.name).name)
            path.parent.mkdir()
            path.write_bytes(file.data)
            found[file.kind].append(path)
        yield found
