from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.notify import Tone
from mo_desk.ui.widgets.badge import Badge
from mo_desk.ui.widgets.banner import Banner
from mo_desk.ui.widgets.cards import Card, PressCard
from mo_desk.ui.widgets.empty_state import EmptyState
from mo_desk.ui.widgets.progress import ProgressPanel
from mo_desk.ui.widgets.sidepanel import scrolled

LONG = (
    "Twelve people of this group still have no confirmed process evaluation, so that their result cannot be shown yet"
)


def words(widget: object) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.text() and not label.isHidden()]  # type: ignore[attr-defined]


def test_a_card_begins_with_its_heading(qtbot: QtBot, kit: Kit) -> None:
    card = Card("This laptop", "device_card")
    qtbot.addWidget(card)

    assert (card.objectName(), words(card)) == ("device_card", ["This laptop"])


def test_the_whole_card_can_be_clicked_words_and_all(qtbot: QtBot, kit: Kit) -> None:
    card = PressCard("next_card", kit.icons, "flag", "Next: test in Genk", "12 people")
    qtbot.addWidget(card)
    card.resize(400, 90)
    card.show()

    with qtbot.waitSignal(card.clicked):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=card.findChildren(QLabel)[1].geometry().center())


def test_a_press_card_can_be_pressed_by_the_keyboard_and_is_named(qtbot: QtBot, kit: Kit) -> None:
    card = PressCard("next_card", kit.icons, "flag", "Next: test in Genk", "12 people")
    qtbot.addWidget(card)
    card.show()

    with qtbot.waitSignal(card.clicked):
        qtbot.keyClick(card, Qt.Key.Key_Space)

    assert (card.accessibleName(), card.accessibleDescription()) == ("Next: test in Genk", "12 people")


def test_a_long_text_wraps_so_that_the_card_grows(qtbot: QtBot, kit: Kit) -> None:
    card = PressCard("missing_card", kit.icons, "flag", LONG)
    qtbot.addWidget(card)

    assert card.heightForWidth(260) > card.heightForWidth(900)


def test_a_press_card_can_show_another_state(qtbot: QtBot, kit: Kit) -> None:
    card = PressCard("next_card", kit.icons, "flag", "Next: test in Genk", "12 people")
    qtbot.addWidget(card)

    card.show_words("check", "Nothing is waiting", tone=Tone.GOOD)

    assert words(card) == ["Nothing is waiting"]


def test_a_badge_has_a_sign_and_a_word(qtbot: QtBot, kit: Kit) -> None:
    badge = Badge(kit.icons, Tone.CARE, "Under reserve")
    qtbot.addWidget(badge)
    sign = badge.findChildren(QLabel)[0].pixmap().toImage()

    badge.show_state(Tone.GOOD, "Document seen")

    assert words(badge) == ["Document seen"]
    assert badge.accessibleName() == "Document seen"
    assert badge.findChildren(QLabel)[0].pixmap().toImage() != sign


def test_a_banner_may_offer_one_step(qtbot: QtBot, kit: Kit) -> None:
    pressed: list[bool] = []
    banner = Banner(kit.icons, Tone.CARE, "Two people are under reserve.", "Show them", lambda: pressed.append(True))
    qtbot.addWidget(banner)

    banner.button.click()

    assert pressed == [True]
    assert banner.accessibleName() == "Two people are under reserve."


def test_a_banner_without_a_step_has_no_button(qtbot: QtBot, kit: Kit) -> None:
    banner = Banner(kit.icons, Tone.PLAIN, "Practice material.")
    qtbot.addWidget(banner)

    assert not hasattr(banner, "button")


def test_an_empty_list_says_what_will_be_here_and_offers_the_first_step(qtbot: QtBot, kit: Kit) -> None:
    pressed: list[bool] = []
    state = EmptyState(kit.icons, "users", "Your groups will be here.", "New group", lambda: pressed.append(True))
    qtbot.addWidget(state)

    state.button.click()

    assert (words(state), pressed) == (["Your groups will be here."], [True])


def test_long_work_shows_how_far_it_is_and_can_be_stopped(qtbot: QtBot, kit: Kit) -> None:
    stopped: list[bool] = []
    panel = ProgressPanel("Sending", "Stop", lambda: stopped.append(True))
    qtbot.addWidget(panel)

    panel.show_progress(40, 100, "Sending: 40 of 100")
    assert panel.stop_button is not None
    panel.stop_button.click()

    assert (panel.bar.value(), panel.bar.maximum(), panel.sentence.text()) == (40, 100, "Sending: 40 of 100")
    assert panel.bar.accessibleName() == "Sending: 40 of 100"
    assert stopped == [True]


def test_work_of_unknown_length_has_a_bar_without_an_end_and_no_button(qtbot: QtBot, kit: Kit) -> None:
    panel = ProgressPanel("Checking")
    qtbot.addWidget(panel)

    assert (panel.bar.minimum(), panel.bar.maximum()) == (0, 0)
    assert panel.stop_button is None


def test_a_card_that_can_be_pressed_fits_a_narrow_page_by_wrapping(qtbot, kit):
    inside = QWidget()
    QVBoxLayout(inside).addWidget(PressCard("card", kit.icons, "user", "Al-Khatib, Samira and Al-Khatib, Samirah " * 2))
    area = scrolled(inside)
    qtbot.addWidget(area)
    area.resize(240, 200)
    area.show()

    assert inside.width() == area.viewport().width()
