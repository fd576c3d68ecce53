"""Texts and files read without a case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

from secondhand.errors import Unreadable
from secondhand.model import Arrival, Draft, Knowledge, Limits, Reading, Source
from secondhand.read.files import drafts
from secondhand.run.defaults import Defaults, published_on
from secondhand.run.knowledge import knowledge
from secondhand.run.plan import registered
from secondhand.run.reading import read_draft


def annotate(
    text: str,
    *,
    published: str | date | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    language: str | None = None,
    gazetteers: Sequence[str | Path] = (),
    actors: Sequence[str | Path] = (),
    precise: bool = False,
    threads: int = 1,
) -> Reading:
    """The reading of one text: its blocks, attributions, claims and findings, with nothing stored.

    `precise` keeps only attributions that are right nearly always; the encoder runs on so many `threads`.

    >>> reading = annotate("Two residents said that a shell hit the market.", published="2020-02-05")
    """
    data = text.encode("utf-8", "surrogatepass")
    draft = Draft(
        source=Source(sha256=sha256(data).hexdigest(), size=len(data), media_type="text/plain", origin="", got_at=""),
        data=data,
        text=text,
        external_id="",
        title=title,
        outlet=outlet,
        url=url,
        language=language,
        published=published_on(published),
    )
    return read_draft(draft, _known(tuple(map(Path, gazetteers)), tuple(map(Path, actors)), precise, threads))


def annotate_files(
    arrivals: Sequence[Arrival | Unreadable],
    defaults: Defaults,
    *,
    gazetteers: Sequence[Path] = (),
    actors: Sequence[Path] = (),
    precise: bool = False,
    threads: int = 1,
    limits: Limits | None = None,
) -> Iterator[Reading | Unreadable]:
    """The reading of every document in these files, one after the other."""
    known = _known(tuple(gazetteers), tuple(actors), precise, threads)
    for arrival in arrivals:
        for item in (arrival,) if isinstance(arrival, Unreadable) else drafts(arrival, registered("readers"), limits or Limits()):
            yield item if isinstance(item, Unreadable) else read_draft(defaults.fill(item), known)


@cache
def _known(gazetteers: tuple[Path, ...], actors: tuple[Path, ...], precise: bool, threads: int) -> Knowledge:
    """Loaded once for all texts of a program."""
    return knowledge(gazetteers=gazetteers, actors=actors, precise=precise, threads=threads)
