"""More of attributions than one figure: how much of each kind is found, and what a higher confidence costs and brings.

python -m benchmarks.attributions PREDICTED.jsonl --material FOLDER
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from secondhand.annotate.attributions import PRECISE

Rows = list[dict[str, Any]]
KEPT = ("attr", "attr_full", "strict")
STEPS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
_MARKS = re.compile(r"[“”\"]")


def recall(scorer: Path, gold: Rows, predicted: Rows, seen: frozenset[str]) -> dict[str, dict[str, float]]:
    """Of each slice of the gold attributions: how many there are, and the share found by each measure, in percent."""
    module = _load(scorer)
    found = {}
    for name, belongs in slices(seen).items():
        rows = [{**row, "attributions": [a for a in row["attributions"] if belongs(row["text"], a)]} for row in gold]
        per, _ = module.score(rows, predicted)
        total = module.total(per)
        found[name] = {"number": total["attr", "ng"]} | {kind: round(100 * module.prf(total, kind)[1], 1) for kind in KEPT}
    return found


def slices(seen: frozenset[str]) -> dict[str, Callable[[str, dict[str, Any]], bool]]:
    """Whether an attribution of a text belongs to a slice. `seen`: the cues of the training texts, in lower case."""
    return {
        "direct": lambda text, a: _quoted(text, a) == "all",
        "mixed": lambda text, a: _quoted(text, a) == "some",
        "indirect": lambda text, a: _quoted(text, a) == "none",
        "without source": lambda _, a: not a["source"],
        "cue unseen in training": lambda text, a: _cue(text, a) not in seen,
    }


def cues(rows: Sequence[dict[str, Any]]) -> frozenset[str]:
    """The cues of these rows, in lower case."""
    return frozenset(_cue(row["text"], a) for row in rows for a in row["attributions"])


def by_confidence(scorer: Path, gold: Rows, predicted: Rows, steps: Sequence[float]) -> dict[float, dict[str, tuple[float, float, float]]]:
    """Precision, recall and F1, in percent, of what is at least so sure."""
    module = _load(scorer)
    found = {}
    for least in steps:
        rows = [{**row, "attributions": [a for a in row["attributions"] if a["confidence"] >= least]} for row in predicted]
        per, _ = module.score(gold, rows)
        total = module.total(per)
        found[least] = {kind: tuple(round(100 * x, 1) for x in module.prf(total, kind)) for kind in KEPT}
    return found


def _cue(text: str, attribution: dict[str, Any]) -> str:
    return " ".join(" ".join(text[start:end] for start, end in attribution["cue"]).lower().split())


def _quoted(text: str, attribution: dict[str, Any]) -> str:
    """Whether all, some or none of the content stands between quotation marks."""
    words = quoted = 0
    for start, end in attribution["content"]:
        inside = False
        for piece in re.finditer(r"[“”\"]|[^\s“”\"]+", text[start:end]):
            if _MARKS.match(piece.group()):
                inside = piece.group() == "“" or (piece.group() == '"' and not inside)
            else:
                words += 1
                quoted += inside
    return "none" if not quoted else "all" if quoted >= 0.9 * words else "some"


def _load(scorer: Path) -> Any:
    spec = importlib.util.spec_from_file_location("scorer", scorer)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def slice_lines(found: dict[str, dict[str, float]]) -> Iterator[str]:
    """The slices as a table."""
    yield "| slice | in gold | found | who said what right | exact |"
    yield "|---|---:|---:|---:|---:|"
    for name, figures in found.items():
        yield f"| {name} | {figures['number']:g} | {' | '.join(f'{figures[kind]:g} %' for kind in KEPT)} |"


def confidence_lines(found: dict[float, dict[str, tuple[float, float, float]]]) -> Iterator[str]:
    """Who said what, by least confidence."""
    yield "| least confidence | precision | recall | F1 | exact, F1 |"
    yield "|---:|---:|---:|---:|---:|"
    for least, figures in found.items():
        p, r, f = figures["attr_full"]
        yield f"| {least:g} | {p:g} | {r:g} | {f:g} | {figures['strict'][2]:g} |"


def report(material: Path, predicted: Path) -> Iterator[str]:
    """Both tables for what was predicted on the development articles."""
    scorer = material / "score/score_attribution.py"
    train, gold = (_rows(material / f"data/attribution/{name}.jsonl") for name in ("train", "dev"))
    found = _rows(predicted)
    yield from slice_lines(recall(scorer, gold, found, cues(train)))
    yield ""
    yield from confidence_lines(by_confidence(scorer, gold, found, STEPS))


def closer_lines(material: Path) -> Iterator[str]:
    """The development articles read anew, and both tables."""
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "predicted.jsonl"
        command = [sys.executable, "-m", "benchmarks.predict", "attribution", str(material / "data/attribution/dev.jsonl"), str(predicted)]
        subprocess.run(command, check=True)
        yield "### attribution, closer"
        yield ""
        yield "Shares of the gold attributions that are found, and what a least confidence brings (`--precise` asks for "
        yield f"{PRECISE}). Two trained people agree at 76.7 on who said what, and at 59.8 to the letter."
        yield ""
        yield from report(material, predicted)
        yield ""


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("predicted", type=Path, help="what benchmarks.predict attribution wrote")
    asked.add_argument("--material", type=Path, required=True, help="folder with data/ and score/")
    options = asked.parse_args()
    print("\n".join(report(options.material, options.predicted)))


def _rows(path: Path) -> Rows:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


if __name__ == "__main__":
    main()
