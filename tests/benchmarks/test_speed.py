"""Speed is counted right, and public extractors are measured when, and only when, they are there."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import pytest

from benchmarks import peer_speed
from benchmarks.bench import peer_lines
from benchmarks.peer_speed import PEERS, Measured, Peer, measure
from benchmarks.speed import articles, beside_peers, exponent, one_core
from secondhand.model import Draft, Source

TEXTS = ["Two residents said that a shell hit the market.", "Nobody was hurt on Monday, the mayor said.", "It rained."]


def draft_of(text: str) -> Draft:
    source = Source(sha256="0" * 64, size=len(text), media_type="text/plain", origin="a.txt", got_at="2031-05-06T10:00:00")
    return Draft(source=source, data=text.encode(), text=text, external_id="a")


DRAFTS = [draft_of(text) for text in TEXTS]


def words(text: str) -> int:
    return len(text.split())


def fussy(text: str) -> int:
    if "Monday" in text:
        raise ValueError("no Mondays")
    return 1


def half_installed(text: str) -> int:
    raise ImportError("a part is missing")


@pytest.mark.parametrize("power", [1.0, 1.5])
def test_the_exponent_is_the_slope_of_the_logarithms(power: float) -> None:
    assert exponent({size: 0.01 * size**power for size in (100, 200, 800)}) == pytest.approx(power)


def test_the_shares_of_the_stages_are_parts_of_the_time() -> None:
    speed = one_core(DRAFTS)
    assert (speed.documents, speed.characters) == (3, sum(map(len, TEXTS)))
    assert {"clean", "sentences", "claims", "checks"} <= speed.per_stage.keys()
    assert all(seconds > 0 for seconds in speed.per_stage.values())


def test_made_articles_are_all_different_and_the_same_every_time() -> None:
    long = [draft_of("\n".join(f"{number}: {text}" for text in TEXTS for number in range(9)))]
    made = list(articles(long, 20))
    assert made == list(articles(long, 20))
    assert len({article["text"] for article in made}) == 20


@pytest.mark.parametrize(("extract", "found", "given_up"), [(words, 19, 0), (fussy, 2, 1)])
def test_what_a_library_finds_and_gives_up_is_counted(extract: peer_speed.Extract, found: int, given_up: int) -> None:
    measured = measure(Peer("pytest", "words", lambda: extract), TEXTS)
    assert (measured.articles, measured.found, measured.given_up) == (3, found, given_up)
    assert measured.version == version("pytest")
    assert measured.seconds > 0


def test_a_library_of_which_a_part_is_missing_is_not_measured() -> None:
    with pytest.raises(ImportError, match="a part is missing"):
        measure(Peer("pytest", "words", lambda: half_installed), TEXTS)


def test_what_is_not_installed_is_said_and_left_out(tmp_path: Path) -> None:
    pile = tmp_path / "a.jsonl"
    pile.write_text(json.dumps({"text": TEXTS[0]}) + "\n")
    command = [sys.executable, "-I", peer_speed.__file__, str(pile)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    said = {line.split(":")[0] for line in done.stderr.splitlines()}
    measured = {json.loads(line)["name"] for line in done.stdout.splitlines()}
    assert said | measured == {peer.name for peer in PEERS}
    assert "textacy" in said


def test_we_stand_first_and_are_measured_on_the_same_articles() -> None:
    ours, *_ = beside_peers(Path(sys.executable), DRAFTS, start_seconds=0.5)
    assert (ours.name, ours.articles, ours.start_seconds, ours.given_up) == ("secondhand", 3, 0.5, 0)
    assert ours.found >= 4
    assert ours.seconds > 0


def test_the_table_has_a_row_for_each() -> None:
    ours = Measured("secondhand", "1.2", "everything", 100, 0.3, 4.0, 12_345, 0)
    lines = list(peer_lines([ours, replace(ours, name="other", seconds=200.0, given_up=7)]))
    assert "The first 100 of these articles" in lines[2]
    assert lines[-3] == "| secondhand 1.2 | everything | 25.0 | 12,345 | 0 | 0.3 s |"
    assert lines[-2] == "| other 1.2 | everything | 0.5 | 12,345 | 7 | 0.3 s |"
