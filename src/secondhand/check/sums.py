"""Sums: "16 dead, including 9 women and 8 children": the parts against the total.

Women, men and children are counted apart (a girl is counted as a child), and so are civilians and combatants;
a civilian may well be a woman, so the two groups are never added to one another.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from secondhand.check.findings import finding
from secondhand.model import Check, Finding, QuantityMention, Reading

_APART: Final = (("woman", "man", "child"), ("civilian", "combatant"))


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each total that the text splits into parts."""
    parts: dict[str, list[QuantityMention]] = {}
    for quantity in reading.quantities:
        if quantity.part_of and quantity.low is not None:
            parts.setdefault(quantity.part_of, []).append(quantity)
    for total in reading.quantities:
        alike = [part for part in parts.get(total.id, ()) if _of_one_kind(total, part)]
        if alike and total.high is not None:
            yield _compare(reading, total, total.high, alike)


def _of_one_kind(total: QuantityMention, part: QuantityMention) -> bool:
    """Wounded are no part of killed, nor persons of strikes."""
    return total.unit == part.unit and (part.outcome in (None, total.outcome) or total.outcome in (None, "casualties"))


def _compare(reading: Reading, total: QuantityMention, limit: float, parts: list[QuantityMention]) -> Finding:
    """The sum that comes out largest among the groups whose members cannot be counted twice."""
    addends = max(_additions(parts), key=lambda group: sum(part.low or 0 for part in group))
    added = sum(part.low or 0 for part in addends)
    sum_ = " + ".join(f"{part.low:g}" for part in addends)
    listed = f"{sum_} = {added:g}" if len(addends) > 1 else f"{added:g}"
    fails = added > limit
    words = ", ".join(part.span.of(reading.text) for part in addends)
    message = f"The parts ({words}) add up to {listed}, {'more than' if fails else 'within'} the total of {limit:g}."
    if fails and len(addends) > 1:
        message += " They cannot overlap: women, men and children, and likewise civilians and fighters, are counted apart."
    computed: dict[str, object] = {"total": limit, "parts": [part.low for part in addends], "sum": added, "over": max(added - limit, 0)}
    return finding(
        reading, "sum", "fails" if fails else "holds", total.span, *(part.span for part in addends), message=message, computed=computed
    )


def _additions(parts: list[QuantityMention]) -> Iterator[list[QuantityMention]]:
    """Parts that may be added: the largest of each population of a group; and every part alone."""
    for group in _APART:
        largest = [max(same, key=lambda part: part.low or 0) for name in group if (same := [p for p in parts if p.population == name])]
        if largest:
            yield sorted(largest, key=lambda part: part.start)
    yield from ([part] for part in parts)


CHECK = Check(name="sum", version="1", needs=frozenset({"quantities"}), find=find)
