"""make bench: every scorer over the development material, then speed; writes benchmarks/RESULTS.md.

python -m benchmarks.bench [--material FOLDER] [--only NAME]... [--no-speed] [--peer PYTHON] [--out FILE]
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tomllib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.accuracy import BENCHES, Figures, measure
from benchmarks.attributions import closer_lines
from benchmarks.encoder_speed import ARTICLES, PROCESSES, THREADS, EncoderSpeed, encoder_speed, side_by_side
from benchmarks.gazetteer_ceiling import table as gazetteer_ceiling_lines
from benchmarks.gazetteer_speed import table as gazetteer_speed_lines
from benchmarks.grammar import grammar_lines
from benchmarks.peer_speed import Measured
from benchmarks.side_swap import measure as both_ways
from benchmarks.side_swap import table as side_swap_lines
from benchmarks.speed import Speed, beside_peers, drafts, exponent, growth, one_core
from benchmarks.time_speed import table as time_speed_lines
from secondhand.encoder import OnnxEncoder

HERE = Path(__file__).parent
MATERIAL = HERE.parent.parent / "shared"
SPEED_INPUT = "data/fakes/dev_input.jsonl"
SYRIAN_DUMP = "data/gazetteer/SY_rebuilt_from_wof.txt"


def accuracy_lines(name: str, figures: Figures, peers: dict[str, object]) -> Iterator[str]:
    """A benchmark's table, with the peer's figure where one is known."""
    bench = next(bench for bench in BENCHES if bench.name == name)
    extra = f" --gazetteer {bench.gazetteer}" if bench.gazetteer else ""
    yield f"### {name}"
    yield ""
    yield (
        f"`python -m benchmarks.predict {bench.kind} {bench.input} OUT{extra}`, then `{bench.scorer} {' '.join(bench.options)}`".rstrip(
            " `"
        )
        + "`"
    )
    yield ""
    if "note" in peers:
        yield f"Peer: {peers['note']}."
        yield ""
    yield "| figure | ours | peer |"
    yield "|---|---:|---:|"
    for figure, value in figures.items():
        yield f"| {figure.replace('|', ' on ')} | {value:g} | {peers.get(figure, '')} |"
    yield ""


def speed_lines(speed: Speed, taken: dict[int, float]) -> Iterator[str]:
    """The speed of one core and the growth with the pile."""
    total = sum(speed.per_stage.values())
    yield "## Speed"
    yield ""
    average = speed.characters // speed.documents
    yield f"One process, one core, {speed.documents} articles of {average} characters on average (`{SPEED_INPUT}`):"
    yield f"{speed.documents / speed.seconds:.0f} documents and {speed.characters / speed.seconds:,.0f} characters a second"
    yield f"of processor time; the first document is ready after {speed.start_seconds:.1f} s; peak memory {speed.peak_mib:.0f} MiB."
    yield ""
    yield "| stage | share of time |"
    yield "|---|---:|"
    for stage, seconds in sorted(speed.per_stage.items(), key=lambda item: -item[1]):
        yield f"| {stage} | {100 * seconds / total:.1f} % |"
    yield ""
    yield "Reading a growing pile into a new case (one worker):"
    yield ""
    yield "| documents | seconds | documents a second |"
    yield "|---:|---:|---:|"
    for size, seconds in taken.items():
        yield f"| {size} | {seconds:.1f} | {size / seconds:.0f} |"
    yield ""
    yield f"Time grows with the number of documents to the power of {exponent(taken):.2f}."
    yield ""


def encoder_lines(speeds: Sequence[EncoderSpeed]) -> Iterator[str]:
    """The whole pipeline beside the bare calls of onnxruntime."""
    yield "### Beside bare onnxruntime"
    yield ""
    yield f"{speeds[0].documents} of these articles, each through the whole pipeline, then its calls of onnxruntime once more, alone."
    yield "Word pieces a second of wall clock, those read for context included. Where nothing else is asked for, articles are read"
    yield "by a process for each core, on one thread each."
    yield ""
    yield "| processes | threads | encoder alone | all graphs alone | whole pipeline | the rest adds |"
    yield "|---:|---:|---:|---:|---:|---:|"
    for speed in speeds:
        seconds = (speed.calls["encoder"], sum(speed.calls.values()), speed.seconds)
        alone, graphs, whole = (f"{speed.pieces / each:,.0f}" for each in seconds)
        yield f"| {speed.processes} | {speed.threads} | {alone} | {graphs} | {whole} | {100 * speed.added:.0f} % |"
    yield ""


def peer_lines(measured: Sequence[Measured]) -> Iterator[str]:
    """Public extractors on the same articles; each finds a part of what we find."""
    yield "### Beside public extractors"
    yield ""
    yield f"The first {measured[0].articles} of these articles, in the same run, one after the other on one thread; processor time."
    yield ""
    yield "| extractor | what it finds | articles a second | found | articles given up | ready after |"
    yield "|---|---|---:|---:|---:|---:|"
    for each in measured:
        speed, name = f"{each.articles / each.seconds:.1f}", f"{each.name} {each.version}"
        yield f"| {name} | {each.finds} | {speed} | {each.found:,} | {each.given_up} | {each.start_seconds:.1f} s |"
    yield ""


def head_lines(command: str) -> Iterator[str]:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    yield "# Results"
    yield ""
    yield f"Written by `{command}` on {datetime.now(UTC):%Y-%m-%d}, on {os.cpu_count()} cores and {memory:.0f} GiB ({platform.machine()},"
    yield f"Python {platform.python_version()})."
    yield ""
    yield "All of it is development material: while the rules were written, its errors were read for their kinds, and the ten articles of"
    yield "`gold` were read whole. Expect less on articles nobody here has seen, most of all where a figure is close to 100."
    yield "Speeds vary between machines: compare them within one run."
    yield ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--material", type=Path, default=MATERIAL, help="folder with data/ and score/")
    parser.add_argument("--only", action="append", default=[], choices=[bench.name for bench in BENCHES])
    parser.add_argument("--no-speed", action="store_true")
    parser.add_argument("--peer", type=Path, help="an interpreter that has benchmarks/peer_requirements.txt installed")
    parser.add_argument("--out", type=Path, default=HERE / "RESULTS.md")
    args = parser.parse_args()
    if not (args.material / "score").is_dir():
        sys.exit(f"{args.material}: there is no folder score/ in it. Give the folder of the measuring material with --material.")
    peers = tomllib.loads((HERE / "peers.toml").read_text(encoding="utf-8"))
    lines = [*head_lines("make bench"), "## Accuracy", ""]
    for name, figures in measure(args.material, frozenset(args.only) or None):
        print(name, figures, flush=True)
        lines += accuracy_lines(name, figures, peers.get(name, {}))
    if not args.only:
        lines += closer_lines(args.material)
        lines += gazetteer_ceiling_lines(args.material)
        lines += grammar_lines(args.material)
        lines += side_swap_lines(both_ways(args.material))
    if not args.no_speed:
        found = drafts(args.material / SPEED_INPUT)
        speed = one_core(found)
        lines += speed_lines(speed, growth(found))
        apart = side_by_side(found[:ARTICLES], OnnxEncoder(threads=1), PROCESSES)
        lines += encoder_lines([*(encoder_speed(found[:ARTICLES], OnnxEncoder(threads=threads)) for threads in THREADS), apart])
        lines += time_speed_lines(args.material)
        texts = [draft.text or "" for draft in found]
        lines += ["### Looking places up", "", *gazetteer_speed_lines(args.material / SYRIAN_DUMP, texts), ""]
        if args.peer:
            lines += peer_lines(beside_peers(args.peer, found, speed.start_seconds))
    args.out.write_text("\n".join(lines), encoding="utf-8")
    print(f"written: {args.out}")


if __name__ == "__main__":
    main()
