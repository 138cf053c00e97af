"""Signing in: right, wrong, after too many tries, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot

from mo_desk.domain.errors import Conflict, Damaged, MoDeskError, Refused
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.shell.sign_in import SignInCard
from tests.ui.shell.fakes import FakeOpener


@pytest.fixture
def opener() -> FakeOpener:
    return FakeOpener()


@pytest.fixture
def card(at_door: Callable[[SignInCard], SignInCard], kit: Kit, opener: FakeOpener) -> SignInCard:
    return at_door(SignInCard(opener, kit))


def fill(qtbot: QtBot, card: SignInCard, name: str = "Leerkracht", passphrase: str = "vier woorden") -> None:
    card.name_edit.clear()
    qtbot.keyClicks(card.name_edit, name)
    qtbot.keyClicks(card.passphrase_line, passphrase)


def test_the_right_passphrase_hands_over_the_desk(qtbot, card, opener, settle):
    desks: list[object] = []
    card.signed_in.connect(desks.append)
    fill(qtbot, card)

    qtbot.mouseClick(card.button, Qt.MouseButton.LeftButton)
    settle()

    assert desks == [opener.desk]
    assert opener.asked == [("sign_in", "Leerkracht", "vier woorden")]
    assert card.passphrase_line.text() == ""


def test_a_wrong_passphrase_is_said_and_can_be_typed_again(qtbot, card, opener, settle):
    opener.error = Refused("sign_in_failed")
    fill(qtbot, card)

    qtbot.mouseClick(card.button, Qt.MouseButton.LeftButton)
    settle()

    assert card.problem.text() == "Name or passphrase is not right. Nothing was changed; try again."
    assert card.problem.isVisible()
    assert card.button.isEnabled()
    assert card.window().focusWidget() is card.passphrase_line
    assert card.name_edit.text() == "Leerkracht"


def test_too_many_tries_count_down_before_the_next(qtbot, card, opener, settle):
    opener.error = Refused("wait_before_retry", seconds=2)
    fill(qtbot, card)
    qtbot.mouseClick(card.button, Qt.MouseButton.LeftButton)
    settle()
    assert (card.button.text(), card.button.isEnabled()) == ("Wait 2 seconds", False)

    card._countdown.timeout.emit()
    assert card.button.text() == "Wait 1 second"
    qtbot.keyClick(card.passphrase_line, Qt.Key.Key_Return)
    assert len(opener.asked) == 1

    card._countdown.timeout.emit()
    assert (card.button.text(), card.button.isEnabled()) == ("Sign in", True)
    assert not card.problem.isVisible()


def test_enter_goes_from_the_name_to_the_passphrase_and_then_signs_in(qtbot, card, opener, settle):
    assert card.window().focusWidget() is card.name_edit
    qtbot.keyClicks(card.name_edit, "Leerkracht")

    qtbot.keyClick(card.name_edit, Qt.Key.Key_Return)
    assert card.window().focusWidget() is card.passphrase_line
    qtbot.keyClicks(card.passphrase_line, "vier woorden")
    qtbot.keyClick(card.passphrase_line, Qt.Key.Key_Return)
    settle()

    assert opener.asked == [("sign_in", "Leerkracht", "vier woorden")]


def test_the_passphrase_is_hidden_until_the_user_wants_to_see_it(card):
    box = card.findChild(QCheckBox, "show_passphrase")
    assert card.passphrase_line.echoMode() is QLineEdit.EchoMode.Password

    box.setChecked(True)
    assert card.passphrase_line.echoMode() is QLineEdit.EchoMode.Normal

    box.setChecked(False)
    assert card.passphrase_line.echoMode() is QLineEdit.EchoMode.Password


def test_an_empty_line_asks_for_both_and_tries_nothing(qtbot, card, opener):
    qtbot.mouseClick(card.button, Qt.MouseButton.LeftButton)

    assert card.problem.text() == "Fill in your name and your passphrase."
    assert opener.asked == []


def test_nobody_leaves_the_card_while_a_desk_is_opening(qtbot, card, settle):
    fill(qtbot, card)

    qtbot.mouseClick(card.button, Qt.MouseButton.LeftButton)

    assert (card.button.text(), card.button.isEnabled(), card.forgotten.isEnabled()) == ("Opening …", False, False)
    settle()


@pytest.mark.parametrize(
    "error", [Damaged("database_unreadable"), Damaged("keys_missing"), Damaged("upgrade_failed", step=2)], ids=str
)
def test_data_that_cannot_be_read_ask_for_the_recovery_window(qtbot, card, opener, settle, error):
    told: list[MoDeskError] = []
    card.damaged.connect(told.append)
    opener.error = error
    fill(qtbot, card)

    qtbot.mouseClick(card.button, Qt.MouseButton.LeftButton)
    settle()

    assert told == [error]


def test_a_second_instance_is_refused_with_a_clear_sentence(qtbot, card, opener, settle):
    opener.error = Conflict("already_open")
    fill(qtbot, card)

    qtbot.mouseClick(card.button, Qt.MouseButton.LeftButton)
    settle()

    assert card.problem.text().startswith("MO Desk is already open on this laptop.")


def test_a_bug_goes_to_the_crash_dialog_and_the_card_stays_usable(qtbot, kit, card, opener, settle):
    crashes: list[BaseException] = []
    kit.notices.crashed.connect(crashes.append)
    opener.error = ZeroDivisionError()
    fill(qtbot, card)

    qtbot.mouseClick(card.button, Qt.MouseButton.LeftButton)
    settle()

    assert crashes == [opener.error]
    assert card.button.isEnabled()


def test_forgetting_the_passphrase_is_one_click(qtbot, card):
    with qtbot.waitSignal(card.recovery_requested, timeout=1000):
        qtbot.mouseClick(card.forgotten, Qt.MouseButton.LeftButton)
