from PySide6.QtWidgets import QLabel

from mo_desk.ui.widgets.beside import Beside


def test_what_differs_says_so_what_one_lacks_is_a_dash_and_what_neither_has_is_left_out(qtbot, kit):
    facts = (("Name", "Abdi", "Abdi"), ("Language", "Somali", "Arabic"), ("Born", "1990", ""), ("Number", "", ""))
    beside = Beside("facts", kit.texts, ("List", "Laptop"), facts)
    qtbot.addWidget(beside)

    words = [label.text() for label in beside.findChildren(QLabel)]

    assert words == [
        "List",
        "Laptop",
        "Name",
        "Abdi",
        "Abdi",
        "Language (differs)",
        "Somali",
        "Arabic",
        "Born",
        "1990",
        "-",
    ]
