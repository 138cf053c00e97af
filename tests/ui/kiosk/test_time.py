"""Time of the test: a deadline on the monotonic clock, the place kept every five seconds, a clock for who wants one."""

from __future__ import annotations

from tests.ui.kiosk.fakes import FakeDesk


def test_no_time_is_shown_until_it_is_wanted(sit):
    driver = sit(FakeDesk(limit=3600))
    driver.to_questions()
    assert driver.text("time_shown") == ""

    driver.click("clock_button")

    assert driver.text("time_shown") == "nog 60 min."


def test_without_a_limit_the_time_used_is_shown(sit):
    driver = sit(FakeDesk())
    driver.to_questions()
    driver.click("clock_button")

    driver.clock.seconds += 125
    driver.window._flow.run.tick()

    assert driver.text("time_shown") == "2 min. bezig"


def test_time_does_not_count_before_the_first_question(sit):
    driver = sit(FakeDesk())
    driver.click("handover_button")
    driver.clock.seconds += 300
    driver.click("notice_button")
    driver.click("next_button")
    driver.click("next_button")
    driver.click("start_button")

    assert driver.desk.cursors[-1].used_seconds == 0


def test_the_place_is_kept_on_going_on_and_every_five_seconds(sit):
    driver = sit(FakeDesk())
    driver.to_questions()
    driver.click("next_button")
    assert driver.desk.cursors[-1].shown == 2
    before = len(driver.desk.cursors)

    driver.clock.seconds += 4
    driver.window._flow.run.tick()
    driver.settle()
    assert len(driver.desk.cursors) == before
    driver.clock.seconds += 1
    driver.window._flow.run.tick()
    driver.settle()

    assert driver.desk.cursors[-1].used_seconds == 5


def test_the_test_is_handed_in_at_the_deadline_counted_from_the_time_used_before(sit):
    driver = sit(FakeDesk(resumed=True, limit=600, used=590))
    driver.to_questions()

    driver.clock.seconds += 9
    driver.window._flow.run.tick()
    assert driver.desk.submitted == []
    driver.clock.seconds += 30
    driver.window._flow.run.tick()
    driver.settle()

    assert driver.desk.submitted == [(600, "time_over")]
    assert "De tijd is om." in driver.lines()


def test_an_answer_that_is_refused_as_too_late_ends_the_test_like_the_deadline(sit):
    desk = FakeDesk(limit=600)
    driver = sit(desk)
    driver.to_questions()
    desk.late = True
    driver.click("option_a")
    driver.settle()

    assert (desk.saved, desk.submitted) == ([], [(0, "time_over")])
    assert "De tijd is om." in driver.lines()


def test_a_hand_in_that_fails_at_the_deadline_can_be_tried_again(sit):
    driver = sit(FakeDesk(limit=60))
    driver.to_questions()
    driver.desk.broken.add("submit")
    driver.clock.seconds += 60
    driver.window._flow.run.tick()
    driver.settle()
    assert driver.calm() == "trouble"
    driver.desk.broken.clear()

    driver.click("again_button")

    assert driver.desk.submitted == [(60, "time_over")]
