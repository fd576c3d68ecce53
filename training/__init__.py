"""How the encoder is trained, exported and measured; never imported by the package."""

import os

# onnxruntime reports its use to its makers when it is imported, unless it is told not to.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
