"""Bytes -> drafts, one file per kind of input."""
