"""What every record shares: frozen, checked when it is made, and named by its content."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

ID_DIGITS = 16


def content_id(prefix: str, *parts: object) -> str:
    """An id made from the content alone, so that it is equal on every machine.

    Parts may be strings, numbers, None, and tuples of those; 64 bits of SHA-256 are kept,
    enough for a billion records with a chance of one collision in thirty.
    """
    digest = hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}{digest[:ID_DIGITS]}"


_hints: dict[Any, dict[str, Any]] = {}
_closed: dict[Any, tuple[tuple[str, frozenset[object]], ...]] = {}


def hints(cls: Any) -> dict[str, Any]:
    """The resolved type of each field of a record class, in order."""
    if cls not in _hints:
        known = get_type_hints(cls)
        _hints[cls] = {f.name: known[f.name] for f in fields(cls)}
    return _hints[cls]


def _closed_fields(cls: Any) -> tuple[tuple[str, frozenset[object]], ...]:
    """The fields that allow only listed words (`Literal`, or `Literal | None`)."""
    if cls in _closed:
        return _closed[cls]
    found = []
    for name, hint in hints(cls).items():
        options = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
        words: set[object] = set()
        closed = True
        for option in options:
            if get_origin(option) is Literal:
                words.update(get_args(option))
            elif option is type(None):
                words.add(None)
            else:
                closed = False
        if closed and words - {None}:
            found.append((name, frozenset(words)))
    _closed[cls] = tuple(found)
    return _closed[cls]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Base of all records. A field with a closed list of words refuses any other word."""

    def __post_init__(self) -> None:
        for name, words in _closed_fields(type(self)):
            value = getattr(self, name)
            if value not in words:
                allowed = ", ".join(sorted(str(word) for word in words))
                raise ValueError(f"{type(self).__name__}.{name} cannot be {value!r}; it is one of: {allowed}")
        self._check()

    def _check(self) -> None:
        """What must hold between the fields; raises ValueError."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points of a document's text: start included, end excluded."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span runs forward from 0: [{self.start}, {self.end}) does not")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters this span covers."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranged(Record):
    """A record that covers one range of the text."""

    start: int
    end: int

    def _check(self) -> None:
        Span(self.start, self.end)

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def spans(self) -> tuple[Span, ...]:
        """Every range of the text this record rests on."""
        return (self.span,)
