"""The small neural model: words with their grammar, names, and who is said to say what."""

import os

# From 1.29 on, onnxruntime reports its use to Microsoft unless this is set before it is imported (its Privacy.md). Nothing here may
# tell anybody that, or where, or on what, somebody works.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

from secondhand.encoder.reader import OnnxEncoder

__all__ = ["OnnxEncoder"]
