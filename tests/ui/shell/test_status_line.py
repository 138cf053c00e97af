"""The line at the foot says what is so, and leaves away what nobody knows."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.shell.status_line import StatusLine


@pytest.fixture
def line(qtbot: QtBot, kit: Kit) -> StatusLine:
    line = StatusLine(kit, "Leerkracht")
    qtbot.addWidget(line)
    line.show()
    return line


def test_the_battery_is_shown_as_a_percentage(line):
    line.show_battery(62)

    assert (line.battery.text(), line.battery.isVisible()) == ("Battery 62 %", True)


def test_a_laptop_without_a_known_battery_says_nothing_of_it(line):
    line.show_battery(None)

    assert not line.battery.isVisible()


@pytest.mark.parametrize(("present", "word"), [(True, "Network"), (False, "No network")])
def test_the_network_is_named_when_it_is_known(line, present, word):
    line.show_network(present)

    assert (line.network.text(), line.network.isVisible()) == (word, True)


def test_an_unknown_network_says_nothing(line):
    line.show_network(None)

    assert not line.network.isVisible()


def test_what_waits_is_a_button_to_the_page_that_sends(qtbot, line, kit):
    line.show_waiting(3)

    with qtbot.waitSignal(kit.navigator.page_requested) as asked:
        line.waiting.click()

    assert (line.waiting.text(), asked.args) == ("3 still to send", ["sync", None])
