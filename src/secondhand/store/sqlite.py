"""A case in one SQLite file that any database browser opens."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from secondhand.model import Decision, Draft, Finding, Reading, Source, Span, from_data
from secondhand.store.base import Behind, FoundIn, KnowledgeFile, LedgerRow, Query, Skipped, Totals
from secondhand.store.connection import connect, in_words, transaction
from secondhand.store.query import claims_sql
from secondhand.store.rows import MARKS, Row, claim_rows, decision_row, document_row, mark_rows

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
LARGEST = 2**63 - 1
"""The largest integer of SQLite."""


class SqliteStore:
    """Fulfils `store.base.Store`. A document is written in one transaction: wholly there or not at all."""

    def __init__(self, path: Path, *, write: bool) -> None:
        self.path = path
        self._connection = connect(path, write=write)

    @property
    def name(self) -> str:
        return self.path.stem

    def close(self) -> None:
        with in_words(self.path):
            self._connection.close()

    def add(self, draft: Draft, reading: Reading, *, decisions: int = 0) -> bool:
        with self._transaction():
            new = not self.has_document(reading.document.id)
            if new:
                self._insert("documents", document_row(reading.document))
                self._insert("readings", {"document_id": reading.document.id, "zlib": _packed(reading), "decisions": decisions})
                self._add_marks(reading)
            self._add_source(reading.document.id, draft)
        return new

    def renew(self, reading: Reading, *, decisions: int) -> bool:
        row = {"zlib": _packed(reading), "decisions": decisions, "document_id": reading.document.id}
        with self._transaction():
            wanted = "UPDATE readings SET zlib = :zlib, decisions = :decisions WHERE document_id = :document_id AND decisions <= :decisions"
            renewed = self._connection.execute(wanted, row).rowcount > 0
            if renewed:
                self._remove_marks(reading.document.id)
                self._add_marks(reading)
        return renewed

    def add_source(self, document_id: str, draft: Draft) -> bool:
        with self._transaction():
            return self._add_source(document_id, draft)

    def has_document(self, document_id: str) -> bool:
        return self._one("SELECT 1 FROM documents WHERE id = ?", document_id) is not None

    def add_file_read(self, origin: str, sha256: str, items: int) -> None:
        with self._transaction():
            self._insert("files_read", {"origin": origin, "sha256": sha256, "items": items}, again="IGNORE")

    def items_of_file(self, origin: str, sha256: str) -> int | None:
        row = self._one("SELECT items FROM files_read WHERE origin = ? AND sha256 = ?", origin, sha256)
        return row["items"] if row else None

    def add_skipped(self, skipped: Skipped) -> None:
        row = {"file": skipped.file, "item": skipped.item, "reason": skipped.reason, "advice": skipped.advice}
        with self._transaction():
            self._insert("skipped", row, again="IGNORE")

    def forget_skipped(self, file: str) -> None:
        with self._transaction():
            self._connection.execute("DELETE FROM skipped WHERE file = ?", (_storable(file),))

    def skipped(self) -> Sequence[Skipped]:
        return [Skipped(**row) for row in self._all("SELECT file, item, reason, advice FROM skipped ORDER BY file, rowid")]

    def add_knowledge(self, file: KnowledgeFile) -> None:
        row = {"kind": file.kind, "name": file.name, "sha256": sha256(file.data).hexdigest(), "zlib": zlib.compress(file.data)}
        with self._transaction():
            self._insert("knowledge_files", row, again="IGNORE")

    def knowledge(self) -> Sequence[KnowledgeFile]:
        found = self._all("SELECT kind, name, zlib FROM knowledge_files ORDER BY number")
        return [KnowledgeFile(kind=row["kind"], name=row["name"], data=zlib.decompress(row["zlib"])) for row in found]

    def add_decision(self, decision: Decision) -> bool:
        with self._transaction():
            return self._insert("decisions", decision_row(decision), again="IGNORE") > 0

    def decisions(self) -> Sequence[Decision]:
        return [from_data(Decision, json.loads(row["json"])) for row in self._all("SELECT json FROM decisions ORDER BY number")]

    def behind(self, decisions: int) -> Iterator[Behind]:
        wanted = """SELECT document_id, text, decisions AS known FROM readings JOIN documents ON documents.id = document_id
            WHERE decisions < ? ORDER BY number"""
        return (Behind(**row) for row in self._all(wanted, decisions))

    def catch_up(self, document_ids: Sequence[str], decisions: int) -> None:
        rows = [(decisions, document, decisions) for document in document_ids]
        with self._transaction():
            self._connection.executemany("UPDATE readings SET decisions = ? WHERE document_id = ? AND decisions < ?", rows)

    def totals(self) -> Totals:
        counted = ", ".join(f"(SELECT count(*) FROM {table}) AS {table}" for table in Totals.__dataclass_fields__)
        return Totals(**next(self._all(f"SELECT {counted}")))

    def readings(self) -> Iterator[Reading]:
        wanted = "SELECT zlib FROM readings JOIN documents ON documents.id = document_id ORDER BY documents.number"
        return (_unpacked(row["zlib"]) for row in self._all(wanted))

    def reading(self, document_id: str) -> Reading | None:
        row = self._one("SELECT zlib FROM readings WHERE document_id = ?", document_id)
        return _unpacked(row["zlib"]) if row else None

    def reading_of_claim(self, claim_id: str) -> Reading | None:
        row = self._one("SELECT document_id FROM claims WHERE id = ?", claim_id)
        return self.reading(row["document_id"]) if row else None

    def sources(self, document_id: str) -> Sequence[Source]:
        wanted = """SELECT sources.sha256, originals.size, media_type, origin, got_at
            FROM sources JOIN originals ON originals.sha256 = sources.sha256 WHERE document_id = ? ORDER BY sources.number"""
        return [Source(**row) for row in self._all(wanted, document_id)]

    def original(self, sha256: str) -> bytes | None:
        row = self._one("SELECT zlib FROM originals WHERE sha256 = ?", sha256)
        return zlib.decompress(row["zlib"]) if row else None

    def claims(self, query: Query) -> Iterator[LedgerRow]:
        sql, values = claims_sql(query)
        for row in self._all(sql, *values):
            days = {name: _day(row[name]) for name in ("from_day", "to_day", "published")}
            yield LedgerRow(**{**row, **days, "negated": bool(row["negated"])})

    def findings(self) -> Iterator[FoundIn]:
        wanted = """SELECT findings.*, documents.title, documents.outlet
            FROM findings JOIN documents ON documents.id = document_id
            ORDER BY CASE verdict WHEN 'fails' THEN 0 WHEN 'unclear' THEN 1 ELSE 2 END, documents.number, findings.number"""
        for row in self._all(wanted):
            finding = Finding(
                id=row["id"],
                check=row["check"],
                verdict=row["verdict"],
                spans=tuple(Span(start, end) for start, end in json.loads(row["spans"])),
                message=row["message"],
                computed=json.loads(row["computed"]),
            )
            yield FoundIn(document_id=row["document_id"], title=row["title"], outlet=row["outlet"], words=row["words"], finding=finding)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with in_words(self.path), transaction(self._connection):
            yield

    def _all(self, sql: str, *values: object) -> Iterator[Mapping[str, Any]]:
        with in_words(self.path):
            for row in self._connection.execute(sql, [_storable(value) for value in values]):
                yield dict(row)

    def _one(self, sql: str, *values: object) -> Mapping[str, Any] | None:
        return next(self._all(sql, *values), None)

    def _insert(self, table: str, row: Row, *, again: str = "ABORT") -> int:
        """Put one row in; `again` says what happens when it is there. Returns its number, or 0 when nothing was put in."""
        cursor = self._connection.execute(_insertion(table, tuple(row), again), _values(row))
        return int(cursor.lastrowid or 0) if cursor.rowcount else 0

    def _insert_all(self, tables: Mapping[str, Sequence[Row]]) -> None:
        """Put rows in; those of one table have the same columns."""
        for table, rows in tables.items():
            if rows:
                self._connection.executemany(_insertion(table, tuple(rows[0]), "ABORT"), map(_values, rows))

    def _add_source(self, document_id: str, draft: Draft) -> bool:
        source = draft.source
        original = {"sha256": source.sha256, "size": source.size, "zlib": zlib.compress(draft.data)}
        self._insert("originals", original, again="IGNORE")
        where = {"origin": source.origin, "got_at": source.got_at, "url": draft.url, "outlet": draft.outlet}
        row = {"document_id": document_id, "sha256": source.sha256, "media_type": source.media_type, **where}
        return self._insert("sources", row, again="IGNORE") > 0

    def _add_marks(self, reading: Reading) -> None:
        """The rows that people search, all made from the reading."""
        self._insert_all(mark_rows(reading))
        for row, hanging in claim_rows(reading):
            number = self._insert("claims", row)
            self._insert_all({table: [{"claim": number, **entry} for entry in entries] for table, entries in hanging.items()})

    def _remove_marks(self, document: str) -> None:
        claims = "SELECT number FROM claims WHERE document_id = ?"
        for statement in (
            *(f"DELETE FROM {table} WHERE claim IN ({claims})" for table in ("voices", "claim_mentions")),
            *(f"DELETE FROM {table} WHERE document_id = ?" for table in ("claims", *MARKS)),
        ):
            self._connection.execute(statement, (document,))


@cache
def _insertion(table: str, columns: tuple[str, ...], again: str) -> str:
    names, places = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
    return f"INSERT OR {again} INTO {table} ({names}) VALUES ({places})"


def _packed(reading: Reading) -> bytes:
    # ASCII escapes carry lone surrogates, which UTF-8 cannot.
    return zlib.compress(json.dumps(reading.to_json(), separators=(",", ":")).encode("ascii"))


def _unpacked(data: bytes) -> Reading:
    return Reading.from_json(json.loads(zlib.decompress(data)))


def _values(row: Row) -> list[Any]:
    return [_storable(value) for value in row.values()]


def _storable(value: Any) -> Any:
    """A value as SQLite can hold it."""
    if isinstance(value, str):
        return _UNSTORABLE.sub("\ufffd", value)  # one character for one, so that positions stay
    if isinstance(value, int) and not -LARGEST <= value <= LARGEST:
        return str(value)  # a column of figures turns the digits into a float
    return value


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
