"""Country dumps from geonames.org."""

from __future__ import annotations

import shutil
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from secondhand.errors import Unusable

ADDRESS = "https://download.geonames.org/export/dump/"
TIMEOUT = 30


@contextmanager
def fetch_country(code: str) -> Iterator[Path]:
    """The dump of a country (ISO 3166 alpha-2) as a file that is gone afterwards. Raises Unusable without a connection."""
    url = f"{ADDRESS}{code}.zip"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{code}.zip"
        try:
            with urllib.request.urlopen(url, timeout=TIMEOUT) as answer, path.open("wb") as file:
                shutil.copyfileobj(answer, file)
        except OSError as error:
            advice = f"Download it on a machine with a connection and run: secondhand gazetteer add {code}.zip"
            raise Unusable(f"the place names of {code} cannot be downloaded ({error})", where=url, advice=advice) from error
        yield path
