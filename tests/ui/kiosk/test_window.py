"""The test screen from hand-over to the last screen, by mouse and by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from mo_desk.domain.ids import ItemId, OptionId
from mo_desk.domain.questions import Standing
from mo_desk.ui.kiosk.answer_card import AnswerCard
from tests.ui.kiosk.fakes import FakeDesk
from tests.ui.naming import unnamed


def test_the_hand_over_shows_the_first_name_and_nothing_of_a_test(sit):
    driver = sit(FakeDesk())

    assert driver.calm() == "handover"
    assert driver.lines() == "Amina"


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_on_every_screen_everything_has_its_names(sit, language):
    driver = sit(FakeDesk(language))
    found = unnamed(driver.window)
    for name in ("not_me_button", "not_me_back_button", "handover_button", "notice_button", "next_button", "next_button", "start_button",
                 "option_a", "clock_button", "overview_button", "hand_in_button", "hand_in_go_button", "no_button"):  # fmt: skip
        driver.click(name)
        found += unnamed(driver.window)
    driver.window.ask_to_leave()
    found += unnamed(driver.window)

    assert found == []


def test_nothing_starts_before_the_person_says_who_they_are(sit):
    driver = sit(FakeDesk())
    assert driver.desk.starts == 0

    driver.click("handover_button")

    assert driver.desk.starts == 1
    assert driver.calm() == "notice"


@pytest.mark.parametrize(
    ("language", "word", "sentence"),
    [
        ("nl", "Ik ben dit niet", "Geef de laptop terug aan je leerkracht."),
        ("fr", "Ce n'est pas moi", "Rends l'ordinateur à ton enseignant."),
        ("ar", "هذا ليس أنا", "أعد الحاسوب إلى معلّمك."),
    ],
)
def test_who_is_somebody_else_is_told_to_give_the_laptop_back_and_nothing_starts(sit, language, word, sentence):
    driver = sit(FakeDesk(language))
    assert driver.button("not_me_button").accessibleName() == word

    driver.click("not_me_button")

    assert sentence in driver.lines()
    assert driver.desk.starts == 0


def test_not_me_leads_to_the_way_out_of_the_teacher(sit, qtbot):
    driver = sit(FakeDesk())
    driver.click("not_me_button")
    driver.click("not_me_leave_button")
    assert driver.find("exit_screen") is not None
    driver.leave("000000")
    driver.settle()
    assert driver.window.isVisible()

    with qtbot.waitSignal(driver.window.closed_by_leader):
        driver.leave()

    assert driver.desk.starts == 0
    assert driver.desk.absences == []


def test_not_me_by_mistake_leads_back_to_the_hand_over(sit):
    driver = sit(FakeDesk())
    driver.click("not_me_button")

    driver.click("not_me_back_button")

    assert driver.calm() == "handover"


def test_the_first_tab_of_a_calm_screen_goes_on_and_the_arrows_go_where_they_point(sit):
    driver = sit(FakeDesk("ar"))

    driver.key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is driver.widget("handover_button")
    driver.key(Qt.Key.Key_Right)
    assert QApplication.focusWidget() is driver.widget("not_me_button")
    driver.key(Qt.Key.Key_Left)
    assert QApplication.focusWidget() is driver.widget("handover_button")


def test_the_notice_is_in_the_language_of_the_participant(sit):
    driver = sit(FakeDesk("ar"))

    driver.click("handover_button")

    assert "حول بياناتك" in driver.lines()
    assert driver.widget("calm_screen").layoutDirection() is Qt.LayoutDirection.RightToLeft


def test_the_practice_run_saves_nothing_and_says_chosen_not_saved(sit):
    driver = sit(FakeDesk())
    driver.click("handover_button")
    driver.click("notice_button")

    driver.click("option_b")

    assert driver.text("saved_sign") == "Gekozen"
    assert "Je kan een ander antwoord kiezen" in driver.text("practice_hint")
    assert driver.desk.saved == []


def test_a_click_saves_the_answer_and_then_says_saved(sit):
    driver = sit(FakeDesk())
    driver.to_questions()

    driver.click("option_b")

    assert driver.desk.saved == [("item-1", "b", "nl")]
    assert driver.card("b").isChecked()
    assert driver.text("saved_sign") == "Bewaard"


def test_saved_is_not_shown_before_the_answer_is_acknowledged(sit):
    driver = sit(FakeDesk())
    driver.to_questions()
    driver.desk.gate.clear()

    driver.click("option_a", wait=False)

    assert driver.text("saved_sign") == "Even wachten"
    driver.desk.gate.set()
    driver.settle()
    assert driver.text("saved_sign") == "Bewaard"


def test_changing_an_answer_twice_in_a_row_saves_both_and_shows_the_last(sit):
    driver = sit(FakeDesk())
    driver.to_questions()
    driver.desk.gate.clear()

    driver.click("option_a", wait=False)
    driver.click("option_c", wait=False)
    driver.desk.gate.set()
    driver.settle()

    assert [option for _, option, _ in driver.desk.saved] == ["a", "c"]
    assert driver.card("c").isChecked()
    assert not driver.card("a").isChecked()


def test_a_failing_save_calls_the_teacher_and_shows_the_answer_before_it(sit):
    driver = sit(FakeDesk())
    driver.to_questions()
    driver.click("option_a")
    driver.desk.broken.add("save_answer")

    driver.click("option_b")

    assert driver.text("failure") == "Je antwoord is niet bewaard. Roep je leerkracht. Code: disk_full"
    assert driver.text("saved_sign") == "Niet bewaard"
    assert driver.card("a").isChecked()
    assert not driver.card("b").isChecked()
    assert driver.card("b").accessibleDescription() == "Niet bewaard"


def test_choosing_again_after_a_failing_save_saves_and_takes_the_sentence_away(sit):
    driver = sit(FakeDesk())
    driver.to_questions()
    driver.desk.broken.add("save_answer")
    driver.click("option_b")
    driver.desk.broken.clear()

    driver.click("option_b")

    assert driver.text("failure") == ""
    assert driver.text("saved_sign") == "Bewaard"


@pytest.mark.parametrize(("typed", "place"), [("1", 0), ("3", 2), ("a", 0), ("B", 1)])
def test_figures_and_letters_choose_by_place(sit, typed, place):
    driver = sit(FakeDesk())
    driver.to_questions()

    driver.type(typed)

    assert driver.desk.saved[0][1] == driver.desk.questions[0].options[place]


def test_a_whole_test_goes_by_keyboard_alone(sit):
    driver = sit(FakeDesk())
    driver.key(Qt.Key.Key_Tab)
    driver.key(Qt.Key.Key_Return)
    driver.key(Qt.Key.Key_Return)
    for _ in range(2):
        driver.type("2")
        driver.key(Qt.Key.Key_Return)
    driver.key(Qt.Key.Key_Return)
    for _ in range(6):
        driver.key(Qt.Key.Key_Down)
        driver.key(Qt.Key.Key_Return)
        driver.key(Qt.Key.Key_Return)
    while QApplication.focusWidget() is not driver.widget("hand_in_button"):
        driver.key(Qt.Key.Key_Tab)
    driver.key(Qt.Key.Key_Return)
    for name in ("hand_in_go_button", "final_button"):
        while QApplication.focusWidget() is not driver.widget(name):
            driver.key(Qt.Key.Key_Right)
        driver.key(Qt.Key.Key_Return)

    assert len(driver.desk.saved) == 6
    assert driver.desk.submitted == [(0, "handed_in")]
    assert driver.calm() == "done"


def test_left_and_right_follow_the_screen_in_both_directions(sit):
    driver = sit(FakeDesk("ar"))
    driver.to_questions()

    driver.key(Qt.Key.Key_Left)
    assert driver.text("question_place") == "السؤال 2 من 6"
    driver.click("language_nl")
    driver.key(Qt.Key.Key_Left)

    assert driver.text("question_place") == "Vraag 1 van 6"


def test_a_switch_of_language_keeps_the_answer_by_its_option_and_turns_the_screen(sit):
    driver = sit(FakeDesk("ar"))
    driver.to_questions()
    driver.click("option_c")
    place_before = driver.card("c").y()
    assert driver.widget("question_screen").layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert driver.widget("next_button").x() < driver.widget("previous_button").x()

    driver.click("language_nl")

    assert driver.widget("question_screen").layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert driver.widget("next_button").x() > driver.widget("previous_button").x()
    assert driver.text("question_stem") == "Nederlandse vraag 1"
    assert driver.card("c").isChecked()
    assert driver.card("c").text() == "nl-1-c"
    assert abs(driver.card("c").y() - place_before) < 80
    driver.click("option_a")
    assert driver.desk.saved[-1] == ("item-1", "a", "nl")
    assert driver.desk.cursors[-1].language == "nl"


def test_a_participant_who_reads_dutch_has_no_language_switch(sit):
    driver = sit(FakeDesk("nl"))
    driver.to_questions()

    assert driver.find("language_nl") is None


def test_the_practice_test_and_the_draft_are_marked(sit):
    driver = sit(FakeDesk())
    driver.to_questions()

    assert driver.text("practice_mark") == "OEFENTEST"
    assert driver.text("draft_mark") == "concept"


def test_an_official_test_carries_no_mark(sit):
    driver = sit(FakeDesk(standing=Standing.OFFICIAL))
    driver.to_questions()

    assert driver.text("practice_mark") == ""
    assert driver.text("draft_mark") == ""


def test_the_overview_counts_what_has_no_answer_and_opens_a_question(sit):
    driver = sit(FakeDesk())
    driver.to_questions()
    driver.click("option_a")
    driver.click("mark_button")

    driver.click("overview_button")

    assert driver.text("unanswered_count") == "Vragen zonder antwoord: 5"
    assert driver.widget("hand_in_button").kind == "quiet"
    assert driver.widget("back_button").kind == "primary"
    assert driver.text("marked_count") == "Later nog eens bekijken: 1"
    assert driver.widget("tile_1").accessibleDescription() == "beantwoord, later nog eens bekijken"
    driver.click("tile_4")
    assert driver.text("question_place") == "Vraag 4 van 6"
    assert driver.text("block_name") == "Praktisch deel"


def test_handing_in_takes_two_steps_and_says_that_unanswered_counts_as_wrong(sit):
    driver = sit(FakeDesk())
    driver.to_questions()
    driver.clock.seconds += 61
    driver.click("overview_button")

    driver.click("hand_in_button")
    assert "Vragen zonder antwoord: 6" in driver.lines()
    assert "Vragen zonder antwoord tellen als fout." in driver.lines()
    driver.click("hand_in_go_button")
    assert "Als je indient, kan je niets meer veranderen." in driver.lines()
    assert driver.desk.submitted == []
    driver.click("final_button")

    assert driver.desk.submitted == [(61, "handed_in")]
    assert "Je test is ingediend." in driver.lines()


def test_one_can_still_go_back_at_the_last_step(sit):
    driver = sit(FakeDesk())
    driver.to_questions()
    for name in ("overview_button", "hand_in_button", "hand_in_go_button"):
        driver.click(name)

    driver.click("no_button")
    driver.click("back_button")

    assert driver.text("question_place") == "Vraag 1 van 6"
    assert driver.desk.submitted == []


def test_the_test_is_handed_in_once_even_when_pressed_twice(sit):
    driver = sit(FakeDesk())
    driver.to_questions()
    driver.desk.gate.clear()
    driver.click("option_a", wait=False)
    for name in ("overview_button", "hand_in_button", "hand_in_go_button"):
        driver.click(name, wait=False)
    final = driver.button("final_button")

    final.click()
    final.click()
    driver.desk.gate.set()
    driver.settle()

    assert len(driver.desk.submitted) == 1
    assert driver.desk.saved == [("item-1", "a", "nl")]


def test_a_failing_hand_in_can_be_tried_again(sit):
    driver = sit(FakeDesk())
    driver.to_questions()
    driver.desk.broken.add("submit")
    for name in ("overview_button", "hand_in_button", "hand_in_go_button", "final_button"):
        driver.click(name)
    assert "Roep je leerkracht. Code: disk_full" in driver.lines()
    driver.desk.broken.clear()

    driver.click("final_button")

    assert driver.calm() == "done"


def test_a_resumed_test_opens_at_its_question_without_notice_and_practice(sit):
    answers = {ItemId("item-4"): OptionId("b")}
    driver = sit(FakeDesk(resumed=True, shown=4, answers=answers, used=95))
    assert "Je gaat verder waar je gestopt bent." in driver.lines()

    driver.click("handover_button")

    assert driver.text("question_place") == "Vraag 4 van 6"
    assert driver.card("b").isChecked()
    assert driver.text("saved_sign") == "Bewaard"
    assert driver.desk.cursors[-1].used_seconds == 95


def test_a_test_that_was_left_before_its_first_question_begins_with_the_notice(sit):
    driver = sit(FakeDesk(resumed=True))

    driver.click("handover_button")

    assert driver.calm() == "notice"


def test_a_test_that_may_not_start_calls_the_teacher_before_the_laptop_goes_on(sit):
    desk = FakeDesk()
    desk.broken.add("get_handover")

    driver = sit(desk)

    assert "Code: disk_full" in driver.lines()
    assert driver.find("handover_button") is None


def test_a_test_that_cannot_start_calls_the_teacher(sit):
    desk = FakeDesk()
    desk.broken.add("start")
    driver = sit(desk)

    driver.click("handover_button")

    assert "Code: disk_full" in driver.lines()


def test_the_text_grows_and_the_contrast_changes(sit):
    driver = sit(FakeDesk())
    driver.to_questions()
    small = driver.card("a").height()
    plain = driver.window.styleSheet()

    driver.click("size_2")
    driver.click("contrast_button")

    assert driver.card("a").height() > small
    assert driver.window.styleSheet() != plain
    assert driver.desk.cursors[-1].text_size == 2


def test_every_answer_is_a_large_target_with_a_name_for_the_screen_reader(sit):
    driver = sit(FakeDesk())
    driver.to_questions()

    cards = [card for card in driver.window.findChildren(AnswerCard) if card.isVisible()]

    assert [card.accessibleName()[:10] for card in cards] == ["Antwoord A", "Antwoord B", "Antwoord C"]
    assert all(card.height() >= 64 for card in cards)


@pytest.mark.parametrize("language", ["nl", "ar", "fr"])
def test_long_texts_at_the_largest_size_fit_a_small_screen_by_scrolling_inside(sit, language):
    driver = sit(FakeDesk(language, size=2, long=True), 1024, 600)
    driver.to_questions()
    driver.settle()

    assert (driver.window.width(), driver.window.height()) == (1024, 600)
    assert driver.window.minimumSizeHint().width() <= 1024
    area = driver.window.findChild(type(driver.window._stage.question.area))
    assert area is not None
    assert area.verticalScrollBar().maximum() > 0
    assert area.widget().width() <= area.viewport().width()
    for name in ("next_button", "previous_button", "mark_button", "overview_button"):
        button = driver.widget(name)
        corner = button.mapTo(driver.window, button.rect().bottomRight())
        assert 0 <= corner.x() <= 1024
        assert corner.y() <= 600


def test_short_texts_do_not_scroll(sit):
    driver = sit(FakeDesk("ar"), 1024, 600)
    driver.to_questions()

    assert driver.window._stage.question.area.verticalScrollBar().maximum() == 0


def test_an_absence_of_the_window_is_recorded_with_its_length(sit):
    driver = sit(FakeDesk())
    driver.to_questions()

    QApplication.sendEvent(driver.window, QEvent(QEvent.Type.WindowDeactivate))
    driver.clock.seconds += 7
    QApplication.sendEvent(driver.window, QEvent(QEvent.Type.WindowActivate))
    driver.settle()

    assert driver.desk.absences == [("window_away", 7)]


def test_the_buttons_stay_where_they_are_when_the_saved_sign_comes(sit):
    driver = sit(FakeDesk("fr", size=2), 1024, 600)
    driver.to_questions()
    before = [(name, driver.widget(name).geometry()) for name in ("mark_button", "overview_button", "next_button")]

    driver.click("option_a")

    assert [(name, driver.widget(name).geometry()) for name, _ in before] == before


def test_the_answer_that_could_not_be_saved_stays_in_view_beside_the_sentence(sit):
    driver = sit(FakeDesk(size=2, long=True), 1024, 600)
    driver.to_questions()
    driver.desk.broken.add("save_answer")

    driver.type("3")

    assert not driver.card(driver.desk.questions[0].options[2]).visibleRegion().isEmpty()


def test_the_overview_is_walked_by_arrows_and_opened_by_enter(sit):
    driver = sit(FakeDesk())
    driver.to_questions()
    driver.click("overview_button")

    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return):
        driver.key(key)

    assert driver.text("question_place") == "Vraag 2 van 6"


def test_space_chooses_and_the_previous_question_is_one_key_away(sit):
    driver = sit(FakeDesk())
    driver.to_questions()
    driver.key(Qt.Key.Key_PageDown)
    driver.key(Qt.Key.Key_Down)

    driver.key(Qt.Key.Key_Space)
    driver.key(Qt.Key.Key_PageUp)

    assert driver.desk.saved == [("item-2", driver.desk.questions[1].options[0], "nl")]
    assert driver.text("question_place") == "Vraag 1 van 6"
