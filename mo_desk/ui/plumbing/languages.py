"""Names of languages: those of course groups and of the contact languages that the agencies' lists carry (BCP 47 tags)."""

from __future__ import annotations

from collections.abc import Mapping

from mo_desk.texts import Texts

LANGUAGES: Mapping[str, str] = {
    "am": "Amharic",
    "ar": "Arabic",
    "ary": "Moroccan Arabic",
    "az": "Azerbaijani",
    "be": "Belarusian",
    "ber": "Berber (Tamazight)",
    "bg": "Bulgarian",
    "bn": "Bengali",
    "bs": "Bosnian",
    "ckb": "Kurdish (Sorani)",
    "cs": "Czech",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian (Farsi)",
    "ff": "Fula",
    "fr": "French",
    "ha": "Hausa",
    "hi": "Hindi",
    "hr": "Croatian",
    "hu": "Hungarian",
    "hy": "Armenian",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ka": "Georgian",
    "kk": "Kazakh",
    "kmr": "Kurdish (Kurmanji)",
    "ko": "Korean",
    "ln": "Lingala",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "mk": "Macedonian",
    "mn": "Mongolian",
    "ms": "Malay",
    "my": "Burmese",
    "ne": "Nepali",
    "nl": "Dutch",
    "om": "Oromo",
    "pa": "Punjabi",
    "pl": "Polish",
    "prs": "Dari",
    "ps": "Pashto",
    "pt": "Portuguese",
    "rmy": "Romani",
    "ro": "Romanian",
    "ru": "Russian",
    "rw": "Kinyarwanda",
    "sk": "Slovak",
    "sl": "Slovenian",
    "so": "Somali",
    "sq": "Albanian",
    "sr": "Serbian",
    "sw": "Swahili",
    "ta": "Tamil",
    "te": "Telugu",
    "tg": "Tajik",
    "th": "Thai",
    "ti": "Tigrinya",
    "tl": "Tagalog",
    "tr": "Turkish",
    "tw": "Twi",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "uz": "Uzbek",
    "vi": "Vietnamese",
    "wo": "Wolof",
    "yo": "Yoruba",
    "zh": "Chinese",
}
"""English names, which are the message ids."""

COMMON = ("nl", "ar", "fr", "en", "es", "tr", "fa", "prs", "ps", "so", "ti", "uk", "ru", "pt", "ro", "pl", "bg", "sq")
"""Languages offered first."""


def language_name(texts: Texts, tag: str) -> str:
    """Return the name of a language; of `nl-BE` the first part counts, an unknown tag shows itself."""
    name = LANGUAGES.get(tag.split("-", maxsplit=1)[0])
    return texts.say(name) if name else tag


def language_options(texts: Texts) -> tuple[tuple[str, str], ...]:
    """Return every language to choose from as (tag, name), the common ones first, then by name."""
    others = sorted(((tag, texts.say(LANGUAGES[tag])) for tag in LANGUAGES if tag not in COMMON), key=_by_name)
    return (*((tag, texts.say(LANGUAGES[tag])) for tag in COMMON), *others)


def _by_name(pair: tuple[str, str]) -> str:
    return pair[1].casefold()
