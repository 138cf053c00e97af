from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from mo_desk.ui.widgets.choice_card import ChoiceCard


def test_one_of_several_is_chosen_by_keyboard_and_says_its_name(qtbot, kit):
    inside = QWidget()
    qtbot.addWidget(inside)
    layout, group = QVBoxLayout(inside), QButtonGroup(inside)
    cards = [ChoiceCard(f"card_{letter}", kit.icons, letter, f"Antwoord {letter}") for letter in "AB"]
    for card in cards:
        layout.addWidget(card)
        group.addButton(card)
    inside.show()

    qtbot.keyClick(cards[1], Qt.Key.Key_Space)

    assert [card.isChecked() for card in cards] == [False, True]
    assert (cards[1].accessibleName(), cards[1].accessibleDescription()) == ("B", "Antwoord B")


def test_the_spoken_name_may_differ_from_the_title(qtbot, kit):
    card = ChoiceCard("card", kit.icons, "Soms  (1 punt)", "Is er meestal.", "Soms, 1 punt")
    qtbot.addWidget(card)

    assert card.accessibleName() == "Soms, 1 punt"
