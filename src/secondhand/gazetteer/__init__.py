"""The place index: built from name tables, looked up, ranked."""
