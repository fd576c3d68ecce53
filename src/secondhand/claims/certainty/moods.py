"""The words that set the mood of a happening, as patterns of the lexicon."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from secondhand.claims.certainty.clause import Clause
from secondhand.lexicon import table
from secondhand.model import Certainty, Span

UNUSED = re.compile(r"(?!)")
"""The pattern of an empty list."""


@dataclass(frozen=True, slots=True)
class Mood:
    """What a clause must hold for a happening to be told in one mood."""

    certainty: Certainty
    told: bool
    """Whether only the words of a voice are meant: "must" is its demand, but the outlet's own guess."""
    lead: re.Pattern[str]
    """Anywhere before the head."""
    near: re.Pattern[str]
    """Right before a noun, at most two small words away: "so-called", "possible"."""
    verb: re.Pattern[str]
    """Right before a verb: "could", "may"."""
    tail: re.Pattern[str]
    """Behind the head."""
    noun: re.Pattern[str]
    """Behind a head that is a noun: "is expected"."""

    def found(self, clause: Clause) -> Span | None:
        """The words that show the mood."""
        for found_by, words, start in (
            (self.lead, clause.lead + clause.word, clause.start),
            (self.verb if clause.verbal else self.near, clause.lead, clause.start),
            (self.tail, clause.tail, clause.end),
            (UNUSED if clause.verbal else self.noun, clause.tail, clause.end),
        ):
            if found_by is not UNUSED and (found := found_by.search(words)):
                return Span(start + found.start(1), start + found.end(1))
        return None


@cache
def moods() -> tuple[Mood, ...]:
    """The moods in the order in which they are looked for."""
    return tuple(
        Mood(
            certainty=row["certainty"],
            told=row.get("told", False),
            lead=pattern(row.get("lead", ())),
            near=pattern(row.get("near", ()), r"(?:\s+(?-i:[a-z])[\w'’-]*){0,2}\s*$"),
            verb=pattern(row.get("verb", ()), r"(?:\s+(?:also|soon|then|again|even|yet|now|be|\w+ly)){0,2}\s*$"),
            tail=pattern(row.get("tail", ())),
            noun=pattern(row.get("noun", ())),
        )
        for row in table("certainty")["mood"]
    )


@cache
def cues(name: str) -> re.Pattern[str]:
    """A list of single cues."""
    return pattern(table("certainty")["cues"][name])


def pattern(phrases: Sequence[str], behind: str = "") -> re.Pattern[str]:
    """Phrases as one pattern whose first group are the words: "<be>" is any word of a group, ".." up to six words."""
    if not phrases:
        return UNUSED
    listed = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])({'|'.join(map(_phrase, listed))})(?![\w-]){behind}", re.IGNORECASE)


def _phrase(phrase: str) -> str:
    parts = re.sub(r" \.\. ", r"(?:\\s+[^\\s]+){0,6}?\\s+", phrase).replace(" ", r"\s+")
    return re.sub(r"<(\w+)>", lambda found: f"(?:{'|'.join(table('certainty')['groups'][found.group(1)])})", parts)
