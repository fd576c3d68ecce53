"""The plan is sorted from needs and writes, and refuses what cannot be sorted."""

import pytest

from secondhand.errors import Unusable
from secondhand.model import WORKING_LAYERS, Knowledge, Reading, Stage
from secondhand.run.plan import checks, order, registered, stages


def nothing(reading: Reading, knowledge: Knowledge) -> tuple[()]:
    return ()


def stage(name: str, writes: str, *needs: str) -> Stage:
    return Stage(name=name, version="1", writes=writes, needs=frozenset(needs), mark=nothing)


def test_stages_run_after_what_they_need() -> None:
    planned = order(
        [stage("c", "claims", "places", "times"), stage("p", "places", "sentences"), stage("t", "times"), stage("s", "sentences")]
    )
    names = [each.name for each in planned]
    assert names.index("s") < names.index("p") < names.index("c")
    assert names.index("t") < names.index("c")


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ([stage("a", "colours")], "unknown layer"),
        ([stage("a", "places"), stage("b", "places")], "both write"),
        ([stage("a", "blocks")], "both write"),
        ([stage("a", "places", "times")], "no stage writes"),
        ([stage("a", "places", "times"), stage("b", "times", "places")], "circle"),
    ],
)
def test_what_cannot_be_sorted_is_refused(wrong: list[Stage], says: str) -> None:
    with pytest.raises(Unusable, match=says):
        order(wrong)


def test_what_ships_can_be_sorted() -> None:
    assert {each.writes for each in stages()} >= {"sentences", "attributions", "claims"}
    assert stages()[-1].writes == "claims"
    assert {"weekday", "sum"} <= {check.name for check in checks()}


def test_claims_wait_for_all_that_the_encoder_sees() -> None:
    (claims,) = (each for each in stages() if each.writes == "claims")
    assert claims.needs >= set(WORKING_LAYERS)


def test_every_registered_name_loads() -> None:
    for group in ("stages", "checks", "readers", "exports"):
        assert registered(group), group
