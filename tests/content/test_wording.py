from __future__ import annotations

import pytest

from mo_desk.content.wording import denies_twice, names_all_or_none, says_tu


@pytest.mark.parametrize(
    ("option", "language"),
    [
        ("Al het bovenstaande", "nl"),
        ("Alle antwoorden zijn juist", "nl"),
        ("Geen van deze", "nl"),
        ("A en B", "nl"),
        ("Zowel a en c.", "nl"),
        ("None of the above", "en"),
        ("Both of these", "en"),
        ("B or C", "en"),
        ("Toutes ces réponses", "fr"),
        ("Aucune de ces réponses", "fr"),
        ("a et b", "fr"),
        ("كل ما سبق", "ar"),
    ],
)
def test_all_of_these_and_a_and_b_are_found(option, language):
    assert names_all_or_none(option, language)


@pytest.mark.parametrize(
    ("option", "language"),
    [
        ("Allebei, elk een deel", "nl"),
        ("Alles, en later krijg je geld terug", "nl"),
        ("Je ouders en je school", "nl"),
        ("Both partners decide", "en"),
        ("Toutes les communes", "fr"),
        ("Al het bovenstaande", "tr"),
    ],
)
def test_what_only_looks_like_it_is_left(option, language):
    assert not names_all_or_none(option, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wat is niet verplicht, tenzij je gehuwd bent?", "nl"),
        ("Scheiden kan niet zonder akkoord", "nl"),
        ("Dat is niet onwettig", "nl"),
        ("Niemand mag geen kaart hebben", "nl"),
        ("You cannot work without a permit", "en"),
        ("It isn't illegal", "en"),
        ("Ce n'est pas possible sans accord", "fr"),
        ("Ce n’est pas inutile", "fr"),
    ],
)
def test_a_double_denial_is_found(text, language):
    assert denies_twice(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Iemand heeft geen verblijfsdocument en geen geld.", "nl"),
        ("Je kan niet wachten, maar er is geen gevaar.", "nl"),
        ("Zij wil niet. Hij wil ook niet.", "nl"),
        ("Je bent niet online", "nl"),
        ("Il ne peut plus se laver ni cuisiner.", "fr"),
        ("No, that is not allowed", "en"),
        ("ليس بدون إذن", "ar"),
    ],
)
def test_two_denials_in_two_clauses_are_left(text, language):
    assert not denies_twice(text, language)


@pytest.mark.parametrize("text", ["Que fais-tu ?", "Ton voisin t'appelle.", "Tu l’as", "On t’aide", "Tes papiers"])
def test_the_familiar_form_in_french_is_found(text):
    assert says_tu(text)


@pytest.mark.parametrize("text", ["Que faites-vous ?", "Votre voisin tombe.", "Le statut", "L'état"])
def test_the_polite_form_in_french_is_left(text):
    assert not says_tu(text)
