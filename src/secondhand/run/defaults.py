"""What the user says of documents that do not say it themselves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from secondhand.errors import Unusable
from secondhand.model import Draft, Published, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults(Record):
    """Metadata for documents that lack it."""

    published: Published | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None

    def fill(self, draft: Draft) -> Draft:
        """The draft with what it lacks."""
        return replace(
            draft,
            published=draft.published or self.published,
            outlet=draft.outlet or self.outlet,
            title=draft.title or self.title,
            url=draft.url or self.url,
        )


def day_of(value: str | date | None) -> date | None:
    """A day from ISO 8601 (2020-02-05). Raises Unusable when it is none of the calendar."""
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise Unusable(f"{value!r} is no day of the calendar", advice="Write days as 2020-02-05.") from error


def published_on(value: str | date | None) -> Published | None:
    """A publication date that the user gives."""
    day = day_of(value)
    return Published(value=day, basis="given") if day else None
