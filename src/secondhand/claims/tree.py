"""The trees of a reading, walked from word to word: what hangs from what, and who is the subject of what.

Relations are those of Universal Dependencies (de Marneffe et al. 2021) as the English treebanks use them, tags those of the Penn Treebank.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from secondhand.lexicon import words
from secondhand.model import Reading, Span, Word

_CLIMB = 8
"""How many clauses up a shared subject is looked for."""
_PAST = ("VBN", "VBD")
"""Participles, and what taggers take for the past tense: "soldiers killed in the raid"."""
_GROUP = 6
"""How many words of a noun's group are looked at before it."""
_GROUPED = frozenset({"NOUN", "PROPN", "ADJ"})
_RELATIVE = frozenset({"WDT", "WP"})
_PLURAL = ("NNS", "NNPS")


@dataclass(frozen=True, slots=True)
class Tree:
    """The words of a reading, each known by its number, with those that hang from it."""

    text: str
    words: Sequence[Word]
    relations: Sequence[str]
    """Of each word, without the subtype: "nsubj" of "nsubj:pass"."""
    children: Mapping[int, Sequence[int]]
    first: frozenset[int]
    """The first word of each sentence."""

    @classmethod
    def of(cls, reading: Reading) -> Tree:
        """The trees of all sentences of a reading."""
        children: dict[int, list[int]] = defaultdict(list)
        for at, word in enumerate(reading.words):
            if word.head is not None:
                children[word.head].append(at)
        starts = (bisect_left(reading.words, sentence.start, key=lambda word: word.start) for sentence in reading.sentences)
        relations = [word.relation.partition(":")[0] for word in reading.words]
        return cls(reading.text, reading.words, relations, dict(children), frozenset(starts))

    def inside(self, span: Span) -> range:
        """The numbers of the words that share characters with a span."""
        return range(
            bisect_right(self.words, span.start, key=lambda word: word.end), bisect_left(self.words, span.end, key=lambda word: word.start)
        )

    def top(self, span: Span) -> int | None:
        """The word of a span that its other words hang from; the first, if several have heads outside."""
        inside = self.inside(span)
        return next((at for at in inside if self.words[at].pos != "PUNCT" and self.words[at].head not in inside), None)

    def form(self, at: int) -> str:
        """A word in lower case."""
        return self.words[at].span.of(self.text).lower()

    def below(self, at: int, *relations: str) -> list[int]:
        """The words that hang from a word by one of these relations, whatever its subtype."""
        return [child for child in self.children.get(at, ()) if self.relations[child] in relations]

    def subtype(self, at: int, *relations: str) -> list[int]:
        """The words that hang from a word by one of these very relations."""
        return [child for child in self.children.get(at, ()) if self.words[child].relation in relations]

    def hangs(self, at: int, *relations: str) -> int | None:
        """The head of a word that hangs from it by one of these relations, whatever its subtype."""
        return self.words[at].head if self.relations[at] in relations else None

    def case(self, at: int) -> str:
        """The preposition before a phrase, or nothing."""
        return next((self.form(child) for child in self.below(at, "case")), "")

    def before(self, at: int) -> Iterator[int]:
        """The words of a noun's group before it, by parts of speech alone, which err less than trees: "the army's heavy rocket fire"."""
        for word in range(at, max(at - _GROUP, 0), -1):
            if word in self.first or not self._grouped(word - 1):
                return
            yield word - 1

    def _grouped(self, at: int) -> bool:
        return self.words[at].pos in _GROUPED or self.words[at].tag in ("HYPH", "POS")

    def holds(self, at: int) -> bool:
        """Whether a word stands before a hyphen and a participle that tells who holds or backs something: "a rebel-held town"."""
        after = self.words[at + 1 : at + 3]
        return len(after) == 2 and after[0].tag == "HYPH" and after[1].tag in _PAST and self.form(at + 2) not in words("roles", "leading")

    def with_joined(self, at: int) -> list[int]:
        """A word and those joined to it: "the army and the militia"."""
        return [at, *self.below(at, "conj")]

    def is_verb(self, at: int) -> bool:
        return self.words[at].tag.startswith("VB")

    def passive(self, verb: int) -> bool:
        """Whether the subject of a verb is who suffers it, or would be: "was shot", "shot by", "(was shot and) killed", "those killed"."""
        for _ in range(_CLIMB):
            if self.subtype(verb, "aux:pass", "obl:agent"):
                return True
            word, own = self.words[verb], self._own_subject(verb)
            if word.head is None or own is not None or self.below(verb, "aux"):  # "has killed" is never passive
                suffers = own is not None and self.words[own].relation == "nsubj:pass" and word.tag == "VBN"
                return suffers and not self.below(verb, "aux", "obj")
            if word.relation == "acl":
                return word.tag in _PAST
            if word.relation != "conj" or word.tag != "VBN":
                return False
            verb = word.head
        return False

    def subject(self, verb: int) -> int | None:
        """The subject of a verb: its own, or that of a verb it is joined to, opened by or describes. Pronouns are followed."""
        at: int | None = verb
        for _ in range(_CLIMB):
            if at is None:
                return None
            if (own := self._own_subject(at)) is not None:
                return self._meant(own, at)
            if (given := self._given_subject(at)) is not None:
                return given
            at = self._next_with_subject(at)
        return None

    def objects(self, verb: int) -> list[int]:
        """The objects of a verb; in "the town they shelled" the noun that the clause describes."""
        found = [self._meant(item, verb) for item in self.below(verb, "obj", "iobj")]
        bare = (item for item in self.subtype(verb, "obl") if not self.case(item))
        found += [item for item in (*self.below(verb, "nsubj"), *bare) if item > verb]  # objects, whatever an erring tree calls them
        described = self.words[verb].head if self.words[verb].relation == "acl:relcl" else None
        if found or described is None or not self.below(verb, "nsubj") or any(self._asks(child) for child in self.children.get(verb, ())):
            return found
        return [described]

    def is_own(self, at: int) -> bool:
        """Whether a word stands for who speaks, or for what is theirs to act with: "it", "its forces"."""
        if self.words[at].tag == "PRP":
            return True
        return self.form(at) in words("roles", "own") and any(self.words[child].tag == "PRP$" for child in self.below(at, "nmod"))

    def _own_subject(self, verb: int) -> int | None:
        return max((subject for subject in self.below(verb, "nsubj") if subject < verb), default=None)

    def _given_subject(self, at: int) -> int | None:
        """The noun that is the subject of a verb without one: "fighters attacking", "their attempt to", "accused the army of shelling"."""
        word = self.words[at]
        if word.head is None:
            return None
        if word.relation == "acl" and word.tag == "VB":
            return next(iter(self.subtype(word.head, "nmod:poss")), None)
        if self.relations[at] == "acl":
            return word.head
        blamed = word.relation in ("advcl", "ccomp") and self.form(word.head) in words("roles", "blaming")
        if (blamed or word.relation == "xcomp") and not self.passive(word.head):
            return next(iter(self.below(word.head, "obj")), None)
        return None

    def _next_with_subject(self, at: int) -> int | None:
        """The word whose subject a verb without one shares; what follows from a passive has another: "was shot down, killing five"."""
        word = self.words[at]
        if word.head is None or self.relations[at] not in ("conj", "xcomp", "advcl", "acl", "obj", "obl", "parataxis"):
            return None
        follows = word.relation == "advcl" and not self.below(at, "mark", "case") and self.passive(word.head)
        return None if follows else word.head

    def _meant(self, at: int, verb: int) -> int:
        """What the pronoun of a clause stands for; any other word for itself."""
        found = None
        if self.words[at].tag in _RELATIVE:
            found = self._above(verb, "acl")
        elif self.words[at].tag == "PRP":  # "the army said it shelled", "they fled after they were attacked"
            telling = self._above(verb, "ccomp", "advcl")
            opening = next((clause for clause in self.below(verb, "advcl") if clause < at), None)  # "before the army left, it shelled"
            found = next((self._own_subject(clause) for clause in (telling, opening) if clause is not None), None)
            if found is not None and self.words[found].tag in _PLURAL and self.form(at) in words("roles", "singular"):
                found = None  # "residents said it was hit"
        return at if found is None else found

    def _above(self, verb: int, *relations: str) -> int | None:
        """What the clause of a verb hangs from by one of these relations."""
        at: int | None = verb
        for _ in range(_CLIMB):
            if at is None or (found := self.hangs(at, *relations)) is not None:
                return None if at is None else found
            at = self.hangs(at, "conj", "xcomp", "ccomp")
        return None

    def _asks(self, at: int) -> bool:
        """Whether a part of a clause holds its relative word: "where", "in which"."""
        return self.words[at].tag.startswith("W") or any(self.words[child].tag.startswith("W") for child in self.children.get(at, ()))
