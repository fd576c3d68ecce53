"""Readings as JSON Lines: everything the case knows of each document, in the published form (`secondhand schema`)."""

from __future__ import annotations

from typing import TextIO

from secondhand.export.plain import json_text
from secondhand.model import CaseView, Export
from secondhand.model.pseudonym import Pseudonyms


def write(view: CaseView, out: TextIO) -> None:
    """One reading a line; `Reading.from_json` takes each line back."""
    pseudonyms = Pseudonyms()
    for reading in view.readings():
        out.write(json_text(pseudonyms.hide(reading).to_json()) + "\n")


EXPORT = Export(name="jsonl", suffix=".jsonl", media_type="application/jsonl", write=write)
