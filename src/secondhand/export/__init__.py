"""A view of the case -> a file: one format, one file."""
