from dataclasses import replace

from secondhand.model import Block, Document, Reading
from secondhand.model.pseudonym import Pseudonyms


def _reading(*authors: str) -> Reading:
    text = "By Ada Moss\n" + "".join(f"{author} wrote\n" for author in authors)
    blocks = [Block(start=0, end=11, kind="byline", author="Ada Moss")]
    at = 12
    for author in authors:
        blocks.append(Block(start=at, end=at + len(author) + 6, kind="comment", author=author))
        at += len(author) + 7
    return Reading(document=Document.of(text), blocks=tuple(blocks))


def test_authors_are_numbered_as_they_are_met_and_keep_their_number() -> None:
    pseudonyms = Pseudonyms()
    assert [pseudonyms.of(author) for author in ("Zed", "Ann", "Zed")] == ["commenter-1", "commenter-2", "commenter-1"]


def test_hides_who_comments_but_not_who_signs_an_article() -> None:
    hidden = Pseudonyms().hide(_reading("Ann", "Bea", "Ann"))
    assert [block.author for block in hidden.blocks] == ["Ada Moss", "commenter-1", "commenter-2", "commenter-1"]


def test_everything_but_the_authors_stays() -> None:
    reading = _reading("Ann")
    assert replace(Pseudonyms().hide(reading), blocks=reading.blocks) == reading


def test_a_comment_without_an_author_stays_without() -> None:
    reading = replace(_reading(), blocks=(Block(start=0, end=3, kind="comment"),))
    assert Pseudonyms().hide(reading) == reading


def test_names_met_are_replaced_in_shown_text_the_longest_first() -> None:
    pseudonyms = Pseudonyms()
    for author in ("Ann", "Ann Bell", "Al"):
        pseudonyms.of(author)
    assert pseudonyms.hide_in("@Ann Bell: Ann is right. Also Al.") == "@commenter-2: commenter-1 is right. Also Al."
