"""The words of a sentence that tell of a happening, each with the claim type it stands for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import cast

from secondhand.lexicon import table, words
from secondhand.lexicon.phrases import Hit, Phrases, Token
from secondhand.model import ClaimType

_OBJECT = 7
"""How many words behind a verb its object stands."""


def _neighbours(group: str) -> frozenset[str]:
    return words("claim_types", f"neighbours.{group}")


@dataclass(frozen=True, slots=True)
class Trigger:
    """Tokens `start` up to `end` tell of a happening of this type."""

    start: int
    end: int
    type: ClaimType
    verbal: bool


def forms(verb: str) -> list[str]:
    """The forms of a verb or of a phrase that begins with one; written out with "/" where they follow no rule."""
    if "/" in verb:
        return verb.split("/")
    head, blank, rest = verb.partition(" ")
    if head.endswith("e"):
        inflected = [head, f"{head}s", f"{head}d", f"{head[:-1]}ing"]
    elif head.endswith("y") and head[-2:-1] not in ("a", "e", "o"):
        inflected = [head, f"{head[:-1]}ies", f"{head[:-1]}ied", f"{head}ing"]
    else:
        plural = f"{head}es" if head.endswith(("s", "sh", "ch", "x", "z")) else f"{head}s"
        inflected = [head, plural, f"{head}ed", f"{head}ing"]
    return [f"{form}{blank}{rest}" for form in inflected]


@cache
def _verbs() -> Phrases:
    types = table("claim_types")["types"]
    return Phrases({form: kind for kind, group in types.items() for verb in group["verbs"] for form in forms(verb)})


@cache
def _nouns() -> Phrases:
    types = table("claim_types")["types"]
    return Phrases({form: kind for kind, group in types.items() for noun in group["nouns"] for form in (f"{noun}s", f"{noun}es", noun)})


@cache
def _means() -> Phrases:
    return Phrases({word: kind for kind, group in table("claim_types")["means"].items() for word in group})


def triggers(tokens: Sequence[Token]) -> Iterator[Trigger]:
    """The triggers from left to right, the longest phrase first, none overlapping another."""
    at = 0
    while at < len(tokens):
        verb, noun = _verbs().at(tokens, at), _nouns().at(tokens, at)
        verbal = verb is not None and (noun is None or verb.end > noun.end or (verb.end == noun.end and _acts(tokens, verb)))
        hit = verb if verbal else noun
        if hit is None:
            if pair := paired(tokens[at].word, tokens, at + 1):
                yield Trigger(at, at + 1, pair[0], True)
            at += 1
            continue
        if not (verbal and _describes(tokens, hit)):
            yield Trigger(hit.start, hit.end, cast(ClaimType, hit.value), verbal)
        at = hit.end


@cache
def _pairs() -> Mapping[str, tuple[tuple[frozenset[str], ClaimType], ...]]:
    """By form of a verb, the objects with which it tells of a happening, and of which type."""
    found: dict[str, tuple[tuple[frozenset[str], ClaimType], ...]] = {}
    for row in table("claim_types")["paired"]:
        for form in (form for verb in row["verbs"] for form in forms(verb)):
            found[form] = (*found.get(form, ()), (frozenset(row["objects"]), row["type"]))
    return found


def paired(verb: str, tokens: Sequence[Token], behind: int) -> tuple[ClaimType, int] | None:
    """The type that a verb has with an object among the tokens from `behind` on ("exchanged 185 prisoners"), and where that stands."""
    pairs = _pairs().get(verb)
    if pairs is None:
        return None
    ends = words("claim_types", "edges.words") - {"-"}
    near = list(takewhile(lambda token: token.word not in ends, tokens[behind : behind + _OBJECT]))
    return next(((kind, at) for objects, kind in pairs for at, token in enumerate(near, behind) if token.word in objects), None)


def means(tokens: Sequence[Token]) -> Iterator[Hit]:
    """Weapons and vehicles that tell what kind of attack it was."""
    for at in range(len(tokens)):
        if hit := _means().at(tokens, at):
            yield hit


def _acts(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether a word that can be noun or verb ("strikes", "shelling") is the verb here."""
    before = tokens[hit.start - 1].word if hit.start else ""
    after = tokens[hit.end].word if hit.end < len(tokens) else ""
    last = tokens[hit.end - 1].word
    if before in _neighbours("before_verb") or tokens[hit.start].word.endswith("ed"):
        return True
    if before in _neighbours("determiners"):
        return False
    if last.endswith("ing"):
        return before in words("claim_types", "grammar.passives") or after in _neighbours("objects") or after.isdigit()
    return after in _neighbours("objects") and hit.start > 0


def _describes(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether a participle only describes a noun: "the besieged town", "two wounded men"."""
    if hit.end - hit.start > 1 or hit.start == 0 or hit.end >= len(tokens):
        return False
    before, word, after = tokens[hit.start - 1].word, tokens[hit.start].word, tokens[hit.end].word
    if not word.endswith(("ed", "en", "ing")) or (before not in _neighbours("determiners") and not before.isdigit()):
        return False
    no_noun = words("claim_types", "grammar.prepositions") | words("claim_types", "grammar.finite") | _neighbours("objects")
    return after[:1].isalpha() and after not in no_noun
