"""What a person sees: the same commands on a pseudo-terminal."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from secondhand.model import Block, Document, Reading, Span
from secondhand.show.claim_view import in_context
from secondhand.show.screen import flat, line, stack, words

COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def seen(*arguments: object, columns: int = 120, **env: str) -> str:
    """What the command writes to a terminal of this width."""
    command = [str(Path(sys.executable).with_name("secondhand")), *map(str, arguments)]
    outer, inner = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": str(columns), **env}
    with subprocess.Popen(command, stdin=inner, stdout=inner, stderr=inner, env=environment) as running:
        os.close(inner)
        written = b""
        while part := _part(outer):
            written += part
    os.close(outer)
    assert running.returncode == 0
    return written.decode().replace("\r\n", "\n")


def _part(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so when the other end is closed
        return b""


def test_the_ledger_is_a_table(war: Path) -> None:
    table = seen("ledger", "--case", war)
    assert COLOUR.search(table)
    plain = COLOUR.sub("", table)
    assert re.search(r"war: \d+ claims", plain)
    for heading in ("claim", "who says so", "what", "where, when, how many"):
        assert heading in plain
    assert max(map(len, plain.splitlines())) <= 120


def test_an_id_is_never_cut(war: Path) -> None:
    ids = re.findall(r"^ ?(c[0-9a-f]{16}) ", COLOUR.sub("", seen("ledger", "--case", war, columns=80)), re.MULTILINE)
    assert len(ids) > 20


@pytest.mark.parametrize("columns", [30, 59, 71])
def test_on_a_slim_terminal_the_ledger_is_a_list_of_paragraphs(war: Path, columns: int) -> None:
    shown = COLOUR.sub("", seen("ledger", "--case", war, "--limit", 3, columns=columns))
    title, *claims, left_out = shown.split("\n\n")
    assert re.fullmatch(r"war: \d+ claims", title)
    assert left_out.startswith("The first 3 of")
    assert len(claims) == 3
    for claim in claims:
        assert re.match(r"claim: c[0-9a-f]{16}\n\w+\nwho says so: ", claim)
        assert "\nwhat: " in claim
        assert max(map(len, claim.splitlines())) <= columns
    assert "─" not in shown


def test_findings_and_what_was_skipped_are_paragraphs_too(war: Path, tmp_path: Path) -> None:
    assert re.search(r"\n\nverdict: fails\ncheck: \w+\nwhat was computed: ", COLOUR.sub("", seen("checks", "--case", war, columns=50)))
    (tmp_path / "a.txt").write_text("Two residents said that a shell hit the market.")
    (tmp_path / "scan.pdf").write_bytes(b"%PDF")
    closing = COLOUR.sub("", seen("read", tmp_path, "--case", tmp_path / "c.db", "--workers", 1, columns=50))
    assert re.search(r"documents read +1\b", closing)
    assert "why: files of this kind are not read" in closing


def test_no_colour_means_none(war: Path) -> None:
    red = "\x1b[1;31m"
    assert red in seen("checks", "--case", war)
    assert red not in seen("checks", "--case", war, NO_COLOR="1")


def test_a_long_ledger_says_how_much_is_left_out(war: Path) -> None:
    shown = COLOUR.sub("", seen("ledger", "--case", war, "--limit", 2))
    assert len(re.findall(r"^ ?c[0-9a-f]{16} ", shown, re.MULTILINE)) == 2
    (said,) = re.findall(r"The first 2 of (\d+) claims", shown)
    assert int(said) > 20


def test_nothing_found_is_said(war: Path) -> None:
    assert "No claim fits." in COLOUR.sub("", seen("ledger", "--case", war, "--search", "submarine"))


def test_a_claim_is_a_page(war: Path) -> None:
    (first, *_) = re.findall(r"c[0-9a-f]{16}", seen("ledger", "--case", war))
    page = COLOUR.sub("", seen("claim", first, "--case", war, columns=60))
    assert "Who says so\n└── " in page
    assert "»" in page
    assert max(map(len, page.splitlines())) <= 60 + len("source    SHA-256 ") + 64


def test_reading_ends_with_a_table(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Two residents said that a shell hit the market.")
    closing = COLOUR.sub("", seen("read", tmp_path, "--case", tmp_path / "c.db", "--workers", 1))
    assert re.search(r"documents read +1\b", closing)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\r\nb\tc", "a b c"),
        ("\x1b[31mred\x1b[0m", "\ufffd[31mred\ufffd[0m"),
        ("\x9b31m \x07 \x7f", "\ufffd31m \ufffd \ufffd"),
        ("abc\u202egnp.exe", "abcgnp.exe"),
        ("lone \ud800", "lone \ufffd"),
        ("مقتل ستة", "مقتل ستة"),
        ("[bold]no mark-up[/bold]", "[bold]no mark-up[/bold]"),
    ],
)
def test_text_from_outside_cannot_steer_the_terminal(text: str, expected: str) -> None:
    assert flat(text) == expected
    assert words(text).plain == expected


def test_a_value_is_one_line() -> None:
    assert [line(value) for value in (None, " a\n b ", 3, "")] == ["", "a b", "3", ""]


def test_a_cell_leaves_empty_lines_out() -> None:
    assert stack("a", "", words("b", "bold")).plain == "a\nb"


TEXT = "Headline\n\nShells fell on the town, killing six. Nobody knows who fired.\n\nShare this"


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Shells fell on the town", "»Shells fell on the town«, killing six. Nobody knows who fired."),
        ("killing six", "Shells fell on the town, »killing six«. Nobody knows who fired."),
        ("who fired.", "Shells fell on the town, killing six. Nobody knows »who fired.«"),
    ],
)
def test_a_claim_stands_in_its_block(claim: str, expected: str) -> None:
    body = Span(TEXT.index("Shells"), TEXT.index("\n\nShare"))
    reading = Reading(document=Document.of(TEXT), blocks=(Block(start=body.start, end=body.end, kind="body"),))
    start = TEXT.index(claim)
    assert in_context(reading, Span(start, start + len(claim))).plain == expected


def test_a_long_block_is_cut_on_both_sides() -> None:
    text = "before " * 100 + "the claim" + " after" * 100
    reading = Reading(document=Document.of(text), blocks=(Block(start=0, end=len(text), kind="body"),))
    shown = in_context(reading, Span(700, 709)).plain
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert "»the claim«" in shown
    assert len(shown) < 520
