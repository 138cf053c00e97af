from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.widgets.choice import Choice, Ticks

LANGUAGES = (("nl", "Dutch"), ("ar", "Arabic"), ("fr", "French"))


def wheel() -> QWheelEvent:
    return QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip


def test_a_choice_gives_the_code_behind_the_word(qtbot: QtBot, kit: Kit) -> None:
    choice = Choice(LANGUAGES, "ar")
    qtbot.addWidget(choice)

    assert (choice.currentText(), choice.code()) == ("Arabic", "ar")


def test_a_code_that_is_not_offered_stays_what_it_was(qtbot: QtBot, kit: Kit) -> None:
    choice = Choice(LANGUAGES, "sq")
    qtbot.addWidget(choice)

    assert choice.code() == "sq"


def test_nothing_to_choose_from_is_no_code(qtbot: QtBot, kit: Kit) -> None:
    choice = Choice(())
    qtbot.addWidget(choice)

    assert choice.code() == ""


def test_the_wheel_over_a_choice_changes_nothing(qtbot: QtBot, kit: Kit) -> None:
    choice = Choice(LANGUAGES, "nl")
    qtbot.addWidget(choice)
    event = wheel()

    choice.wheelEvent(event)

    assert (choice.code(), event.isAccepted()) == ("nl", False)


def test_the_wheel_works_where_the_focus_is(qtbot: QtBot, kit: Kit) -> None:
    choice = Choice(LANGUAGES, "nl")
    qtbot.addWidget(choice)
    with qtbot.waitActive(choice):
        choice.show()
    choice.setFocus()

    choice.wheelEvent(wheel())

    assert choice.code() == "ar"


def test_ticked_codes_come_in_the_order_shown(qtbot: QtBot, kit: Kit) -> None:
    ticks = Ticks("accommodations", LANGUAGES, ("fr", "nl"))
    qtbot.addWidget(ticks)

    ticks.tick("ar")
    ticks.tick("fr", on=False)

    assert ticks.codes() == ("nl", "ar")
    assert [box.accessibleName() for box in ticks.findChildren(QCheckBox, "accommodations_ar")] == ["Arabic"]
