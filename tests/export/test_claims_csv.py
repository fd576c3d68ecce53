import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondhand.export.claims_csv import COLUMNS, EXPORT, cell
from secondhand.model import CaseView


def _rows(case: CaseView) -> list[dict[str, str]]:
    out = io.StringIO(newline="")
    EXPORT.write(case, out)
    return list(csv.DictReader(io.StringIO(out.getvalue(), newline="")))


def test_one_row_a_claim(made_case: CaseView) -> None:
    killed, denial = _rows(made_case)
    assert tuple(killed) == COLUMNS
    assert killed["chain"] == "Amsel Courier > a hotline > two residents"
    assert (killed["killed_low"], killed["killed_high"], killed["wounded_low"]) == ("6", "", "")
    assert (killed["place"], killed["lat"], killed["lon"], killed["radius_km"]) == ("Quessa", "-31.4", "-20.08", "3.0")
    assert (killed["from"], killed["time_basis"], denial["from"], denial["time_basis"]) == ("2031-05-04", "stated", "", "publication")
    assert (killed["origin"], killed["origin_kind"], killed["evidence"]) == ("two residents", "anonymous", "witness")
    assert killed["negated"] == "no"
    assert denial["place"] == ""


def test_a_hostile_title_is_defused(made_case: CaseView) -> None:
    assert {row["title"] for row in _rows(made_case)} == {"'=Shells fall on Quessa"}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@sum", "'@sum"),
        ("\t=1", "'=1"),
        ("\r\n=1", "'=1"),
        ("one\n two", "one two"),
        (None, ""),
        (True, "yes"),
        (-31.4, "-31.4"),
        ("\ud800", "\ufffd"),
    ],
)
def test_cells(value: object, expected: str) -> None:
    assert cell(value) == expected


@given(st.text())
def test_no_text_can_start_a_formula_or_a_second_line(text: str) -> None:
    made = cell(text)
    assert not made.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert len(made.splitlines()) <= 1
    assert made.encode("utf-8") is not None
