import io
import json
from collections.abc import Callable

from secondhand.export.jsonl import EXPORT
from secondhand.model import CaseView, Document, Reading
from secondhand.model.pseudonym import Pseudonyms


def _lines(case: CaseView) -> list[str]:
    out = io.StringIO()
    EXPORT.write(case, out)
    return out.getvalue().splitlines()


def test_round_trip(made_case: CaseView, made_reading: Reading) -> None:
    (line,) = _lines(made_case)
    assert Reading.from_json(json.loads(line)) == Pseudonyms().hide(made_reading)


def test_comment_authors_are_pseudonyms(made_case: CaseView) -> None:
    (line,) = _lines(made_case)
    assert [block["author"] for block in json.loads(line)["blocks"]] == [None, None, None, "commenter-1"]


def test_lone_surrogates_and_line_separators_can_be_written(case_of: Callable[..., CaseView]) -> None:
    odd = Reading(document=Document.of("a \ud800 b \u2028 c \x85 قصف"))
    (line,) = _lines(case_of(odd))
    assert line.encode("utf-8")
    assert "قصف" in line
    assert Reading.from_json(json.loads(line)) == odd
