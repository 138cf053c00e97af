"""Names of languages: those of course groups and of the contact languages that the agencies' lists carry (BCP 47 tags)."""

from __future__ import annotations

from collections.abc import Mapping

from mo_desk.domain.naming import order_key
from mo_desk.messages import N_
from mo_desk.texts import Texts

LANGUAGES: Mapping[str, str] = {
    "am": N_("Amharic"),
    "ar": N_("Arabic"),
    "ary": N_("Moroccan Arabic"),
    "az": N_("Azerbaijani"),
    "be": N_("Belarusian"),
    "ber": N_("Berber (Tamazight)"),
    "bg": N_("Bulgarian"),
    "bn": N_("Bengali"),
    "bs": N_("Bosnian"),
    "ckb": N_("Kurdish (Sorani)"),
    "cs": N_("Czech"),
    "de": N_("German"),
    "el": N_("Greek"),
    "en": N_("English"),
    "es": N_("Spanish"),
    "fa": N_("Persian (Farsi)"),
    "ff": N_("Fula"),
    "fr": N_("French"),
    "ha": N_("Hausa"),
    "hi": N_("Hindi"),
    "hr": N_("Croatian"),
    "hu": N_("Hungarian"),
    "hy": N_("Armenian"),
    "id": N_("Indonesian"),
    "it": N_("Italian"),
    "ja": N_("Japanese"),
    "ka": N_("Georgian"),
    "kk": N_("Kazakh"),
    "kmr": N_("Kurdish (Kurmanji)"),
    "ko": N_("Korean"),
    "ln": N_("Lingala"),
    "lt": N_("Lithuanian"),
    "lv": N_("Latvian"),
    "mk": N_("Macedonian"),
    "mn": N_("Mongolian"),
    "ms": N_("Malay"),
    "my": N_("Burmese"),
    "ne": N_("Nepali"),
    "nl": N_("Dutch"),
    "om": N_("Oromo"),
    "pa": N_("Punjabi"),
    "pl": N_("Polish"),
    "prs": N_("Dari"),
    "ps": N_("Pashto"),
    "pt": N_("Portuguese"),
    "rmy": N_("Romani"),
    "ro": N_("Romanian"),
    "ru": N_("Russian"),
    "rw": N_("Kinyarwanda"),
    "sk": N_("Slovak"),
    "sl": N_("Slovenian"),
    "so": N_("Somali"),
    "sq": N_("Albanian"),
    "sr": N_("Serbian"),
    "sw": N_("Swahili"),
    "ta": N_("Tamil"),
    "te": N_("Telugu"),
    "tg": N_("Tajik"),
    "th": N_("Thai"),
    "ti": N_("Tigrinya"),
    "tl": N_("Tagalog"),
    "tr": N_("Turkish"),
    "tw": N_("Twi"),
    "uk": N_("Ukrainian"),
    "ur": N_("Urdu"),
    "uz": N_("Uzbek"),
    "vi": N_("Vietnamese"),
    "wo": N_("Wolof"),
    "yo": N_("Yoruba"),
    "zh": N_("Chinese"),
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
    return order_key(pair[1])
