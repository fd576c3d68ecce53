from hypothesis import given
from hypothesis import strategies as st

from secondhand.model import Span
from secondhand.model.pieces import Piece, pieces

SPANS = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


def test_cuts_at_every_edge() -> None:
    found = list(pieces(Span(0, 10), [Span(2, 6), Span(4, 8)]))
    assert found == [
        Piece(Span(0, 2), ()),
        Piece(Span(2, 4), (0,)),
        Piece(Span(4, 6), (0, 1)),
        Piece(Span(6, 8), (1,)),
        Piece(Span(8, 10), ()),
    ]


def test_a_mark_that_reaches_outside_is_cut() -> None:
    assert list(pieces(Span(5, 8), [Span(0, 6), Span(20, 30)])) == [Piece(Span(5, 6), (0,)), Piece(Span(6, 8), ())]


@given(SPANS, st.lists(SPANS, max_size=12))
def test_pieces_cover_the_span_and_name_exactly_the_marks_over_them(span: Span, marks: list[Span]) -> None:
    found = list(pieces(span, marks))
    assert [position for piece in found for position in range(piece.span.start, piece.span.end)] == list(range(span.start, span.end))
    for piece in found:
        assert set(piece.marks) == {index for index, mark in enumerate(marks) if mark.overlaps(piece.span)}
        assert all(marks[index].contains(piece.span) for index in piece.marks)
