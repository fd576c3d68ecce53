"""Which stages run, in which order: sorted from what each needs and writes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from graphlib import CycleError, TopologicalSorter
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from secondhand.errors import Unusable
from secondhand.model import LAYERS, WORKING_LAYERS, Check, Stage

GIVEN = frozenset({"blocks"})
"""Layers a reading has before any stage ran: cleaning makes them."""


def registered(group: str) -> tuple[Any, ...]:
    """Everything registered under `secondhand.GROUP`, ours and plugins' alike, by name."""
    found = sorted(entry_points(group=f"secondhand.{group}"), key=lambda point: point.name)
    return tuple(_load(point) for point in found)


def _load(point: EntryPoint) -> Any:
    try:
        return point.load()
    except (ImportError, AttributeError) as error:
        plugin = point.dist.name if point.dist else point.value
        raise Unusable(f"the plugin {point.name!r} of {plugin} cannot be loaded ({error})", advice="Reinstall or uninstall it.") from error


def order(stages: Iterable[Stage]) -> tuple[Stage, ...]:
    """The stages sorted so that each runs after those it needs. Raises Unusable when they cannot be."""
    writer: dict[str, Stage] = {}
    for stage in stages:
        if stage.writes not in LAYERS + WORKING_LAYERS:
            known = ", ".join(LAYERS + WORKING_LAYERS)
            raise Unusable(f"stage {stage.name} writes the unknown layer {stage.writes!r}", advice=f"The layers are {known}.")
        if stage.writes in writer or stage.writes in GIVEN:
            other = writer[stage.writes].name if stage.writes in writer else "cleaning"
            raise Unusable(f"{stage.name} and {other} both write the layer {stage.writes!r}", advice="Uninstall one of the two plugins.")
        writer[stage.writes] = stage
    for stage in writer.values():
        for layer in sorted(stage.needs - GIVEN - writer.keys()):
            raise Unusable(f"stage {stage.name} needs the layer {layer!r}, which no stage writes", advice="Install the plugin that does.")
    graph = {layer: sorted(stage.needs - GIVEN) for layer, stage in sorted(writer.items())}
    try:
        return tuple(writer[layer] for layer in TopologicalSorter(graph).static_order())
    except CycleError as error:
        circle = " -> ".join(error.args[1])
        raise Unusable(f"stages need each other in a circle: {circle}", advice="Uninstall one of these plugins.") from error


@cache
def stages() -> tuple[Stage, ...]:
    """The registered stages in the order they run."""
    return order(registered("stages"))


@cache
def checks() -> tuple[Check, ...]:
    """The registered checks by name."""
    return registered("checks")
