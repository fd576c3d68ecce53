"""Order, batches, workers, failures counted by reason."""
