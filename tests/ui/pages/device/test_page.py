from dataclasses import replace
from pathlib import Path

import pytest

from mo_desk.domain.access import Role
from mo_desk.domain.errors import NotAllowed
from mo_desk.messages import MESSAGES
from mo_desk.ui.pages.device.controller import DeviceController
from mo_desk.ui.pages.device.page import DevicePage
from mo_desk.views.journal import ChainReport, JournalReport, WrongRow
from mo_desk.views.papers import PaperCheck, PaperVerdict
from tests.ui.pages import fakes, samples
from tests.ui.pages.seeing import button, field_error, fill, has_button, texts


@pytest.fixture
def services():
    return fakes.FakeMaintenance(), fakes.FakeUsers(), fakes.FakeResults()


@pytest.fixture
def removed():
    return []


@pytest.fixture
def page(kit, opened, services, removed):
    def show(actor=samples.ACTOR):
        maintenance, users, papers = services
        controller = DeviceController(maintenance, users, papers, actor, kit.tasks, removed.append)
        return opened(DevicePage(controller, kit))

    return show


def test_the_facts_of_the_laptop_are_shown(page):
    words = texts(page())

    for part in ("ABCD-EFGH-JKMN", "3,4 MB", "mo-desk-2026.1 (112 questions)", "24/11/2026 10:05"):
        assert part in words


def test_a_clock_that_is_behind_is_said_large(page, services):
    services[0].facts = replace(services[0].facts, clock_warning=True)

    assert "clock of this laptop is behind" in texts(page())


def test_a_backup_is_made_here_or_on_a_stick(page, services, settle, chosen_files, kit):
    chosen_files.answer = Path("stick")
    shown = page()
    shown.primary_button.click()
    settle()
    button(shown, "stick_button").click()
    settle()

    assert services[0].asked == [("backup", (None,)), ("backup", (Path("stick"),))]
    assert [notice.text for notice in kit.notices.history] == [
        "The backup is made and tested. It stands on this laptop.",
        "The backup is made and tested. It stands in the folder stick.",
    ]


def test_a_colleague_is_given_access(page, services, settle):
    shown = page()
    button(shown, "admit_button").click()
    fill(shown.side, "name", "Karim Haddad")
    button(shown.side, "roles_test_leader").click()
    fill(shown.side, "passphrase", "drie rustige woorden")
    fill(shown.side, "passphrase_again", "drie rustige woord")
    button(shown.side, "panel_button").click()
    assert "not the same" in field_error(shown.side, "passphrase_again")
    fill(shown.side, "passphrase_again", "drie rustige woorden")
    button(shown.side, "panel_button").click()
    settle()

    roles = (Role.TRAINER, Role.TEST_LEADER)
    assert services[1].asked == [("admit", ("Karim Haddad", "drie rustige woorden", roles, None))]


def test_access_is_taken_away_by_the_window(page, removed):
    shown = page()
    shown.users_table.row_opened.emit(samples.USERS[1])
    assert "can no longer open anything" in texts(shown.side)
    button(shown.side, "remove_button").click()

    assert removed == [samples.COLLEAGUE]


def test_one_cannot_take_away_ones_own_access(page):
    shown = page()
    shown.users_table.row_opened.emit(samples.USERS[0])

    assert not has_button(shown.side, "remove_button")


def test_the_old_passphrase_is_checked_at_its_field(page, services, settle):
    services[1].error = NotAllowed("passphrase_wrong")
    shown = page()
    button(shown, "passphrase_button").click()
    button(shown.side, "panel_button").click()
    settle()

    assert field_error(shown.side, "old")


def test_a_sound_journal_says_so_and_that_it_holds_a_code(page, services, settle):
    services[0].report = replace(services[0].report, head_known=True)
    shown = page()
    button(shown, "journal_button").click()
    fill(shown.side, "code", "abcd efgh jkmn")
    button(shown.side, "panel_button").click()
    settle()

    assert services[0].asked == [("verify_journal", ("abcd efgh jkmn",))]
    assert "The journal is sound: 1241 records" in texts(shown.side)
    assert "The code belongs to this journal." in texts(shown.side)


def test_rows_that_differ_from_a_sound_journal_are_told_with_what_to_do(page, services, settle):
    wrong = (WrongRow("result", "attempt_id=a", "points"),)
    services[0].report = JournalReport((ChainReport("c1", 10, "", 0, ""),), behind_mark=False, rows=wrong)
    shown = page()
    button(shown, "journal_button").click()
    button(shown.side, "panel_button").click()
    settle()

    assert "is not what the journal says" in texts(shown.side)
    assert "The journal is sound:" not in texts(shown.side)


def test_a_damaged_journal_says_which_record_and_what_to_do(page, services, settle):
    services[0].report = JournalReport((ChainReport("c1", 10, "", 7, "hash"),), behind_mark=True, head_known=False)
    shown = page()
    button(shown, "journal_button").click()
    button(shown.side, "panel_button").click()
    settle()
    words = texts(shown.side)

    assert "Record 7 is not what it was." in words
    assert "an old copy was put back" in words
    assert "does not belong to this journal" in words


@pytest.mark.parametrize(
    ("verdict", "sentence"),
    [
        (PaperVerdict.VALID_PROVISIONAL, "This is a valid provisional certificate."),
        (PaperVerdict.PRACTICE, "about a practice test"),
        (PaperVerdict.UNKNOWN_ISSUER, "does not know who issued"),
        (PaperVerdict.NOT_VALID, "This paper is not valid."),
    ],
)
def test_a_paper_is_checked_from_a_file_or_its_text(page, services, settle, chosen_files, verdict, sentence):
    services[2].check = replace(services[2].check, verdict=verdict)
    chosen_files.answer = Path("papier.pdf")
    shown = page()
    button(shown, "paper_button").click()
    button(shown.side, "choose_paper_button").click()
    settle()
    assert sentence in texts(shown.side)
    assert "36 of 41" in texts(shown.side)

    fill(shown.side, "text", "MO1:ABC")
    button(shown.side, "panel_button").click()
    settle()
    assert services[2].asked == [("verify", (Path("papier.pdf"),)), ("verify", ("MO1:ABC",))]


def test_a_paper_that_is_not_valid_says_why(page, services, settle):
    services[2].check = PaperCheck(PaperVerdict.NOT_VALID, "paper_no_code")
    shown = page()
    button(shown, "paper_button").click()
    fill(shown.side, "text", "x")
    button(shown.side, "panel_button").click()
    settle()

    assert f"This paper is not valid. {MESSAGES['paper_no_code']}" in texts(shown.side)


def test_checking_nothing_is_said_at_the_field(page):
    shown = page()
    button(shown, "paper_button").click()
    button(shown.side, "panel_button").click()

    assert field_error(shown.side, "text")


def test_a_support_file_is_written_where_one_says(page, services, settle, chosen_files, kit):
    chosen_files.answer = Path("hulp.json")
    button(page(), "support_button").click()
    settle()

    assert services[0].asked == [("support_file", (Path("hulp.json"),))]
    assert "no names" in kit.notices.history[-1].text


def test_who_may_not_manage_users_cannot_admit(page):
    assert not has_button(page(samples.PARTNER), "admit_button")
