"""The claims of whole articles, read with every stage: the lead, headlines, and the table of mappings."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from secondhand.lexicon import rows, table
from secondhand.model import Claim, ClaimType, Draft, Published, Reading, Source
from secondhand.run.knowledge import knowledge
from secondhand.run.reading import read_draft

KNOWN = knowledge()


def read(text: str, title: str | None = None) -> Reading:
    source = Source(sha256="", size=len(text), media_type="text/plain", origin="", got_at="")
    published = Published(value=date(2020, 2, 5), basis="given")
    draft = Draft(source=source, data=text.encode(), text=text, external_id="x", title=title, outlet="Courier", published=published)
    return read_draft(draft, KNOWN)


def words(reading: Reading, claim: Claim) -> str:
    return reading.text[claim.start : claim.end]


LEADS = [
    (
        "Market raid kills 12 in Quessa",
        "The council met on Monday to vote on the budget. Clashes went on near Orna.\n"
        "At least 12 people were killed when an air strike hit the market in Quessa. Four people were wounded near Orna.",
        "At least 12 people were killed",
    ),
    (
        "Rebels capture Orna",
        "Rebels captured the town of Orna after a long siege, residents said.\nIn the capital a car bomb killed two people.",
        "Rebels captured the town of Orna",
    ),
    (
        None,
        "Shelling killed nine people in Quessa on Monday, a monitor said.\nThe army is advancing towards Orna.",
        "Shelling killed nine people",
    ),
]


@pytest.mark.parametrize(("title", "text", "begins"), LEADS)
def test_the_lead_is_what_the_article_is_about(title: str | None, text: str, begins: str) -> None:
    reading = read(text, title)
    assert words(reading, reading.claims[0]).startswith(begins)


def test_after_the_lead_claims_follow_the_text() -> None:
    text = "Clashes went on near Orna.\nShelling killed nine people in Quessa.\nHundreds of people fled Orna."
    starts = [claim.start for claim in read(text, "Nine killed in Quessa shelling").claims]
    assert starts[0] == text.index("Shelling")
    assert starts[1:] == sorted(starts[1:])


def test_a_headline_that_the_text_repeats_makes_no_claim() -> None:
    text = "Nine killed in Quessa shelling\n\nShelling killed nine people in Quessa on Monday, a monitor said.\n"
    reading = read(text, "Nine killed in Quessa shelling")
    assert [words(reading, claim) for claim in reading.claims] == ["Shelling killed nine people in Quessa on Monday"]


def test_claims_say_through_whom_they_are_told() -> None:
    text = 'The mayor said on Monday that shelling had killed nine people in Quessa. "Six homes were destroyed," she added.'
    reading = read(text)
    assert [voice.name for voice in reading.claims[0].chain] == ["Courier", "The mayor"]
    assert reading.claims[0].certainty == "reported"


def test_an_article_without_happenings_has_no_claims() -> None:
    assert read("The harbour is old and its bread is good.").claims == ()


def test_every_claim_type_has_words_or_is_spoken() -> None:
    spoken = {kind for kind in get_args(ClaimType) if kind.startswith("statement.")} | {"other"}
    assert set(table("claim_types")["types"]) | spoken == set(get_args(ClaimType))


PLOVER = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "REJECT", "ACCUSE", "THREATEN", "PROTEST"} | {
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
}
ACLED = {"Battles", "Violence against civilians", "Protests", "Riots", "Strategic developments", "Explosions/Remote violence"}
CAUSES = {"shelling", "explosion", "chemical and toxic gases", "shooting", "execution", "unknown"}


def test_every_claim_type_is_mapped_to_words_of_the_standards() -> None:
    mapped = rows("claim_mappings")
    assert [row["type"] for row in mapped] == list(get_args(ClaimType))
    assert {row["plover_event"] for row in mapped} - {""} <= PLOVER
    assert {row["acled_event"] for row in mapped} - {""} <= ACLED
    assert {row["cause"] for row in mapped} <= CAUSES
    assert all(row["acled_sub_event"] for row in mapped if row["acled_event"])
