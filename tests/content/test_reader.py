from pathlib import Path

import pytest

from mo_desk.content.reader import read_bank, read_blueprint
from mo_desk.domain.blueprint import Cell
from mo_desk.domain.errors import Invalid
from mo_desk.domain.questions import Block, Standing
from tests.helpers.banks import MO_41
from tests.helpers.contents import BLUEPRINT, GOALS, ITEM, write, write_edition

SHIPPED = Path(__file__).parents[2] / "question_bank" / "edition"


def test_a_whole_edition_is_read(tmp_path):
    bank = read_bank(write_edition(tmp_path))

    assert bank.edition.standing is Standing.PRACTICE
    assert bank.edition.themes["T07"].titles == {"nl": "Wonen", "ar": "السكن"}
    assert bank.goals["MD-T07-1"].texts["nl"] == "Doel."
    assert list(bank.items) == ["t07-huur"]


def test_an_edition_may_name_a_core_with_more_languages(tmp_path):
    plain = read_bank(write_edition(tmp_path / "plain")).edition
    more = 'languages = ["nl", "ar"]\nextra_languages = ["tr", "prs"]\ncore = ["t07-huur"]'

    edition = read_bank(write_edition(tmp_path / "core", edition=(('languages = ["nl", "ar"]', more),))).edition

    assert (plain.extra_languages, plain.core) == ((), ())
    assert (edition.extra_languages, edition.core) == (("tr", "prs"), ("t07-huur",))


def test_an_id_used_twice_is_refused(tmp_path):
    write_edition(tmp_path)
    write(tmp_path / "items" / "t07" / "other.toml", ITEM)

    with pytest.raises(Invalid) as refused:
        read_bank(tmp_path)

    assert refused.value.params == {"field": "id", "file": "t07/other.toml", "id": "t07-huur"}


def test_a_goal_used_twice_is_refused(tmp_path):
    write_edition(tmp_path)
    write(tmp_path / "goals" / "T08.toml", GOALS)

    with pytest.raises(Invalid, match="content_duplicate_id"):
        read_bank(tmp_path)


def test_an_item_in_another_folder_or_block_is_refused(tmp_path):
    write_edition(tmp_path / "one", edition=(('block = "praktisch"', 'block = "algemeen"'),))
    write_edition(tmp_path / "two")
    (tmp_path / "two" / "items" / "t07").rename(tmp_path / "two" / "items" / "t08")

    for name, key in (("one", "t07-huur.block"), ("two", "t07-huur.theme")):
        with pytest.raises(Invalid) as refused:
            read_bank(tmp_path / name)
        assert refused.value.params["key"] == key


def test_a_theme_without_a_name_in_every_language_is_refused(tmp_path):
    with pytest.raises(Invalid) as refused:
        read_bank(write_edition(tmp_path, edition=((', ar = "السكن"', ""),)))

    assert refused.value.params["key"] == "themes.T07.title.ar"


def test_a_folder_without_an_edition_is_refused(tmp_path):
    with pytest.raises(Invalid, match="content_missing"):
        read_bank(tmp_path)


def test_a_blueprint_is_read_and_a_theme_in_two_cells_refused(tmp_path):
    path = write(tmp_path / "mini.toml", BLUEPRINT)
    assert read_blueprint(path).cells == (Cell("T07", Block.PRACTICAL, 1),)

    cell = '{ theme = "T07", block = "praktisch", count = 1 }'
    with pytest.raises(Invalid, match="content_value_wrong"):
        read_blueprint(write(path, BLUEPRINT, (cell, f"{cell}, {cell}")))


def test_a_cell_of_no_items_is_refused(tmp_path):
    with pytest.raises(Invalid) as refused:
        read_blueprint(write(tmp_path / "mini.toml", BLUEPRINT, ("count = 1", "count = 0")))

    assert refused.value.params["key"] == "cells[0].count"


def test_the_shipped_blueprint_asks_11_general_and_30_practical():
    assert read_blueprint(SHIPPED / "blueprints" / "mo-41.toml") == MO_41


def test_the_shipped_bank_is_practice_material_and_reads():
    bank = read_bank(SHIPPED)

    assert bank.edition.standing is Standing.PRACTICE
    assert set(bank.edition.themes) == {cell.theme for cell in MO_41.cells}
    assert bank.items
