from __future__ import annotations

from mo_desk.content.locations import Location, find_locations
from tests.helpers.contents import EDITION, ITEM, LESSON, write, write_edition


def line_of(text: str, start: str, *, after: str = "") -> int:
    lines = text.splitlines()
    begin = next((number for number, line in enumerate(lines) if after and line.startswith(after)), 0)
    return next(number for number, line in enumerate(lines[begin:], begin + 1) if line.startswith(start))


def test_an_id_is_found_with_file_and_line(tmp_path):
    locations = find_locations(write_edition(tmp_path), "items/*/*.toml")

    assert locations.find("t07-huur") == Location("items/t07/huur.toml", line_of(ITEM, 'id = "t07-huur"'))


def test_a_part_is_found_below_its_id(tmp_path):
    locations = find_locations(write_edition(tmp_path), "items/*/*.toml")

    stem = Location("items/t07/huur.toml", line_of(ITEM, "stem", after="[items.texts.ar]"))
    assert locations.find("t07-huur", "texts.ar.stem") == stem


def test_a_part_without_a_line_of_its_own_is_at_what_holds_it(tmp_path):
    locations = find_locations(write_edition(tmp_path), "items/*/*.toml")

    options = Location("items/t07/huur.toml", line_of(ITEM, "options", after="[items.texts.nl]"))
    assert locations.find("t07-huur", "texts.nl.options.b") == options
    assert locations.find("t07-huur", "no.such.part") == locations.find("t07-huur")


def test_lists_of_tables_are_counted_from_nought(tmp_path):
    write(tmp_path / "t07" / "t07-een-woning-huren.toml", LESSON)
    locations = find_locations(tmp_path, "*/*.toml")

    second = locations.find("t07-een-woning-huren", "steps[1].text")

    assert second == Location("t07/t07-een-woning-huren.toml", line_of(LESSON, 'text = "Lees samen'))
    assert locations.find("t07-een-woning-huren", "checks[0]") == locations.find("t07-een-woning-huren", "checks")
    assert locations.find("t07-een-woning-huren", "steps[0].pictures[0]") == Location(
        "t07/t07-een-woning-huren.toml", line_of(LESSON, 'pictures = ["speech"]')
    )


def test_two_items_in_one_file_have_their_own_lines(tmp_path):
    other = ITEM.replace("t07-huur", "t07-koop").replace('family = ""', 'family = "wonen"')
    write(tmp_path / "items.toml", ITEM + other)
    locations = find_locations(tmp_path, "*.toml")

    lines = len(ITEM.splitlines())
    first, second = locations.find("t07-huur", "texts.nl.stem"), locations.find("t07-koop", "texts.nl.stem")
    assert first is not None
    assert second == Location("items.toml", first.line + lines)
    assert locations.find("wonen") == Location("items.toml", line_of(other, "family") + lines)


def test_a_theme_and_a_goal_are_found_by_name(tmp_path):
    locations = find_locations(write_edition(tmp_path), "edition.toml", "goals/*.toml")

    assert locations.find("T07") == Location("edition.toml", line_of(EDITION, "T07"))
    assert locations.find("MD-T07-1") == Location("goals/T07.toml", 3)


def test_what_nobody_knows_is_nowhere(tmp_path):
    assert find_locations(write_edition(tmp_path), "items/*/*.toml").find("t09-iets") is None
