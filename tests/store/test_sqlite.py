"""The SQLite file itself: what others see in it, and what happens to damaged, foreign, locked and full ones."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from secondhand.errors import Unusable
from secondhand.model import Decision, Document, Draft, Place, Reading, Source
from secondhand.store import Query, SqliteStore
from secondhand.store.connection import APPLICATION_ID, migrate, scripts


def draft_of(text: str) -> Draft:
    data = text.encode()
    source = Source(sha256=sha256(data).hexdigest(), size=len(data), media_type="text/plain", origin="a.txt", got_at="2031-05-06T10:00:00")
    return Draft(source=source, data=data, text=text, external_id="a")


def put(store: SqliteStore, text: str) -> None:
    store.add(draft_of(text), Reading(document=Document.of(text)))


@pytest.fixture
def path(tmp_path: Path, made_reading: Reading) -> Path:
    """A closed case of one article."""
    store = SqliteStore(tmp_path / "case.db", write=True)
    store.add(draft_of(made_reading.text), made_reading)
    store.close()
    return tmp_path / "case.db"


@pytest.fixture
def browser(path: Path) -> Iterator[sqlite3.Connection]:
    """The case as another program sees it: opened read-only, without our functions."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        yield connection


def test_the_file_says_what_it_is(browser: sqlite3.Connection) -> None:
    assert browser.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert browser.execute("PRAGMA user_version").fetchone() == (len(scripts()),)
    assert browser.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert browser.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert browser.execute("PRAGMA foreign_key_check").fetchall() == []


def test_the_views_can_be_read_by_a_person(browser: sqlite3.Connection) -> None:
    claim = browser.execute("SELECT type, agents, place, chain, outlet FROM claims_flat").fetchone()
    assert claim == ("attack.shelling", "Council Guard", "Quessa", "Amsel Courier > a hotline > two residents", "Amsel Courier")
    attribution = browser.execute("SELECT source, cue, parent FROM attributions_flat WHERE id = 'a2'").fetchone()
    assert attribution == ("two residents", "told", "a1")


@pytest.mark.parametrize(
    ("table", "column", "expected"),
    [
        ("mentions", "kind", {"actor", "place", "time", "quantity"}),
        ("findings", "words", {"on Monday … 4 May", "at least six civilians"}),
        ("flags", "kind", {"incitement"}),
        ("loaded_words", "neutral", {"fighters"}),
        ("voices", "name", {"Amsel Courier", "a hotline", "two residents"}),
        ("claim_mentions", "role", {"agent", "place", "count"}),
        ("sources", "origin", {"a.txt"}),
    ],
)
def test_every_layer_has_its_table(browser: sqlite3.Connection, table: str, column: str, expected: set[str]) -> None:
    assert {value for (value,) in browser.execute(f"SELECT {column} FROM {table}")} == expected


def decided(*, undoes: str | None = None) -> Decision:
    place = None if undoes else Place(id="map:1", name="Quessa North", lat=-31.4, lon=-20.1)
    at = "2031-05-06T10:00:00+00:00"
    return Decision.made(kind="place", name="Quessa", place=place, undoes=undoes, by="Ada", at=at, reason="a map")


def test_decisions_can_be_read_by_a_person_and_changed_by_nobody(path: Path, browser: sqlite3.Connection) -> None:
    store = SqliteStore(path, write=True)
    made = decided()
    taken_back = decided(undoes=made.id)
    for decision in (made, taken_back):
        store.add_decision(decision)
    store.close()
    rows = browser.execute("SELECT who, says, name, meaning, only_in, reason, undone_by FROM decisions_flat").fetchall()
    assert rows == [
        ("Ada", "names the place", "Quessa", "Quessa North", None, "a map", taken_back.id),
        ("Ada", f"undoes {made.id}", "Quessa", None, None, "a map", None),
    ]
    with closing(sqlite3.connect(path)) as writer:
        for statement in ("UPDATE decisions SET who = 'Bea'", "DELETE FROM decisions"):
            with pytest.raises(sqlite3.IntegrityError, match="a decision is never"):
                writer.execute(statement)


def test_what_is_searched_stays_in_step_when_a_document_is_read_again(path: Path, made_reading: Reading) -> None:
    store = SqliteStore(path, write=True)
    store.renew(replace(made_reading, claims=made_reading.claims[1:]), decisions=1)
    store.close()
    with closing(sqlite3.connect(path)) as connection:
        for index in ("claims_search", "documents_search"):
            connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        left = {
            table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("voices", "claim_mentions", "claims")
        }
    assert left == {"voices": len(made_reading.claims[1].chain), "claim_mentions": 0, "claims": 1}


def test_a_case_of_the_first_schema_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection, scripts()[:1])
        connection.execute("INSERT INTO documents (id, external_id, sha256, text) VALUES ('d1', 'a', 'ab', 'Quessa.')")
        connection.execute("INSERT INTO readings (document_id, zlib) VALUES ('d1', x'00')")
    store = SqliteStore(path, write=False)
    assert [(behind.document_id, behind.known) for behind in store.behind(1)] == [("d1", 0)]
    assert store.decisions() == []
    store.close()


@pytest.mark.parametrize(("search", "hits"), [("hotline", 1), ("Quessa AND shells", 1), ("quèssa", 1), ("helicopter", 0)])
def test_documents_are_searched(browser: sqlite3.Connection, search: str, hits: int) -> None:
    found = browser.execute("SELECT count(*) FROM documents_search WHERE documents_search MATCH ?", (search,)).fetchone()
    assert found == (hits,)


def test_positions_hold_in_the_text_of_the_table(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "case.db", write=True)
    put(store, "one \0 two \U0001f600 three")
    store.close()
    with closing(sqlite3.connect(tmp_path / "case.db")) as browser:
        (text,) = browser.execute("SELECT text FROM documents").fetchone()
    assert text == "one \ufffd two \U0001f600 three"


def test_looking_at_a_case_does_not_change_it(path: Path) -> None:
    before = path.read_bytes()
    store = SqliteStore(path, write=False)
    assert len(list(store.claims(Query()))) == 2
    store.close()
    assert path.read_bytes() == before


def test_a_case_opened_for_looking_takes_nothing_in(path: Path) -> None:
    store = SqliteStore(path, write=False)
    with pytest.raises(Unusable, match="cannot be written to"):
        put(store, "Another.")
    store.close()


def test_there_must_be_a_case_to_look_at(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match=r"there is no case here.*secondhand read FOLDER"):
        SqliteStore(tmp_path / "none.db", write=False)
    assert not (tmp_path / "none.db").exists()


def foreign_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name)")


def newer_case(path: Path) -> None:
    SqliteStore(path, write=True).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(scripts()) + 1}")


@pytest.mark.parametrize("write", [True, False])
@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: path.write_text("a text, no database, " * 99), "not a case of Secondhand"),
        (foreign_database, "a database of another program"),
        (newer_case, "made by a newer Secondhand"),
        (lambda path: path.mkdir(), "cannot be opened|there is no case here"),
    ],
)
def test_what_is_no_case_is_refused_and_left_alone(tmp_path: Path, make: object, message: str, write: bool) -> None:
    path = tmp_path / "case.db"
    assert callable(make)
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(Unusable, match=message):
        SqliteStore(path, write=write)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_case_cannot_be_made_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="cannot be opened"):
        SqliteStore(tmp_path / "none" / "case.db", write=True)


def test_a_damaged_case_says_so(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(path.stat().st_size - 4096))
    with pytest.raises(Unusable, match="damaged"):
        list(SqliteStore(path, write=False).claims(Query()))


def test_a_full_disk_costs_nothing_that_is_stored(path: Path) -> None:
    store = SqliteStore(path, write=True)
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    before = store.totals()
    with pytest.raises(Unusable, match="disk is full"):
        put(store, "".join(f"{sha256(bytes([n % 256, n // 256])).hexdigest()} " for n in range(2000)))
    assert store.totals() == before
    store._connection.execute("PRAGMA max_page_count = 100000")
    put(store, "There is room again.")
    assert store.totals().documents == before.documents + 1
    store.close()


LOOK = """
import os, sys
from pathlib import Path
from secondhand.errors import Unusable
from secondhand.store import Query, SqliteStore
from secondhand.store.connection import scripts
scripts()  # the package itself may lie where nobody else may read
if os.getuid() == 0:
    os.setuid(65534)
path = Path(sys.argv[1])
print(len(list(SqliteStore(path, write=False).claims(Query()))))
try:
    SqliteStore(path, write=True)
except Unusable as reason:
    print(reason)
"""


def test_a_case_in_a_folder_that_may_not_be_written_to_can_be_looked_at(path: Path) -> None:
    with TemporaryDirectory() as folder:
        copy = Path(folder, "case.db")
        shutil.copy(path, copy)
        copy.chmod(0o444)
        copy.parent.chmod(0o555)
        done = subprocess.run([sys.executable, "-c", LOOK, str(copy)], capture_output=True, text=True, check=False)
        copy.parent.chmod(0o755)
    assert done.stderr == ""
    count, reason = done.stdout.splitlines()
    assert count == "2"
    assert "cannot be written to" in reason


def test_an_older_case_is_brought_up_to_date_with_all_it_holds(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection, [*scripts(), "ALTER TABLE documents ADD COLUMN note TEXT DEFAULT 'none';"])
        assert connection.execute("SELECT note FROM documents").fetchall() == [("none",)]
        assert connection.execute("PRAGMA user_version").fetchone() == (len(scripts()) + 1,)


def test_a_step_that_fails_is_not_half_taken(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        with pytest.raises(sqlite3.OperationalError):
            migrate(connection, [*scripts(), "CREATE TABLE notes (words);\nCREATE TABLE notes (words);"])
        assert connection.execute("PRAGMA user_version").fetchone() == (len(scripts()),)
        assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'notes'").fetchone() == (0,)


def test_looking_at_an_empty_file_makes_a_case_of_it_as_an_interrupted_start_left_it(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    path.touch()
    store = SqliteStore(path, write=False)
    assert store.totals().documents == 0
    store.close()
