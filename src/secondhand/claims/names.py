"""What a source is called: the words of a noun phrase, its head, and whether they name somebody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from secondhand.lexicon import words
from secondhand.model import Span

JOINT = re.compile(r",? and (?:also )?")
WORD = re.compile(r"\w+(?:[-.]\w+)*(?:['’]s?(?!\w))?")


def group(name: str) -> frozenset[str]:
    """A closed class of the lexicon."""
    return words("voices", name)


@cache
def full_name() -> re.Pattern[str]:
    """A forename or title and what follows; the lengths are bounded so that no text makes the search slow."""
    titles = "|".join(sorted(group("refers.person")))
    return re.compile(rf"(?:(?:{titles}|[A-Z][\w’'-]{{0,30}}|al-[A-Z]\w{{0,30}})[ \u00a0]){{1,6}}(?:[A-Z]|al-[A-Z])[\w’'-]{{0,30}}")


@dataclass(frozen=True, slots=True)
class Name:
    """A noun phrase. `front` holds the words up to its first preposition, `heads` those that can stand for it."""

    text: str
    span: Span
    words: frozenset[str]
    front: tuple[str, ...]
    capitals: int

    @classmethod
    def of(cls, text: str, span: Span) -> Name:
        """The noun phrase at a span of a text."""
        found = WORD.findall(span.of(text))
        front: list[str] = []
        for word in found:
            if word.lower() in group("phrase.ends") and front:
                break
            front.append(word)
        known = frozenset(bare(word) for word in found) - group("phrase.empty")
        return cls(text=span.of(text), span=span, words=known, front=tuple(front), capitals=sum(map(_capital, found)))

    @property
    def head(self) -> str:
        """The last word of the front: "official" of "a senior official of the ministry"."""
        return bare(self.front[-1]) if self.front else ""

    @property
    def heads(self) -> frozenset[str]:
        """Words of the front by which it may be taken up again: "Talal Barazi, governor" as "Barazi" or "the governor"."""
        owners = {word for word in self.front[:-1] if word.endswith(("'s", "’s"))}
        return frozenset(bare(word) for word in self.front if word not in owners) - group("phrase.empty")

    @property
    def fullness(self) -> tuple[int, int]:
        """How much it tells: capital words first."""
        return self.capitals, len(self.words)

    def abbreviates(self, other: Name) -> bool:
        """Whether the other is a shorter form of this: a word of it, or its initials."""
        initials = "".join(word[0] for word in self.front if _capital(word)).lower()
        return bool(self.words & other.words) or initials == other.head.replace(".", "")

    @property
    def definite(self) -> bool:
        """Whether it takes up somebody named before: "the group"."""
        return bool(self.front) and self.front[0].lower() in {"the", "its", "his", "their", "it's", "that", "this"}

    @property
    def indefinite(self) -> bool:
        """Whether it brings in somebody new: "an activist", "two residents"."""
        return bool(self.front) and self.front[0].lower() in group("phrase.new")

    @property
    def proper(self) -> bool:
        """Whether its head names somebody: a capital word that does not merely describe ("Kurdish officials")."""
        return bool(self.front) and _capital(self.front[-1]) and len(self.front[-1]) > 1

    @property
    def surname(self) -> bool:
        """Whether it is a person's name or one capital word that may be part of one."""
        return self.person or (self.proper and len(self.words) == 1)

    @property
    def person(self) -> bool:
        """Whether it names a person: two capital words, or one beside a title, and no body among them."""
        capitals = [word for word in self.front if _capital(word) and not word.endswith(("'s", "’s"))]
        titled = any(bare(word) in group("refers.person") for word in self.front)
        bodies = group("kinds.organisation") | group("refers.body") | group("kinds.media") | group("phrase.offices")
        return len(capitals) >= 2 and (self.proper or titled) and bare(capitals[-1]) not in bodies


def bare(word: str) -> str:
    """In lower case, without the possessive or the plural ending."""
    low = re.sub(r"['’]s?$", "", word.lower())
    return low[:-1] if len(low) > 3 and low.endswith("s") and not low.endswith("ss") else low


def _capital(word: str) -> bool:
    """Whether a word is written as a name, be it at the start of a sentence."""
    return (word[0].isupper() or word.startswith(("al-", "el-"))) and word.lower() not in group("phrase.empty")


def shown(text: str) -> str:
    """The name as a voice bears it: without an article before a proper name, on one line."""
    flat = " ".join(text.split()).strip(" ,-–—")
    return re.sub(r"^[Tt]he (?=[A-Z])", "", flat)


def joint(text: str, span: Span) -> Sequence[Span]:
    """The parts of a joint source: "France and Britain". One that cannot be told apart surely stays whole."""
    last = next(
        (m for m in JOINT.finditer(text, span.start, span.end) if _separate(text[span.start : m.start()], text[m.end() : span.end])), None
    )
    if last is None:
        return (span,)
    parts, start = [], span.start
    for comma in re.finditer(r", (?=[A-Z]|the )", text[span.start : last.start()]):
        parts.append(Span(start, span.start + comma.start()))
        start = span.start + comma.end()
    return (*parts, Span(start, last.start()), *joint(text, Span(last.end(), span.end)))


def _separate(left: str, right: str) -> bool:
    """Whether the words on both sides of "and" are speakers of their own."""
    before, after = left.split(), right.split()
    if not before or not after or after[0].lower() in {"its", "his", "her", "their"}:
        return False
    if any(word.lower() in {"of", "for"} for word in before) and after[0].lower() not in {"the", "a", "an"}:
        return False
    if len(after) == 2 and after[-1][0].isupper() and bare(after[-1]) in group("phrase.offices"):
        return False
    opens = after[0][0].isupper() or after[0].lower() in {"the", "a", "an", "two", "three", "some", "several", "other", "local"}
    named = before[-1][0].isupper() or len(before) > 1
    return opens and named
