"""A chosen answer is told by edge, fill, and a ring with a dot in it: never by a sign that can be read as *right*."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor

from mo_desk.domain.ids import OptionId
from mo_desk.ui.kiosk.answer_card import CHOSEN_EDGE, AnswerCard
from mo_desk.ui.kiosk.surface import HALO
from mo_desk.ui.kiosk.wardrobe import Wardrobe
from tests.ui.conftest import RESOURCES
from tests.ui.kiosk.fakes import FakeDesk

SIZE = (600, 80)


@pytest.fixture
def wardrobe(kit):
    return Wardrobe(kit, RESOURCES / "locale" / "kiosk")


@pytest.mark.parametrize("language", ["nl", "ar"])
@pytest.mark.parametrize("contrast", [False, True])
def test_the_ring_is_there_before_the_choice_and_has_a_dot_after_it(qtbot, wardrobe, language, contrast):
    manner = wardrobe.manner(language, 0, contrast=contrast)
    card = AnswerCard()
    qtbot.addWidget(card)
    card.resize(*SIZE)
    card.setLayoutDirection(manner.direction)

    def dressed(*, chosen: bool) -> dict[str, QColor]:
        card.dress(manner, OptionId("a"), 0, "tekst", chosen=chosen, refused=False)
        image = card.grab().toImage()
        side, middle = manner.pixels("text") + 8, SIZE[1] // 2
        out = HALO + 16 + side // 2
        place = out if manner.right_to_left else SIZE[0] - out
        ring = [image.pixelColor(place + away, middle) for away in range(side // 4, side // 2 + 1)]
        return {
            "dot": image.pixelColor(place, middle),
            "ring": next(colour for colour in ring if colour != image.pixelColor(place, HALO + 10)),
            "edge": image.pixelColor(QPoint(SIZE[0] // 2, HALO + CHOSEN_EDGE - 2)),
        }

    before, after = dressed(chosen=False), dressed(chosen=True)

    colour = manner.look.colour
    assert (before["dot"], after["dot"]) == (colour("paper"), colour("focus"))
    assert before["ring"] != colour("paper")
    assert after["edge"] == colour("focus")


def test_a_screen_reader_hears_which_answer_is_chosen(sit):
    driver = sit(FakeDesk())
    driver.to_questions()
    driver.click("option_b")

    names = [card.accessibleName() for card in driver.window.findChildren(AnswerCard) if card.isVisible()]

    assert [name for name in names if "gekozen" in name] == [driver.card("b").accessibleName()]
    assert driver.card("b").accessibleName().endswith(", gekozen: nl-1-b")


def test_only_saved_has_a_tick(sit):
    driver = sit(FakeDesk())
    driver.click("handover_button")
    driver.click("notice_button")
    driver.click("option_b")
    practised = driver.widget("saved_sign")
    assert (practised.text(), practised._icon, practised._colour) == ("Gekozen", "circle-dot", "focus")

    for name in ("next_button", "next_button", "start_button", "option_b"):
        driver.click(name)

    saved = driver.widget("saved_sign")
    assert (saved.text(), saved._icon) == ("Bewaard", "check")
