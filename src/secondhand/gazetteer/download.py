"""Files of GeoNames over HTTP. A download that breaks off is gone on with where it stopped, if the file is still the same.

The part that has arrived is kept with the validator of its file, and the next request asks for the rest on the condition
that the validator still holds (RFC 9110, Range and If-Range).
"""

from __future__ import annotations

import hashlib
import urllib.error
import urllib.request
from collections.abc import Callable
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

from secondhand.errors import Unusable

ADDRESS = "https://download.geonames.org/export/dump/"
TIMEOUT = 30
CHUNK = 1 << 18
_PART, _RANGE_NOT_THERE, _NOT_FOUND = 206, 416, 404
_ADVICE = "Run the command again to go on, or get the files on a machine with a connection: {by_hand}"
_CODES = "The code is that of a country in ISO 3166, such as SY, or allCountries."

Progress = Callable[[str, int, int | None], None]
"""Told what is being done, how much of it is done, and how much there is of it, where that is known."""


class Fetched(NamedTuple):
    """A file that was downloaded whole."""

    path: Path
    address: str

    def drop(self) -> None:
        """Delete it, once it is of no more use."""
        self.path.unlink(missing_ok=True)
        _validator_of(self.path).unlink(missing_ok=True)


def silent(_what: str, _done: int, _total: int | None) -> None:
    """No progress is shown."""


def fetch(name: str, folder: Path, *, by_hand: str, address: str = ADDRESS, progress: Progress = silent) -> Fetched:
    """A ZIP archive under this address, checked. Raises Unusable when it cannot be got; what has arrived is then kept for the next time.

    `by_hand` is the command that does without a connection.
    """
    url = f"{address.rstrip('/')}/{name}"
    if not url.startswith(("https://", "http://")):
        raise Unusable("places are downloaded over http or https only", where=url, advice="Give files on this machine with --file.")
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f"{hashlib.sha256(url.encode()).hexdigest()[:8]}-{Path(name).name}"
    try:
        _complete(url, part, lambda done, total: progress(f"Downloading {name}", done, total))
    except urllib.error.HTTPError as error:
        raise _refused(url, error, by_hand) from error
    except (OSError, HTTPException) as error:
        what = "the download broke off" if part.exists() else "it cannot be downloaded"
        raise Unusable(f"{what} ({error})", where=url, advice=_ADVICE.format(by_hand=by_hand)) from error
    _check(part, url)
    return Fetched(part, url)


def _complete(url: str, part: Path, progress: Callable[[int, int | None], None]) -> None:
    """Get what is missing of a file."""
    held = part.stat().st_size if part.exists() and _validator_of(part).exists() else 0
    headers = {"User-Agent": "secondhand"}
    if held:
        headers |= {"Range": f"bytes={held}-", "If-Range": _validator_of(part).read_text(encoding="utf-8")}
    try:
        answer: HTTPResponse = urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=TIMEOUT)
    except urllib.error.HTTPError as error:
        if error.code == _RANGE_NOT_THERE and error.headers.get("Content-Range", "").endswith(f"/{held}"):
            return  # nothing is missing
        raise
    with answer:
        if answer.status != _PART:
            held = 0
            _remember(answer, part)
        total = int(answer.headers["Content-Length"]) + held if answer.headers["Content-Length"] else None
        with part.open("ab" if held else "wb") as file:
            while chunk := answer.read(CHUNK):
                file.write(chunk)
                held += len(chunk)
                progress(held, total)
    if total is not None and held < total:
        raise ConnectionError(f"after {held:,} of {total:,} bytes")


def _remember(answer: HTTPResponse, part: Path) -> None:
    """Keep what the server knows this version of the file by; without that a later request cannot go on with it."""
    tag = answer.headers.get("ETag", "")
    validator = answer.headers.get("Last-Modified") if not tag or tag.startswith("W/") else tag
    if validator:
        _validator_of(part).write_text(validator, encoding="utf-8")
    else:
        _validator_of(part).unlink(missing_ok=True)


def _validator_of(part: Path) -> Path:
    return part.with_name(f"{part.name}.validator")


def _refused(url: str, error: urllib.error.HTTPError, by_hand: str) -> Unusable:
    if error.code == _NOT_FOUND:
        return Unusable("there is no such file", where=url, advice=_CODES)
    return Unusable(f"the server refused ({error.code} {error.reason})", where=url, advice=_ADVICE.format(by_hand=by_hand))


def _check(part: Path, url: str) -> None:
    """Every byte of the archive against the checksums in it."""
    try:
        with ZipFile(part) as archive:
            damaged = archive.testzip()
    except (BadZipFile, OSError) as error:
        damaged = str(error)
    if damaged is not None:
        Fetched(part, url).drop()
        raise Unusable(f"what arrived is damaged ({damaged})", where=url, advice="Run the command again to download it anew.")
