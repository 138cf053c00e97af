import json
from dataclasses import replace

import pytest

from mo_desk.assembly.assemble import assemble
from mo_desk.content.plain import FILE_LIMIT_BYTES, read_plain, write_plain
from mo_desk.domain.errors import Invalid, Refused
from mo_desk.domain.questions import Standing
from tests.helpers.banks import MO_41, stocked_bank

MADE = assemble(stocked_bank(), MO_41, 1, 5)[0]


def test_a_plain_form_says_exactly_what_others_need():
    plain = json.loads(write_plain(MADE.form, MADE.key))

    assert list(plain) == ["form", "blueprint", "seed", "edition", "items"]
    assert {tuple(item) for item in plain["items"]} == {("id", "version", "block", "theme", "options", "key")}
    assert [item["block"] for item in plain["items"]] == ["algemeen"] * 11 + ["praktisch"] * 30


def test_a_plain_form_reads_back_with_its_key(tmp_path):
    path = tmp_path / "f.form.json"
    path.write_bytes(write_plain(MADE.form, MADE.key))

    form, key = read_plain(path)

    assert [(item.item_id, item.options) for item in form.items] == [
        (item.item_id, item.options) for item in MADE.form.items
    ]
    assert key.right == MADE.key.right


def test_an_official_form_is_never_written_plain():
    with pytest.raises(Refused, match="plain_form_official"):
        write_plain(replace(MADE.form, standing=Standing.OFFICIAL), MADE.key)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda plain: plain.pop("seed"),
        lambda plain: plain.update(extra=1),
        lambda plain: plain.update(items=[]),
        lambda plain: plain["items"].append(plain["items"][0]),
        lambda plain: plain["items"][0].update(key="z"),
        lambda plain: plain["items"][0].update(options=["a", "a", "b"]),
        lambda plain: plain["items"][0].update(block="theorie"),
    ],
)
def test_a_file_that_is_not_a_plain_form_is_refused_by_name(tmp_path, spoil):
    plain = json.loads(write_plain(MADE.form, MADE.key))
    spoil(plain)
    path = tmp_path / "f.form.json"
    path.write_text(json.dumps(plain), encoding="utf-8")

    with pytest.raises(Invalid) as refused:
        read_plain(path)

    assert (refused.value.code, refused.value.field) == ("plain_form_wrong", "f.form.json")


def test_no_file_no_json_and_too_much_are_refused(tmp_path):
    path = tmp_path / "f.form.json"
    with pytest.raises(Invalid, match="content_missing"):
        read_plain(path)
    path.write_bytes(b"\xff{")
    with pytest.raises(Invalid, match="plain_form_wrong"):
        read_plain(path)
    path.write_bytes(b" " * (FILE_LIMIT_BYTES + 1))
    with pytest.raises(Invalid, match="content_too_large"):
        read_plain(path)
