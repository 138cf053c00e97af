from __future__ import annotations

from mo_desk.ui.pages.lessons.slide_text import slide_html
from mo_desk.ui.pages.lessons.slides import SlideKind, first_of_step, make_slides
from tests.ui.pages import fakes

SLIDES = make_slides(fakes.SHEET, "Woorden")


def test_slides_follow_the_plan_and_end_with_words_and_questions():
    kinds = [slide.kind.value for slide in SLIDES]

    assert kinds == ["title", "step", "page", "step", "words", "check", "answer"]
    assert [slide.step for slide in SLIDES if slide.kind is SlideKind.STEP] == [1, 2]


def test_what_the_trainer_does_is_never_on_the_wall():
    wall = "".join(slide_html(slide, ("nl",), 30, "#777777") for slide in SLIDES)

    assert "Schrijf de woorden op het bord" not in wall
    assert any("Schrijf de woorden op het bord" in slide.notes for slide in SLIDES)


def test_the_right_answer_is_shown_only_after_the_question():
    question, answer = SLIDES[-2], SLIDES[-1]

    assert (question.right, answer.right) == (-1, 1)
    assert "✓" not in slide_html(question, ("nl",), 30, "#777777")
    assert "De huurder &nbsp;✓" in slide_html(answer, ("nl",), 30, "#777777")


def test_two_languages_stand_side_by_side_each_in_its_direction():
    [page] = [slide for slide in SLIDES if slide.kind is SlideKind.PAGE]
    html = slide_html(page, ("nl", "ar"), 30, "#777777")

    assert "dir='ltr'" in html
    assert "dir='rtl'" in html
    assert "ماذا يوجد في العقد؟" in html


def test_what_has_no_text_in_a_language_is_shown_in_dutch():
    assert "Het huurcontract" in slide_html(SLIDES[3], ("ar",), 30, "#777777")


def test_a_step_is_found_again():
    assert SLIDES[first_of_step(SLIDES, 2)].headings["nl"] == "Het huurcontract"
    assert first_of_step(SLIDES, 9) == 0
