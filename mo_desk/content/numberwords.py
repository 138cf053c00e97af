"""Numbers written as words, in the languages that are compared with each other: cardinals, and ordinals up to twelfth.

Enough to tell a number that is written as a word from one that is not there; no grammar.
"""

from __future__ import annotations

import re
from functools import cache

_WORDS = {
    "nl": {
        0: "nul", 1: "een|één|eerste", 2: "twee|tweede", 3: "drie|derde", 4: "vier|vierde", 5: "vijf|vijfde", 6: "zes|zesde",
        7: "zeven|zevende", 8: "acht|achtste", 9: "negen|negende", 10: "tien|tiende", 11: "elf|elfde", 12: "twaalf|twaalfde",
        13: "dertien", 14: "veertien", 15: "vijftien", 16: "zestien", 17: "zeventien", 18: "achttien", 19: "negentien",
        20: "twintig", 30: "dertig", 40: "veertig", 50: "vijftig", 60: "zestig", 70: "zeventig", 80: "tachtig", 90: "negentig",
        100: "honderd", 1000: "duizend",
    },
    "en": {
        0: "zero|nought", 1: "one|a|an|first", 2: "two|second", 3: "three|third", 4: "four|fourth", 5: "five|fifth", 6: "six|sixth",
        7: "seven|seventh", 8: "eight|eighth", 9: "nine|ninth", 10: "ten|tenth", 11: "eleven|eleventh", 12: "twelve|twelfth",
        13: "thirteen", 14: "fourteen", 15: "fifteen", 16: "sixteen", 17: "seventeen", 18: "eighteen", 19: "nineteen",
        20: "twenty", 30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 70: "seventy", 80: "eighty", 90: "ninety",
        100: "a hundred|one hundred|hundred", 1000: "a thousand|one thousand|thousand",
    },
    "fr": {
        0: "zéro", 1: "un|une|premier|première", 2: "deux|deuxième|second|seconde", 3: "trois|troisième", 4: "quatre|quatrième",
        5: "cinq|cinquième", 6: "six|sixième", 7: "sept|septième", 8: "huit|huitième", 9: "neuf|neuvième", 10: "dix|dixième",
        11: "onze|onzième", 12: "douze|douzième", 13: "treize", 14: "quatorze", 15: "quinze|quinzaine", 16: "seize",
        17: "dix-sept", 18: "dix-huit", 19: "dix-neuf", 20: "vingt|vingtaine", 30: "trente", 40: "quarante", 50: "cinquante",
        60: "soixante", 70: "septante|soixante-dix", 80: "quatre-vingts?", 90: "nonante|quatre-vingt-dix", 100: "cent",
        1000: "mille",
    },
    "ar": {
        0: "صفر", 1: "واحدة?|أول|أولى", 2: "اثنان|اثنين|اثنتان|اثنتين|ثان|ثاني|ثانية", 3: "ثلاثة?|ثالثة?", 4: "أربعة?|رابعة?",
        5: "خمسة?|خامسة?", 6: "ستة?|سادسة?", 7: "سبعة?|سابعة?", 8: "ثمانية?|ثمان|ثامنة?", 9: "تسعة?|تاسعة?", 10: "عشرة?|عاشرة?",
        11: "أحد عشر|إحدى عشرة|حادي عشر", 12: "اثنا عشر|اثني عشر|اثنتا عشرة|ثاني عشر", 13: "ثلاثة عشر|ثلاث عشرة|ثالث عشر",
        14: "أربعة عشر|أربع عشرة|رابع عشر", 15: "خمسة عشر|خمس عشرة|خامس عشر", 16: "ستة عشر|ست عشرة|سادس عشر",
        17: "سبعة عشر|سبع عشرة|سابع عشر", 18: "ثمانية عشر|ثماني عشرة|ثامن عشر", 19: "تسعة عشر|تسع عشرة|تاسع عشر",
        20: "عشرون|عشرين", 30: "ثلاثون|ثلاثين", 40: "أربعون|أربعين", 50: "خمسون|خمسين", 60: "ستون|ستين", 70: "سبعون|سبعين",
        80: "ثمانون|ثمانين", 90: "تسعون|تسعين", 100: "مئة|مائة", 1000: "ألف",
    },
}  # fmt: skip
_JOINED = {
    "nl": "(?:{unit})(?:en|ën)(?:{ten})",
    "en": "(?:{ten})[- ](?:{unit})",
    "fr": "(?:{ten})[- ](?:et[- ])?(?:{unit})",
    "ar": "(?:{unit}) و(?:{ten})",
}
"""How units and tens stand together from 21 on."""
_BEFORE = {"ar": "[وف]?[بلك]?(?:ال|ل)?"}
"""What a language writes in one word before a number: and, with, for, the."""
_DUAL = re.compile(r"\w{2,}(?:ان|ين|تي)(?!\w)")


def is_written(number: str, text: str, language: str) -> bool:
    """Say whether a number in digits stands in the text as a word; a language without a list never says so."""
    pattern = _pattern(number, language)
    return bool(pattern and pattern.search(text.casefold()))


def has_words(language: str) -> bool:
    """Say whether the numbers of a language are known here."""
    return language in _WORDS


def is_in_the_noun(number: str, text: str, language: str) -> bool:
    """Say whether grammar carries a number: in Arabic *a month* is شهر and *two months* شهران, without a word for it."""
    return language == "ar" and (number == "1" or (number == "2" and _DUAL.search(text) is not None))


@cache
def _pattern(number: str, language: str) -> re.Pattern[str] | None:
    words = _WORDS.get(language, {})
    if not number.isdecimal():
        return None
    value = int(number)
    written = words.get(value, "")
    if not written and 20 < value < 100 and words:
        written = _JOINED[language].format(unit=words[value % 10], ten=words[value - value % 10])
    if not written:
        return None
    return re.compile(rf"(?<!\w)(?:{_BEFORE.get(language, '')})(?:{written})(?!\w)")
