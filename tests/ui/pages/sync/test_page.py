import threading
from dataclasses import replace

import pytest

from mo_desk.domain.errors import Invalid, Unreachable
from mo_desk.ui.pages.sync.controller import SyncController
from mo_desk.ui.pages.sync.page import SyncPage
from mo_desk.views.sync import DisputeRow, SyncReport
from tests.ui.pages import fakes, samples
from tests.ui.pages.seeing import button, field_error, fill, has_button, texts


@pytest.fixture
def service():
    return fakes.FakeSync()


@pytest.fixture
def page(kit, opened, service):
    return lambda: opened(SyncPage(SyncController(service, samples.ACTOR, kit.tasks), kit))


def test_the_state_stands_in_large_words_with_every_record(page):
    shown = page()

    assert "37 records are still to be sent." in texts(shown)
    assert "3 of 5 tests checked" in texts(shown)
    assert shown.table.rows_model.texts(0) == (
        "Al-Khatib, Samira", "Test", "24/11/2026 10:05", "Checked by the agency", "24/11/2026 10:05"
    )  # fmt: skip


def test_nothing_waiting_means_the_agency_has_everything(page, service):
    service.view = replace(service.view, waiting=0)

    assert "The agency has everything." in texts(page())


def test_a_journal_in_dispute_is_said_before_anything_else(page, service):
    service.view = replace(
        service.view, last_error="hub_unreachable", disputes=(DisputeRow("c" * 32, 412, samples.AT),)
    )
    words = texts(page())

    assert "Since 24/11/2026 the agency has a second version of this laptop's journal, from record 412 on." in words
    assert "could not be reached" not in words


def test_sending_says_what_was_sent_and_that_scores_differ(page, service, settle, kit):
    shown = page()
    button(shown, "main_button").click()
    assert not button(shown, "main_button").isEnabled()
    assert has_button(shown, "stop_button")
    settle()

    assert service.asked == [("synchronise", ())]
    assert kit.notices.history[0].text == "37 records sent, 2 received from the agency."
    assert "another score for 1 test" in kit.notices.history[1].text
    assert not has_button(shown, "stop_button")
    assert button(shown, "main_button").isEnabled()


def test_stopping_is_passed_to_the_work(page, service, settle):
    asked = []

    def wait_for_stop(actor, progress, stop):
        patience = threading.Event()
        for _ in range(200):
            if stop():
                asked.append("stopped")
                break
            patience.wait(0.02)
        return SyncReport(0, 0, 0, 0, 0)

    service.synchronise = wait_for_stop
    shown = page()
    button(shown, "main_button").click()
    button(shown, "stop_button").click()
    settle()

    assert asked == ["stopped"]


def test_a_failure_is_said_in_words_and_the_page_stays_usable(page, service, settle, kit):
    service.error = Unreachable("disk_full")
    shown = page()
    button(shown, "main_button").click()
    settle()

    assert kit.notices.history
    assert button(shown, "main_button").isEnabled()


def test_the_last_failure_stays_on_the_page(page, service):
    service.view = replace(service.view, last_error="some_code_of_a_later_release")

    assert "The last time did not work." in texts(page())


def test_a_laptop_that_knows_no_agency_is_connected_with_a_code(page, service, settle, kit):
    service.view = replace(service.view, agency="")
    shown = page()
    assert "37 records are saved on this laptop." in texts(shown)
    button(shown, "empty_button").click()
    assert shown.side.form.text("hub_url") == "https://mo.example.be"
    fill(shown.side, "code", "ABCD")
    service.view = replace(service.view, agency="AgII")
    button(shown.side, "panel_button").click()
    settle()

    assert service.asked == [("enrol", ("https://mo.example.be", "ABCD"))]
    assert kit.notices.history[-1].text == "This laptop is connected with AgII."


def test_a_mistyped_code_is_said_at_its_field(page, service, settle):
    service.view = replace(service.view, agency="")
    service.error = Invalid("enrol_code_invalid", field="code")
    shown = page()
    button(shown, "empty_button").click()
    button(shown.side, "panel_button").click()
    settle()

    assert field_error(shown.side, "code")
