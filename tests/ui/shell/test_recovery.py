"""When it does not open: a new passphrase with the code, and a backup in the place of damaged data."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from mo_desk.domain.errors import Damaged, Invalid, NotFound, Refused
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.shell.recovery import DamagedCard, ForgottenCard
from mo_desk.views.desk import BackupView
from tests.ui.shell.fakes import CODE, FakeOpener

BACKUPS = (
    BackupView(Path("b2"), datetime(2026, 11, 23, 7, 15, tzinfo=UTC), "daily"),
    BackupView(Path("b1"), datetime(2026, 11, 20, 16, 5, tzinfo=UTC), "before_upgrade"),
)
UNREADABLE = Damaged("database_unreadable")


def fill(card: ForgottenCard | DamagedCard, **texts: str) -> None:
    for field, text in texts.items():
        line = card.form.fields[field].control
        assert isinstance(line, QLineEdit)
        line.setText(text)


@pytest.fixture
def opener() -> FakeOpener:
    return FakeOpener(backups=BACKUPS)


@pytest.fixture
def forgotten(at_door: Callable[[ForgottenCard], ForgottenCard], kit: Kit, opener: FakeOpener) -> ForgottenCard:
    card = at_door(ForgottenCard(opener, kit))
    fill(card, code=CODE, name="Leerkracht", passphrase="een nieuwe lange zin")
    return card


@pytest.fixture
def damaged(at_door: Callable[[DamagedCard], DamagedCard], kit: Kit, opener: FakeOpener) -> DamagedCard:
    card = at_door(DamagedCard(opener, kit, UNREADABLE, BACKUPS))
    fill(card, name="Leerkracht", passphrase="vier woorden op een rij")
    return card


def test_the_recovery_code_gives_a_new_passphrase(qtbot, forgotten, opener):
    with qtbot.waitSignal(forgotten.done, timeout=5000) as told:
        qtbot.mouseClick(forgotten.button, Qt.MouseButton.LeftButton)

    assert told.args == ["Your new passphrase is set. Sign in with it."]
    assert opener.asked == [("recover", CODE, "Leerkracht", "een nieuwe lange zin")]


def test_enter_in_the_last_line_sends_the_form_once(qtbot, forgotten, opener, settle):
    line = forgotten.form.fields["passphrase"].control

    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    settle()

    assert len(opener.asked) == 1


def test_a_code_with_a_typing_error_is_told_at_the_code(qtbot, kit, forgotten, opener, settle):
    opener.error = Invalid("recovery_code_mistyped", field="code")

    qtbot.mouseClick(forgotten.button, Qt.MouseButton.LeftButton)
    settle()

    assert forgotten.form.fields["code"].error == kit.texts.error(opener.error)
    assert forgotten.button.isEnabled()


def test_a_code_of_another_laptop_is_told_and_the_old_error_goes(qtbot, kit, forgotten, opener, settle):
    opener.error = Invalid("recovery_code_mistyped", field="code")
    qtbot.mouseClick(forgotten.button, Qt.MouseButton.LeftButton)
    settle()

    opener.error = Refused("recovery_code_unknown")
    qtbot.mouseClick(forgotten.button, Qt.MouseButton.LeftButton)
    settle()

    assert forgotten.problem.text() == kit.texts.error(opener.error)
    assert forgotten.problem.isVisible()
    assert forgotten.form.fields["code"].error == ""


def test_a_name_that_nobody_here_has_is_told(qtbot, kit, forgotten, opener, settle):
    opener.error = NotFound("user_unknown")

    qtbot.mouseClick(forgotten.button, Qt.MouseButton.LeftButton)
    settle()

    assert forgotten.problem.text() == kit.texts.error(opener.error)


def test_damaged_data_offer_every_backup_newest_first_in_local_time(kit, damaged):
    texts = [damaged.choice.itemText(place) for place in range(damaged.choice.count())]

    assert texts == ["Backup of 23/11/2026 at 08:15", "Backup of 20/11/2026 at 17:05"]
    assert damaged.sentence.text() == kit.texts.error(UNREADABLE)


def test_the_chosen_backup_is_restored(qtbot, damaged, opener):
    damaged.choice.setCurrentIndex(1)

    with qtbot.waitSignal(damaged.restored, timeout=5000) as told:
        qtbot.mouseClick(damaged.button, Qt.MouseButton.LeftButton)

    assert told.args == ["The backup is restored. Sign in to go on."]
    assert opener.asked == [("restore", "before_upgrade", "Leerkracht", "vier woorden op een rij")]


def test_a_backup_that_does_not_open_is_told_and_another_can_be_tried(qtbot, kit, damaged, opener, settle):
    opener.error = Damaged("backup_damaged")

    qtbot.mouseClick(damaged.button, Qt.MouseButton.LeftButton)
    settle()

    assert damaged.problem.text() == kit.texts.error(opener.error)
    assert damaged.button.isEnabled()


def test_without_a_backup_the_card_says_where_to_look_and_offers_nothing_to_press(at_door, kit):
    card = at_door(DamagedCard(FakeOpener(), kit, UNREADABLE, ()))

    texts = [label.text() for label in card.findChildren(QLabel)]

    assert any(text.startswith("There is no backup on this laptop.") for text in texts)
    assert card.findChild(QPushButton, "restore_button") is None


@pytest.mark.parametrize("which", ["forgotten", "damaged"])
def test_the_way_back_is_always_there(qtbot, request, which):
    card = request.getfixturevalue(which)

    with qtbot.waitSignal(card.cancelled, timeout=1000):
        qtbot.mouseClick(card._back, Qt.MouseButton.LeftButton)
