"""How things look on a terminal, and as plain lines for the next program when the output is none."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from secondhand.errors import SecondhandError
from secondhand.export.plain import json_text

_COMMANDS = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x9f\ud800-\udfff]")
"""Characters that a terminal obeys, and those that no file can hold."""
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of what follows them, beyond the words they stand in."""
_SPACES = re.compile(r"\s+")
STYLES = {"fails": "bold red", "unclear": "yellow", "holds": "green", "denied": "magenta", "doubted": "magenta"}
NARROW = 26
UNCUT = ("id", "claim")
"""Columns that people copy from."""
SLIM = 72
"""On a terminal of fewer columns the cells of a table would be too slim for their longest words."""
UNBROKEN = 100_000
"""A width that no line reaches."""
Cell = Text | str | float | None


def screen() -> Console:
    """Standard output; lines are broken for a person, not for a program."""
    terminal = sys.stdout.isatty()
    return Console(file=sys.stdout, highlight=False, soft_wrap=not terminal, width=None if terminal else UNBROKEN)


def aside() -> Console:
    """Standard error, for what is said about the work and not its result."""
    return Console(file=sys.stderr, highlight=False, soft_wrap=True)


def flat(text: str) -> str:
    """Text from outside on one line, with a space wherever it had any, and without anything that would steer a terminal."""
    return _COMMANDS.sub("\ufffd", _SPACES.sub(" ", _DIRECTIONS.sub("", text)))


def line(value: object) -> str:
    """A value on one line."""
    return "" if value is None else flat(str(value)).strip()


def beginning(text: str, most: int) -> str:
    """The text, or as much of it as fits with a sign that it goes on."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def words(text: object, style: str = "") -> Text:
    """A value as one line of styled text; square brackets in it are no mark-up."""
    return Text(line(text), style=style)


def complain(error: SecondhandError) -> None:
    """One sentence on standard error."""
    aside().print(Text.assemble(("secondhand: ", "bold red"), line(error)))


def say(text: str) -> None:
    """One sentence on standard error."""
    aside().print(words(text))


def print_json(rows: Iterable[object]) -> None:
    """JSON Lines on standard output."""
    for row in rows:
        sys.stdout.write(json_text(row) + "\n")


def print_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]], *, wide: Sequence[str] = ()) -> None:
    """A table for a person, most of its room for the wide columns; for a program, lines with tabs between the columns."""
    if not sys.stdout.isatty():
        print_lines(columns, rows)
    elif len(columns) > 2 and (console := screen()).width < SLIM:
        _print_paragraphs(console, title, columns, rows)
    else:
        screen().print(_table(title, columns, rows, wide))


def _table(title: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]], wide: Sequence[str]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, title=words(title), title_justify="left", title_style="bold", pad_edge=False)
    for column in columns:
        width = NARROW if wide and column not in wide else None
        table.add_column(words(column), overflow="fold", no_wrap=column in UNCUT, max_width=width)
    for row in rows:
        table.add_row(*map(_styled, row))
    return table


def _print_paragraphs(console: Console, title: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Each row as lines of its own, every cell after the name of its column; empty ones are left out."""
    console.print(words(title, "bold"), end="\n\n")
    for row in rows:
        for column, cell in zip(columns, map(_styled, row), strict=True):
            if cell.plain:
                console.print(Text.assemble((f"{column}: ", "dim"), cell), overflow="fold")
        console.print()


def _styled(cell: Cell) -> Text:
    return cell if isinstance(cell, Text) else words(cell)


def print_lines(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """One line a row under a line of names: what `cut`, `sort` and spreadsheets take."""
    for row in (columns, *rows):
        sys.stdout.write("\t".join(line(cell) for cell in row) + "\n")


def stack(*parts: Text | str) -> Text:
    """Several lines in one cell; empty ones are left out."""
    texts = map(_styled, parts)
    return Text("\n").join(text for text in texts if text.plain)


def is_terminal() -> bool:
    """Whether a person is looking at standard output."""
    return sys.stdout.isatty()
