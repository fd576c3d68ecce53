"""The pages are true: what they tell people to type works, and what the program offers they name."""

from __future__ import annotations

import contextlib
import io
import json
import re
import shlex
import shutil
import sqlite3
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, get_args

import pytest
import typer.main
from typer.testing import CliRunner

from secondhand.export.claims_csv import COLUMNS, OUTCOMES
from secondhand.gazetteer.tables import NEEDED, OPTIONAL
from secondhand.model import ActorType, BlockKind, Certainty, ClaimType, EvidenceKind, Feature, FlagKind, Stance, VoiceKind, reading_schema
from secondhand.show.cli import app

ROOT = Path(__file__).parents[1]
DOCS = sorted((ROOT / "docs").glob("*.md"))
PAGES = [ROOT / "README.md", *DOCS]
THE_WAR = "secondhand read examples/war --case war.db --gazetteer examples/gazetteer.tsv --actors examples/actors.toml"
"""The command on many pages; it is run once, and its case is there when a page begins."""
FENCED = re.compile(r"(?:^<!-- (?P<note>not run|file): (?P<what>[^\n]+) -->\n+)?^```(?P<language>\w*)\n(?P<text>.*?)^```$", re.M | re.S)
OWN_NAME = re.compile(r"(?:\.venv/bin/)?secondhand(?= |$)")
MACHINE_PATH = re.compile(r"/home/|/root\b|/wor[k]/|/tmp/|/Users/|\b[A-Z]:\\|\.\./shared")
OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")
LINK = re.compile(r"\]\(([^)\s]+)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A fenced block of a page, with what the HTML comment before it says."""

    where: str
    language: str
    text: str
    file: str | None = None
    """The name under which the reader is to save it."""
    not_run: str | None = None
    """Why the tests cannot run it."""


def blocks(page: Path) -> Iterator[Block]:
    """The fenced blocks of a page in their order."""
    text = page.read_text(encoding="utf-8")
    for found in FENCED.finditer(text):
        line = text.count("\n", 0, found.start("language")) + 1
        note = {found["note"].replace(" ", "_"): found["what"]} if found["note"] else {}
        yield Block(where=f"{page.name}:{line}", language=found["language"], text=found["text"], **note)


def commands(block: Block) -> list[str]:
    """The commands of this program in a block for the shell, as a plain `secondhand ...`."""
    lines = block.text.replace("\\\n", " ").splitlines() if block.language == "sh" else []
    return [OWN_NAME.sub("secondhand", line, count=1) for line in lines if OWN_NAME.match(line)]


def prose(page: Path) -> str:
    """A page without its blocks."""
    return FENCED.sub("", page.read_text(encoding="utf-8"))


def spoken(page: Path) -> str:
    """What a page says as code in its text, one piece a line."""
    return "\n".join(re.findall(r"`([^`\n]+)`", prose(page)))


def options(command: Any, name: str = "secondhand") -> dict[str, set[str]]:
    """The options of each command, by the words one types."""
    found = {name: {"--help", *(option for parameter in command.params for option in parameter.opts if option.startswith("-"))}}
    for word, below in getattr(command, "commands", {}).items():
        found |= options(below, f"{name} {word}")
    return found


COMMANDS = options(typer.main.get_command(app))
ALL_OPTIONS = set().union(*COMMANDS.values())


def run(line: str) -> str:
    """What a command says; it has to succeed. Of the shell, only `> FILE` is understood."""
    line, _, target = line.partition(" > ")
    result = CliRunner().invoke(app, shlex.split(line, comments=True)[1:])
    assert result.exit_code == 0, f"{line}\n{result.output}"
    if target:
        Path(target).write_text(result.stdout, encoding="utf-8")
    return result.output


def ask(statement: str) -> str:
    """What the case answers; a question of a page has an answer in the example."""
    case = sqlite3.connect("file:war.db?mode=ro", uri=True)
    with contextlib.closing(case):
        rows = case.execute(statement).fetchall()
    assert rows, statement
    return "\n".join("\t".join(map(str, row)) for row in rows)


def is_said(line: str, said: str) -> bool:
    """Whether a line of a page is in an output, blanks aside; "…" stands for what was left out."""
    parts = [re.escape(" ".join(part.split())) for part in line.split("…")]
    return re.search(".*?".join(parts), " ".join(said.split())) is not None


@pytest.fixture(scope="session")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the examples and the case that most pages look at."""
    folder = tmp_path_factory.mktemp("docs")
    shutil.copytree(ROOT / "examples", folder / "examples")
    with contextlib.chdir(folder):
        run(THE_WAR)
    return folder


@pytest.fixture
def at_home(read_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy of that folder to work in, and a user who has added no places."""
    shutil.copytree(read_once, tmp_path / "here")
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("SECONDHAND_CASE", raising=False)


@pytest.mark.usefixtures("at_home")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_a_page_tells_people_to_do_works(page: Path) -> None:
    names: dict[str, Any] = {}
    said = ""
    for block in blocks(page):
        if block.file:
            Path(block.file).parent.mkdir(parents=True, exist_ok=True)
            Path(block.file).write_text(block.text, encoding="utf-8")
        if not block.not_run:
            said = tried(block, names, said)


def tried(block: Block, names: dict[str, Any], said: str) -> str:
    """What a block says when it is run; an output that is shown has to be what the block before it said."""
    match block.language:
        case "sh":
            return "\n".join(map(run, commands(block)))
        case "python":
            with contextlib.redirect_stdout(io.StringIO()) as output:
                exec(compile(block.text, block.where, "exec"), names)
            return output.getvalue()
        case "sql":
            return ask(block.text)
        case "json":
            json.loads(block.text)
        case "toml":
            tomllib.loads(block.text)
        case "" | "text":
            for line in () if block.file else block.text.splitlines():
                assert is_said(line, said), f"{block.where}: {line!r} is not said"
        case other:
            pytest.fail(f"{block.where}: nobody can tell whether a block of the language {other!r} works")
    return said


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_no_block_escapes_and_one_that_is_not_run_says_why(page: Path) -> None:
    assert not re.search("```|<!-- (?:not run|file)", prose(page))
    for block in blocks(page):
        if block.not_run:
            assert len(block.not_run.split()) > 2, block.where
        elif block.language == "sh":
            calls = re.findall(rf"secondhand (?:{'|'.join(name.split()[1] for name in COMMANDS if ' ' in name)})\b", block.text)
            assert len(calls) == len(commands(block)), f"{block.where}: begin each command on a line of its own"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_option_on_a_page_exists(page: Path) -> None:
    lines = [*spoken(page).splitlines(), *(line for block in blocks(page) for line in commands(block))]
    for line in lines:
        words = OWN_NAME.sub("secondhand", line).split()
        typed = max((name for name in COMMANDS if words[: len(name.split())] == name.split()), key=len, default=None)
        if typed is None and not line.startswith("-"):
            continue  # the option of another program
        known = COMMANDS[typed] if typed else ALL_OPTIONS
        assert set(OPTION.findall(line)) <= known, f"{page.name}: {line}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_target_of_make_on_a_page_exists(page: Path) -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))
    text = "\n".join([spoken(page), *(block.text for block in blocks(page) if block.language == "sh")])
    assert set(re.findall(r"^make (\w+)", text, flags=re.MULTILINE)) <= targets


def test_every_command_and_every_option_is_told() -> None:
    told = "\n".join(spoken(page) + "".join(block.text for block in blocks(page)) for page in DOCS)
    assert not [name for name in COMMANDS if name not in told and name.split()[-1] not in told.splitlines()]
    assert not [option for option in ALL_OPTIONS - {"--help"} if not re.search(rf"(?<![\w-]){option}(?![\w-])", told)]


@pytest.mark.parametrize("page", [*PAGES, ROOT / "examples" / "README.md"], ids=lambda page: f"{page.parent.name}-{page.stem}")
def test_links_lead_somewhere_and_no_path_of_a_machine_is_left(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert not MACHINE_PATH.findall(text)
    for target in LINK.findall(prose(page)):
        if "://" in target:
            continue
        name, _, anchor = target.partition("#")
        there = (page.parent / name).resolve() if name else page
        assert there.exists(), target
        assert not anchor or anchor in anchors(there), target


def anchors(page: Path) -> set[str]:
    """The anchors that GitHub gives the headings of a page."""
    headings = re.findall(r"^#+ (.+)$", prose(page), flags=re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_index_leads_to_every_page() -> None:
    linked = set(LINK.findall(prose(ROOT / "docs" / "index.md")))
    assert {page.name for page in DOCS} - {"index.md"} <= linked


def names_of(schema: dict[str, Any]) -> set[str]:
    """Every field of a reading, and of the records in it."""
    return set(schema["properties"]).union(*(found["properties"] for found in schema["$defs"].values()))


def tables() -> set[str]:
    schema = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src/secondhand/store/schema").glob("*.sql"))
    return set(re.findall(r"^CREATE (?:TABLE|VIEW|VIRTUAL TABLE) (\w+)", schema, flags=re.MULTILINE))


def registered(group: str) -> set[str]:
    return {point.load().name for point in entry_points(group=f"secondhand.{group}") if point.value.startswith("secondhand.")}


LISTS = {
    "actors": get_args(ActorType),
    "case-file": tables(),
    "exporting": {*registered("exports"), *OUTCOMES, *(name for name in COLUMNS if not name.endswith(("_low", "_high")))},
    "gazetteer": {*NEEDED, *OPTIONAL, *get_args(Feature)},
    "looking": {*get_args(ClaimType), *get_args(Certainty), *get_args(EvidenceKind), *get_args(VoiceKind), *registered("checks")},
    "reading": {suffix for point in entry_points(group="secondhand.readers") for suffix in point.load().suffixes},
    "reading-format": {*names_of(reading_schema()), *get_args(BlockKind), *get_args(FlagKind), *get_args(Stance)},
}


@pytest.mark.parametrize("page", LISTS)
def test_the_words_that_a_page_explains_are_all_there(page: str) -> None:
    path = ROOT / "docs" / f"{page}.md"
    told = "\n".join([spoken(path), *(block.text for block in blocks(path))])
    assert not [word for word in sorted(LISTS[page]) if not re.search(rf"(?<!\w){re.escape(word)}(?!\w)", told)]


def test_every_dependency_is_accounted_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    told = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    for named in (*project["dependencies"], *project["optional-dependencies"]["dev"]):
        assert re.search(rf"(?<![\w-]){re.split('[<>=~! ]', named)[0]}(?![\w-])", told), named
