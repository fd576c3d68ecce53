"""Accuracy has a floor that cannot sink unseen. Needs the measuring material: SECONDHAND_MATERIAL names its folder."""

import json
import os
from pathlib import Path

import pytest

from benchmarks.accuracy import BENCHES, measure

FLOORS: dict[str, dict[str, float]] = json.loads((Path(__file__).parent / "floors.json").read_text())
MATERIAL = os.environ.get("SECONDHAND_MATERIAL", "")


def test_every_floor_has_its_benchmark() -> None:
    assert set(FLOORS) <= {bench.name for bench in BENCHES}


@pytest.mark.skipif(not MATERIAL, reason="SECONDHAND_MATERIAL does not name the folder of the measuring material")
@pytest.mark.parametrize("name", sorted(FLOORS))
def test_no_figure_falls_below_its_floor(name: str) -> None:
    ((_, figures),) = measure(Path(MATERIAL), frozenset({name}))
    below = {figure: (figures[figure], floor) for figure, floor in FLOORS[name].items() if figures[figure] < floor}
    assert not below, f"{name}: (measured, floor) {below}"
