"""Wordings that make a question test reading, by language, and the familiar form of address in French.

`STYLE.md` of the question bank says why. Patterns are plain and know no grammar: two denials count as a double denial
when no comma, full stop or conjunction stands between them, and Arabic is not looked at for those.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_ABOVE: Mapping[str, re.Pattern[str]] = {
    language: re.compile(pattern, re.IGNORECASE)
    for language, pattern in {
        "nl": r"\b(?:al(?:le|les)? (?:het )?(?:bovenstaande|hierboven)|alle (?:antwoorden|opties|drie)|geen (?:van|enkel antwoord|enkele optie)"
        r"(?: (?:de|deze|beide|bovenstaande|drie))?|al deze|beide antwoorden)\b",
        "en": r"\b(?:(?:all|none|both|neither) of (?:the above|these|them|the answers)|all three|none of the three|both answers)\b",
        "fr": r"\b(?:tout(?:es)? (?:ce qui précède|ces réponses|les réponses|les trois)|tous (?:ceux-ci|les trois)|aucune? (?:de ces|des)"
        r" (?:réponses|trois|deux)|les deux réponses)\b",
        "ar": r"(?:كل ما سبق|جميع ما سبق|كل ما ذكر|لا شيء مما سبق|جميع الإجابات|كل الإجابات)",
    }.items()
}
_LETTERS: Mapping[str, re.Pattern[str]] = {
    language: re.compile(
        rf"^\W*(?:zowel |both |à la fois |كلا )?\(?[a-f]\)? (?:{words}) \(?[a-f]\)?\W*$", re.IGNORECASE
    )
    for language, words in {"nl": "en|of", "en": "and|or", "fr": "et|ou", "ar": "و|أو"}.items()
}
_DENIALS: Mapping[str, re.Pattern[str]] = {
    "nl": re.compile(
        r"\b(?:niet|geen|nooit|niemand|niets|nergens|noch|zonder|on(?:mogelijk|wettig|geldig|nodig|terecht|gelijk|juist)e?)\b",
        re.I,
    ),
    "en": re.compile(
        r"\b(?:not|no|never|nobody|nothing|nowhere|cannot|neither|without|un(?:lawful|necessary|fair|equal|able)|in(?:valid|correct)"
        r"|illegal|impossible)\b|n['’]t\b",
        re.I,
    ),
    "fr": re.compile(
        r"\b(?:ne|non|sans|in(?:utile|juste|valable|correct|capable)|im(?:possible)|il(?:légal))e?\b|\bn['’](?=\w)",
        re.I,
    ),
}
_EXCEPTIONS: Mapping[str, re.Pattern[str]] = {
    "nl": re.compile(r"\b(?:tenzij|behalve als)\b", re.I),
    "en": re.compile(r"\b(?:unless|except if)\b", re.I),
    "fr": re.compile(r"\b(?:sauf si|à moins (?:que|de))\b", re.I),
}
_SENTENCE = re.compile(r"[.?!]")
_CLAUSE = re.compile(
    r"[.?!,;:()]|\b(?:en|of|maar|want|omdat|als|dat|die|and|or|but|because|if|that|who|et|ou|mais|car|parce que|si|que|qui)\b",
    re.I,
)
_FAMILIAR_FRENCH = re.compile(r"\b(?:tu|toi|ton|ta|tes|te|tien|tienne)\b|\bt['’](?=\w)", re.I)


def names_all_or_none(option: str, language: str) -> bool:
    """Say whether an option is *all of these*, *none of these* or *a and b*."""
    above, letters = _ABOVE.get(language), _LETTERS.get(language)
    return bool((above and above.search(option)) or (letters and letters.search(option)))


def denies_twice(text: str, language: str) -> bool:
    """Say whether one clause of a text denies twice, or a sentence denies with an exception."""
    denial, exception = _DENIALS.get(language), _EXCEPTIONS.get(language)
    if denial is None or exception is None:
        return False
    excepted = any(denial.search(sentence) and exception.search(sentence) for sentence in _SENTENCE.split(text))
    return excepted or any(len(denial.findall(clause)) > 1 for clause in _CLAUSE.split(text))


def says_tu(text: str) -> bool:
    """Say whether a French text addresses the reader by *tu*."""
    return _FAMILIAR_FRENCH.search(text) is not None
