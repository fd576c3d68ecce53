"""Every data file can be read by the one loader and says where its facts come from."""

from importlib.resources import files
from typing import get_args

import pytest

from secondhand.lexicon import rows, table, words
from secondhand.model import ClaimType

FOLDER = files("secondhand.lexicon")
TABLES = sorted(entry.name[:-5] for entry in FOLDER.iterdir() if entry.name.endswith(".toml"))
LISTS = sorted(entry.name[:-4] for entry in FOLDER.iterdir() if entry.name.endswith(".csv"))


@pytest.mark.parametrize("name", TABLES)
def test_a_table_names_its_source(name: str) -> None:
    assert len(str(table(name)["source"])) > 10


@pytest.mark.parametrize("name", LISTS)
def test_a_list_names_its_source_and_every_row_is_whole(name: str) -> None:
    assert (FOLDER / f"{name}.csv").read_text(encoding="utf-8").startswith("# ")
    assert rows(name)
    for row in rows(name):
        assert None not in row and None not in row.values(), row


def test_every_claim_type_is_mapped_to_other_schemes() -> None:
    mapped = [row["type"] for row in rows("claim_mappings")]
    assert sorted(mapped) == sorted(get_args(ClaimType))
    assert {row["cause"] for row in rows("claim_mappings")} - {""} <= {
        "shelling",
        "explosion",
        "chemical and toxic gases",
        "shooting",
        "execution",
        "unknown",
    }


def test_words_are_lower_case_and_groups_nest() -> None:
    assert "al" in words("generic_actors", "titles.particles")
    assert all(word == word.lower() for word in words("generic_actors", "titles.words"))
