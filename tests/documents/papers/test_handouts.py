from __future__ import annotations

import pytest

from mo_desk.documents.papers.handouts import NameCard, handout, lesson_plan, name_cards
from tests.documents.papers.samples import LESSON, SHEET, WORKSHOP, saved
from tests.helpers.papers import pdf_text

HEADINGS = {"material": "Materiaal", "questions": "Vragen", "words": "Woorden"}


def test_a_handout_says_first_that_it_is_practice_material(tmp_path):
    text = pdf_text(saved(tmp_path, handout(WORKSHOP, SHEET, ["nl"])))

    assert text.startswith("Oefenmateriaal van MO Desk.")
    assert "Lees het goed." in text
    assert "OpenMoji, CC BY-SA 4.0" in text


def test_no_word_of_a_lesson_is_read_as_markup(tmp_path):
    text = pdf_text(saved(tmp_path, handout(WORKSHOP, SHEET, ["nl"])))

    assert "#strong[*nee*]" in text
    assert "Je <contract>" in text


def test_words_are_told_in_the_language_of_the_reader(tmp_path):
    text = pdf_text(saved(tmp_path, handout(WORKSHOP, SHEET, ["fr"])))

    assert "woord 3 mot 3" in text
    assert "Dix mots" in text


def test_two_languages_stand_side_by_side(tmp_path):
    text = pdf_text(saved(tmp_path, handout(WORKSHOP, SHEET, ["nl", "fr"])))

    assert "Lees het goed." in text
    assert "Lisez-le bien." in text


def test_arabic_is_set_with_its_own_letters(tmp_path):
    made = handout(WORKSHOP, SHEET, ["ar"])

    assert b"NotoNaskhArabic" in made


def test_the_local_page_is_printed_with_the_lesson(tmp_path):
    text = pdf_text(saved(tmp_path, handout(WORKSHOP, SHEET, ["nl"], [("Gemeentehuis", "Stadsplein 1")])))

    assert "In mijn gemeente" in text
    assert "Gemeentehuis Stadsplein 1" in text


def test_a_language_that_the_lesson_lacks_is_no_half_paper():
    with pytest.raises(KeyError):
        handout(WORKSHOP, SHEET, ["tr"])


def test_the_plan_of_the_trainer_has_every_step_on_paper(tmp_path):
    text = pdf_text(saved(tmp_path, lesson_plan(WORKSHOP, LESSON, "Wonen · 60 minuten", HEADINGS)))

    assert "Praat samen." in text
    assert "Materiaal: een contract" in text


def test_name_cards_stand_two_a_page(tmp_path):
    text = pdf_text(
        saved(tmp_path, name_cards(WORKSHOP, "Naamkaarten", [NameCard("Een"), NameCard("Twee"), NameCard("Drie")]))
    )

    assert text == "Een Twee Drie"
