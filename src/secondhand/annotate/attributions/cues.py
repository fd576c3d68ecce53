"""The words that can be a cue, in every form of theirs, and the closed classes of words around them."""

from __future__ import annotations

import re
from functools import cache

from secondhand.lexicon import table, words


@cache
def group(name: str) -> frozenset[str]:
    """A closed class of words."""
    return words("attribution", f"words.{name}")


@cache
def lemmas(kind: str) -> frozenset[str]:
    """The verbs of one kind: saying, sometimes, commanding, withholding."""
    return words("attribution", f"verbs.{kind}")


@cache
def verbs() -> dict[str, str]:
    """Every form of every cue verb, with its lemma; a form of two verbs goes to the first of them in the alphabet."""
    misspelt: dict[str, str] = table("attribution")["spelling"]
    forms = {form: lemma for lemma in sorted(lemmas("saying") | lemmas("sometimes"), reverse=True) for form in _forms(lemma)}
    return forms | misspelt


def auxiliary(low: str) -> bool:
    """Whether a lower-case word is an auxiliary verb, negated or not."""
    return low in group("auxiliary") or low.endswith(("n't", "n’t"))


def calendar(low: str) -> bool:
    """Whether a lower-case word names a day, a month or a time of day."""
    return low.rstrip(".") in group("calendar")


def verbal(low: str) -> bool:
    """Whether a lower-case word looks like a finite verb."""
    if auxiliary(low) or low in group("verb") or low in _pasts():
        return True
    return low.endswith("ed") and len(low) > 4 and "-" not in low


def speaker(low: str) -> bool:
    """Whether the word names people or bodies that speak."""
    return low in group("speaker") or low.rstrip("s") in group("speaker")


@cache
def _pasts() -> frozenset[str]:
    """Past forms that no rule gives."""
    lexicon = table("attribution")
    return frozenset({past for past, _ in lexicon["irregular"].values()} | lexicon["spelling"].keys())


def _forms(lemma: str) -> tuple[str, ...]:
    lexicon = table("attribution")
    soft = re.sub(r"(?<=[^aeiou])y$", "i", lemma)
    third = soft + ("es" if soft != lemma or lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")
    regular = f"{lemma}d" if lemma.endswith("e") else f"{soft}ed"
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma
    gerund = lexicon["gerund"].get(lemma, f"{stem}ing")
    return (lemma, third, *lexicon["irregular"].get(lemma, (regular,)), gerund)
