"""Opening the SQLite file of a case, bringing it to the present schema, and saying in words what went wrong."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

from secondhand.errors import Unusable
from secondhand.model.folding import fold

APPLICATION_ID = 0x53484E44
"""Marks the file as a case ("SHND"), so that no other database is taken for one."""
BUSY_SECONDS = 30.0

_TROUBLE = {
    "SQLITE_NOTADB": ("this is not a case of Secondhand", "Name another file with --case."),
    "SQLITE_CORRUPT": ("the case is damaged", "Go back to a copy of it, or save what is left with: sqlite3 FILE .recover"),
    "SQLITE_FULL": ("the disk is full", "What was stored is safe; make room and run the same command again."),
    "SQLITE_IOERR": (
        "the disk cannot be written to or read, or is full",
        "What was stored is safe; check the disk and run it again.",
    ),
    "SQLITE_READONLY": ("the case cannot be written to", "Check the rights on the file and its folder."),
    "SQLITE_CANTOPEN": ("the case cannot be opened", "Check that its folder exists and may be written to."),
    "SQLITE_PERM": ("the case cannot be opened", "Check the rights on the file and its folder."),
    "SQLITE_BUSY": ("another program is writing to the case", "Wait until it is done and run the same command again."),
}


@cache
def scripts() -> tuple[str, ...]:
    """The steps from an empty file to the present schema; step n leads to version n."""
    folder = files("secondhand.store") / "schema"
    found = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".sql")), key=lambda entry: int(entry.name[:-4]))
    return tuple(entry.read_text(encoding="utf-8") for entry in found)


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turns what SQLite complains of into an Unusable that a person understands."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorname", "")
        for start, (what, advice) in _TROUBLE.items():
            if code.startswith(start):
                raise Unusable(what, where=str(path), advice=advice) from error
        raise Unusable(f"the case cannot be used: {error}", where=str(path), advice="Go back to a copy of it.") from error


def connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """A connection to the case at the path; writing makes it if it is not there, and brings it up to date."""
    if not write and not path.is_file():
        raise Unusable("there is no case here", where=str(path), advice=f"Make one with: secondhand read FOLDER --case {path}")
    with in_words(path):
        connection = _open_writing(path) if write else _open_reading(path)
        try:
            version = _version(connection, path)
            if write:
                connection.execute("PRAGMA journal_mode = WAL")
                # A power cut may cost the last documents, never the case; reading again brings them back.
                connection.execute("PRAGMA synchronous = NORMAL")
                connection.execute("PRAGMA foreign_keys = ON")
                migrate(connection, scripts())
        except BaseException:
            connection.close()
            raise
    if not write and version < len(scripts()):
        connection.close()
        connect(path, write=True).close()
        return connect(path, write=False)
    return connection


def migrate(connection: sqlite3.Connection, steps: Sequence[str]) -> None:
    """Take the steps the file has not had yet, all or none."""
    with transaction(connection):  # two programs that open a new case together must not both set it up
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        for number, step in enumerate(steps[version:], start=version + 1):
            for statement in _statements(step):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is written inside, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # of a full disk, SQLite takes everything back by itself
            connection.execute("ROLLBACK")
        raise


def _statements(script: str) -> Iterator[str]:
    """The statements of a script; `executescript` would commit between them."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """The schema version of a case; 0 for a file nothing was written to yet. Refuses what is no case."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if application != APPLICATION_ID and tables:
        raise Unusable("this is a database of another program, not a case", where=str(path), advice="Name another file with --case.")
    if version > len(scripts()):
        raise Unusable(
            f"this case was made by a newer Secondhand (schema {version}, this one knows {len(scripts())})",
            where=str(path),
            advice="Upgrade with: pip install --upgrade secondhand",
        )
    return version


def _open_writing(path: Path) -> sqlite3.Connection:
    return _open(path, "mode=rwc")


def _open_reading(path: Path) -> sqlite3.Connection:
    connection = _open(path, "mode=ro")
    try:
        connection.execute("PRAGMA schema_version").fetchone()
    except sqlite3.OperationalError:
        connection.close()
        if path.with_name(f"{path.name}-wal").exists():
            raise
        # In a folder that may not be written to, a WAL database opens only if SQLite is told that nobody else writes.
        return _open(path, "immutable=1")
    return connection


def _open(path: Path, how: str) -> sqlite3.Connection:
    address = f"file:{quote(str(path.absolute()), errors='surrogateescape')}?{how}"
    connection = sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.create_function("fold", 1, fold_cell, deterministic=True)
    return connection


def fold_cell(text: str | None) -> str:
    """`fold` for SQL, where a cell may be empty."""
    return fold(text or "")
