from __future__ import annotations

import pytest

from mo_desk.domain.errors import Invalid, NotFound
from tests.helpers.desks import OpenDay
from tests.helpers.papers import pdf_text

LESSON = "t07-een-woning-huren"


def test_a_handout_is_written_under_a_name_that_tells_lesson_and_languages(blank: OpenDay, tmp_path) -> None:
    path = blank.catalog.handouts.save_handout(blank.actor, LESSON, ["nl", "ar"], tmp_path)

    assert path.name == "MO_lesblad_t07-een-woning-huren_nl-ar.pdf"
    assert "huurwaarborg" in pdf_text(path)


def test_a_pack_has_every_language_that_was_asked_for(blank: OpenDay, tmp_path) -> None:
    path = blank.catalog.handouts.save_pack(blank.actor, LESSON, ["nl", "fr", "ar"], tmp_path)
    text = path.read_text(encoding="utf-8")

    assert "العربية" in text
    assert all(f"<section id='{language}'" in text for language in ("nl", "fr", "ar"))


@pytest.mark.parametrize(
    ("languages", "code"),
    [([], "language_not_available"), (["tr"], "language_not_available"), (["nl", "fr", "ar"], "too_many_languages")],
)
def test_languages_that_cannot_be_are_refused_and_nothing_is_written(blank: OpenDay, tmp_path, languages, code) -> None:
    with pytest.raises(Invalid, match=code):
        blank.catalog.handouts.save_handout(blank.actor, LESSON, languages, tmp_path)

    assert not list(tmp_path.glob("*.pdf"))


def test_the_plan_of_a_lesson_fits_a_trainer_without_a_screen(blank: OpenDay, tmp_path) -> None:
    path = blank.catalog.handouts.save_plan(blank.actor, LESSON, tmp_path)
    lesson = blank.catalog.lessons.get_lesson(blank.actor, LESSON).lesson

    text = pdf_text(path)
    assert all(step.title in text for step in lesson.steps)


def test_name_cards_carry_everybody_of_the_group(day: OpenDay, tmp_path) -> None:
    path = day.catalog.handouts.save_name_cards(day.actor, day.group_id, tmp_path)

    assert path.name == "MO_naamkaarten.pdf"
    assert path.stat().st_size > 5000


def test_an_unknown_lesson_has_no_handout(blank: OpenDay, tmp_path) -> None:
    with pytest.raises(NotFound, match="lesson_unknown"):
        blank.catalog.handouts.save_plan(blank.actor, "t99-niets", tmp_path)
