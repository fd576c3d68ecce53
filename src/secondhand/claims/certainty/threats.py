"""Threats that no cue names: somebody says that he will do harm, as a warning, on a condition or in retaliation."""

from __future__ import annotations

import re

from secondhand.claims.certainty.clause import Clause
from secondhand.claims.certainty.moods import cues
from secondhand.lexicon import words
from secondhand.model import Attribution

NAME = re.compile(r"\b[A-Z]\w{2,}")


def threatens(text: str, clause: Clause, told: Attribution) -> bool:
    """Whether the content of an attribution is a threat of its speaker: "we will strike if", "would be hit in retaliation"."""
    harmful = clause.type is not None and clause.type.partition(".")[0] in words("certainty", "hostile.types")
    if not (harmful and told.source and cues("coming").search(clause.lead)):
        return False
    if cues("retaliation").search(f"{clause.lead} {clause.tail}"):
        return True
    risky = told.stance == "warns" or any(cues("terms").search(piece.of(text)) for piece in told.content)
    return risky and _own(text, clause, told)


def _own(text: str, clause: Clause, told: Attribution) -> bool:
    """Whether the one who would act is the speaker: a pronoun, or a name that stands in the source too."""
    first = re.search(r"\w+", clause.lead.removeprefix("that "))
    if first and first.group().lower() in words("certainty", "cues.own"):
        return True
    names = {name for span in told.source for name in NAME.findall(span.of(text))}
    return not names.isdisjoint(NAME.findall(clause.lead))
