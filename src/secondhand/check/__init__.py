"""Reading -> findings: one rule, one file."""
