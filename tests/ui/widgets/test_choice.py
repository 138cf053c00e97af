from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent

from mo_desk.ui.widgets.choice import Choice, Ticks

OPTIONS = (("nl", "Dutch"), ("ar", "Arabic"))


def test_a_choice_answers_with_the_code_behind_the_word(qtbot):
    choice = Choice(OPTIONS, "ar")
    qtbot.addWidget(choice)

    assert (choice.currentText(), choice.code()) == ("Arabic", "ar")


def test_a_code_that_is_not_offered_is_kept_rather_than_changed(qtbot):
    choice = Choice(OPTIONS, "xx")
    qtbot.addWidget(choice)

    assert choice.code() == "xx"


def test_a_choice_of_nothing_is_empty(qtbot):
    choice = Choice(())
    qtbot.addWidget(choice)

    assert choice.code() == ""


def test_ticks_answer_in_the_order_shown(qtbot):
    ticks = Ticks("languages", OPTIONS, ("ar",))
    qtbot.addWidget(ticks)
    ticks.tick("nl")
    assert ticks.codes() == ("nl", "ar")

    ticks.tick("ar", on=False)
    assert ticks.codes() == ("nl",)


def wheel_down() -> QWheelEvent:
    place, turn = QPointF(5, 5), QPoint(0, -120)
    buttons, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    return QWheelEvent(place, place, QPoint(), turn, buttons, keys, Qt.ScrollPhase.NoScrollPhase, False)


def test_the_wheel_over_a_choice_scrolls_the_panel_and_changes_nothing(qtbot):
    choice = Choice(OPTIONS, "nl")
    qtbot.addWidget(choice)
    event = wheel_down()

    choice.wheelEvent(event)

    assert (choice.code(), event.isAccepted()) == ("nl", False)


def test_the_wheel_changes_the_choice_that_has_the_focus(qtbot):
    choice = Choice(OPTIONS, "nl")
    qtbot.addWidget(choice)
    with qtbot.waitActive(choice):
        choice.show()
    choice.setFocus()

    choice.wheelEvent(wheel_down())

    assert choice.code() == "ar"
