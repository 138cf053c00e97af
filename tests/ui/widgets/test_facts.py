from __future__ import annotations

from PySide6.QtWidgets import QLabel, QProgressBar
from pytestqt.qtbot import QtBot

from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.widgets.bars import Bars
from mo_desk.ui.widgets.facts import Facts


def test_a_fact_without_a_value_is_left_out(qtbot: QtBot, kit: Kit) -> None:
    facts = Facts("person_facts", (("Born", "04/05/1990"), ("National number", ""), ("Language", "Arabic")))
    qtbot.addWidget(facts)

    assert [label.text() for label in facts.findChildren(QLabel)] == ["Born", "04/05/1990", "Language", "Arabic"]


def test_parts_show_their_figures_beside_the_bar(qtbot: QtBot, kit: Kit) -> None:
    bars = Bars("parts", (("General part", 7, 11), ("Practical part", 24, 30)))
    qtbot.addWidget(bars)

    drawn = [(bar.value(), bar.maximum(), bar.accessibleName()) for bar in bars.findChildren(QProgressBar)]
    assert drawn == [(7, 11, "General part: 7 / 11"), (24, 30, "Practical part: 24 / 30")]
    assert "7 / 11" in [label.text() for label in bars.findChildren(QLabel)]


def test_a_part_without_questions_has_an_empty_bar(qtbot: QtBot, kit: Kit) -> None:
    bars = Bars("parts", (("General part", 0, 0),))
    qtbot.addWidget(bars)

    assert [bar.maximum() for bar in bars.findChildren(QProgressBar)] == [1]
