from dataclasses import replace

import pyrage
import pytest

from mo_desk.assembly.assemble import assemble
from mo_desk.content.sealing import open_key, open_paper, seal_form, seal_official_form
from mo_desk.domain.errors import Invalid, Refused, Untrusted
from mo_desk.domain.ids import OptionId
from mo_desk.domain.questions import Standing, TextStatus
from tests.helpers.banks import MO_41, make_bank, stocked_bank

DEVICE, OTHER, AGENCY = (pyrage.x25519.Identity.generate() for _ in range(3))
MADE = assemble(stocked_bank(), MO_41, 2, 5)
FIRST = MADE[0]
SEALED = seal_form(FIRST.form, FIRST.paper, FIRST.key, str(DEVICE.to_public()))
NAMES = ("paper.age", "paper.identity.age", "key.age", "key.identity.age")
CODE = "spaarpot-lamp-brug"


@pytest.fixture(scope="module")
def official():
    items = [
        replace(item, texts={name: replace(text, status=TextStatus.REVIEWED) for name, text in item.texts.items()})
        for item in stocked_bank().items.values()
    ]
    bank = make_bank(*items, standing=Standing.OFFICIAL)
    made = assemble(bank, MO_41, 1, 5)[0]
    sealed = seal_official_form(
        made.form,
        made.paper,
        made.key,
        str(DEVICE.to_public()),
        release_code=CODE,
        key_recipient=str(AGENCY.to_public()),
    )
    return made, sealed


def test_both_halves_open_on_the_device_they_were_sealed_for():
    assert set(SEALED.files) == set(NAMES)
    assert open_paper(FIRST.form, SEALED.files, str(DEVICE)) == FIRST.paper
    assert open_key(FIRST.form, SEALED.files, str(DEVICE)) == FIRST.key


def test_nothing_can_be_read_in_the_files():
    stem = next(iter(FIRST.paper.items[0].texts.values())).stem.encode()

    assert all(stem not in data and b"AGE-SECRET-KEY" not in data for data in SEALED.files.values())


def test_another_device_opens_nothing():
    with pytest.raises(Untrusted, match="sealed_form_untrusted"):
        open_paper(FIRST.form, SEALED.files, str(OTHER))
    with pytest.raises(Untrusted, match="sealed_form_untrusted"):
        open_key(FIRST.form, SEALED.files, "not an identity")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("damage", ["flip", "cut", "empty", "gone"])
def test_a_changed_file_is_untrusted(name, damage):
    data = SEALED.files[name]
    files = dict(SEALED.files)
    if damage == "gone":
        del files[name]
    else:
        middle = len(data) // 2
        flipped = data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]
        files[name] = {"flip": flipped, "cut": data[:-1], "empty": b""}[damage]
    opener = open_paper if name.startswith("paper") else open_key

    with pytest.raises(Untrusted, match="sealed_form_untrusted"):
        opener(FIRST.form, files, str(DEVICE))


def test_the_halves_of_another_form_are_untrusted():
    second = MADE[1]

    with pytest.raises(Untrusted, match="reason=paper_digest"):
        open_paper(second.form, SEALED.files, str(DEVICE))
    with pytest.raises(Untrusted, match="reason=items"):
        open_key(second.form, SEALED.files, str(DEVICE))


def test_a_well_sealed_paper_with_another_text_is_untrusted():
    item = FIRST.paper.items[0]
    text = replace(item.texts["nl"], stem="Something else?")
    other = replace(FIRST.paper, items=(replace(item, texts={**item.texts, "nl": text}), *FIRST.paper.items[1:]))
    sealed = seal_form(FIRST.form, other, FIRST.key, str(DEVICE.to_public()))

    with pytest.raises(Untrusted, match="reason=paper_digest"):
        open_paper(FIRST.form, sealed.files, str(DEVICE))


def test_a_well_sealed_key_with_another_right_option_is_untrusted():
    item = FIRST.form.items[0]
    wrong = next(option for option in item.options if option != FIRST.key.right[item.item_id])
    other = replace(FIRST.key, right={**FIRST.key.right, item.item_id: OptionId(wrong)})
    sealed = seal_form(FIRST.form, FIRST.paper, other, str(DEVICE.to_public()))

    with pytest.raises(Untrusted, match="reason=key_digest"):
        open_key(FIRST.form, sealed.files, str(DEVICE))


def test_a_file_that_holds_something_else_is_untrusted():
    identity = pyrage.x25519.Identity.generate()
    files = {
        "key.age": pyrage.encrypt(b'{"form_id": 3}', [identity.to_public()]),
        "key.identity.age": pyrage.encrypt(str(identity).encode(), [DEVICE.to_public()]),
    }

    with pytest.raises(Untrusted, match="reason=content"):
        open_key(FIRST.form, files, str(DEVICE))


def test_two_seals_of_one_form_have_nothing_in_common():
    again = seal_form(FIRST.form, FIRST.paper, FIRST.key, str(DEVICE.to_public()))

    assert all(again.files[name] != SEALED.files[name] for name in NAMES)


def test_an_official_paper_needs_the_device_and_the_release_code(official):
    made, sealed = official

    assert open_paper(made.form, sealed.files, str(DEVICE), CODE) == made.paper
    with pytest.raises(Refused, match="release_code_wrong"):
        open_paper(made.form, sealed.files, str(DEVICE), "another code here")
    with pytest.raises(Refused, match="release_code_wrong"):
        open_paper(made.form, sealed.files, str(DEVICE))
    with pytest.raises(Untrusted):
        open_paper(made.form, sealed.files, str(OTHER), CODE)


def test_an_official_key_opens_for_the_agency_and_not_on_the_device(official):
    made, sealed = official

    assert open_key(made.form, sealed.files, str(AGENCY)) == made.key
    with pytest.raises(Untrusted):
        open_key(made.form, sealed.files, str(DEVICE))


def test_an_official_form_is_not_sealed_as_practice():
    official_form = replace(FIRST.form, standing=Standing.OFFICIAL)

    with pytest.raises(Refused, match="official_form_needs_release_code"):
        seal_form(official_form, FIRST.paper, FIRST.key, str(DEVICE.to_public()))


def test_a_draft_is_never_sealed_as_official():
    with pytest.raises(Refused, match="official_form_has_drafts"):
        seal_official_form(
            FIRST.form,
            FIRST.paper,
            FIRST.key,
            str(DEVICE.to_public()),
            release_code=CODE,
            key_recipient=str(AGENCY.to_public()),
        )


def test_a_wrong_recipient_or_a_short_code_is_refused():
    with pytest.raises(Invalid, match="age_recipient_wrong"):
        seal_form(FIRST.form, FIRST.paper, FIRST.key, "age1nonsense")
    with pytest.raises(Invalid, match="release_code_short"):
        seal_official_form(
            FIRST.form,
            replace(FIRST.paper, items=()),
            FIRST.key,
            str(DEVICE.to_public()),
            release_code="1234",
            key_recipient="age1nonsense",
        )
