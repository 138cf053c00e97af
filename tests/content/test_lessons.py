from datetime import date

import pytest

from mo_desk.content.lessons import read_lessons
from mo_desk.domain.errors import Invalid
from tests.helpers.contents import LESSON, write


def place(tmp_path, *changes, name="t07-een-woning-huren", theme="t07"):
    return write(tmp_path / theme / f"{name}.toml", LESSON, *changes)


def test_a_lesson_is_read_whole(tmp_path):
    place(tmp_path)

    [lesson] = read_lessons(tmp_path)

    assert (lesson.lesson_id, lesson.theme, lesson.minutes) == ("t07-een-woning-huren", "T07", 60)
    assert [step.minutes for step in lesson.steps] == [20, 40]
    assert lesson.words == (("huurwaarborg", "geld op een geblokkeerde rekening"),)
    assert lesson.pages["ar"] == (("عقدك", "اقرأه جيدا."),)
    assert lesson.canon[0].expected_title
    assert lesson.sources == (("Vlaanderen.be", "https://www.vlaanderen.be/huren", date(2026, 11, 24)),)
    assert "\n\n" in lesson.trainer_notes


def test_no_lessons_is_an_empty_library(tmp_path):
    assert read_lessons(tmp_path) == ()


@pytest.mark.parametrize(
    ("change", "code", "key"),
    [
        (("minutes = 60", "minutes = 61"), "content_value_wrong", "minutes"),
        (("[[pages.nl]]", "[[pages.fr]]"), "content_key_missing", "pages.nl"),
        (("window = 41", "window = 61"), "content_value_wrong", "canon[0].window"),
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


def test_one_id_in_two_themes_is_refused(tmp_path):
    place(tmp_path)
    place(tmp_path, ('theme = "T07"', 'theme = "T08"'), theme="t08")

    with pytest.raises(Invalid, match="content_duplicate_id"):
        read_lessons(tmp_path)
