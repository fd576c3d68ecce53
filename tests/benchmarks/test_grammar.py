"""The table of the encoder's words, trees and names, on sentences written here."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.grammar import grammar_lines

LEFT = """# newdoc id = weir
1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_
3\tthem\tthey\tPRON\tPRP\t_\t2\tobj\t_\t_
4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

"""
WRONG = LEFT.replace("She\tshe\tPRON\tPRP\t_\t2\tnsubj", "She\tshe\tNUM\tCD\t_\t4\tnsubj")
"""A gold that no reader agrees with in one word of four."""
NAMES = "# sent_id = 1\n" + "".join(
    f"{k}\t{word}\t{tag}\t-\t-\n" for k, (word, tag) in enumerate([("James", "B-PER"), ("left", "O"), ("Syria", "B-LOC"), (".", "O")], 1)
)
EMERGING = "James\tB-person\nleft\tO\n\nSyria\tO\nfell\tO\n"
"""A gold that leaves out one of two names."""


@pytest.fixture
def material(tmp_path: Path) -> Path:
    files = {
        "treebank/ewt_test.conllu": LEFT,
        "treebank/gum_test.conllu": WRONG,
        "ner/uner_ewt_test.iob2": NAMES,
        "ner/wnut17_test.conll": EMERGING,
    }
    for name, content in files.items():
        path = tmp_path / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path


def test_every_word_counts(material: Path) -> None:
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in grammar_lines(material) if line.startswith("|")]
    assert rows[0] == ["test part", "UPOS", "XPOS", "UAS", "LAS"]
    (one, *right), (other, *less) = rows[2:4]
    assert (one, other) == ("ewt", "gum")
    assert [float(a) - float(b) for a, b in zip(right, less, strict=True)] == [25.0] * 4
    assert right[0] == "100.0"


def test_names_are_measured(material: Path) -> None:
    lines = list(grammar_lines(material))
    assert "| UNER EWT test | 100.0 | 100.0 | 100.0 |" in lines
    assert "| WNUT17 test | 50.0 | 100.0 | 66.67 |" in lines


def test_without_the_material_there_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(grammar_lines(tmp_path))
