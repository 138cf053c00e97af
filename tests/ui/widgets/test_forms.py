from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from mo_desk.ui.widgets.forms import FieldForm, passphrase_edit


@pytest.fixture
def form(qtbot: QtBot, look: object) -> FieldForm:
    form = FieldForm()
    qtbot.addWidget(form)
    form.add("course_number", "Course number", QLineEdit(), hint="As on the list of the agency.")
    form.add("place", "Place", QLineEdit())
    form.show()
    return form


def test_a_field_is_named_for_tests_and_for_the_screen_reader(form: FieldForm) -> None:
    control = form.findChild(QLineEdit, "course_number")

    assert control is form.fields["course_number"].control
    assert control.accessibleName() == "Course number"


def test_the_label_leads_to_its_field(form: FieldForm) -> None:
    labels = [label for label in form.findChildren(QLabel) if label.buddy() is not None]

    assert [(label.text(), label.buddy().objectName()) for label in labels] == [
        ("Course number", "course_number"),
        ("Place", "place"),
    ]


def test_an_error_stands_at_its_field_with_the_focus(form: FieldForm, qtbot: QtBot) -> None:
    form.activateWindow()
    form.show_errors({"place": "Fill in the place."})

    assert (form.fields["course_number"].error, form.fields["place"].error) == ("", "Fill in the place.")
    assert form.focusWidget() is form.fields["place"].control
    assert form.fields["place"].control.accessibleDescription() == "Fill in the place."
    assert form.fields["place"].control.property("wrong") is True


def test_an_error_goes_away_and_the_hint_speaks_again(form: FieldForm) -> None:
    form.show_errors({"course_number": "This number exists already."})

    form.show_errors({})

    assert form.fields["course_number"].error == ""
    assert form.fields["course_number"].control.accessibleDescription() == "As on the list of the agency."


def test_spaces_around_a_text_are_left_out(form: FieldForm, qtbot: QtBot) -> None:
    qtbot.keyClicks(form.fields["place"].control, "  Genk ")

    assert form.text("place") == "Genk"


def test_a_heading_may_stand_between_fields(form: FieldForm) -> None:
    heading = QLabel("About the course")

    form.add_widget(heading)

    assert heading.parent() is form


def test_a_passphrase_is_hidden_and_never_completed(qtbot: QtBot) -> None:
    line = passphrase_edit()
    qtbot.addWidget(line)

    assert line.echoMode() is QLineEdit.EchoMode.Password
    assert line.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
