import base64
import hashlib
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from secondhand.export.report_data import report_data
from secondhand.export.report_html import EXPORT, SCRIPTS
from secondhand.export.report_text import text_data
from secondhand.model import Block, CaseView, Document, Finding, Reading, Span
from secondhand.model.finding import Verdict
from secondhand.model.pseudonym import Pseudonyms

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)> \u2028 \ud800"


def _page(case: CaseView) -> str:
    out = io.StringIO()
    EXPORT.write(case, out)
    return out.getvalue()


def _data(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    data: dict[str, Any] = json.loads(found[1])
    return data


def _words(block: dict[str, Any]) -> list[str]:
    return ["".join(words for words, _ in line) for line in block["lines"]]


def test_every_claim_is_there_with_its_words_chain_and_day(made_case: CaseView) -> None:
    killed, denial = _data(_page(made_case))["claims"]
    assert killed["words"] == "at least six civilians, including a child, were killed in Quessa on 4 May"
    assert [voice["name"] for voice in killed["chain"]] == ["Amsel Courier", "a hotline", "two residents"]
    assert (killed["from"], killed["to"], denial["basis"]) == ("2031-05-04", "2031-05-04", "publication")
    assert killed["evidence"] == [["witness", "two residents"]]
    assert killed["place"]["precision"] == "centre of a settlement, within about 3 km"


def test_the_text_is_cut_but_complete(made_reading: Reading) -> None:
    blocks = text_data(made_reading, Pseudonyms(), 0, 0)["blocks"]
    body = next(block for block in blocks if block["kind"] == "body")
    assert "\n".join(_words(body)) == made_reading.blocks_of("body")[0].span.of(made_reading.text)


def test_marks_cover_exactly_their_words(made_reading: Reading) -> None:
    data = text_data(made_reading, Pseudonyms(), 0, 0)
    shown: dict[int, str] = {}
    for block in data["blocks"]:
        for line in block["lines"]:
            for words, marks in line:
                for mark in marks:
                    shown[mark] = shown.get(mark, "") + words
    layers = {(data["marks"][mark][0], words) for mark, words in shown.items()}
    assert ("claim", "The butchers denied it") in layers
    assert ("source", "two residents") in layers
    assert ("fails", "on Monday") in layers
    assert ("loaded", "butchers") in layers


def test_claims_and_findings_of_a_second_document_point_to_their_own(made_reading: Reading, case_of: Callable[..., CaseView]) -> None:
    data = report_data(case_of(made_reading, made_reading))
    notes = data["documents"][1]["notes"]
    assert [note["claim"] for note in notes if note["layer"] == "claim"] == [2, 3]
    found = [data["findings"][note["finding"]] for note in notes if note["layer"] == "finding"]
    assert [(finding["check"], finding["document"]) for finding in found] == [("weekday", 1), ("sum", 1)]


def test_findings_that_fail_come_first(made_reading: Reading, case_of: Callable[..., CaseView]) -> None:
    verdicts: tuple[Verdict, ...] = ("holds", "fails", "unclear")
    findings = tuple(
        Finding(id=verdict, check="sum", verdict=verdict, spans=(Span(0, 1),), message="m", computed={"low_sum": 3.0, "parts": [1, None]})
        for verdict in verdicts
    )
    shown = report_data(case_of(replace(made_reading, findings=findings)))["findings"]
    assert [finding["verdict"] for finding in shown] == ["fails", "unclear", "holds"]
    assert shown[0]["computed"] == [["low sum", "3"], ["parts", "1, none"]]


def test_readers_who_comment_have_pseudonyms_even_in_their_words(made_case: CaseView) -> None:
    page = _page(made_case)
    assert "Rolf" not in page
    comment = next(block for block in _data(page)["documents"][0]["blocks"] if block["kind"] == "comment")
    assert comment["author"] == "commenter-1"
    assert _words(comment)[1].startswith("@commenter-1 they should")


def test_folders_of_the_machine_are_not_shown(made_case: CaseView) -> None:
    page = _page(made_case)
    assert "/home/someone" not in page
    assert _data(page)["documents"][0]["sources"][0]["origin"] == "a.txt"


def test_hostile_words_stay_words(case_of: Callable[..., CaseView]) -> None:
    document = Document.of(HOSTILE, title=HOSTILE, outlet=HOSTILE, url="javascript:alert(3)")
    reading = Reading(document=document, blocks=(Block(start=0, end=len(HOSTILE), kind="body"),))
    page = _page(case_of(reading, name=HOSTILE))
    assert page.count("<script") == page.count("</script>") == 3
    assert "<img" not in page
    assert _data(page)["documents"][0]["title"] == HOSTILE
    assert page.encode("utf-8")


def test_nothing_but_its_own_script_and_style_may_run_or_load(made_case: CaseView) -> None:
    page = _page(made_case)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    assert "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]
    for tag, directive in (("style", "style-src"), ('script type="module"', "script-src")):
        inside = page.split(f"<{tag}>")[1].split(f"</{tag.split()[0]}>")[0]
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy[1]
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//|@import|url\(|fetch\(|XMLHttpRequest|WebSocket""", page)


def test_an_empty_case_is_a_page_too(case_of: Callable[..., CaseView]) -> None:
    assert _data(_page(case_of()))["claims"] == []


def test_each_part_of_the_script_is_named_once() -> None:
    assert len(set(SCRIPTS)) == len(SCRIPTS)
