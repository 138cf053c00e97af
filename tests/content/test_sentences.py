from __future__ import annotations

import pytest

from mo_desk.content.sentences import split_sentences, split_words


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Je huurt. Je betaalt elke maand!", ["Je huurt.", "Je betaalt elke maand!"]),
        ("Neem mee: je kaart; je brief", ["Neem mee:", "je kaart;", "je brief"]),
        ("Zij zegt: 'Kom binnen.' Jij komt.", ["Zij zegt:", "'Kom binnen.", "Jij komt."]),
        ("Eén regel\n\nNog een", ["Eén regel", "Nog een"]),
        ("Vanaf 2,5 jaar om 17.30 uur.", ["Vanaf 2,5 jaar om 17.30 uur."]),
        (" ... ", []),
        ("", []),
    ],
)
def test_sentences_end_at_a_stop_a_colon_or_a_line(text, sentences):
    assert split_sentences(text) == sentences


def test_a_word_may_hold_a_hyphen_an_apostrophe_or_a_point():
    assert split_words("Twee auto's, een tv-toestel en itsme.be!") == [
        "Twee",
        "auto's",
        "een",
        "tv-toestel",
        "en",
        "itsme.be",
    ]
