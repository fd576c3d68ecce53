"""How sure a claim is, by who tells it and in which mood; and whether its content is itself negative.

After FactBank (Saurí & Pustejovsky 2009) and PLOVER's auxiliary modes: `denied` keeps the content positive,
`negated` belongs to a negative content ("no jets had breached"). What a speaker does by saying it comes first,
then the words that govern the happening in its clause, then whether somebody else tells it at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from secondhand.claims.certainty.clause import Clause, clause_of
from secondhand.claims.certainty.distance import distanced
from secondhand.claims.certainty.irony import irony
from secondhand.claims.certainty.moods import cues, moods
from secondhand.claims.certainty.negation import negated
from secondhand.claims.certainty.threats import threatens
from secondhand.claims.tellings import Telling
from secondhand.claims.triggers import Trigger
from secondhand.model import Attribution, Certainty, Reading, Signal, Span, Stance

BY_STANCE: dict[Stance, Certainty] = {
    "denies": "denied",
    "doubts": "doubted",
    "predicts": "predicted",
    "threatens": "threatened",
    "promises": "promised",
    "demands": "demanded",
}
WISHED = re.compile(r"to (?!have\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Judgement:
    """How sure a claim is, and the words outside attributions that say so."""

    certainty: Certainty
    negated: bool
    signals: tuple[Signal, ...] = ()


def judge(reading: Reading, telling: Telling, main: Trigger | None, path: Sequence[Attribution]) -> Judgement:
    """The certainty of a telling whose main word is known, told through the attributions around it, the outermost first."""
    content = _content(telling, path)
    clauses = [clause_of(reading, telling, main, content)]
    if main is not None and not main.verbal:  # a noun may stand in another happening's clause: "will flee after the raid"
        clauses.append(clause_of(reading, telling, telling.triggers[0], content))
    certainty, signals = _certainty(reading.text, telling, clauses, path)
    return Judgement(certainty, negated(clauses[0], signals) or (certainty == "promised" and _refused(reading.text, path)), signals)


def _certainty(text: str, telling: Telling, clauses: Sequence[Clause], path: Sequence[Attribution]) -> tuple[Certainty, tuple[Signal, ...]]:
    if not clauses[0].granted and (acted := _by_stance(path)):
        return acted, ()
    if not path and (signals := irony(text, telling, clauses[0])):
        return "ironic", signals
    if supposed := _supposed(text, telling, clauses[0], path):
        return supposed, ()
    for clause, mood in product(clauses, moods()):
        if (path or not mood.told) and (words := mood.found(clause)):
            return mood.certainty, (Signal(kind="cue", spans=(words,)),)
    kept = None if path else distanced(text, telling, clauses[0])
    return kept or ("reported" if path else "asserted", ())


def _content(telling: Telling, path: Sequence[Attribution]) -> Span | None:
    """The piece of the innermost content that a telling stands in."""
    pieces = path[-1].content if path else ()
    return next((piece for piece in pieces if piece.overlaps(telling.span)), None)


def _by_stance(path: Sequence[Attribution]) -> Certainty | None:
    """What the innermost speaker does by saying it; "denied reports that" has none but the outer one."""
    for attribution in reversed(path):
        if attribution.stance in BY_STANCE:
            return BY_STANCE[attribution.stance]
        if attribution.source:
            return None
    return None


def _supposed(text: str, telling: Telling, clause: Clause, path: Sequence[Attribution]) -> Certainty | None:
    """What is yet to come by more than one word: a threat, what hangs on a condition, what is warned of or wished for."""
    words = telling.span.of(text)
    if path and threatens(text, clause, path[-1]):
        return "threatened"
    if path and (_wished(text, path[-1]) or _warned(text, path[-1], words)):
        return "predicted"
    return "conditional" if cues("coming").search(clause.lead) and cues("condition").search(words) else None


def _warned(text: str, told: Attribution, words: str) -> bool:
    """Whether a warning tells what may come: "warned that a raid could kill", "warned of a raid", not "warned that a raid killed"."""
    ahead = any(span.of(text).lower().endswith(" of") for span in told.cue)
    return told.stance == "warns" and (ahead or cues("warned").search(words) is not None)


def _refused(text: str, path: Sequence[Attribution]) -> bool:
    """Whether the innermost speaker says that something will not be: "refused to leave"."""
    return bool(path) and any(cues("refused").search(cue.of(text)) for cue in path[-1].cue)


def _wished(text: str, told: Attribution) -> bool:
    """Whether what somebody thinks is a wish: "wanted to establish", not "is thought to have come"."""
    return told.stance == "thinks" and bool(told.source) and any(WISHED.match(text, piece.start) for piece in told.content)
