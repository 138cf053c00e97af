from __future__ import annotations

import pytest

from mo_desk.content.people_words import Portrayed, read_people_words
from mo_desk.domain.errors import Invalid
from mo_desk.paths import shipped
from tests.helpers.contents import PEOPLE, write


def test_words_and_names_say_a_sex_and_an_origin(tmp_path):
    words = read_people_words(write(tmp_path / "people.toml", PEOPLE))

    assert words.persons == {
        "man": {Portrayed.MAN}, "broer": {Portrayed.MAN}, "vrouw": {Portrayed.WOMAN}, "zus": {Portrayed.WOMAN},
        "iemand": frozenset(), "familie": frozenset(),
    }  # fmt: skip
    assert words.names["Fatima"] == {Portrayed.WOMAN, Portrayed.ELSEWHERE}
    assert "betaalt ... niet" in words.mistakes


@pytest.mark.parametrize(
    ("change", "code", "key"),
    [
        (('"iemand", ', '"iemand", "man", '), "content_value_wrong", "persons.geen"),
        (("[names.elders]", "[names.overal]"), "content_key_missing", "names.elders"),
        (("[mistakes]", "[mistakes]\nmore = 1"), "content_key_unknown", "mistakes.more"),
        (('geen = ["iemand", "familie"]', ""), "content_key_missing", "persons.geen"),
    ],
)
def test_a_wrong_table_is_refused_with_its_key(tmp_path, change, code, key):
    with pytest.raises(Invalid) as refused:
        read_people_words(write(tmp_path / "people.toml", PEOPLE, change))

    assert (refused.value.code, refused.value.params["key"]) == (code, key)


def test_the_shipped_table_is_right_and_written_in_small_letters():
    words = read_people_words(shipped().question_bank / "people.toml")

    assert [word for word in words.persons if word != word.casefold()] == []
    assert [name for name in words.names if name == name.casefold()] == []
    assert words.mistakes
