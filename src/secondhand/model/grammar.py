"""What the encoder sees in running text: words with their grammar, names, and who is said to say what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from secondhand.model.record import Ranged, Record, Span

PartOfSpeech = Literal[
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"
]
"""The universal parts of speech (de Marneffe et al. 2021)."""
NameKind = Literal["person", "organisation", "place", "other"]
EntityKind = Literal["person", "organization", "place", "object", "event", "time", "substance", "animal", "plant", "abstract"]
"""What a mention is of, with the words of the GUM corpus (Zeldes 2017)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word(Ranged):
    """One word or punctuation mark, and where it hangs in the tree of its sentence."""

    pos: PartOfSpeech
    tag: str
    """Tag of the Penn Treebank: VBN, NNS, ..."""
    head: int | None
    """Number, in the layer `words`, of the word it depends on; None at the root of a sentence."""
    relation: str
    """How it depends on its head, with the subtypes of Universal Dependencies: nsubj:pass, obl:agent, ..."""
    entity: EntityKind | None = None
    """What is mentioned, where the word heads a mention."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Ranged):
    """A proper name and what kind of thing bears it."""

    kind: NameKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Told(Record):
    """An attribution as the encoder sees it: outermost, with how sure the encoder is."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis(Record):
    """What the encoder found in a text, each in the order of the text."""

    words: tuple[Word, ...] = ()
    names: tuple[Name, ...] = ()
    told: tuple[Told, ...] = ()


class Encoder(Protocol):
    """Reads running English text."""

    def analyse(self, text: str, stretches: Sequence[Sequence[Span]]) -> Analysis:
        """The words, names and attributions of stretches of a text; a stretch is the sentences of one run of prose."""
        ...

    def told(self, text: str, span: Span) -> tuple[Told, ...]:
        """The attributions of a stretch of a text, read as if nothing stood around it."""
        ...


class NoEncoder:
    """Reads nothing: every stage must do with what the rules find."""

    def analyse(self, text: str, stretches: Sequence[Sequence[Span]]) -> Analysis:
        return Analysis()

    def told(self, text: str, span: Span) -> tuple[Told, ...]:
        return ()
