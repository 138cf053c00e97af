from __future__ import annotations

import pytest

from mo_desk.content.sealing import open_key
from mo_desk.domain.errors import Damaged, MoDeskError, Refused
from mo_desk.wire.identity import DeviceIdentity
from tests.helpers.desks import OpenDay, bank


def test_the_bank_has_enough_for_two_forms_in_every_cell(blank: OpenDay) -> None:
    cells = blank.catalog.forms.bank_report(blank.actor)

    assert sum(cell.needed for cell in cells) == 41
    assert [cell.theme for cell in cells if 10 * cell.available < 22 * cell.needed] == []


def test_forms_share_no_item_and_more_than_there_is_stock_for_fail_naming_the_cell(blank: OpenDay) -> None:
    forms = blank.catalog.forms

    first, second = (
        {item.item_id for item in blank.catalog.attempts._formstore.get_form(form).items}
        for form in forms.assemble(blank.actor, 2, 7)
    )
    assert (len(first), len(second), first & second) == (41, 41, set())
    with pytest.raises(Refused, match="blueprint_impossible") as refused:
        forms.assemble(blank.actor, 11, 7)
    assert refused.value.params["cell"]


def test_a_form_on_the_disk_is_sealed_and_a_changed_file_is_not_opened(blank: OpenDay) -> None:
    store = blank.catalog.attempts._formstore
    [form_id] = blank.catalog.forms.assemble(blank.actor, 1, 7)
    item = store.get_form(form_id).items[0]
    stem = bank().items[item.item_id].texts["nl"].stem.encode()

    files = list(blank.desk.home.forms.glob(f"{form_id}.*"))
    assert len(files) >= 2
    assert not any(stem in path.read_bytes() for path in files)
    assert len(store.open_paper(form_id).items) == 41

    for path in files:
        content = path.read_bytes()
        path.write_bytes(content[:-20] + bytes([content[-20] ^ 1]) + content[-19:])
    with pytest.raises(MoDeskError):
        store.open_paper(form_id)
    with pytest.raises(MoDeskError):
        store.open_key(store.get_form(form_id))


def test_a_missing_sealed_file_is_damage_with_a_name(blank: OpenDay) -> None:
    store = blank.catalog.attempts._formstore
    [form_id] = blank.catalog.forms.assemble(blank.actor, 1, 7)
    for path in blank.desk.home.forms.glob(f"{form_id}.*"):
        path.unlink()

    with pytest.raises(Damaged, match="sealed_form_missing"):
        store.open_paper(form_id)


def test_another_laptop_cannot_open_a_practice_form(blank: OpenDay) -> None:
    store = blank.catalog.attempts._formstore
    [form_id] = blank.catalog.forms.assemble(blank.actor, 1, 7)

    with pytest.raises(MoDeskError):
        open_key(store.get_form(form_id), store._files(form_id), DeviceIdentity.create("other").age_identity)
