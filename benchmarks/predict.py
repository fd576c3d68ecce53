"""The door for measuring: rows of text in, what a scorer takes out.

python -m benchmarks.predict KIND INPUT.jsonl OUT.jsonl [--gazetteer FILE]...

KIND is reading, attribution, casualties, geo or time. It uses the public functions and maps names, no more.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from datetime import date
from multiprocessing import Pool
from pathlib import Path
from typing import Any

from benchmarks import casualties
from secondhand.model import Draft, Knowledge, Published, Reading, Source, to_data
from secondhand.run.knowledge import knowledge
from secondhand.run.reading import read_draft

Row = dict[str, Any]


def draft_of(row: Row) -> Draft:
    """A row of any benchmark as a draft."""
    day = row.get("published") or row.get("date") or row.get("dct")
    data = row["text"].encode("utf-8", "surrogatepass")
    return Draft(
        source=Source(sha256="", size=len(data), media_type="application/jsonl", origin="", got_at=""),
        data=data,
        text=row["text"],
        external_id=str(row["id"]),
        title=row.get("title"),
        outlet=row.get("outlet") or row.get("source"),
        url=row.get("url"),
        published=Published(value=date.fromisoformat(day[:10]), basis="given") if day else None,
    )


def attribution(reading: Reading) -> Row:
    return {"attributions": to_data(reading.attributions)}


def geo(reading: Reading) -> Row:
    """Places and associations: the corpora of geoparsing hold both."""
    named = sorted((*reading.places, *reading.associations), key=lambda mention: mention.start)
    return {"places": [{"start": p.start, "end": p.end, "lat": p.lat, "lon": p.lon} for p in named]}


def time(reading: Reading) -> Row:
    return {"timexes": [{"start": t.start, "end": t.end, "type": t.type, "value": t.value} for t in reading.times]}


KINDS: dict[str, Callable[[Reading], Row]] = {
    "reading": Reading.to_json,
    "attribution": attribution,
    "casualties": casualties.incidents,
    "geo": geo,
    "time": time,
}
_known: Knowledge = Knowledge()


def _start(gazetteers: list[Path]) -> None:
    global _known  # noqa: PLW0603 - each worker process loads its knowledge once
    _known = knowledge(gazetteers=gazetteers)


def _predict(task: tuple[str, Row]) -> Row:
    kind, row = task
    return {"id": row["id"], **KINDS[kind](read_draft(draft_of(row), _known))}


def rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("input", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--gazetteer", type=Path, action="append", default=[])
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    tasks = [(args.kind, row) for row in rows(args.input)]
    with args.out.open("w", encoding="utf-8") as out, Pool(args.workers, _start, (args.gazetteer,)) as pool:
        for row in pool.imap(_predict, tasks, chunksize=8):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
