"""Which attribution stands inside another's content, in tokens."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from secondhand.annotate.attributions.found import Found, Range
from secondhand.annotate.attributions.nesting import nest


def found(cue: int, *content: Range) -> Found:
    return Found(source=(), cue=((cue, cue + 1),), content=content, confidence=1.0)


def parents(*items: Found) -> list[int | None]:
    return [parent for _, parent in nest(items)]


def test_the_smallest_content_around_a_cue_is_its_parent() -> None:
    assert parents(found(1, (2, 20)), found(5, (6, 15)), found(8, (9, 12))) == [None, 0, 1]


def test_a_parent_may_stand_behind() -> None:
    assert parents(found(3, (4, 8)), found(12, (0, 10))) == [1, None]


def test_pieces_of_a_content_do_not_reach_over_the_gap() -> None:
    assert parents(found(9, (0, 5), (12, 20)), found(7, (6, 7)), found(14, (15, 18))) == [None, None, 0]


def test_contents_around_each_others_cues_are_beside_each_other() -> None:
    assert parents(found(3, (5, 12)), found(8, (0, 6))) == [None, None]


def test_an_inner_content_ends_with_the_outer_one() -> None:
    (_, _), (inner, parent) = nest([found(1, (2, 10)), found(4, (5, 14))])
    assert (inner.content, parent) == (((5, 10),), 0)


def test_an_inner_content_wholly_outside_is_kept() -> None:
    (_, _), (inner, parent) = nest([found(1, (2, 6)), found(4, (8, 12))])
    assert (inner.content, parent) == (((8, 12),), 0)


RANGES = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda pair: (pair[0], sum(pair)))
ITEMS = st.lists(st.builds(found, st.integers(0, 40), RANGES), max_size=8)


@given(ITEMS)
@example([found(3, (4, 9)), found(5, (6, 12)), found(8, (0, 4))])
def test_no_attribution_is_its_own_ancestor(items: list[Found]) -> None:
    above = parents(*items)
    for k in range(len(items)):
        path = [k]
        while (parent := above[path[-1]]) is not None:
            assert parent not in path
            path.append(parent)


@given(ITEMS)
def test_a_parent_speaks_around_its_child(items: list[Found]) -> None:
    for item, parent in zip(items, parents(*items), strict=True):
        assert parent is None or any(begin <= item.lead < end for begin, end in items[parent].content)
