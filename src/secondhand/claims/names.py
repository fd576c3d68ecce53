"""What a source is called: the words of a noun phrase, its head, and whether they name somebody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from secondhand.lexicon import table, words
from secondhand.lexicon.patterns import any_of
from secondhand.model import Span

JOINT = re.compile(r",? and (?:also )?")
WORD = re.compile(r"\w+(?:[-.]\w+)*(?:['’]s?(?!\w))?")
MOST = 1000
"""Characters of a joint source that is taken apart; nobody names so many."""
LONGEST = 240
"""Characters of a phrase that are looked at for the clause that ends the name."""


def group(name: str) -> frozenset[str]:
    """A closed class of the lexicon."""
    return words("voices", name)


def one_of(name: str) -> str:
    """The words of a closed class as a group of a pattern."""
    return any_of(group(name))


@cache
def full_name() -> re.Pattern[str]:
    """A forename or title and what follows; the lengths are bounded so that no text makes the search slow."""
    titles = one_of("refers.person")
    return re.compile(rf"(?:(?:{titles}|[A-Z][\w’'-]{{0,30}}|al-[A-Z]\w{{0,30}})[ \u00a0]){{1,6}}(?:[A-Z]|al-[A-Z])[\w’'-]{{0,30}}")


@dataclass(frozen=True, slots=True)
class Name:
    """A noun phrase without the clauses about it.

    `front` holds its words up to the first preposition or comma, `apposed` those after that comma.
    """

    span: Span
    text: str
    words: frozenset[str]
    front: tuple[str, ...]
    apposed: tuple[str, ...]
    heads: frozenset[str]
    """Words by which it may be taken up again: "Talal Barazi, governor" as "Barazi" or "the governor"."""
    capitals: int
    initials: str
    restricted: bool
    """Whether a clause tells which one is meant: "the group that holds the town"."""

    @classmethod
    def of(cls, text: str, span: Span) -> Name:
        """The noun phrase at a span of a text."""
        end, restricted = name_end(text, span)
        core = text[span.start : end]
        main, _, rest = core.partition(",")
        found = WORD.findall(core)
        letters = (word[0] for word in WORD.findall(main) if _capital(word) and not _owner(word))
        front, apposed = _front(main) or _front(core), _front(rest)
        return cls(
            span=span,
            text=core,
            words=frozenset(bare(word) for word in found) - group("phrase.empty"),
            front=front,
            apposed=apposed,
            heads=(_heads(front) | _heads(apposed)) - group("phrase.empty"),
            capitals=sum(map(_capital, found)),
            initials="".join(letters).lower(),
            restricted=restricted,
        )

    @property
    def core(self) -> Span:
        """Its characters without the clauses about it."""
        return Span(self.span.start, self.span.start + len(self.text))

    @property
    def noun(self) -> str:
        """The last word of the front as it stands there, in lower case: "officials"."""
        return self.front[-1].lower() if self.front else ""

    @property
    def fronts(self) -> frozenset[str]:
        """The words by which its kind is known."""
        last = WORD.findall(self.text.partition(",")[0])[-1:] if self.proper else []  # "the New Light of Tarn newspaper"
        return self.heads.union((self.noun,), map(bare, last))

    @property
    def key(self) -> str:
        """The word that a body is called by for short: "Tasnim" of "Iran's Tasnim news agency"."""
        ends = (word for word in reversed(self.front) if word.lower() not in group("refers.named_by") | group("relays.media") | {"news"})
        return bare(next(ends, ""))

    @property
    def head(self) -> str:
        """The last word of the front: "official" of "a senior official of the ministry"."""
        return bare(self.front[-1]) if self.front else ""

    @property
    def fullness(self) -> tuple[int, int]:
        """How much it tells: capital words first."""
        return self.capitals, len(self.words)

    @property
    def called(self) -> str:
        """The name as a voice bears it: a person with his office, a body without what else is said of it."""
        if not self.person:
            apart = bool(self.apposed) and _capital(self.apposed[-1]) and not self.proper  # "the children's agency, UNICEF"
            return shown(self.text if apart else self.text.partition(",")[0] or self.text)
        his = _his().match(self.text)  # "its spokesman, Ann Lee"
        return shown(self.text[his.end() :] if his else self.text)

    def abbreviates(self, other: Name) -> bool:
        """Whether the other is a shorter form of this: a word of it, or its initials."""
        return bool(self.words & other.words) or self.initials == other.head.replace(".", "")

    @property
    def definite(self) -> bool:
        """Whether it takes up somebody named before: "the group"."""
        return bool(self.front) and self.front[0].lower() in {"the", "its", "his", "their", "it's", "that", "this"}

    @property
    def indefinite(self) -> bool:
        """Whether it brings in somebody new: "an activist", "two residents"."""
        return bool(self.front) and self.front[0].lower() in group("phrase.new")

    @property
    def plural(self) -> bool:
        """Whether its head is a noun of several: "the officials", "Houthis"."""
        return _several(self.noun) and not self.person

    @property
    def proper(self) -> bool:
        """Whether its head names somebody: a capital word that does not merely describe ("Kurdish officials", "Witnesses")."""
        if not (self.front and _capital(self.front[-1]) and len(self.front[-1]) > 1):
            return False
        return len(self.front) > 1 or self.front[0].isupper() or self.front[0].lower() not in _common() | group("phrase.new")

    @property
    def surname(self) -> bool:
        """Whether it is a person's name or one capital word that may be part of one."""
        return self.person or (self.proper and len(self.words) == 1)

    @property
    def titled(self) -> bool:
        """Whether it holds a title or office that only a person has."""
        return not self.heads.isdisjoint(group("refers.person") | group("speaks_for.office"))

    @property
    def person(self) -> bool:
        """Whether it names a person: two capital words, or one beside a title, and no body among them."""
        if body_noun(self.apposed[-1:]) or body_noun(WORD.findall(self.text.partition(",")[0])[-1:]):  # "the Daily Light of Tarn newspaper"
            return False
        if not self.proper and _named(self.apposed) and _capital(self.apposed[-1]):  # "the prime minister, Ann Lee"
            return self.head not in _bodies()
        titled = any(bare(word) in group("refers.person") for word in self.front)
        role = len(self.front) == 1 and titled and not _several(self.noun) and self.capitals > 1  # "head of the Watch Ann Lee"
        body = not titled and body_noun(self.front)  # "news agency Wafa"
        return role or (_named(self.front) and not body and (self.proper or (titled and not _several(self.noun))))


def body_noun(words: Iterable[str]) -> bool:
    """Whether a common noun among some words calls a body: "agency"."""
    return any(word[0].islower() and bare(word) in _bodies() for word in words)


def name_end(text: str, span: Span) -> tuple[int, bool]:
    """Where a noun phrase ends and clauses about it begin, and whether the first of these tells which one is meant."""
    match = _clause().search(text, span.start + 1, min(span.end, span.start + LONGEST))
    return (match.start(), match["which"] is not None) if match else (span.end, False)


@lru_cache(maxsize=8192)
def bare(word: str) -> str:
    """In lower case, without the possessive or the plural ending, and written out ("Dr")."""
    low = re.sub(r"['’]s?$", "", word.lower())
    long: dict[str, str] = table("voices")["written_out"]
    plural = len(low) > 3 and low.endswith("s") and not low.endswith("ss")
    return long[low] if low in long else low[:-1] if plural else low


def shown(text: str) -> str:
    """The name as a voice bears it: without an article before a proper name, on one line."""
    flat = " ".join(text.split()).strip(" ,-–—")
    return re.sub(r"^[Tt]he (?=[A-Z])", "", flat)


def joint(text: str, span: Span) -> Sequence[Span]:
    """The parts of a joint source: "France and Britain". One that cannot be told apart surely stays whole."""
    start = span.start
    while text.startswith(("Both ", "both "), start, span.end - 1):
        start += len("both ")
    span = Span(start, span.end)
    end, _ = name_end(text, span)
    if end - span.start > MOST:
        return (span,)
    last = next((m for m in JOINT.finditer(text, span.start, end) if _separate(text[span.start : m.start()], text[m.end() : end])), None)
    if last is None:
        return (span,)
    parts, start = [], span.start
    for comma in re.finditer(r", (?=[A-Z]|the |(?P<nouns>[\w -]{1,40}))", text[span.start : last.start()]):
        if comma["nouns"] is None or comma["nouns"].split()[-1] in _common():  # "diplomats, aid officials and analysts"
            parts.append(Span(start, span.start + comma.start()))
            start = span.start + comma.end()
    return (*parts, Span(start, last.start()), *joint(text, Span(last.end(), span.end)))


@cache
def _his() -> re.Pattern[str]:
    """What stands before the name of somebody who is called by whose man he is."""
    return re.compile(r"(?:[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s(?:[\w-]{1,30}\s){0,4}?[a-z-]{2,30},?\s(?=[A-Z])")


@cache
def _clause() -> re.Pattern[str]:
    """What begins a clause about somebody: "who", ", speaking", "quoted by", "(SOHR)", " – ", "on condition of"."""
    relative, heard = one_of("phrase.relatives"), one_of("phrase.heard")
    return re.compile(
        rf"(?P<which>[\s](?:{relative})\b)|,\s(?:{relative}|[a-z]+ing|[a-z]+ly\s[a-z]+ing|{heard})\b|\s(?:{heard})\s(?:by|as|on|in|for)\b"
        r"|\s\(|\s[–—-]\s|\son\scondition\sof\b"
    )


def _front(text: str) -> tuple[str, ...]:
    """The words of a phrase up to its first preposition."""
    found: list[str] = []
    for word in WORD.findall(_title_of().sub(r"\1 \2", text) if " of " in text else text):
        if word.lower() in group("phrase.ends") and found:
            break
        found.append(word)
    return tuple(found)


@cache
def _title_of() -> re.Pattern[str]:
    """Titles with a preposition of their own: "Secretary of State"."""
    return re.compile(rf"\b({one_of('phrase.titles_of')}) of (State|Staff|Defen[cs]e|Government|Mission)\b(?=\s[A-Z])", re.IGNORECASE)


def _heads(words: Sequence[str]) -> frozenset[str]:
    """The words of a front without the owners before its head."""
    return frozenset(bare(word) for word in words if word == words[-1] or not _owner(word))


def _several(noun: str) -> bool:
    return (noun.endswith("s") and not noun.endswith(("ss", "'s", "’s"))) or noun in group("phrase.plurals")


def _owner(word: str) -> bool:
    return word.endswith(("'s", "’s", "s'", "s’"))


def _named(front: Sequence[str]) -> bool:
    """Whether words hold a name of two capital words, the last of which is no kind of body."""
    capitals = [word for word in front if _capital(word) and not _owner(word)]
    return len(capitals) >= 2 and bare(capitals[-1]) not in _bodies()


@cache
def _bodies() -> frozenset[str]:
    """Nouns that call a body, not a person."""
    return frozenset(map(bare, group("kinds.organisation") | group("refers.body") | group("kinds.media") | group("phrase.offices")))


@cache
def _common() -> frozenset[str]:
    """Nouns that call people or things, so that a capital at the start of a sentence makes no name of them."""
    kinds = (group(f"kinds.{kind}") for kind in ("anonymous", "armed group", "document", "media"))
    return frozenset[str]().union(*kinds, group("refers.person"))


def _capital(word: str) -> bool:
    """Whether a word is written as a name, be it at the start of a sentence."""
    return (word[0].isupper() or word.startswith(("al-", "el-"))) and word.lower() not in group("phrase.empty")


def _separate(left: str, right: str) -> bool:
    """Whether the words on both sides of "and" are speakers of their own."""
    before, after = left.split(), right.split()
    if not before or not after or after[0].lower() in {"its", "his", "her", "their"}:
        return False
    if any(word.lower() in {"of", "for"} for word in before) and after[0].lower() not in {"the", "a", "an"}:
        return False
    if len(after) == 2 and after[-1][0].isupper() and bare(after[-1]) in group("phrase.offices"):
        return False
    alone = len(after) == 1 and after[0] in group("kinds.official") | group("kinds.armed group") | group("kinds.anonymous")
    opens = alone or after[0][0].isupper() or after[0].lower() in {"the", "a", "an", "two", "three", "some", "several", "other", "local"}
    named = before[-1][0].isupper() or len(before) > 1
    return opens and named
