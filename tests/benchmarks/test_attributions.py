"""Attributions by slice and by confidence, on made-up articles with a small scorer of the same interface as the real one."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks.attributions import by_confidence, closer_lines, confidence_lines, cues, main, recall, report, slice_lines, slices

SCORER = '''
"""Found: the same cue. Who said what: the same source too. Exact: the same content too."""
from collections import Counter

PARTS = {"attr": ("cue",), "attr_full": ("cue", "source"), "strict": ("cue", "source", "content")}


def score(gold, predicted):
    told = {row["id"]: row["attributions"] for row in predicted}
    return [counted(row["attributions"], told.get(row["id"], [])) for row in gold], 0


def counted(gold, told):
    found = Counter()
    for kind, parts in PARTS.items():
        mine, theirs = ([[item[part] for part in parts] for item in items] for items in (gold, told))
        found[kind, "tp"] = sum(item in theirs for item in mine)
        found[kind, "np"], found[kind, "ng"] = len(told), len(gold)
    return found


def total(per):
    return sum(per, Counter())


def prf(found, kind):
    p, r = (found[kind, "tp"] / found[kind, n] if found[kind, n] else 0.0 for n in ("np", "ng"))
    return p, r, 2 * p * r / (p + r) if p + r else 0.0
'''
TEXT = "“It broke,” said Vele. She feared “a flood” soon. Orvell denied it. Reportedly it rained."
DIRECT, MIXED, INDIRECT, NOBODY = (
    ("Vele", "said", "“It broke,”"),
    ("She", "feared", "“a flood” soon"),
    ("Orvell", "denied", "it"),
    ("", "Reportedly", "it rained"),
)


def item(source: str, cue: str, content: str, confidence: float = 1.0, text: str = TEXT) -> dict[str, Any]:
    """An attribution of a text by its words."""

    def spans(words: str) -> list[list[int]]:
        return [[text.index(words), text.index(words) + len(words)]] if words else []

    return {"source": spans(source), "cue": spans(cue), "content": spans(content), "confidence": confidence}


def row(*items: dict[str, Any], text: str = TEXT) -> dict[str, Any]:
    return {"id": "a", "text": text, "attributions": list(items)}


GOLD = [row(item(*DIRECT), item(*MIXED), item(*INDIRECT), item(*NOBODY))]
PREDICTED = [row(item(*DIRECT, 0.95), item("", "feared", "“a flood”", 0.7), item("Orvell", "denied", "it. Reportedly", 0.6))]
SEEN = frozenset({"said", "denied"})


@pytest.fixture
def material(tmp_path: Path) -> Path:
    """A folder like that of the measuring material."""
    files = {
        "score/score_attribution.py": SCORER,
        "data/attribution/train.jsonl": json.dumps(row(item(*DIRECT), item(*INDIRECT))) + "\n\n",
        "data/attribution/dev.jsonl": json.dumps(GOLD[0]) + "\n",
        "predicted.jsonl": json.dumps(PREDICTED[0]) + "\n",
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path


QUOTED = [
    ("“It broke,”", "direct"),
    ('"It broke, it did."', "direct"),
    ("that “it broke” again", "mixed"),
    ('that "it broke" again', "mixed"),
    ('again "it broke" and "fell" twice', "mixed"),
    ("that it broke", "indirect"),
    ("the weir’s end", "indirect"),
    ("“”", "indirect"),
]


@pytest.mark.parametrize(("content", "expected"), QUOTED)
def test_slices_by_quotation(content: str, expected: str) -> None:
    told = {"source": [[0, 1]], "cue": [], "content": [[0, len(content)]]}
    assert [name for name in ("direct", "mixed", "indirect") if slices(SEEN)[name](content, told)] == [expected]


def test_quotation_marks_are_counted_anew_in_each_piece() -> None:
    text = '"It broke," said Vele, "at noon."'
    told = {"source": [], "cue": [], "content": [[0, 11], [23, 33]]}
    assert slices(SEEN)["direct"](text, told)


SLICES: list[tuple[str, Callable[[dict[str, Any]], bool]]] = [
    ("without source", lambda told: not told["source"]),
    ("cue unseen in training", lambda told: told["cue"] in (item(*MIXED)["cue"], item(*NOBODY)["cue"])),
]


@pytest.mark.parametrize(("name", "belongs"), SLICES)
def test_slices_by_source_and_cue(name: str, belongs: Callable[[dict[str, Any]], bool]) -> None:
    assert [slices(SEEN)[name](TEXT, told) for told in GOLD[0]["attributions"]] == [belongs(told) for told in GOLD[0]["attributions"]]


def test_cues_in_lower_case_and_with_single_spaces() -> None:
    text = "According\n to Vele it broke, Orvell SAID."
    told = [{"cue": [[0, 13]]}, {"cue": [[text.index("SAID"), len(text) - 1]]}, {"cue": [[0, 9], [11, 13]]}]
    assert cues([{"text": text, "attributions": told}]) == {"according to", "said"}


def test_recall_of_each_slice(material: Path) -> None:
    found = recall(material / "score/score_attribution.py", GOLD, PREDICTED, SEEN)
    assert found == {
        "direct": {"number": 1, "attr": 100, "attr_full": 100, "strict": 100},
        "mixed": {"number": 1, "attr": 100, "attr_full": 0, "strict": 0},
        "indirect": {"number": 2, "attr": 50, "attr_full": 50, "strict": 0},
        "without source": {"number": 1, "attr": 0, "attr_full": 0, "strict": 0},
        "cue unseen in training": {"number": 2, "attr": 50, "attr_full": 0, "strict": 0},
    }


def test_by_confidence(material: Path) -> None:
    found = by_confidence(material / "score/score_attribution.py", GOLD, PREDICTED, (0.0, 0.6, 0.7, 0.99))
    assert found[0.0] == {"attr": (100, 75, 85.7), "attr_full": (66.7, 50, 57.1), "strict": (33.3, 25, 28.6)}
    assert found[0.6] == found[0.0]  # as sure as asked is sure enough
    assert found[0.7]["attr_full"] == (50, 25, 33.3)
    assert found[0.99]["attr"] == (0, 0, 0)


def test_nothing_given_is_changed(material: Path) -> None:
    before = json.dumps([GOLD, PREDICTED])
    recall(material / "score/score_attribution.py", GOLD, PREDICTED, SEEN)
    by_confidence(material / "score/score_attribution.py", GOLD, PREDICTED, (0.9,))
    assert json.dumps([GOLD, PREDICTED]) == before


def test_tables() -> None:
    figures = {"number": 12.0, "attr": 91.5, "attr_full": 80.0, "strict": 66.7}
    assert list(slice_lines({"direct": figures}))[2:] == ["| direct | 12 | 91.5 % | 80 % | 66.7 % |"]
    three = {"attr": (1.0, 2.0, 3.0), "attr_full": (90.1, 80.0, 84.7), "strict": (7.0, 8.0, 60.5)}
    assert list(confidence_lines({0.75: three}))[2:] == ["| 0.75 | 90.1 | 80 | 84.7 | 60.5 |"]


def test_the_report_of_what_was_predicted(material: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    predicted = material / "predicted.jsonl"
    lines = list(report(material, predicted))
    assert "| cue unseen in training | 2 | 50 % | 0 % | 0 % |" in lines  # the cues of the training articles were met
    assert "| 0.7 | 50 | 25 | 33.3 | 28.6 |" not in lines
    assert "| 0.7 | 50 | 25 | 33.3 | 33.3 |" in lines
    monkeypatch.setattr(sys, "argv", ["attributions", str(predicted), "--material", str(material)])
    main()
    assert capsys.readouterr().out.splitlines() == lines


def test_the_development_articles_are_read_anew(material: Path) -> None:
    text = "“The weir broke on Monday,” said Anna Vele, the mayor."
    gold = row(item("Anna Vele, the mayor", "said", "“The weir broke on Monday,”", text=text), text=text)
    (material / "data/attribution/dev.jsonl").write_text(json.dumps(gold) + "\n", encoding="utf-8")
    lines = list(closer_lines(material))
    assert lines[0] == "### attribution, closer"
    assert any(line.startswith("| direct | 1 | 100 % |") for line in lines)
    assert "| indirect | 0 | 0 % | 0 % | 0 % |" in lines
