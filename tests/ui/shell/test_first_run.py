"""The first start: two passphrases that agree, errors at their fields, and a recovery code that was tried."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from mo_desk.domain.errors import Invalid, Unreachable
from mo_desk.store.recovery_code import format_code
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.shell.first_run import FirstRunCard, RecoveryCodeCard
from tests.ui.shell.fakes import CODE, FakeOpener

PASSPHRASE = "vier woorden op een rij"


@pytest.fixture
def opener() -> FakeOpener:
    return FakeOpener(there=False)


@pytest.fixture
def card(at_door: Callable[[FirstRunCard], FirstRunCard], kit: Kit, opener: FakeOpener) -> FirstRunCard:
    return at_door(FirstRunCard(opener, kit))


def fill(card: FirstRunCard, name: str = "Leerkracht", passphrase: str = PASSPHRASE, again: str = PASSPHRASE) -> None:
    for field, text in {"name": name, "passphrase": passphrase, "again": again}.items():
        line = card.form.fields[field].control
        assert isinstance(line, QLineEdit)
        line.setText(text)


def test_a_desk_is_made_and_its_recovery_code_handed_on(qtbot, card, opener, settle):
    fill(card, name="  Leerkracht  ")

    with qtbot.waitSignal(card.made, timeout=5000) as told:
        qtbot.mouseClick(card.button, Qt.MouseButton.LeftButton)

    assert told.args == [CODE]
    assert opener.asked == [("create", "Leerkracht", PASSPHRASE)]


def test_the_card_is_filled_in_and_sent_by_keyboard_alone(qtbot, card, opener, settle):
    name = card.form.fields["name"].control
    assert card.window().focusWidget() is name
    fill(card)

    qtbot.keyClick(card.form.fields["again"].control, Qt.Key.Key_Return)
    settle()

    assert opener.asked == [("create", "Leerkracht", PASSPHRASE)]


def test_two_different_passphrases_are_told_at_the_second(qtbot, card, opener):
    fill(card, again="vier woorden op een rei")

    qtbot.mouseClick(card.button, Qt.MouseButton.LeftButton)

    assert card.form.fields["again"].error == "The two passphrases are not the same."
    assert card.form.fields["name"].error == ""
    assert opener.asked == []


def test_a_missing_name_is_told_at_the_name(qtbot, card, opener):
    fill(card, name="   ")

    qtbot.mouseClick(card.button, Qt.MouseButton.LeftButton)

    assert card.form.fields["name"].error == "Fill in your name."
    assert card.window().focusWidget() is card.form.fields["name"].control
    assert opener.asked == []


def test_a_weak_passphrase_is_told_at_the_passphrase(qtbot, kit, card, opener, settle):
    opener.error = Invalid("passphrase_too_short", field="passphrase", minimum=10)
    fill(card, passphrase="kort", again="kort")

    qtbot.mouseClick(card.button, Qt.MouseButton.LeftButton)
    settle()

    assert card.form.fields["passphrase"].error == kit.texts.error(opener.error)
    assert (card.button.text(), card.button.isEnabled()) == ("Make this laptop ready", True)


def test_a_full_disk_is_told_under_the_heading(qtbot, kit, card, opener, settle):
    opener.error = Unreachable("disk_full")
    fill(card)

    qtbot.mouseClick(card.button, Qt.MouseButton.LeftButton)
    settle()

    assert card.sentence.text() == kit.texts.error(opener.error)
    assert card.button.isEnabled()


@pytest.fixture
def code_card(at_door: Callable[[RecoveryCodeCard], RecoveryCodeCard], kit: Kit) -> RecoveryCodeCard:
    return at_door(RecoveryCodeCard(CODE, kit))


def test_the_code_is_shown_in_full(code_card):
    label = code_card.findChild(QLabel, "recovery_code")

    assert label.text().replace("\n", "") == CODE


def test_a_real_code_fits_the_card(at_door, kit):
    code = format_code(b"W" * 16)
    card = at_door(RecoveryCodeCard(code, kit))

    label = card.findChild(QLabel, "recovery_code")
    widest = max(label.fontMetrics().horizontalAdvance(line) for line in label.text().split("\n"))
    assert label.text().replace("\n", "") == code
    assert widest <= label.width()
    assert label.height() >= 2 * label.fontMetrics().height()


def test_a_code_typed_wrong_goes_no_further(qtbot, code_card):
    tried: list[bool] = []
    code_card.tried.connect(lambda: tried.append(True))
    line = code_card.form.fields["code"].control
    qtbot.keyClicks(line, CODE[:-1] + "X")

    qtbot.mouseClick(code_card.button, Qt.MouseButton.LeftButton)

    assert code_card.form.fields["code"].error == "This is not the code above. Look at your paper again."
    assert tried == []


@pytest.mark.parametrize("typed", [CODE, CODE.lower(), CODE.replace("-", " "), CODE.replace("-", "")])
def test_the_code_typed_right_goes_on_however_it_is_spaced(qtbot, code_card, typed):
    line = code_card.form.fields["code"].control
    assert code_card.window().focusWidget() is line
    qtbot.keyClicks(line, typed)

    with qtbot.waitSignal(code_card.tried, timeout=1000):
        qtbot.keyClick(line, Qt.Key.Key_Return)
