"""Secondhand reads conflict reporting and shows, for every claim, who says so, how they know, and who says otherwise."""

from secondhand.errors import SecondhandError, Unreadable, Unusable

__all__ = ["SecondhandError", "Unreadable", "Unusable"]
