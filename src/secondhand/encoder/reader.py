"""The encoder as the stages see it: text in, words with grammar, names and attributions out."""

from __future__ import annotations

from collections.abc import Sequence, Sized
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from secondhand.encoder.chains import best_chains, spans_of_labels, stretches
from secondhand.encoder.files import SHIPPED, Model, opened
from secondhand.encoder.listed import lists
from secondhand.encoder.pieces import pieces
from secondhand.encoder.telling import told
from secondhand.encoder.trees import tree
from secondhand.encoder.vectors import vectors
from secondhand.encoder.words import parts, split
from secondhand.model import Analysis, EntityKind, Name, Span, Told, Word

_ENTITIES = frozenset(get_args(EntityKind))


@dataclass(frozen=True, slots=True)
class OnnxEncoder:
    """Reads English with the model that ships, or with that of another folder, on so many threads.

    Equal text gives equal readings, whatever was read before or beside it. The model is opened when first asked; raises Unusable then
    if its files are damaged.
    """

    folder: Path = SHIPPED
    threads: int = 1

    def analyse(self, text: str, stretches: Sequence[Sequence[Span]]) -> Analysis:
        """See `secondhand.model.Encoder`. Time grows with the length of the text; memory does so by its words and names alone."""
        return _analyse(self, text, tuple(tuple(sentences) for sentences in stretches))

    def told(self, text: str, span: Span) -> tuple[Told, ...]:
        """See `secondhand.model.Encoder`."""
        model = opened(self.folder, self.threads)
        spans = split(text, span.start, span.end)
        if not spans:
            return ()
        read = _vectors(model, text, spans)
        return _told(model, spans, read, model.run("words", words=read)[-1])


@lru_cache(maxsize=4)
def _analyse(encoder: OnnxEncoder, text: str, stretches: tuple[tuple[Span, ...], ...]) -> Analysis:
    """Several stages ask for the same document one after the other."""
    model = opened(encoder.folder, encoder.threads)
    words: list[Word] = []
    names: list[Name] = []
    found: list[Told] = []
    for sentences in stretches:
        for part in parts(text, sentences):
            read = _stretch(model, text, part, len(words))
            words += read.words
            names += read.names
            found += read.told
    return Analysis(words=tuple(words), names=tuple(names), told=tuple(found))


def _stretch(model: Model, text: str, sentences: Sequence[Sequence[Span]], before: int) -> Analysis:
    """The analysis of one run of prose, whose words are numbered from `before`."""
    spans = [span for sentence in sentences for span in sentence]
    if not spans:
        return Analysis()
    read = _vectors(model, text, spans)
    upos, xpos, entity, cue = model.run("words", words=read)
    labelled = names(model, read, [span.of(text) for span in spans], [len(sentence) for sentence in sentences])
    heads, relations = trees(model, read, sentences)
    labels = model.labels
    words = [
        Word(
            start=span.start,
            end=span.end,
            pos=labels["upos"][u],
            tag=labels["xpos"][x],
            head=None if head < 0 else before + head,
            relation=labels["relation"][relation],
            entity=kind if (kind := labels["entity"][e]) in _ENTITIES else None,
        )
        for span, u, x, e, head, relation in zip(
            spans, *(scores.argmax(1).tolist() for scores in (upos, xpos, entity)), heads.tolist(), relations.tolist(), strict=True
        )
    ]
    found = tuple(Name(start=spans[run.start].start, end=spans[run.stop - 1].end, kind=kind) for run, kind in labelled)  # type: ignore[arg-type]
    return Analysis(words=tuple(words), names=found, told=_told(model, spans, read, cue))


def names(model: Model, read: NDArray[np.float32], words: Sequence[str], lengths: Sequence[int]) -> list[tuple[range, str]]:
    """The names in words with these vectors (words, width), and their kinds. No name leaves its sentence; the lengths are theirs."""
    (scores,) = model.run("names", words=read, lists=lists(words))
    sentences = np.array([length for length in lengths if length])
    row = np.repeat(np.arange(len(sentences)), sentences)
    place = np.arange(len(words)) - np.repeat(np.cumsum(sentences) - sentences, sentences)
    padded = np.zeros((len(sentences), sentences.max(), scores.shape[1]), dtype=np.float32)
    padded[row, place] = scores
    first, steps = model.name_steps[0], model.name_steps[1:]
    labels = best_chains(padded, sentences, first, steps, np.zeros_like(first))[row, place]
    return spans_of_labels([model.labels["names"][k] for k in labels])


def _vectors(model: Model, text: str, spans: Sequence[Span]) -> NDArray[np.float32]:
    breaks = [k == 0 or "\n" in text[spans[k - 1].end : span.start] for k, span in enumerate(spans)]
    return vectors(model, pieces(model.tokenizer, [span.of(text) for span in spans], breaks))


def _told(model: Model, spans: Sequence[Span], read: NDArray[np.float32], cue: NDArray[np.float32]) -> tuple[Told, ...]:
    found = []
    for item in told(model, read, cue):
        source, cues, content = (_spans(spans, part) for part in (item.source, item.cue, item.content))
        found.append(Told(source=source, cue=cues, content=content, confidence=item.confidence))
    return tuple(found)


def trees(model: Model, read: NDArray[np.float32], groups: Sequence[Sized]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each word the number of its head (-1 at a root) and of its relation; each sentence for itself."""
    heads = np.full(len(read), -1, dtype=np.int64)
    relations = np.zeros(len(read), dtype=np.int64)
    start = 0
    for group in groups:
        part = slice(start, start + len(group))
        if group:
            (arcs,) = model.run("heads", words=read[part])
            chosen = tree(arcs)
            (scores,) = model.run("labels", words=read[part], heads=chosen)
            heads[part] = np.where(chosen > 0, chosen - 1 + start, -1)
            relations[part] = scores.argmax(1)
        start += len(group)
    return heads, relations


def _spans(spans: Sequence[Span], words: Sequence[int]) -> tuple[Span, ...]:
    return tuple(Span(spans[run.start].start, spans[run.stop - 1].end) for run in stretches(words))
