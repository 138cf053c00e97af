"""How a person is called in lists."""

from __future__ import annotations

import pytest

from mo_desk.domain.people import Person


@pytest.mark.parametrize(
    ("family", "given", "shown"),
    [
        ("Proefpersoon", "Eén", "Proefpersoon, Eén"),
        ("مثال", "ثلاثة", "مثال، ثلاثة"),
        ("الحسن", "Amina", "الحسن, Amina"),
        ("Abdi", "هدن", "Abdi, هدن"),
        ("ገብረመድህን", "ሰላም", "ገብረመድህን, ሰላም"),
        ("مثال", "", "مثال"),
        ("", "Eén", "Eén"),
        ("", "", ""),
    ],
)
def test_the_comma_of_a_name_is_that_of_its_script(family: str, given: str, shown: str) -> None:
    assert Person(family, given).display_name == shown
