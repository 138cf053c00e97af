from __future__ import annotations

import pytest

from mo_desk.content.numbers import NumberGap, compare_numbers, find_numbers


@pytest.mark.parametrize(
    ("text", "language", "numbers"),
    [
        ("Vanaf 1.000 euro", "nl", {"1000"}),
        ("From 1,000 euros", "en", {"1000"}),
        ("À partir de 1\u202f000 euros", "fr", {"1000"}),
        ("1 000 000 mensen in 1830", "nl", {"1000000", "1830"}),
        ("Vanaf 2,5 jaar", "nl", {"2.5"}),
        ("From 2.5 years.", "en", {"2.5"}),
        ("Bel 02 123 45 67 of 00800 2123 2123.", "nl", {"021234567", "0080021232123"}),
        ("02/123.45.67", "fr", {"021234567"}),
        ("Bel 112.", "nl", {"112"}),
        ("Om 17.30 uur", "nl", {"17.30"}),
        ("Om 17u30", "nl", {"17.30"}),
        ("À 17 h 30", "fr", {"17.30"}),
        ("At 5.30 p.m.", "en", {"17.30"}),
        ("At 12 am and 12 pm", "en", {"0", "12"}),
        ("I am 5 today", "en", {"5"}),
        ("الساعة 5 مساءً", "ar", {"17"}),
        ("De 19de eeuw", "nl", {"19"}),
        ("Le XIXe siècle", "fr", {"19"}),
        ("Le IVe siècle", "fr", {"4"}),
        ("Van 9 tot 12 uur, 7/7", "nl", {"9", "12", "7"}),
        ("Geen enkel getal", "nl", set()),
    ],
)
def test_a_number_has_one_way_of_writing_whatever_the_language(text, language, numbers):
    assert find_numbers(text, language) == numbers


def test_equal_digits_agree():
    assert compare_numbers("Hij is 18 jaar, zij ook 18.", "nl", "They are 18.", "en") is None


def test_a_different_number_is_not_a_word():
    assert compare_numbers("Vanaf 18 jaar", "nl", "À partir de 16 ans", "fr") == NumberGap(("18",), ("16",), False)


def test_a_number_that_is_not_there_is_not_a_word():
    assert compare_numbers("Een man van 20", "nl", "A man", "en") == NumberGap(("20",), (), False)


@pytest.mark.parametrize(
    ("dutch", "other", "language"),
    [
        ("De 3 gewesten", "The three regions", "en"),
        ("Een op de vijf", "1 مرشح من كل 5", "ar"),
        ("Drie gewesten", "في بلجيكا 3 أقاليم", "ar"),
        ("Hij is 25", "Il a vingt-cinq ans", "fr"),
        ("Zij is vijfentwintig", "She is 25", "en"),
        ("Na 10 dagen", "بعد عشرة أيام", "ar"),
        ("Na 3 dagen", "ولثلاثة أيام", "ar"),
        ("Na 3 dagen", "üç gün sonra", "tr"),
    ],
)
def test_a_number_may_be_a_word_in_the_other_language(dutch, other, language):
    gap = compare_numbers(dutch, "nl", other, language)

    assert gap is not None
    assert gap.in_words


def test_a_wrong_number_is_found_in_a_language_without_a_list_of_words():
    gap = compare_numbers("Vanaf 18 jaar", "nl", "16 yaşından itibaren", "tr")

    assert gap == NumberGap(("18",), ("16",), False)


def test_arabic_needs_no_word_for_one_or_two():
    assert compare_numbers("1 maand", "nl", "شهر واحد", "ar") is None
    assert compare_numbers("2 maanden", "nl", "شهران", "ar") is None
    assert compare_numbers("2 maanden", "nl", "شهر", "ar") == NumberGap(("2",), (), False)


def test_part_of_a_word_is_no_number():
    assert compare_numbers("3 mensen", "nl", "The threesome", "en") == NumberGap(("3",), (), False)
