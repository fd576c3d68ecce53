"""A case as Python sees it: read into it, ask it, export it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

from secondhand.errors import Unreadable, Unusable
from secondhand.model import Arrival, Claim, Finding, Knowledge, Limits, Reading, Record, Source
from secondhand.read.files import of_bytes, of_file, walk
from secondhand.run.asked import query
from secondhand.run.defaults import Defaults, published_on
from secondhand.run.intake import Progress, Tally
from secondhand.run.knowledge import knowledge
from secondhand.run.local import Options, read_into
from secondhand.run.output import export_to
from secondhand.store import FoundIn, KnowledgeFile, LedgerRow, Skipped, SqliteStore, Totals

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
        progress: Progress | None = None,
    ) -> Tally:
        """Read files and folders into the case. What it has already is not read again.

        Gazetteers and actor files are copied into the case and used for all that is read from then on. A document is
        given up after so many `seconds` for each started megabyte of its text. `precise` keeps only attributions that are
        right nearly always; each worker's encoder runs on so many `threads`.
        """
        defaults = Defaults(outlet=outlet, published=published_on(published))
        arrivals = arrivals_of([Path(path) for path in paths], beside=self.path)
        self.remember(gazetteers=gazetteers, actors=actors)
        store = self._store(write=True)
        options = Options(
            workers=workers or os.cpu_count() or 1,
            seconds=seconds,
            limits=limits or Limits(),
            knowledge=_known(store.knowledge(), self.path, precise=precise, threads=threads),
            defaults=defaults,
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


def _known(files: Sequence[KnowledgeFile], case: Path, *, precise: bool, threads: int) -> Knowledge:
    """What ships, and what the case remembers: those files lie unpacked beside it, hidden, while they are read and indexed."""
    if not files:
        return knowledge(precise=precise, threads=threads)
    with TemporaryDirectory(prefix=f".{case.name}.", dir=case.parent) as folder:
        found: dict[str, list[Path]] = {"gazetteer": [], "actors": []}
        for number, file in enumerate(files):
            path = Path(folder, str(number), Path(file.name).name)
            path.parent.mkdir()
            path.write_bytes(file.data)
            found[file.kind].append(path)
        return knowledge(gazetteers=found["gazetteer"], actors=found["actors"], precise=precise, threads=threads)
