"""Does a reading depend on who is who? Articles are read as they are and with the names of the two sides exchanged.

python -m benchmarks.side_swap [--material FOLDER] [--every N] [--show N]

Every attribution and claim should be the same mark in both readings: the same words (carried over to the other text), and
the same stance, type, certainty and chain. Where they differ, something in the reader depends on the side. An invariance
test in the sense of CheckList (Ribeiro et al. 2020).
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from textwrap import shorten
from typing import Any

from benchmarks.predict import Row, draft_of, rows
from benchmarks.side_names import exchanged, levelled
from secondhand.model import Attribution, Claim, Knowledge, Reading, Span
from secondhand.run.knowledge import knowledge
from secondhand.run.reading import read_draft

MATERIAL = Path(__file__).parent.parent.parent / "shared"
INPUT = "data/fakes/dev_input.jsonl"
EVERY = 8
"""One article in eight: about sixty of the file."""
FIELDS = ("text", "title", "source")
AROUND = 60
"""Characters shown on either side of a mark that differs."""
MOST = 400
"""Characters shown of a mark."""

Aspects = dict[str, Any]
Marks = dict[tuple[Span, ...], Aspects]
"""The marks of one kind, each by the words it is known by, with all that is said of it."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How ranges and names of one text are told in those of the other."""

    span: Callable[[Span], Span]
    name: Callable[[str], str]

    def spans(self, found: Iterable[Span]) -> tuple[Span, ...]:
        return tuple(sorted(map(self.span, found)))


OWN = Terms(span=lambda span: span, name=lambda name: name)


@dataclass(frozen=True, slots=True)
class Compared:
    """One mark in both readings; None in the reading that does not have it."""

    kind: str
    text: str
    """The exchanged text, of which all ranges are."""
    at: Span
    plain: Aspects | None
    swapped: Aspects | None

    @property
    def differing(self) -> tuple[str, ...]:
        """The aspects that are not the same; none where one reading lacks the mark."""
        if self.plain is None or self.swapped is None:
            return ()
        return tuple(name for name in self.plain if self.plain[name] != self.swapped[name])

    @property
    def found(self) -> bool:
        return self.plain is not None and self.swapped is not None

    @property
    def same(self) -> bool:
        return self.plain == self.swapped


def attributions(reading: Reading, terms: Terms) -> Marks:
    """The attributions by their cue words, or by their other words where there is no cue."""
    keys = {item.id: terms.spans(item.cue or item.content or item.source) for item in reading.attributions}
    return {keys[item.id]: _attribution(item, terms, keys) for item in reading.attributions}


def _attribution(item: Attribution, terms: Terms, keys: Mapping[str, tuple[Span, ...]]) -> Aspects:
    return {
        "source": terms.spans(item.source),
        "content": terms.spans(item.content),
        "stance": item.stance,
        "parent": keys.get(item.parent or ""),
    }


def claims(reading: Reading, terms: Terms) -> Marks:
    """The claims by their words; of those with the same words the first, the second and so on."""
    seen: Counter[Span] = Counter()
    found: Marks = {}
    for claim in reading.claims:
        span = terms.span(claim.span)
        found[(span,) * (seen[span] + 1)] = _claim(claim, terms)
        seen[span] += 1
    return found


def _claim(claim: Claim, terms: Terms) -> Aspects:
    return {
        "type": claim.type,
        "certainty": claim.certainty,
        "negated": claim.negated,
        "chain": tuple(terms.spans(voice.spans) for voice in claim.chain),
        "names": tuple(terms.name(voice.name) for voice in claim.chain),
        "named": tuple(voice.named for voice in claim.chain),
        "evidence": tuple((item.kind, terms.spans(item.spans)) for item in claim.evidence),
    }


def participants(reading: Reading, terms: Terms) -> Marks:
    """Who does and who suffers what the claims tell."""
    spans = {mention.id: terms.span(mention.span) for mention in reading.mentions}
    found: Marks = {}
    for claim in reading.claims:
        who = {"agents": claim.agents, "targets": claim.targets, "counts": claim.counts}
        found[(terms.span(claim.span),)] = {role: tuple(sorted(spans[mention] for mention in ids)) for role, ids in who.items()}
    return found


def leads(reading: Reading, terms: Terms) -> Marks:
    """The claim each article is about; the mark is the whole article."""
    if not reading.claims:
        return {}
    whole = terms.span(Span(0, len(reading.text)))
    return {(whole,): {"claim": terms.span(reading.claims[0].span)}}


KINDS: dict[str, Callable[[Reading, Terms], Marks]] = {
    "attributions": attributions,
    "claims": claims,
    "participants": participants,
    "leads": leads,
}


def compare(row: Row, known: Knowledge) -> Iterator[Compared]:
    """Every mark of an article's reading, beside the same mark of its exchanged reading."""
    row = {**row, "source": (row.get("source") or "").upper()}  # an outlet may be a name of a side, written like its other acronyms
    row |= {field: levelled(row.get(field) or "") for field in FIELDS}
    other = exchanged(row["text"])
    plain = read_draft(draft_of(row), known)
    swapped = read_draft(draft_of({**row, **{field: exchanged(row[field]).text for field in FIELDS}}), known)
    terms = Terms(span=other.span, name=lambda name: exchanged(name).text)
    for kind, marks in KINDS.items():
        ours, theirs = marks(plain, terms), marks(swapped, OWN)
        for key in dict.fromkeys((*ours, *theirs)):
            yield Compared(kind, other.text, key[0], ours.get(key), theirs.get(key))


def shares(found: Sequence[Compared]) -> Iterator[tuple[str, str, int, float]]:
    """By kind and aspect: of how many marks how many per cent are the same ones. Aspects are those of marks that both have."""
    for kind in KINDS:
        marks = [mark for mark in found if mark.kind == kind]
        both = [mark for mark in marks if mark.found]
        yield kind, "the same mark", len(marks), _share(mark.same for mark in marks)
        yield kind, "found in both", len(marks), _share(mark.found for mark in marks)
        for aspect in next((mark.plain for mark in both if mark.plain), {}):
            yield kind, aspect, len(both), _share(aspect not in mark.differing for mark in both)


def _share(same: Iterable[bool]) -> float:
    each = list(same)
    return 100 * sum(each) / len(each) if each else 100.0


def difference(mark: Compared) -> str:
    """A mark that is not the same in both readings, with the words around it in the exchanged text."""
    before, after = mark.text[max(mark.at.start - AROUND, 0) : mark.at.start], mark.text[mark.at.end : mark.at.end + AROUND]
    words = shorten(f"{before}[{mark.at.of(mark.text)}]{after}", MOST)
    lines = [f"{mark.kind}: {words}"]
    if not mark.found:
        lines.append(
            f"  only {'with the sides exchanged' if mark.plain is None else 'as it is'}: {_told(mark.plain or mark.swapped, mark.text)}"
        )
    for aspect in mark.differing:
        plain, swapped = ((side or {})[aspect] for side in (mark.plain, mark.swapped))
        lines.append(f"  {aspect}: {_told(plain, mark.text)} | {_told(swapped, mark.text)}")
    return "\n".join(lines)


def _told(value: object, text: str) -> str:
    """A value with its ranges as words."""
    if isinstance(value, Span):
        return f"«{' '.join(value.of(text).split())}»"
    if isinstance(value, dict):
        return ", ".join(f"{name} {_told(each, text)}" for name, each in value.items())
    if isinstance(value, tuple):
        return f"({', '.join(_told(each, text) for each in value)})"
    return str(value)


def table(found: Sequence[Compared], every: int = EVERY) -> Iterator[str]:
    """The shares as a section of RESULTS.md."""
    yield "## Side swap"
    yield ""
    yield f"`python -m benchmarks.side_swap`: one in {every} articles of `{INPUT}`, read as they are and with the names of the two"
    yield "sides exchanged (`benchmarks/side_swap.toml`). Aspects are of the marks that both readings have."
    yield ""
    yield "| marks | aspect | of | the same |"
    yield "|---|---|---:|---:|"
    for kind, aspect, count, share in shares(found):
        yield f"| {kind} | {aspect} | {count} | {share:.1f} % |"
    yield ""


def measure(material: Path, every: int = EVERY) -> list[Compared]:
    """The marks of one in `every` articles of the material."""
    known = knowledge()
    return [mark for row in islice(rows(material / INPUT), 0, None, every) for mark in compare(row, known)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--material", type=Path, default=MATERIAL, help="folder with data/")
    parser.add_argument("--every", type=int, default=EVERY, metavar="N", help="one article in N (default %(default)s)")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print the first N differences of each kind")
    args = parser.parse_args()
    if not (args.material / INPUT).is_file():
        sys.exit(f"{args.material}: there is no {INPUT} in it. Give the folder of the measuring material with --material.")
    found = measure(args.material, args.every)
    for kind in KINDS:
        for mark in islice((mark for mark in found if mark.kind == kind and not mark.same), args.show):
            print(difference(mark))
    for kind, aspect, count, share in shares(found):
        print(f"{kind:14} {aspect:16} {count:6} {share:6.1f} %")


if __name__ == "__main__":
    main()
