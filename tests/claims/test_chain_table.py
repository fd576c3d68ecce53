"""Chains of voices in the language of war news, with the actors and places that the program knows."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from secondhand.claims.chain import Chains
from secondhand.model import Chain, Draft, Knowledge, NoEncoder, Reading, Source
from secondhand.run.knowledge import knowledge
from secondhand.run.plan import stages
from secondhand.run.reading import read_draft
from tests.claims.marked import unmarked

TABLE = tomllib.loads(Path(__file__).with_name("chain_table.toml").read_text(encoding="utf-8"))
OPEN = [(row[0], row[1:]) for row in TABLE.pop("open")]
ROWS = [(row[0], row[1:]) for rows in TABLE.values() for row in rows]
LAYERS = frozenset({"sentences", "actors", "places"})


@cache
def known() -> Knowledge:
    """What the program knows of actors and places. No encoder: a chain must come out of any attributions."""
    return replace(knowledge(), encoder=NoEncoder())


def reading_of(text: str) -> Reading:
    """The layers that a chain is built from, as the program makes them."""
    data = text.encode()
    source = Source(sha256="0" * 64, size=len(data), media_type="text/plain", origin="", got_at="")
    draft = Draft(source=source, data=data, text=text, external_id="", outlet="Courier")
    return read_draft(draft, known(), plan=[stage for stage in stages() if stage.writes in LAYERS], rules=())


def last_chains(marked: str) -> tuple[Chain, ...]:
    """The chains of the attribution with the highest number."""
    text, made = unmarked(marked)
    reading = reading_of(text).with_layer("attributions", made, "test")
    return Chains(reading, known()).of(made[-1].content[0], made[-1])


def written(chain: Chain) -> str:
    """A chain without its outlet, as the table has it."""
    return " > ".join(f"{voice.name} ({voice.kind})" for voice in chain[1:])


@pytest.mark.parametrize(("marked", "expected"), ROWS)
def test_chain_of_the_table(marked: str, expected: list[str]) -> None:
    assert sorted(map(written, last_chains(marked))) == sorted(expected)


@pytest.mark.xfail(strict=True, reason="not read rightly yet: when it is, the row belongs among the others")
@pytest.mark.parametrize(("marked", "expected"), OPEN)
def test_chain_that_is_not_read_yet(marked: str, expected: list[str]) -> None:
    assert sorted(map(written, last_chains(marked))) == sorted(expected)


def test_the_table_is_large() -> None:
    assert len(ROWS) >= 70


def test_every_voice_shows_the_words_it_was_read_from() -> None:
    for marked, _ in ROWS:
        text, _ = unmarked(marked)
        for chain in last_chains(marked):
            assert all(voice.spans and all(span.of(text).strip() for span in voice.spans) for voice in chain[1:])
