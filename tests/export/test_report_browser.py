"""The report in a real browser: does it filter, does it jump to words, does anything go wrong?"""

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from secondhand.export.report_html import EXPORT
from secondhand.model import Block, CaseView, Document, Reading, Voice

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")


@pytest.fixture
def opened(tmp_path: Path) -> Callable[[CaseView, str], str]:
    """Opens the report of a case at an address within it and returns the page as the browser then holds it."""

    def look(case: CaseView, address: str) -> str:
        path = tmp_path / "report.html"
        with path.open("w", encoding="utf-8") as out:
            EXPORT.write(case, out)
        command = [str(CHROMIUM), "--headless=new", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--dump-dom"]
        command += [f"--user-data-dir={tmp_path / 'profile'}", f"{path.as_uri()}{address}"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
        assert "CONSOLE" not in done.stderr
        assert "data-ready-after" in done.stdout
        return done.stdout

    return look


def _rows(page: str) -> list[int]:
    return [int(number) for number in re.findall(r'<tr id="row-(\d+)"', page)]


def _status(page: str) -> str:
    found = re.search(r'role="status">([^<]*)<', page)
    assert found is not None
    return found[1]


def test_filters_of_the_address_choose_the_rows(made_case: CaseView, opened: Callable[[CaseView, str], str]) -> None:
    page = opened(made_case, "#q=quessa+civilians&certainty=reported")
    assert _rows(page) == [1]
    assert _status(page) == "1 claim of 2 match."


def test_days_leave_out_claims_without_one(made_case: CaseView, opened: Callable[[CaseView, str], str]) -> None:
    assert _rows(opened(made_case, "#from=2031-05-04&to=2031-05-04")) == [1]


def test_the_page_counts_as_many_origins_above_as_below(
    made_reading: Reading, case_of: Callable[..., CaseView], opened: Callable[[CaseView, str], str]
) -> None:
    one, *_ = made_reading.claims
    kinds = ("official", "organisation", "anonymous")
    voices = [Voice(name=f"voice {number // len(kinds)}", kind=kinds[number % len(kinds)]) for number in range(30)]  # type: ignore[arg-type]
    told = tuple(replace(one, id=f"c{number}", chain=(*one.chain[:1], voice)) for number, voice in enumerate(voices))
    page = opened(case_of(replace(made_reading, claims=told)), "")
    assert "Show all 30 origins" in page
    assert re.search(r'id="totals">1 article, 30 claims, 30 origins, ', page)


def test_a_claim_leads_to_its_words(made_case: CaseView, opened: Callable[[CaseView, str], str]) -> None:
    page = opened(made_case, "#claim-2")
    chosen = re.search(r'<span class="mark claim chosen"[^>]*>(.*?)</p>', page, re.DOTALL)
    assert chosen is not None
    assert unescape(re.sub(r"<[^>]+>", "", chosen[1])).startswith("The butchers denied it")


def test_hostile_words_run_nothing(made_reading: Reading, case_of: Callable[..., CaseView], opened: Callable[[CaseView, str], str]) -> None:
    title = "</script><img src=x onerror=document.title='taken'>"
    reading = replace(made_reading, document=replace(made_reading.document, title=title))
    page = opened(case_of(reading, name=title), "#claim-1")
    assert "<img" not in page
    assert "<title>taken" not in page


def test_five_thousand_claims_are_paged(
    made_reading: Reading, case_of: Callable[..., CaseView], opened: Callable[[CaseView, str], str]
) -> None:
    text = "".join(f"Six died on day {number}.\n" for number in range(5000))
    ends = [found.end() for found in re.finditer(r"\.", text)]
    claims = tuple(
        replace(made_reading.claims[1], id=f"c{number}", start=start, end=end)
        for number, (start, end) in enumerate(zip([0, *(end + 1 for end in ends)], ends, strict=False))
    )
    blocks = (Block(start=0, end=len(text), kind="body"),)
    page = opened(case_of(Reading(document=Document.of(text), blocks=blocks, claims=claims)), "#q=died")
    assert _status(page) == "5,000 claims of 5,000 match."
    assert _rows(page) == list(range(1, 101))
    assert "1 – 100 of 5,000" in page
