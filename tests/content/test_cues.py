from __future__ import annotations

from dataclasses import replace

from mo_desk.content.cues import BANK_LEAST, check_cues
from mo_desk.domain.ids import OptionId
from tests.helpers.banks import make_bank, make_item


def spread_items(keys):
    """Return items in many themes, so that only the bank as a whole can be uneven."""
    return [make_item(f"t{number:02}-a", key=OptionId(key)) for number, key in enumerate(keys)]


def found(items):
    return [(finding.code, dict(finding.params)) for finding in check_cues(make_bank(*items))]


def test_a_bank_in_which_one_place_is_right_too_often_is_warned_about():
    keys = "a" * 13 + "b" * 9 + "c" * 8

    assert found(spread_items(keys)) == [
        ("bank_keys_uneven_overall", {"where": "test-bank-1", "option": "a", "times": 13, "count": 30})
    ]


def test_forty_of_a_hundred_is_still_even():
    assert found(spread_items("a" * 12 + "b" * 9 + "c" * 9)) == []


def test_the_longest_option_is_looked_at_in_each_language():
    items = []
    for number, item in enumerate(spread_items("abc" * 10)):
        english = item.texts["en"]
        longer = replace(english, options={**english.options, item.key: f"a much longer answer {number}"})
        items.append(replace(item, texts={**item.texts, "en": longer}) if number < 13 else item)

    assert found(items) == [
        ("bank_keys_longest_overall", {"where": "test-bank-1", "language": "en", "times": 13, "count": 30})
    ]


def test_a_small_bank_is_not_looked_at_as_a_whole():
    assert found(spread_items("a" * (BANK_LEAST - 1))) == []
