"""Reading -> one layer of marks each, one file per layer."""
