"""Downloads from a server that can do ranges, break off, and change its file; nothing leaves the machine."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipFile

import pytest

from secondhand.errors import Unusable
from secondhand.gazetteer import add, installed
from secondhand.gazetteer.download import fetch
from secondhand.gazetteer.index import FileIndex

PLACE = "\t".join(["9", "Quessa", "Quessa", "", "-31", "-20", "P", "PPL", "XV", *[""] * 5, "5", *[""] * 4]) + "\n"
NAME = "1\t9\tde\tKwessau\t\t\t\t\t\t\n"


def zipped(member: str, text: str) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as archive:
        archive.writestr(member, text)
        archive.writestr("readme.txt", "x" * 20_000)
    return buffer.getvalue()


class Mirror(ThreadingHTTPServer):
    """What it has, how it breaks, and what it was asked for."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.files = {"/XV.zip": zipped("XV.txt", PLACE), "/alternatenames/XV.zip": zipped("XV.txt", NAME)}
        self.ends_after: int | None = None
        """Bytes of the file after which the connection is closed."""
        self.ranges = True
        self.validators = True
        self.asked: list[tuple[str, str | None]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Mirror

    def do_GET(self) -> None:
        mirror = self.server
        wanted = self.headers.get("Range")
        mirror.asked.append((self.path, wanted))
        data = mirror.files.get(self.path)
        if data is None:
            self.send_error(404)
            return
        tag = f'"{hashlib.sha256(data).hexdigest()[:8]}"'
        first = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted and mirror.ranges and self.headers.get("If-Range") == tag else 0
        if first >= len(data):
            self.send_response(416)
            self.send_header("Content-Range", f"bytes */{len(data)}")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self.send_response(206 if first else 200)
        if mirror.validators:
            self.send_header("ETag", tag)
        self.send_header("Content-Length", str(len(data) - first))
        self.end_headers()
        self.wfile.write(data[first : mirror.ends_after])

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is printed."""


@pytest.fixture
def mirror() -> Iterator[Mirror]:
    server = Mirror()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_country_is_downloaded_with_its_alternate_names(mirror: Mirror, tmp_path: Path) -> None:
    added = add("xv", home=tmp_path, kept=tmp_path / "cache", address=mirror.address)
    assert (added.name, added.source, added.places) == ("XV", "geonames.org XV", 1)
    expected = [(f"{mirror.address}{path}", hashlib.sha256(data).hexdigest()) for path, data in mirror.files.items()]
    assert [tuple(origin) for origin in added.origins] == expected
    assert FileIndex(added.path).find("Kwessau")[0].id == "geonames:9"
    assert [path for path in (tmp_path / "cache").rglob("*") if path.is_file()] == []


def test_progress_goes_from_nothing_to_all(mirror: Mirror, tmp_path: Path) -> None:
    told: list[tuple[str, int, int | None]] = []
    fetch("XV.zip", tmp_path, by_hand="secondhand gazetteer add XV", address=mirror.address, progress=lambda *now: told.append(now))
    size = len(mirror.files["/XV.zip"])
    assert {what for what, _, _ in told} == {"Downloading XV.zip"}
    assert told[-1][1:] == (size, size)


def test_a_download_that_broke_off_is_gone_on_with(mirror: Mirror, tmp_path: Path) -> None:
    mirror.ends_after = 5_000
    with pytest.raises(Unusable, match=r"the download broke off .*5,000 of"):
        add("XV", home=tmp_path, kept=tmp_path, address=mirror.address)
    assert installed(tmp_path) == ()
    mirror.ends_after = None
    assert add("XV", home=tmp_path, kept=tmp_path, address=mirror.address).places == 1
    assert mirror.asked[1] == ("/XV.zip", "bytes=5000-")


def test_what_had_arrived_whole_is_not_sent_again(mirror: Mirror, tmp_path: Path) -> None:
    names = mirror.files.pop("/alternatenames/XV.zip")
    with pytest.raises(Unusable, match="there is no such file"):
        add("XV", home=tmp_path, kept=tmp_path, address=mirror.address)
    mirror.files["/alternatenames/XV.zip"] = names
    size = len(mirror.files["/XV.zip"])
    assert add("XV", home=tmp_path, kept=tmp_path, address=mirror.address).places == 1
    assert mirror.asked[2] == ("/XV.zip", f"bytes={size}-")


@pytest.mark.parametrize("change", ["the file", "no ranges", "no validators"])
def test_a_part_that_cannot_be_gone_on_with_is_downloaded_anew(mirror: Mirror, tmp_path: Path, change: str) -> None:
    mirror.ends_after, mirror.validators = 5_000, change != "no validators"
    with pytest.raises(Unusable):
        fetch("XV.zip", tmp_path, by_hand="secondhand gazetteer add XV", address=mirror.address)
    mirror.ends_after, mirror.ranges = None, change != "no ranges"
    if change == "the file":
        mirror.files["/XV.zip"] = zipped("XV.txt", PLACE.replace("Quessa", "Morrow"))
    fetched = fetch("XV.zip", tmp_path, by_hand="secondhand gazetteer add XV", address=mirror.address)
    assert fetched.path.read_bytes() == mirror.files["/XV.zip"]


def test_a_damaged_archive_is_told_and_not_kept(mirror: Mirror, tmp_path: Path) -> None:
    whole = mirror.files["/XV.zip"]
    mirror.files["/XV.zip"] = whole.replace(b"Quessa", b"Qwessa", 1)
    with pytest.raises(Unusable, match=r"what arrived is damaged \(XV\.txt\)"):
        fetch("XV.zip", tmp_path, by_hand="secondhand gazetteer add XV", address=mirror.address)
    assert list(tmp_path.iterdir()) == []
    mirror.files["/XV.zip"] = b"<html>Sign in to this network</html>"
    with pytest.raises(Unusable, match="what arrived is damaged"):
        fetch("XV.zip", tmp_path, by_hand="secondhand gazetteer add XV", address=mirror.address)


def test_a_code_that_geonames_does_not_know_is_told(mirror: Mirror, tmp_path: Path) -> None:
    with pytest.raises(Unusable, match=r"ZZ\.zip: there is no such file.*ISO 3166"):
        add("ZZ", home=tmp_path, kept=tmp_path, address=mirror.address)


def test_a_code_of_no_country_is_told_without_a_connection(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="no country has the code ZZ"):
        add("zz", home=tmp_path, kept=tmp_path)


def test_without_a_connection_it_says_how_to_go_on(mirror: Mirror, tmp_path: Path) -> None:
    mirror.server_close()
    with pytest.raises(Unusable, match=r"cannot be downloaded .*add XV --file XV\.zip --file alternatenames/XV\.zip"):
        add("XV", home=tmp_path, kept=tmp_path, address="http://127.0.0.1:9")


@pytest.mark.parametrize("address", ["file:///etc", "ftp://example.org/", "example.org"])
def test_only_http_is_spoken(tmp_path: Path, address: str) -> None:
    with pytest.raises(Unusable, match="over http or https only"):
        add("XV", home=tmp_path, kept=tmp_path, address=address)
