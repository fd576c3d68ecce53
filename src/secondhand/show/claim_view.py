"""One claim as a page of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group
from rich.text import Text
from rich.tree import Tree

from secondhand.model import Claim, PlaceMention, Reading, Source, Span
from secondhand.model.told import Told, precision_words, told
from secondhand.run.case import ClaimInContext
from secondhand.show.screen import STYLES, flat, line, screen, words

AROUND = 240
"""How many characters are shown on each side of a claim."""


def print_claim(found: ClaimInContext, sources: Sequence[Source]) -> None:
    """The claim, its words in context, its chain as a tree, its details, evidence and findings, and where it stands."""
    claim, reading = found.claim, found.reading
    spoken = next(entry for entry in told(reading) if entry.claim.id == claim.id)
    title = Text.assemble(("Claim ", "bold"), words(claim.id), "  ", words(claim.type, "bold"), "  ", _certainty(claim))
    context = in_context(reading, claim.span)
    details = [_entry(label, words(value)) for label, value in _details(spoken) if value]
    findings = [_entry(f.verdict, words(f"{f.check}: {f.message}"), STYLES[f.verdict]) for f in found.findings]
    standing = [_entry(label, words(value)) for label, value in _standing(reading, sources) if value]
    gap = Text()
    screen().print(Group(title, gap, context, gap, chain_tree(claim, reading), gap, *details, *findings, gap, *standing))


def _entry(label: str, value: Text, style: str = "bold") -> Text:
    return Text.assemble((f"{label:<10}", style), value)


def in_context(reading: Reading, span: Span) -> Text:
    """The words of a claim with some of their block before and after; the claim stands between » and «."""
    block = next((block.span for block in reading.blocks if block.span.contains(span)), span)
    start, end = max(block.start, span.start - AROUND), min(block.end, span.end + AROUND)
    before, after = flat(reading.text[start : span.start]), flat(reading.text[span.end : end])
    return Text.assemble(
        "…" if start > block.start else "",
        before.lstrip() if start == block.start else before,
        (f"»{line(span.of(reading.text))}«", "bold reverse"),
        after.rstrip() if end == block.end else after,
        "…" if end < block.end else "",
    )


def chain_tree(claim: Claim, reading: Reading) -> Tree:
    """The voices from the outlet down to the origin."""
    tree = Tree(Text("Who says so", style="bold"), guide_style="dim")
    branch = tree
    for voice in claim.chain:
        kind = voice.kind if voice.named else f"{voice.kind}, not named"
        label = Text.assemble(words(voice.name), "  ", words(kind, "dim"))
        for span in voice.spans:
            if line(span.of(reading.text)) != line(voice.name):
                label.append_text(words(f"  “{line(span.of(reading.text))}”", "dim italic"))
        branch = branch.add(label)
    return tree


def _certainty(claim: Claim) -> Text:
    sure = f"{claim.certainty}, negated" if claim.negated else claim.certainty
    return words(sure, STYLES.get(claim.certainty, ""))


def _details(spoken: Told) -> Iterator[tuple[str, str]]:
    claim, text = spoken.claim, spoken.reading.text
    yield "by", "; ".join(spoken.agents)
    yield "to", "; ".join(spoken.targets)
    yield "where", _place(spoken.place) if spoken.place else ""
    days = [str(day) for day in dict.fromkeys((claim.time.from_, claim.time.to)) if day]
    yield "when", f"{' to '.join(days)} ({claim.time.basis})" if days else ""
    yield "how many", spoken.count_words
    for evidence in claim.evidence:
        yield "evidence", ": ".join((evidence.kind, *(f"“{line(span.of(text))}”" for span in evidence.spans)))
    yield "made by", claim.by


def _place(place: PlaceMention) -> str:
    region = ", ".join(part for part in (place.admin1, place.country) if part)
    return f"{place.name}{f' ({region})' if region else ''}, {precision_words(place)}"


def _standing(reading: Reading, sources: Sequence[Source]) -> Iterator[tuple[str, str]]:
    document = reading.document
    day = document.published.value.isoformat() if document.published else "undated"
    yield "article", " · ".join(part for part in (document.title, document.outlet, day) if part)
    yield "address", document.url or ""
    yield "document", document.id
    for source in sources:
        yield "source", f"{source.origin}, got {source.got_at}, SHA-256 {source.sha256}"
