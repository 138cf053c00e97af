from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from mo_desk.domain.errors import Invalid
from mo_desk.domain.people import Accommodation
from mo_desk.ui.pages.groups.controller import GroupsController
from mo_desk.ui.pages.groups.page import GroupsPage
from mo_desk.views.rosters import RowChoice
from tests.ui.pages import fakes, samples
from tests.ui.pages.seeing import button, field_error, fill, has_button, press_enter, texts


@pytest.fixture
def services():
    return fakes.FakeGroups(), fakes.FakePeople(), fakes.FakeRosters()


@pytest.fixture
def page(kit, opened, services):
    def show(subject=None, actor=samples.ACTOR):
        groups, people, rosters = services
        controller = GroupsController(groups, people, rosters, actor, kit.tasks)
        return opened(GroupsPage(controller, kit, lambda: samples.DAY), subject)

    return show


def test_the_list_shows_the_groups_and_filters_as_one_types(page, went):
    shown = page()
    assert shown.groups_table.rows_model.texts(0) == (
        "2026-117",
        "Arabic",
        "Genk",
        "01/09/2026",
        "18/12/2026",
        "15",
        "2",
    )

    fill(shown, "groups_search", "rabat")
    assert len(shown.groups_table.rows_model.shown) == 1
    shown.groups_table.row_opened.emit(samples.GROUPS[2])
    assert went == [("groups", samples.GROUPS[2].group_id)]


def test_an_empty_list_offers_a_new_group(page, services, settle):
    services[0].groups = ()
    shown = page()
    button(shown, "empty_button").click()
    fill(shown.side, "course_number", "2026-130")
    fill(shown.side, "place", "Maaseik")
    fill(shown.side, "starts_on", "12/3/2027")
    button(shown.side, "panel_button").click()
    settle()

    wish, (group_id, version, group) = services[0].asked[0]
    assert (wish, group_id, version) == ("save_group", None, 0)
    assert (group.course_number, group.place, str(group.starts_on), group.ends_on) == (
        "2026-130",
        "Maaseik",
        "2027-03-12",
        None,
    )


def test_a_taken_course_number_is_said_at_its_field(page, services, settle):
    services[0].error = Invalid("course_number_taken", field="course_number")
    shown = page()
    button(shown, "main_button").click()
    button(shown.side, "panel_button").click()
    settle()

    assert field_error(shown.side, "course_number")


def test_a_date_that_is_none_is_said_before_anything_is_asked(page, services):
    shown = page()
    button(shown, "main_button").click()
    fill(shown.side, "ends_on", "31/02/2026")
    button(shown.side, "panel_button").click()

    assert field_error(shown.side, "ends_on")
    assert services[0].asked == []


def test_a_group_shows_its_people_and_who_is_to_be_confirmed(page):
    shown = page(samples.GROUP)

    assert "14 people" in texts(shown)
    assert "2 to be confirmed" in texts(shown)
    assert shown.members_table.rows_model.texts(4)[1] == "To be confirmed"
    assert shown.members_table.rows_model.texts(12)[1] == "Withdrawn on 02/10/2026"


def test_an_existing_group_is_edited_from_its_version(page, services, settle):
    shown = page(samples.GROUP)
    button(shown, "edit_button").click()
    fill(shown.side, "place", "Hasselt")
    button(shown.side, "panel_button").click()
    settle()

    _, (group_id, version, group) = services[0].asked[0]
    assert (group_id, version, group.place, group.agency) == (
        samples.GROUP,
        3,
        "Hasselt",
        samples.GROUP_VIEW.group.agency,
    )


def test_somebody_is_added_with_a_name_and_the_form_is_ready_for_the_next(page, services, settle, kit):
    shown = page(samples.GROUP)
    button(shown, "main_button").click()
    fill(shown.side, "given_name", "Grace")
    fill(shown.side, "family_name", "Okoro")
    button(shown.side, "panel_button").click()
    settle()

    _, (person, group_id) = services[1].asked[0]
    assert (person.given_name, person.family_name, person.contact_language, group_id) == (
        "Grace",
        "Okoro",
        "ar",
        samples.GROUP,
    )
    assert "to be confirmed" in kit.notices.history[-1].text
    assert shown.side.form.text("given_name") == ""


def test_adding_nobody_is_said_at_the_name(page, services, settle):
    services[1].error = Invalid("name_missing", field="family_name")
    shown = page(samples.GROUP)
    button(shown, "main_button").click()
    button(shown.side, "panel_button").click()
    settle()

    assert field_error(shown.side, "family_name")


def test_a_person_is_edited_whole(page, services, settle):
    shown = page(samples.GROUP)
    press_enter(shown.members_table, 0)
    settle()
    assert shown.side.form.text("birth_date") == "05/1990"
    fill(shown.side, "birth_date", "1991")
    fill(shown.side, "document_name", "AL KHATIB SAMIRA")
    button(shown.side, "accommodations_large_text").click()
    button(shown.side, "to_confirm").click()
    button(shown.side, "panel_button").click()
    settle()

    _, (person_id, version, person) = services[1].asked[0]
    assert (person_id, version) == (samples.person_id(0), 4)
    assert person == replace(
        samples.PERSON.person,
        birth_date="1991-00-00",
        document_name="AL KHATIB SAMIRA",
        accommodations=(Accommodation.EXTRA_TIME, Accommodation.LARGE_TEXT),
        to_confirm=False,
    )


def test_the_national_number_is_hidden_until_asked_for(page, settle):
    shown = page(samples.GROUP)
    press_enter(shown.members_table, 0)
    settle()
    number = shown.side.form.fields["national_number"].control
    assert "90050012345" not in number.displayText()

    button(shown.side, "show_number_button").click()
    assert number.displayText() == "90050012345"


def test_the_history_says_who_changed_which_field(page, settle):
    shown = page(samples.GROUP)
    press_enter(shown.members_table, 0)
    settle()

    assert "Els Maes: Contact language" in texts(shown.side)


@pytest.mark.parametrize(
    ("typed", "kept"), [("4/5/1990", "1990-05-04"), ("05.1990", "1990-05-00"), ("1990", "1990-00-00"), ("", "")]
)
def test_birth_dates_may_be_partial(page, services, settle, typed, kept):
    shown = page(samples.GROUP)
    press_enter(shown.members_table, 0)
    settle()
    fill(shown.side, "birth_date", typed)
    button(shown.side, "panel_button").click()
    settle()

    assert services[1].asked[0][1][2].birth_date == kept


def test_a_birth_date_that_cannot_be_read_is_said_at_its_field(page, services, settle):
    shown = page(samples.GROUP)
    press_enter(shown.members_table, 0)
    settle()
    fill(shown.side, "birth_date", "13/1990")
    button(shown.side, "panel_button").click()

    assert field_error(shown.side, "birth_date")


def test_leaving_the_course_can_be_undone(page, services, settle, kit):
    shown = page(samples.GROUP)
    press_enter(shown.members_table, 0)
    settle()
    button(shown.side, "withdraw_button").click()
    settle()
    kit.notices.history[-1].action()
    settle()

    person = samples.person_id(0)
    assert services[0].asked == [("withdraw", (samples.GROUP, person, samples.DAY)), ("enrol", (samples.GROUP, person))]


def test_a_list_is_judged_row_by_row_before_anything_is_stored(page, services, settle, chosen_files):
    chosen_files.answer = Path("lijst.xlsx")
    shown = page(samples.GROUP)
    _take_over(shown)
    settle()

    rows = shown.roster.table.rows_model
    assert [rows.texts(number)[2] for number in range(5)] == [
        "New",
        "Changed",
        "Unchanged",
        "Possibly double",
        "Refused",
    ]
    assert "Contact language, Fee" in rows.texts(1)[3]
    assert rows.texts(4)[0] == "Row 6"
    assert "Familienaam" in rows.texts(4)[3]
    assert "1 new" in texts(shown)
    assert "Nationaliteit, Opmerking" in texts(shown)


def test_people_no_longer_on_the_list_are_asked_about(page, services, settle, chosen_files, kit):
    chosen_files.answer = Path("lijst.xlsx")
    shown = page(samples.GROUP)
    _take_over(shown)
    settle()
    button(shown, f"missing_{samples.person_id(7)}").click()
    button(shown, "main_button").click()
    settle()

    assert services[2].asked[-1] == ("import", (samples.GROUP, None, frozenset({samples.person_id(7)})))
    assert "1 added" in kit.notices.history[-1].text
    assert shown.roster.preview is None


def test_a_list_without_a_group_asks_for_the_new_group(page, services, settle, chosen_files):
    chosen_files.answer = Path("lijst.xlsx")
    shown = page()
    _take_over(shown)
    settle()
    button(shown, "main_button").click()
    assert shown.side.form.text("course_number") == "2026-117"
    fill(shown.side, "place", "Genk")
    button(shown.side, "panel_button").click()
    settle()

    _, (group_id, group, withdraw) = services[2].asked[-1]
    assert (group_id, group.course_number, group.language, group.place, withdraw) == (
        None,
        "2026-117",
        "ar",
        "Genk",
        frozenset(),
    )


@pytest.mark.parametrize(
    ("choice", "word", "counts"),
    [
        ("same", "Same person", "2 changed"),
        ("other", "Somebody else", "2 new"),
        ("later", "Decide later", "1 possibly double"),
    ],
)
def test_a_possible_double_is_compared_and_decided_in_the_preview(
    page, services, settle, chosen_files, choice, word, counts
):
    chosen_files.answer = Path("lijst.xlsx")
    shown = page(samples.GROUP)
    _take_over(shown)
    settle()
    shown.roster.table.selectRow(3)

    seen = texts(shown.side)
    assert "The name is nearly the same" in seen
    assert "Date of birth (differs)" in seen
    assert "05/1990\n1990" in seen
    assert "Given name" in seen
    button(shown.side, f"double_{choice}_button").click()

    assert shown.roster.table.rows_model.texts(3)[2] == word
    assert counts in texts(shown)
    assert shown.side is None
    assert [wish for wish, _ in services[2].asked] == ["preview"]
    button(shown, "main_button").click()
    settle()
    assert services[2].choices == {5: RowChoice(choice)}


def test_possible_doubles_are_decided_by_keyboard_one_after_the_other(page, services, settle, chosen_files, qtbot):
    double = fakes.PREVIEW.rows[3]
    rows = tuple(replace(double, number=number, display_name=samples.name(number)) for number in (2, 3, 4))
    services[2].preview = replace(fakes.PREVIEW, rows=rows)
    chosen_files.answer = Path("lijst.xlsx")
    shown = page(samples.GROUP)
    _take_over(shown)
    settle()
    with qtbot.waitActive(shown):
        shown.activateWindow()
    shown.roster.table.setFocus()
    qtbot.keyClick(shown.roster.table, Qt.Key.Key_Down)
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3):
        with qtbot.waitSignal(shown.roster.choices_changed):
            qtbot.keyClick(shown.roster.table, key, Qt.KeyboardModifier.AltModifier)
        settle()

    assert set(shown.roster.choices.values()) == set(RowChoice)
    assert shown.side is None


def test_another_row_says_in_full_what_happens_to_it_and_why(page, settle, chosen_files):
    chosen_files.answer = Path("lijst.xlsx")
    shown = page(samples.GROUP)
    _take_over(shown)
    settle()
    shown.roster.table.selectRow(3)
    assert has_button(shown.side, "double_same_button")
    shown.roster.table.selectRow(1)

    assert not has_button(shown.side, "double_same_button")
    assert "Changes: Contact language, Fee." in texts(shown.side)
    shown.roster.table.selectRow(4)
    assert "Familienaam" in texts(shown.side)


def test_a_list_can_be_left_without_storing_it(page, services, settle, chosen_files):
    chosen_files.answer = Path("lijst.xlsx")
    shown = page(samples.GROUP)
    _take_over(shown)
    settle()
    next(one for one in shown.findChildren(type(shown.primary_button)) if one.text() == "Leave the list").click()
    settle()

    assert [wish for wish, _ in services[2].asked] == ["preview"]
    assert "14 people" in texts(shown)


def test_a_partner_sees_the_group_and_changes_nothing(page, settle):
    shown = page(samples.GROUP, samples.PARTNER)
    press_enter(shown.members_table, 0)
    settle()

    assert not has_button(shown, "main_button")
    assert not has_button(shown, "edit_button")
    assert shown.side is None


def _take_over(shown):
    next(one for one in shown.findChildren(type(shown.primary_button)) if one.text() == "Take over a list").click()


def test_the_list_of_groups_leads_to_what_is_to_decide(page, went):
    page()._decide.click()
    assert not page(samples.GROUP)._decide.isVisible()
    assert not page(actor=samples.PARTNER)._decide.isVisible()

    assert went == [("decisions", None)]


def test_the_next_double_opens_also_when_its_row_is_the_current_one(page, settle, chosen_files):
    chosen_files.answer = Path("lijst.xlsx")
    shown = page(samples.GROUP)
    _take_over(shown)
    settle()
    shown.roster.table.selectRow(3)
    shown.hide_side()

    assert shown.roster.ask_next()
    assert has_button(shown.side, "double_same_button")
