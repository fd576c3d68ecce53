"""A reading as highlighted HTML, for notebooks. No script, no style sheet: a notebook strips both."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from secondhand.model.pieces import pieces
from secondhand.model.pseudonym import Pseudonyms
from secondhand.model.record import Span

if TYPE_CHECKING:
    from secondhand.model.reading import Reading

MOST_CHARACTERS: Final = 100_000
"""A notebook that shows more than this becomes hard to use."""
STYLES: Final = {
    "claim": "background:#fbeebc;color:#1d2126",
    "source": "border-bottom:2px solid #1b5a8a",
    "cue": "border-bottom:2px dotted #7a4a9e",
    "actor": "border-bottom:2px solid #8a6a3a",
    "place": "border-bottom:2px dashed #1f6f54",
    "time": "border-bottom:2px dotted #9a4a12",
    "quantity": "border-bottom:3px double #4a4fa3",
    "loaded": "text-decoration:underline wavy #b0306a",
    "check fails": "outline:2px solid #a4262c",
}
_SHOWN: Final = ("headline", "byline", "dateline", "body", "caption")


def reading_html(reading: Reading) -> str:
    """The article with its marks, each explained where the pointer rests; comments and furniture are only counted."""
    shown = Pseudonyms().hide(reading)
    marks = _marks(shown)
    key = " ".join(f'<span style="{style}">{name}</span>' for name, style in STYLES.items())
    title = escape(shown.document.title or shown.document.external_id or shown.document.id)
    blocks = "".join(_block(shown, block.span, block.kind, marks) for block in shown.blocks_of(*_SHOWN) if block.start < MOST_CHARACTERS)
    left_out = len(shown.blocks) - len(shown.blocks_of(*_SHOWN))
    rest = f"<p><small>{left_out} blocks of comments or page furniture are not shown.</small></p>" if left_out else ""
    page = f'<div style="max-width:48em;line-height:1.6"><p><b dir="auto">{title}</b> <small>{key}</small></p>{blocks}{rest}</div>'
    return page.encode("utf-8", "replace").decode("utf-8")  # no notebook can hold a lone surrogate


Mark = tuple[Span, str, str]


def _marks(reading: Reading) -> list[Mark]:
    """Ranges with the name of their style and what to say of them; the wide ones first."""
    marks: list[Mark] = []
    for claim in reading.claims:
        chain = " > ".join(voice.name for voice in claim.chain)
        marks.append((claim.span, "claim", f"{claim.type}, {claim.certainty}: {chain}"))
    for attribution in reading.attributions:
        marks.extend((span, "source", attribution.stance) for span in attribution.source)
        marks.extend((span, "cue", attribution.stance) for span in attribution.cue)
    marks.extend((mention.span, mention.kind, mention.kind) for mention in reading.mentions)
    marks.extend((loaded.span, "loaded", loaded.neutral or loaded.label) for loaded in reading.loaded)
    for finding in reading.findings:
        if finding.verdict == "fails":
            marks.extend((span, "check fails", finding.message) for span in finding.spans)
    return marks


def _block(reading: Reading, span: Span, kind: str, marks: list[Mark]) -> str:
    parts = []
    inside = [mark for mark in marks if mark[0].overlaps(span)]
    cut = Span(span.start, min(span.end, MOST_CHARACTERS))
    for piece in pieces(cut, [mark[0] for mark in inside]):
        words = escape(piece.span.of(reading.text)).replace("\n", "<br>")
        for index in reversed(piece.marks):
            _, name, saying = inside[index]
            words = f'<span style="{STYLES[name]}" title="{escape(saying)}">{words}</span>'
        parts.append(words)
    tag = "h4" if kind == "headline" else "p"
    return f'<{tag} dir="auto">{"".join(parts)}</{tag}>'
