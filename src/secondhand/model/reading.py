"""A reading: a document and one tuple of marks per layer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field
from itertools import chain as join
from typing import Any, Final

from secondhand.model.claim import Claim
from secondhand.model.codec import from_data, schema_of, to_data
from secondhand.model.finding import Finding, Problem
from secondhand.model.grammar import Name, Word
from secondhand.model.highlight import reading_html
from secondhand.model.marks import (
    ActorMention,
    Attribution,
    Flag,
    Loaded,
    Mention,
    PlaceMention,
    QuantityMention,
    Sentence,
    TimeMention,
)
from secondhand.model.ranges import within
from secondhand.model.record import Record, Span
from secondhand.model.text import Block, Document

SCHEMA: Final = "secondhand/reading@1"
MENTION_LAYERS: Final = ("actors", "places", "times", "quantities")
LAYERS: Final = (
    "blocks",
    "sentences",
    *MENTION_LAYERS,
    "associations",
    "attributions",
    "claims",
    "loaded",
    "findings",
    "flags",
    "problems",
)
"""Every layer of marks that is kept, in the order in which JSON shows them."""
WORKING_LAYERS: Final = ("words", "names")
"""Layers that stages read while a document is annotated. They are neither stored nor written: a machine makes them anew at any time."""
NAMING_KINDS: Final = ("headline", "byline", "dateline", "body", "caption")
"""The blocks in which places, times, quantities and actors are looked for."""
TELLING_KINDS: Final = ("headline", "body", "caption")
"""The blocks that tell something: attributions and claims are read from these, never from comments or furniture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Record):
    """Document + one typed tuple per layer of marks. No mark can lie outside the document."""

    document: Document
    blocks: tuple[Block, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    words: tuple[Word, ...] = field(default=(), compare=False)
    names: tuple[Name, ...] = field(default=(), compare=False)
    actors: tuple[ActorMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    quantities: tuple[QuantityMention, ...] = ()
    associations: tuple[PlaceMention, ...] = ()
    """Places that are only named to say whose something is or who acts: "Russian troops", "Moscow vetoed"."""
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    loaded: tuple[Loaded, ...] = ()
    findings: tuple[Finding, ...] = ()
    flags: tuple[Flag, ...] = ()
    problems: tuple[Problem, ...] = ()
    by: Mapping[str, str] = field(default_factory=dict)
    """Which stage, with its version, made each layer."""

    def _check(self) -> None:
        for layer in (*LAYERS, *WORKING_LAYERS):
            self._check_layer(layer)

    def _check_layer(self, layer: str) -> None:
        size = len(self.document.text)
        for mark in getattr(self, layer):
            for span in _spans(mark):
                if span.end > size:
                    raise ValueError(f"{layer}: [{span.start}, {span.end}) lies outside the document, which has {size} characters")

    def with_layer(self, layer: str, marks: Iterable[Any], by: str) -> Reading:
        """This reading with one layer set, and who made it."""
        if layer not in LAYERS + WORKING_LAYERS:
            raise ValueError(f"there is no layer {layer!r}; the layers are {', '.join(LAYERS + WORKING_LAYERS)}")
        changed = copy(self)  # its other layers were checked when they were set
        object.__setattr__(changed, layer, tuple(marks))
        object.__setattr__(changed, "by", {**self.by, layer: by})
        changed._check_layer(layer)
        return changed

    @property
    def text(self) -> str:
        return self.document.text

    def blocks_of(self, *kinds: str) -> tuple[Block, ...]:
        """The blocks of these kinds, in the order of the text."""
        return tuple(block for block in self.blocks if block.kind in kinds)

    def sentences_of(self, *kinds: str) -> tuple[Sentence, ...]:
        """The sentences that stand in blocks of these kinds."""
        return tuple(sentence for block in self.blocks_of(*kinds) for sentence in within(self.sentences, block.span))

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Mentions of all four kinds in the order of the text."""
        found = join.from_iterable(getattr(self, layer) for layer in MENTION_LAYERS)
        return tuple(sorted(found, key=lambda mention: (mention.start, mention.end, mention.kind)))

    def mention(self, id: str) -> Mention | None:
        """The mention with this id."""
        return next((mention for mention in self.mentions if mention.id == id), None)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        return reading_html(self)

    def to_json(self) -> dict[str, Any]:
        """Plain data in the published form (`secondhand schema`)."""
        data: dict[str, Any] = {"schema": SCHEMA, "document": to_data(self.document)}
        for layer in LAYERS:
            if layer == "actors":
                data["mentions"] = to_data(self.mentions)
            if layer not in MENTION_LAYERS:
                data[layer] = to_data(getattr(self, layer))
        data["by"] = dict(self.by)
        return data

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Reading:
        """The reading that `to_json` wrote. Raises ValueError that names what does not fit."""
        if data.get("schema") != SCHEMA:
            raise ValueError(f"this is no reading: its schema is {data.get('schema')!r}, not {SCHEMA!r}")
        split: dict[str, list[object]] = {layer: [] for layer in MENTION_LAYERS}
        layer_of = {"actor": "actors", "place": "places", "time": "times", "quantity": "quantities"}
        for mention in data.get("mentions", ()):
            kind = mention.get("kind")
            if kind not in layer_of:
                raise ValueError(f"a mention cannot be of the kind {kind!r}")
            split[layer_of[kind]].append(mention)
        return from_data(cls, {**data, **split})


def reading_schema() -> dict[str, Any]:
    """JSON Schema of a reading in its published form."""
    schema = schema_of(Reading)
    properties = schema["properties"]
    kinds = [properties.pop(layer)["items"] for layer in MENTION_LAYERS]
    for layer in WORKING_LAYERS:
        record = properties.pop(layer)["items"]["$ref"].rpartition("/")[2]
        del schema["$defs"][record]
    properties["mentions"] = {"type": "array", "items": {"anyOf": kinds}}
    properties["schema"] = {"const": SCHEMA}
    schema["required"] = list(properties)
    schema["title"] = SCHEMA
    return schema


def _spans(mark: Any) -> Iterable[Span]:
    """Every range a mark rests on; a finding or problem lists its own."""
    spans: Any = mark.spans
    found: Iterable[Span] = spans() if callable(spans) else spans
    return found
