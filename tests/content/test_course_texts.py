from __future__ import annotations

from mo_desk.content.course import read_course
from mo_desk.content.course_texts import check_course_texts
from tests.helpers.courses import write_course


def found(folder, **changes):
    return [(one.code, one.where, one.part) for one in check_course_texts(read_course(write_course(folder, **changes)))]


def test_plain_pages_and_windows_have_nothing_to_mend(tmp_path):
    assert found(tmp_path) == []


def test_a_page_has_the_same_numbers_in_every_language(tmp_path):
    texts = found(tmp_path, lesson=(("Lees het goed.", "Je hebt 14 dagen."), ("Read it well.", "You have 15 days.")))

    assert ("text_numbers_differ", "t07-een-woning-huren", "pages.en[0].text") in texts


def test_a_page_may_write_a_small_number_as_a_word(tmp_path):
    numbers = (("Lees het goed.", "Je hebt drie dagen."), ("اقرأه جيدا.", "لديك 3 أيام."))

    assert found(tmp_path, lesson=numbers) == []


def test_a_window_has_the_same_years_in_every_language(tmp_path):
    texts = found(tmp_path, window=(('period = "1950"\nfacts = ["Ruban', 'period = "1951"\nfacts = ["Ruban'),))

    assert texts == [("text_numbers_differ", "lintbebouwing", "texts.fr.period")]


def test_a_sentence_of_a_page_has_at_most_fourteen_words(tmp_path):
    right, long = "woord " * 13 + "woord.", "woord " * 14 + "woord."

    texts = found(tmp_path, lesson=(("Lees het goed.", f"{right} {long}"),))

    assert texts == [("text_sentence_long", "t07-een-woning-huren", "pages.nl[0].text")]


def test_hard_pages_and_windows_are_named(tmp_path):
    hard = "Gemeentelijke administratieve sanctieregelgeving verplicht eigenaars. "
    page = (("Lees het goed.", hard * 12),)
    window = tuple((f"Lint {number}.", hard * 6) for number in (1, 2, 3))

    texts = found(tmp_path, lesson=page, window=window)

    assert [where for code, where, _ in texts if code == "text_hard_to_read"] == [
        "t07-een-woning-huren",
        "lintbebouwing",
    ]


def test_french_pages_say_vous(tmp_path):
    assert found(tmp_path, lesson=(("Lisez-le bien.", "Tu le lis bien."),)) == [
        ("text_french_tu", "t07-een-woning-huren", "pages.fr[0].text")
    ]
