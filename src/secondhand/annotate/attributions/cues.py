"""The words that can be a cue: every form of the verbs of the lexicon, and what may follow each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from secondhand.lexicon import table, words

Form = Literal["base", "s", "past", "participle", "gerund"]


@dataclass(frozen=True, slots=True)
class Verb:
    """One form of a cue verb."""

    lemma: str
    forms: frozenset[Form]


@cache
def group(name: str) -> frozenset[str]:
    """A closed class of words."""
    return words("attribution", f"words.{name}")


@cache
def takes(kind: str) -> frozenset[str]:
    """The verbs that may be followed so: anything, clause, infinitive, noun."""
    return words("attribution", f"takes.{kind}")


def auxiliary(low: str) -> bool:
    """Whether a lower-case word is an auxiliary verb, negated or not."""
    return low in group("auxiliary") or low.endswith(("n't", "n’t"))


def calendar(low: str) -> bool:
    """Whether a lower-case word names a day, a month or a time of day."""
    return low.rstrip(".") in group("calendar")


@cache
def verbal(low: str) -> bool:
    """Whether a lower-case word looks like a finite verb."""
    if auxiliary(low) or low in group("verb"):
        return True
    if "-" in low or low in group("determiner"):
        return False
    known = verbs().get(low)
    return bool(known and known.forms & {"past"}) or (low.endswith("ed") and len(low) > 4)


def speaker(low: str) -> bool:
    """Whether the word names people or bodies that speak."""
    return low in group("speaker") or low.rstrip("s") in group("speaker")


@cache
def particles() -> dict[str, frozenset[str]]:
    """Verbs by the word that completes them."""
    return {word: frozenset(verbs) for word, verbs in table("attribution")["takes"]["particle"].items()}


@cache
def verbs() -> dict[str, Verb]:
    """Every form of every cue verb."""
    lexicon = table("attribution")
    lemmas = {lemma for kind in ("anything", "clause", "infinitive", "noun") for lemma in takes(kind)}
    lemmas |= {lemma for completed in particles().values() for lemma in completed} | set(
        lexicon["verbs"]["passive"] + lexicon["verbs"]["tallies"]
    )
    found: dict[str, dict[str, set[Form]]] = {}
    for lemma in sorted(lemmas):
        for word, form in _inflected(lemma):
            found.setdefault(word, {}).setdefault(lemma, set()).add(form)
    forms = {word: Verb(*_first(options)) for word, options in found.items()}
    return forms | {wrong: Verb(right, frozenset({"past", "participle"})) for wrong, right in lexicon["spelling"].items()}


def _first(options: dict[str, set[Form]]) -> tuple[str, frozenset[Form]]:
    lemma, forms = next(iter(options.items()))
    return lemma, frozenset(forms)


def _inflected(lemma: str) -> list[tuple[str, Form]]:
    lexicon = table("attribution")
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    soft = re.sub(r"(?<=[^aeiou])y$", "i", lemma)
    past, participle = lexicon["irregular"].get(lemma, (_past(lemma, soft),) * 2)
    third = soft + ("es" if soft != lemma or lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")
    gerund = lexicon["gerund"].get(lemma, f"{lemma if lemma.endswith('ee') else stem}ing")
    return [(lemma, "base"), (third, "s"), (past, "past"), (participle, "participle"), (gerund, "gerund")]


def _past(lemma: str, soft: str) -> str:
    return f"{lemma}d" if lemma.endswith("e") else f"{soft}ed"
