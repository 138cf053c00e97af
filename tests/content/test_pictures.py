from __future__ import annotations

import pytest

from mo_desk.content.library import Library
from mo_desk.content.pictures import read_diagrams, read_pictograms
from mo_desk.domain.errors import Invalid
from mo_desk.paths import shipped

PICTOGRAMS = """
source = "Ours"
[pictograms.house]
hexcode = "1F3E0"
text = { nl = "een huis", en = "a house", fr = "une maison", ar = "بيت" }
"""
DIAGRAM = """
id = "weg"
[texts.nl]
begin = "Begin <hier>"
[texts.en]
begin = "Start"
[texts.fr]
begin = "Début"
[texts.ar]
begin = "البداية"
"""


def write_media(folder, *, drawing="<svg><text>{begin}</text></svg>", diagram=DIAGRAM):
    (folder / "pictograms").mkdir()
    (folder / "pictograms.toml").write_text(PICTOGRAMS, encoding="utf-8")
    (folder / "diagrams").mkdir()
    (folder / "diagrams" / "weg.toml").write_text(diagram, encoding="utf-8")
    (folder / "diagrams" / "weg.svg").write_text(drawing, encoding="utf-8")
    return folder


def test_a_pictogram_without_its_drawing_is_refused(tmp_path):
    write_media(tmp_path)

    with pytest.raises(Invalid) as refused:
        read_pictograms(tmp_path)

    assert refused.value.params["key"] == "pictograms.house"


def test_a_pictogram_is_told_in_words(tmp_path):
    (write_media(tmp_path) / "pictograms" / "house.svg").write_text("<svg/>", encoding="utf-8")

    assert read_pictograms(tmp_path)["house"]["ar"] == "بيت"


def test_a_diagram_is_drawn_with_the_texts_of_one_language_never_as_markup(tmp_path):
    diagram = read_diagrams(write_media(tmp_path) / "diagrams")["weg"]

    assert diagram.drawn("fr") == "<svg><text>Début</text></svg>"
    assert diagram.drawn("tr") == "<svg><text>Begin &lt;hier&gt;</text></svg>"


def test_a_place_of_a_drawing_has_a_text_in_every_language(tmp_path):
    write_media(tmp_path, drawing="<svg>{begin}{end}</svg>")

    with pytest.raises(Invalid, match="content_parts_differ"):
        read_diagrams(tmp_path / "diagrams")


def test_the_shipped_pictograms_are_all_there_in_four_languages():
    words = Library(shipped()).pictograms()

    assert len(words) > 200
    assert all(set(texts) == {"nl", "en", "fr", "ar"} for texts in words.values())
