import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from mo_desk.domain.errors import Conflict, Invalid, NotAllowed
from mo_desk.ui.widgets.form_panel import FormPanel, note_edit


@pytest.fixture
def panel(qtbot, kit):
    made = FormPanel(kit, "Heading", "Save", lambda: None, fields_of={"passphrase_wrong": "passphrase"})
    made.form.add("name", "Name", QLineEdit())
    made.form.add("passphrase", "Passphrase", QLineEdit())
    qtbot.addWidget(made)
    made.show()
    return made


def test_an_error_stands_at_the_field_it_names(panel, kit):
    panel.begin()
    panel.show_failure(Invalid("name_missing", field="name"))

    assert panel.form.fields["name"].error
    assert panel.button.isEnabled()
    assert kit.notices.history == ()


def test_an_error_code_without_a_field_stands_where_the_panel_says(panel):
    panel.show_failure(NotAllowed("passphrase_wrong"))

    assert panel.form.fields["passphrase"].error


def test_an_error_about_no_field_becomes_a_message(panel, kit):
    panel.show_failure(Conflict("sitting_closed"))

    assert len(kit.notices.history) == 1
    assert not panel.form.fields["name"].error


def test_a_bug_goes_to_the_crash_dialog(panel, kit, qtbot):
    with qtbot.waitSignal(kit.notices.crashed):
        panel.show_failure(ValueError("a bug"))


def test_a_wish_on_its_way_cannot_be_sent_twice(panel):
    panel.begin()

    assert not panel.button.isEnabled()


def test_the_first_field_has_the_focus_and_ctrl_enter_presses_the_button(qtbot, panel):
    with qtbot.waitActive(panel):
        panel.show()
    first = next(iter(panel.form.fields.values())).control
    assert panel.focusWidget() is first

    with qtbot.waitSignal(panel.button.clicked):
        qtbot.keyClick(first, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_tab_leaves_a_box_for_notes(qtbot):
    box = note_edit("two\nlines")
    qtbot.addWidget(box)

    assert box.tabChangesFocus()
    assert box.toPlainText() == "two\nlines"
