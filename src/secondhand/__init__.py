"""Secondhand reads conflict reporting and shows, for every claim, who says so, how they know, and who says otherwise."""

from secondhand import annotate as _stages  # noqa: F401 - first, so that loading this package later cannot hide the function of its name
from secondhand.errors import SecondhandError, Unreadable, Unusable
from secondhand.model import Claim, Reading
from secondhand.run.annotate import annotate
from secondhand.run.case import Case

__all__ = ["Case", "Claim", "Reading", "SecondhandError", "Unreadable", "Unusable", "annotate"]
