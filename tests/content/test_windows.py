from __future__ import annotations

import pytest

from mo_desk.content.windows import read_windows
from mo_desk.domain.errors import Invalid
from tests.helpers.contents import WINDOW, write


def place(tmp_path, *changes, name="lintbebouwing"):
    return write(tmp_path / f"{name}.toml", WINDOW, *changes)


def test_a_window_is_read_whole(tmp_path):
    place(tmp_path)

    [window] = read_windows(tmp_path)

    assert (window.window_id, window.from_year, window.to_year) == ("lintbebouwing", 1950, 2000)
    assert [place.name for place in window.places] == ["Vlaanderen"]
    assert window.texts["ar"].facts == ("شريط 1.", "شريط 2.")
    assert not window.title_seen


def test_windows_stand_in_the_order_of_time(tmp_path):
    place(tmp_path)
    place(tmp_path, ('id = "lintbebouwing"', 'id = "begijnhoven"'), ("order = 44", "order = 11"), name="begijnhoven")

    assert [window.window_id for window in read_windows(tmp_path)] == ["begijnhoven", "lintbebouwing"]


def test_a_number_is_used_once(tmp_path):
    place(tmp_path, ("number = 0", "number = 7"))
    place(tmp_path, ('id = "lintbebouwing"', 'id = "de-pil"'), ("number = 0", "number = 7"), name="de-pil")

    with pytest.raises(Invalid, match="content_duplicate_id"):
        read_windows(tmp_path)


@pytest.mark.parametrize(
    ("change", "code", "key"),
    [
        (("to_year = 2000", "to_year = 1949"), "content_value_wrong", "to_year"),
        (("sensitive = false", "sensitive = true"), "content_value_wrong", "sensitive"),
        (('strand = "landschap"', 'strand = "anders"'), "content_value_wrong", "strand"),
        (("latitude = 50.95", "latitude = 95.0"), "content_value_wrong", "places[0].latitude"),
        (('facts = ["Ribbon 1.", "Ribbon 2."]', 'facts = ["Ribbon 1."]'), "content_key_missing", "texts.en.facts"),
        (("number = 0", "number = 61"), "content_value_wrong", "number"),
    ],
)
def test_a_wrong_window_is_refused_with_its_key(tmp_path, change, code, key):
    place(tmp_path, change)

    with pytest.raises(Invalid) as refused:
        read_windows(tmp_path)

    assert (refused.value.code, refused.value.params["key"]) == (code, key)
