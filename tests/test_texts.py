"""Texts: one object a language, handed on, never in the background."""

from __future__ import annotations

from mo_desk.domain.errors import Invalid
from mo_desk.paths import shipped
from mo_desk.texts import Texts

NL, EN = Texts("nl", shipped().locale), Texts("en", shipped().locale)


def test_a_sentence_is_said_in_its_language_with_its_slots_filled():
    given = {"points": 31, "maximum": 41, "needed": 29}

    sentence = NL.say("You have {points} of the {maximum} questions right. You need {needed}.", **given)

    assert sentence == "Je hebt 31 van de 41 vragen juist. Je hebt er 29 nodig."


def test_english_is_the_language_of_the_ids():
    assert EN.say("You passed the test.") == "You passed the test."


def test_an_error_says_what_to_do():
    assert (
        NL.error(Invalid("name_too_long", field="family_name", limit=48))
        == "Deze naam is te lang: ten hoogste 48 tekens."
    )
