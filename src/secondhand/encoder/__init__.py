"""The small neural model: words with their grammar, names, and who is said to say what."""

from secondhand.encoder.reader import OnnxEncoder

__all__ = ["OnnxEncoder"]
