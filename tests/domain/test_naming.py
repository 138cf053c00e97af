"""How names are folded and put in order."""

from __future__ import annotations

from mo_desk.domain.naming import fold, order_key
from mo_desk.domain.people import Person


def test_accents_and_case_do_not_change_the_order() -> None:
    names = ["Proefpersoon, Elf", "proefpersoon, Zes", "Proefpersoon, Eén", "Prœfpersoon, Acht", "Änders, Bo"]

    assert sorted(names, key=order_key) == [
        "Änders, Bo", "Proefpersoon, Eén", "Proefpersoon, Elf", "proefpersoon, Zes", "Prœfpersoon, Acht",
    ]  # fmt: skip


def test_the_comma_of_a_script_does_not_change_the_order() -> None:
    people = [Person("مثال", "ثلاثة"), Person("مثال ب", "اثنان"), Person("مثال", "واحد")]

    assert [order_key(person.display_name) for person in people] == [
        fold(f"{person.family_name}, {person.given_name}") for person in people
    ]
