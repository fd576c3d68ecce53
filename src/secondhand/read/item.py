"""One item of any input: its bytes, where they come from, and what its container says of it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from secondhand.errors import Unreadable
from secondhand.model import Block, Draft, Published, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """Metadata of a document as a row, a side file, a page or a feed gives it."""

    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    published: Published | None = None
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """The bytes of one document, as they arrived."""

    data: bytes
    name: str
    """What the document is called when nothing in it gives an id."""
    origin: str
    media_type: str
    got_at: str

    def draft(self, text: str, details: Details, blocks: tuple[Block, ...] = ()) -> Draft:
        """The draft of this item. Raises Unreadable when there is nothing to read in the text."""
        if not text.strip():
            raise Unreadable("there is no text in it", where=self.origin, advice="Leave it out, or give its text.")
        return Draft(
            source=Source(
                sha256=hashlib.sha256(self.data).hexdigest(),
                size=len(self.data),
                media_type=self.media_type,
                origin=self.origin,
                got_at=self.got_at,
            ),
            data=self.data,
            text=text,
            external_id=details.id or self.name,
            title=details.title,
            outlet=details.outlet,
            url=details.url,
            language=details.language,
            published=details.published,
            blocks=blocks,
            problems=details.problems,
        )


def details_of(row: Mapping[str, object]) -> Details:
    """The metadata in a row or side file; names are `id, title, outlet (or source), url, language, published`.

    Fields that cannot be read are left out and named in `problems`: they do not cost the document.
    """
    problems: list[str] = []
    published, problem = given_date(_word(row, "published", problems))
    return Details(
        id=_word(row, "id", problems),
        title=_word(row, "title", problems),
        outlet=_word(row, "outlet", problems) or _word(row, "source", problems),
        url=_word(row, "url", problems),
        language=_word(row, "language", problems),
        published=published,
        problems=(*problems, problem) if problem else tuple(problems),
    )


def _word(row: Mapping[str, object], name: str, problems: list[str]) -> str | None:
    value = row.get(name)
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return str(value).strip() or None
    if value is not None:
        problems.append(f"the field {name!r} is left out: a text is wanted, not {type(value).__name__}")
    return None


def given_date(value: str | None) -> tuple[Published | None, str | None]:
    """A given ISO 8601 date or date and time, or one sentence about what is wrong with it.

    The day is the one written, in the time zone in which it is written.
    """
    if value is None:
        return None, None
    day = iso_day(value)
    if day is None:
        return None, f"the publication date {value[:40]!r} is left out: it is no ISO 8601 date of the calendar"
    return Published(value=day, basis="given"), None


def iso_day(value: str) -> date | None:
    """The day of an ISO 8601 date or date and time."""
    try:
        return datetime.fromisoformat(value.strip()).date()
    except ValueError:
        return None


def with_details(draft: Draft, details: Details) -> Draft:
    """The draft with what a side file gives; it knows better than the page itself."""
    return replace(
        draft,
        external_id=details.id or draft.external_id,
        title=details.title or draft.title,
        outlet=details.outlet or draft.outlet,
        url=details.url or draft.url,
        language=details.language or draft.language,
        published=details.published or draft.published,
        problems=draft.problems + details.problems,
    )
