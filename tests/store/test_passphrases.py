from __future__ import annotations

import unicodedata

import pytest

from mo_desk.domain.errors import Invalid
from mo_desk.store.passphrases import check_passphrase, fold_name, fold_passphrase


@pytest.mark.parametrize(
    "passphrase",
    ["vier woorden op een rij", "fietsbel77", "De hond van Lies blaft", "ድመትና ውሻ ዛሬ መጡ", "قطة وكلب اليوم"],
)
def test_ten_characters_that_nobody_tries_first_are_enough(passphrase):
    check_passphrase(passphrase, "Leerkracht Test")


@pytest.mark.parametrize(
    ("passphrase", "code"),
    [
        ("kort", "passphrase_too_short"),
        ("123456789", "passphrase_too_short"),
        ("abc       ", "passphrase_too_short"),
        ("x" * 1001, "passphrase_too_long"),
        ("Wachtwoord1!", "passphrase_common"),
        ("Inburgering2026", "passphrase_common"),
        ("1234567890", "passphrase_common"),
        ("0987654321", "passphrase_common"),
        ("abcdefghijklm", "passphrase_common"),
        ("aaaaaaaaaaaa", "passphrase_common"),
        ("Leerkracht Test", "passphrase_is_name"),
        ("leerkracht.test1", "passphrase_is_name"),
    ],
)
def test_what_anyone_would_try_first_is_refused(passphrase, code):
    with pytest.raises(Invalid, match=code) as refused:
        check_passphrase(passphrase, "Leerkracht Test")

    assert refused.value.field == "passphrase"


def test_a_name_is_the_same_in_any_case_spacing_and_accent_encoding():
    written = ["Zoë  DE Bruyn ", "zoë de bruyn", unicodedata.normalize("NFD", "ZOË de bruyn")]

    assert len({fold_name(name) for name in written}) == 1


def test_a_passphrase_keeps_its_case_and_spaces_but_not_its_accent_encoding():
    assert fold_passphrase(unicodedata.normalize("NFD", "café au lait")) == "café au lait"
    assert fold_passphrase("Aa  b") == "Aa  b"
