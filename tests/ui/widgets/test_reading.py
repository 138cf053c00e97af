from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument

from mo_desk.ui.widgets.reading import WIDTH, Reading, draw, picture

IMAGE = QTextDocument.ResourceType.ImageResource.value
SVG = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {0} 10' width='{0}' height='10'><rect width='{0}' height='10'/></svg>"


def reading(qtbot):
    shown = Reading("lesson_plan", "For the teacher")
    qtbot.addWidget(shown)
    return shown


def test_a_picture_is_drawn_for_the_language_that_has_its_own_and_else_the_common_one(qtbot):
    shown = reading(qtbot)
    shown.show_text("<p>Tekst</p>", {"house": SVG.format(10), "diagram:law:fr": SVG.format(40)})

    common = shown.loadResource(IMAGE, QUrl("picture:house:ar@56"))
    french = shown.loadResource(IMAGE, QUrl("picture:diagram:law:fr@720"))

    assert isinstance(common, QImage)
    assert (common.width(), common.height()) == (56, 56)
    assert (french.width(), french.height()) == (720, 180)


def test_nothing_outside_is_ever_looked_for(qtbot):
    shown = reading(qtbot)
    shown.show_text("<img src='https://example.org/x.png'><img src='file:///etc/hostname'>", {})

    assert shown.loadResource(IMAGE, QUrl("https://example.org/x.png")) is None
    assert shown.loadResource(IMAGE, QUrl("file:///etc/hostname")) is None
    assert shown.loadResource(IMAGE, QUrl("picture:unknown:nl")) is None


def test_a_drawing_that_is_no_svg_gives_an_empty_image():
    assert (draw("no drawing").width(), draw("no drawing").height()) == (WIDTH, WIDTH)


def test_a_drawing_has_more_dots_on_a_sharper_screen_and_keeps_its_size():
    image = draw(SVG.format(10), 50, 2.0)

    assert (image.width(), image.deviceIndependentSize().width()) == (100, 50)


def test_a_name_in_an_image_is_escaped():
    assert picture("x'><script>", "nl", 10) == "<img src='picture:x&#x27;&gt;&lt;script&gt;:nl@10'>"
