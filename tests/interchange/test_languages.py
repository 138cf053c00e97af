"""Languages by name in Dutch and English and by code of two or three letters."""

from __future__ import annotations

import pytest

from mo_desk.interchange.languages import language_code


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Arabisch", "ar"), ("DARI", "prs"), ("Pasjtoe", "ps"), ("Tigrinya", "ti"), ("Engels", "en"), ("frans", "fr"), ("Nederlands", "nl"), ("Oekraïens", "uk"),
        ("Turks", "tr"), ("Somalisch", "so"), ("Farsi", "fa"), ("Spaans", "es"), ("Portugees", "pt"), ("Russisch", "ru"), ("Pools", "pl"), ("English", "en"),
        ("ENG", "en"), ("POR", "pt"), ("ALB", "sq"), ("nl-BE", "nl"), ("Arabisch (Syrië)", "ar"), ("Koerdisch (Kurmanji)", "kmr"), ("Dari/Farsi", "prs"), ("ckb", "ckb"),
        ("Marokkaans-Arabisch", "ary"), ("Mandarijn", "zh"), ("Klingon", None), ("", None), ("42", None),
    ],
)  # fmt: skip
def test_languages_are_known_by_name_and_by_code(written, code):
    assert language_code(written) == code
