"""Speed of public extractors on given articles. Run by an interpreter that has them (benchmarks/peer_requirements.txt):

PYTHON -I benchmarks/peer_speed.py ARTICLES.jsonl

Stands alone: nothing of the project is imported here, and of the libraries only those that are installed. Writes one
line of JSON for each.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

Extract = Callable[[str], int]
"""Reads one article and says how many things it found."""


@dataclass(frozen=True)
class Peer:
    """A library, what it finds, and how it is got ready."""

    name: str
    finds: str
    load: Callable[[], Extract]
    """Raises ImportError when it is not installed."""


@dataclass(frozen=True)
class Measured:
    """What one library did; times in seconds of the processor, so that other work of the machine does not count."""

    name: str
    version: str
    finds: str
    articles: int
    start_seconds: float
    seconds: float
    found: int
    given_up: int
    """Articles that the library refused."""


def textacy() -> Extract:
    spacy, quotations = import_module("spacy"), import_module("textacy.extract").direct_quotations
    models = spacy.util.get_installed_models()
    if not models:
        raise ImportError("no pipeline for spaCy is installed")
    pipeline = spacy.load(models[0])
    return lambda text: sum(1 for _ in quotations(pipeline(text)))


def flashgeotext() -> Extract:
    places = import_module("flashgeotext.geotext").GeoText()
    return lambda text: sum(len(found) for found in places.extract(text).values())


def dateparser() -> Extract:
    search = import_module("dateparser.search").search_dates
    return lambda text: len(search(text, languages=["en"]) or ())


def recognizers() -> Extract:
    library = import_module("recognizers_date_time")
    model = library.DateTimeRecognizer(library.Culture.English).get_datetime_model()
    return lambda text: len(model.parse(text))


def quantulum() -> Extract:
    parse = import_module("quantulum3.parser").parse
    return lambda text: len(parse(text))


PEERS = (
    Peer("textacy", "direct quotations and their speakers, on top of a small spaCy pipeline (parse, names)", textacy),
    Peer("flashgeotext", "names of cities and countries", flashgeotext),
    Peer("dateparser", "days and times", dateparser),
    Peer("recognizers-text-date-time", "days and times", recognizers),
    Peer("quantulum3", "quantities", quantulum),
)


def measure(peer: Peer, texts: Sequence[str]) -> Measured:
    """Every article through one library, after the first has warmed it up. Raises ImportError when it is not installed."""
    begin = time.process_time()
    extract = peer.load()
    number(extract, texts[0])
    start_seconds = time.process_time() - begin
    begin = time.process_time()
    found = [number(extract, text) for text in texts]
    seconds = time.process_time() - begin
    return Measured(
        name=peer.name,
        version=version(peer.name),
        finds=peer.finds,
        articles=len(texts),
        start_seconds=start_seconds,
        seconds=seconds,
        found=sum(count or 0 for count in found),
        given_up=found.count(None),
    )


def number(extract: Extract, text: str) -> int | None:
    """How many things were found; None when the library gave the article up. Raises ImportError when half of it is missing."""
    try:
        return extract(text)
    except ImportError:
        raise
    except Exception:  # whatever a library makes of one article, the others are still to be timed
        return None


def main() -> None:
    rows = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    texts = [json.loads(row)["text"] for row in rows]
    for peer in PEERS:
        try:
            print(json.dumps(asdict(measure(peer, texts))), flush=True)
        except ImportError as error:
            print(f"{peer.name}: not measured ({error})", file=sys.stderr)


if __name__ == "__main__":
    main()
