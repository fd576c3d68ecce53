import io
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from secondhand.export.geojson import EXPORT
from secondhand.model import CaseView, Reading


def _features(case: CaseView) -> list[dict[str, Any]]:
    out = io.StringIO()
    EXPORT.write(case, out)
    collection = json.loads(out.getvalue())
    assert collection["type"] == "FeatureCollection"
    features: list[dict[str, Any]] = collection["features"]
    return features


def test_one_feature_for_each_claim_with_a_place(made_case: CaseView) -> None:
    (feature,) = _features(made_case)
    assert feature["id"] == "c1"
    assert feature["geometry"] == {"type": "Point", "coordinates": [-20.08, -31.4]}
    assert feature["properties"]["precision"] == "centre of a settlement, within about 3 km"
    assert feature["properties"]["radius_km"] == 3.0
    assert feature["properties"]["chain"] == ["Amsel Courier", "a hotline", "two residents"]


def test_a_place_that_was_not_located_has_no_geometry(made_reading: Reading, case_of: Callable[..., CaseView]) -> None:
    unresolved = replace(made_reading.places[0], lat=None, lon=None, place=None, radius_km=None)
    (feature,) = _features(case_of(replace(made_reading, places=(unresolved,))))
    assert feature["geometry"] is None
    assert feature["properties"]["precision"] == "not located"


def test_an_empty_case_is_an_empty_collection(case_of: Callable[..., CaseView]) -> None:
    assert _features(case_of()) == []
