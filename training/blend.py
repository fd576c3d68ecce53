"""Blends the weights of a run with those of one tuned on from it: python -m training.blend --run RUN --tuned RUN --share 0.3 --out RUN.

Between the two often lies one that reads other texts than those of the training better than either (Wortsman et al. 2022).
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import torch
from torch import Tensor


def blended(run: dict[str, Tensor], tuned: dict[str, Tensor], share: float) -> dict[str, Tensor]:
    """The weights with this share of the tuned run. Raises ValueError if the runs are of different networks."""
    if run.keys() != tuned.keys():
        raise ValueError(f"the runs differ in {', '.join(sorted(run.keys() ^ tuned.keys()))}")
    return {name: torch.lerp(value.float(), tuned[name].float(), share) for name, value in run.items()}


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--run", type=Path, required=True)
    asked.add_argument("--tuned", type=Path, required=True)
    asked.add_argument("--share", type=float, default=0.3, help="of the tuned run (default %(default)s)")
    asked.add_argument("--out", type=Path, required=True)
    options = asked.parse_args()
    run, tuned = (torch.load(folder / "network.pt", map_location="cpu", weights_only=True) for folder in (options.run, options.tuned))
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save(blended(run, tuned, options.share), options.out / "network.pt")
    shutil.copy(options.tuned / "labels.json", options.out)


if __name__ == "__main__":
    main()
