"""The door shows one card at a time and tells once that it was painted."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from mo_desk.ui.shell.door import Door, DoorCard


def test_it_is_painted_once_and_tells_it_when_the_screen_has_it(qtbot):
    door = Door()
    qtbot.addWidget(door)
    told: list[bool] = []
    door.painted.connect(lambda: told.append(True))
    door.show_card(DoorCard("sign_in", "Sign in", ""))

    with qtbot.waitSignal(door.painted, timeout=5000):
        door.show()
    door.repaint()
    qtbot.waitUntil(lambda: told == [True], timeout=1000)

    assert told == [True]


def test_a_card_takes_the_place_of_the_last_and_its_control_has_the_keyboard(qtbot):
    door = Door()
    qtbot.addWidget(door)
    first, second, line = DoorCard("a", "A", ""), DoorCard("b", "B", "A sentence."), QLineEdit()
    second.body.addWidget(line)
    line.setFocus()
    door.show()

    door.show_card(first)
    door.show_card(second)

    assert door.card is second
    assert not first.isVisible()
    assert door.focusWidget() is line


def test_a_sentence_can_come_later(qtbot):
    card = DoorCard("a", "A", "")
    qtbot.addWidget(card)
    card.show()
    assert not card.sentence.isVisible()

    card.say("Something happened.")

    assert (card.sentence.text(), card.sentence.isVisible()) == ("Something happened.", True)
