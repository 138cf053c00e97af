from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from mo_desk.domain.errors import Invalid, Refused
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.widgets.form_panel import FormPanel, note_edit


@pytest.fixture
def wishes() -> list[str]:
    return []


@pytest.fixture
def panel(qtbot: QtBot, kit: Kit, wishes: list[str]) -> FormPanel:
    panel = FormPanel(
        kit, "Sign", "Confirm", lambda: wishes.append("confirm"), fields_of={"passphrase_wrong": "passphrase"}
    )
    qtbot.addWidget(panel)
    panel.form.add("passphrase", "Your passphrase", QLineEdit())
    panel.form.add("reason", "Reason", QLineEdit())
    with qtbot.waitActive(panel):
        panel.show()
    return panel


def test_the_first_field_has_the_focus(panel: FormPanel) -> None:
    assert panel.focusWidget() is panel.form.fields["passphrase"].control


def test_ctrl_enter_presses_the_button(panel: FormPanel, qtbot: QtBot, wishes: list[str]) -> None:
    with qtbot.waitSignal(panel.button.clicked):
        qtbot.keyClick(panel.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert wishes == ["confirm"]


def test_an_explanation_stands_above_the_fields(panel: FormPanel) -> None:
    panel.explain("Your passphrase is your signature.")

    sentence = panel.findChild(QLabel, "panel_sentence")
    assert sentence is not None
    assert sentence.text() == "Your passphrase is your signature."
    assert panel.body.indexOf(sentence) < panel.body.indexOf(panel.form)


def test_a_wish_on_its_way_cannot_be_sent_twice(panel: FormPanel) -> None:
    panel.begin()

    assert not panel.button.isEnabled()


def test_an_error_that_names_a_field_stands_there_and_the_wish_can_be_sent_again(panel: FormPanel, kit: Kit) -> None:
    panel.begin()

    panel.show_failure(Invalid("reason_missing", "reason"))

    assert panel.form.fields["reason"].error != ""
    assert panel.button.isEnabled()
    assert kit.notices.history == ()


def test_an_error_about_no_field_becomes_a_message(panel: FormPanel, kit: Kit) -> None:
    panel.show_failure(Refused("sign_in_failed"))

    assert len(kit.notices.history) == 1


def test_what_is_missing_is_said_before_anything_is_asked(panel: FormPanel) -> None:
    panel.refuse("reason", "Write a reason.")

    assert panel.form.fields["reason"].error == "Write a reason."


def test_tab_leaves_a_box_for_notes(qtbot: QtBot) -> None:
    box = note_edit("two\nlines")
    qtbot.addWidget(box)

    assert box.tabChangesFocus()
    assert box.toPlainText() == "two\nlines"
