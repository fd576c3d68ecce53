"""Actors of the wars in Africa and Asia: names, labels, plain words, and acronyms that several bear."""

from datetime import date

import pytest

from secondhand.annotate import actors
from secondhand.model import Block, Document, Published, Reading, Sentence
from secondhand.run.knowledge import knowledge

KNOWN = knowledge()


def named(text: str, day: date = date(2024, 3, 3)) -> dict[str, tuple[str | None, str | None]]:
    """Words, with actor and side."""
    block = Block(start=0, end=len(text), kind="body")
    document = Document.of(text, published=Published(value=day, basis="given"))
    marks = actors.mark(Reading(document=document, blocks=(block,), sentences=(Sentence(start=0, end=len(text)),)), KNOWN)
    return {text[mark.start : mark.end]: (mark.actor, mark.side) for mark in marks}


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The Rapid Support Forces left El Fasher.", "Rapid Support Forces", ("sudan-rsf", "rsf")),
        ("In Sudan, the Janjaweed came, Sudanese doctors said.", "Janjaweed", ("sudan-rsf", "rsf")),
        ("South Sudanese troops came.", "South Sudanese troops", ("sspdf", "government")),
        ("Malian soldiers and men of JNIM fought.", "JNIM", ("jnim", "jihadists")),
        ("Nigerian troops met Boko Haram.", "Nigerian troops", ("nigerian-army", "government")),
        ("The Arakan Army took a base.", "Arakan Army", ("arakan-army", "ethnic armed organisations")),
        ("In Myanmar, Burmese exiles said, the army shelled a town.", "army", ("tatmadaw", "junta")),
        ("The FARDC and M23 fought.", "M23", ("m23", "m23")),
        ("Ethiopian troops met Fano fighters.", "Fano fighters", ("fano", "amhara insurgents")),
        ("Men of al-Shabab struck in Mogadishu.", "al-Shabab", ("al-shabaab", "al-shabaab")),
    ],
)
def test_names_and_sides(text: str, words: str, expected: tuple[str, str]) -> None:
    assert named(text)[words] == expected


@pytest.mark.parametrize(
    ("text", "acronym", "actor"),
    [
        ("The Sudanese army shelled the RSF.", "RSF", "sudan-rsf"),
        ("Reporters Without Borders wrote; RSF counts the dead.", "RSF", "rsf-reporters"),
        ("Somali officers said the SNA had won.", "SNA", "somali-national-army"),
        ("Syrian officers said the SNA had won.", "SNA", "syrian-national-army"),
        ("Burmese villagers saw the AA and the Arakan Army.", "AA", "arakan-army"),
        ("In Myanmar, the Tatmadaw fought the PDF.", "PDF", "pdf-myanmar"),
    ],
)
def test_an_acronym_of_several_is_settled_by_the_text(text: str, acronym: str, actor: str) -> None:
    assert named(text)[acronym][0] == actor


def test_a_document_is_no_army() -> None:
    assert named("The report is a PDF of nine pages.") == {}


@pytest.mark.parametrize(("day", "side"), [(date(2015, 1, 1), "republic"), (date(2022, 1, 1), "taliban")])
def test_an_army_outlives_a_government(day: date, side: str) -> None:
    assert named("Afghan troops came.", day)["Afghan troops"] == ("afghan-armed-forces", side)
