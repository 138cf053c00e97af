import pytest

from mo_desk.content.items import read_items
from mo_desk.content.tables import read_toml
from mo_desk.domain.errors import Invalid
from mo_desk.domain.questions import Block, TextStatus
from tests.helpers.contents import ITEM, write


def read(tmp_path, *changes):
    return read_items(read_toml(write(tmp_path / "huur.toml", ITEM, *changes)))


def test_an_item_is_read_whole(tmp_path):
    [item] = read(tmp_path)

    assert (item.item_id, item.block, item.theme, item.key, item.difficulty) == (
        "t07-huur",
        Block.PRACTICAL,
        "T07",
        "b",
        0.3,
    )
    assert item.texts["nl"].options == {"a": "De huurder", "b": "De eigenaar"}
    assert (item.texts["nl"].status, item.texts["ar"].status) == (TextStatus.DRAFT, TextStatus.REVIEWED)
    assert item.options == ("a", "b")
    assert item.source.evidence == "read"


@pytest.mark.parametrize(
    ("change", "code", "key"),
    [
        (('goal = "MD-T07-1"\n', ""), "content_key_missing", "t07-huur.goal"),
        (("version = 1", "version = 1\ncolour = 3"), "content_key_unknown", "t07-huur.colour"),
        (('id = "t07-huur"', 'id = "t08-huur"'), "content_value_wrong", "t08-huur.id"),
        (('id = "t07-huur"', 'id = "T07 huur"'), "content_value_wrong", "items[0].id"),
        (('key = "b"', 'key = "c"'), "content_value_wrong", "t07-huur.key"),
        (("0.30", "1.5"), "content_value_wrong", "t07-huur.difficulty"),
        (('family = ""', 'family = "huren"'), "content_value_wrong", "t07-huur.variant"),
        (("https://", "http://"), "content_value_wrong", "t07-huur.source.url"),
        (('evidence = "read"', 'evidence = "heard"'), "content_value_wrong", "t07-huur.source.evidence"),
        (('status = "draft"', 'status = "final"'), "content_value_wrong", "t07-huur.texts.nl.status"),
        (('b = "المالك"', 'c = "المالك"'), "content_options_differ", "t07-huur.texts.ar.options"),
        (('b = "De eigenaar"', 'b = "De huurder"'), "content_options_equal", "t07-huur.texts.nl.options"),
        (('a = "De huurder", ', ""), "content_value_wrong", "t07-huur.texts.nl.options"),
        (('a = "De huurder"', 'aa = "De huurder"'), "content_value_wrong", "t07-huur.texts.nl.options"),
        (("[items.texts.nl]", "[items.texts.NL]"), "content_key_unknown", "t07-huur.texts.NL"),
        (("Wie betaalt?", "Wie \u202ebetaalt?"), "content_text_control", "t07-huur.texts.nl.stem"),
        (("Wie betaalt?", "x" * 401), "content_text_length", "t07-huur.texts.nl.stem"),
    ],
)
def test_a_wrong_item_is_refused_with_file_item_and_key(tmp_path, change, code, key):
    with pytest.raises(Invalid) as refused:
        read(tmp_path, change)

    assert (refused.value.code, refused.value.params["key"]) == (code, key)
    assert str(refused.value.params["file"]).endswith("huur.toml")


def test_an_item_without_texts_is_refused(tmp_path):
    head = ITEM.split("[items.texts.nl]", maxsplit=1)[0]

    with pytest.raises(Invalid) as refused:
        read_items(read_toml(write(tmp_path / "huur.toml", head + "[items.texts]\n")))

    assert refused.value.params["key"] == "t07-huur.texts"
