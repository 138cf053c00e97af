from __future__ import annotations

import pytest

from mo_desk.content.readability import READABILITY_LEAST, WORDS_LEAST, score_readability

EASY = "Je gaat naar de bank. Je vraagt een kaart. "
HARD = (
    "De gemeentelijke administratieve sanctieregelgeving verplicht eigenaars van meergezinswoningen tot periodieke "
    "conformiteitsonderzoeken overeenkomstig de geldende kwaliteitsnormering. "
)


def test_the_score_is_the_formula_of_flesch_and_douma():
    text = "De kat zit op de mat. " * 10

    assert score_readability([text]) == pytest.approx(206.84 - 77 * 60 / 60 - 0.93 * 6)


def test_long_words_and_sentences_score_below_what_is_asked_and_short_ones_above():
    easy, hard = score_readability([EASY * 8]), score_readability([HARD * 6])

    assert easy is not None
    assert hard is not None
    assert hard < READABILITY_LEAST < easy


def test_texts_are_taken_together():
    assert score_readability([EASY] * 8) == pytest.approx(score_readability([EASY * 8]))


def test_a_short_text_has_no_score():
    assert score_readability(["woord " * (WORDS_LEAST - 1)]) is None
    assert score_readability([]) is None
