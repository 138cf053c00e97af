from datetime import date

import pytest

from mo_desk.content.lessons import read_lessons
from mo_desk.domain.errors import Invalid
from mo_desk.views.lessons import CanonLink, PagePart, SourceLine
from tests.helpers.contents import LESSON, write


def place(tmp_path, *changes, name="t07-een-woning-huren", theme="t07"):
    return write(tmp_path / theme / f"{name}.toml", LESSON, *changes)


def test_a_lesson_is_read_whole(tmp_path):
    place(tmp_path)

    [lesson] = read_lessons(tmp_path)

    assert (lesson.lesson_id, lesson.theme, lesson.minutes) == ("t07-een-woning-huren", "T07", 60)
    assert [step.minutes for step in lesson.steps] == [20, 40]
    assert [step.principle for step in lesson.steps] == ["", "gelijk-voor-de-wet"]
    assert lesson.words[9].translations["ar"] == "كلمة 10"
    assert lesson.pages["ar"] == (PagePart("عقدك", "اقرأه جيدا.", "contract"),)
    assert lesson.canon == (CanonLink("lintbebouwing", "Het toont hoe mensen vroeger woonden."),)
    assert lesson.sources == (
        SourceLine("Vlaanderen.be", "https://www.vlaanderen.be/huren", date(2026, 11, 24), "read"),
    )
    assert lesson.low_literacy_pictures == ("house", "key", "contract", "signature")
    assert "\n\n" in lesson.trainer_notes


def test_no_lessons_is_an_empty_library(tmp_path):
    assert read_lessons(tmp_path) == ()


@pytest.mark.parametrize(
    ("change", "code", "key"),
    [
        (("minutes = 60", "minutes = 61"), "content_value_wrong", "minutes"),
        (("[[pages.en]]", "[[pages.nl]]"), "content_key_missing", "pages.en"),
        (('window = "lintbebouwing"', 'window = "Lint"'), "content_value_wrong", "canon[0].window"),
        (('picture = "contract"\n[[pages.fr]]', 'picture = ""\n[[pages.fr]]'), "content_parts_differ", "pages.en"),
        (
            ('talk_close = "Bedank iedereen en ga naar de volgende stap."', 'talk_close = ""'),
            "content_key_missing",
            "talk_close",
        ),
        (("gelijk-voor-de-wet", "iets-anders"), "content_value_wrong", "steps[1].principle"),
        (
            (
                '[[words]]\nword = "woord 10"\nmeaning = "betekenis 10"\nen = "word 10"\nfr = "mot 10"\nar = "كلمة 10"\n',
                "",
            ),
            "content_too_many",
            "words",
        ),
        (('theme = "T07"', 'theme = "T08"'), "content_value_wrong", "theme"),
        (("version = 1", "version = 1\nlevel = 2"), "content_key_unknown", "level"),
        (("Lees samen.", "Lees \u2067samen."), "content_text_control", "steps[1].text"),
    ],
)
def test_a_wrong_lesson_is_refused_with_its_key(tmp_path, change, code, key):
    place(tmp_path, change)

    with pytest.raises(Invalid) as refused:
        read_lessons(tmp_path)

    assert (refused.value.code, refused.value.params["key"]) == (code, key)


def test_a_file_is_named_after_its_lesson(tmp_path):
    place(tmp_path, name="t07-iets-anders")

    with pytest.raises(Invalid) as refused:
        read_lessons(tmp_path)

    assert refused.value.params["key"] == "id"


def test_a_lesson_may_open_no_window(tmp_path):
    start = LESSON.index("[[canon]]")
    end = LESSON.index("[[sources]]")
    write(tmp_path / "t07" / "t07-een-woning-huren.toml", "canon = []\n" + LESSON[:start] + LESSON[end:])

    assert read_lessons(tmp_path)[0].canon == ()


def test_an_id_begins_with_its_theme(tmp_path):
    place(tmp_path)
    place(tmp_path, ('theme = "T07"', 'theme = "T08"'), theme="t08")

    with pytest.raises(Invalid, match="content_value_wrong"):
        read_lessons(tmp_path)
