from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument

from mo_desk.ui.widgets.reading import SIDE, WIDE, Reading, draw

IMAGE = QTextDocument.ResourceType.ImageResource.value
SVG = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {0} 10' width='{0}' height='10'><rect width='{0}' height='10'/></svg>"


def reading(qtbot):
    shown = Reading("lesson_plan", "For the teacher")
    qtbot.addWidget(shown)
    return shown


def test_a_picture_is_drawn_for_the_language_that_has_its_own_and_else_the_common_one(qtbot):
    shown = reading(qtbot)
    shown.show_text("<p>Tekst</p>", {"house": SVG.format(10), "diagram:law:fr": SVG.format(40)})

    common = shown.loadResource(IMAGE, QUrl("picture:house:ar"))
    french = shown.loadResource(IMAGE, QUrl("picture:diagram:law:fr"))

    assert isinstance(common, QImage)
    assert (common.width(), common.height()) == (SIDE, SIDE)
    assert (french.width(), french.height()) == (WIDE, WIDE // 4)


def test_nothing_outside_is_ever_looked_for(qtbot):
    shown = reading(qtbot)
    shown.show_text("<img src='https://example.org/x.png'><img src='file:///etc/hostname'>", {})

    assert shown.loadResource(IMAGE, QUrl("https://example.org/x.png")) is None
    assert shown.loadResource(IMAGE, QUrl("file:///etc/hostname")) is None
    assert shown.loadResource(IMAGE, QUrl("picture:unknown:nl")) is None


def test_a_drawing_that_is_no_svg_gives_an_empty_image():
    assert draw("no drawing").width() == SIDE
