"""Every text a user sees: gettext catalogues, whole sentences with named slots, and the sentence of every error code.

Message ids are English sentences. A `Texts` is made once by `bootstrap` for the language of the desk and handed to
whoever shows or writes something; there is no current language in the background. Catalogues are compiled by `make`.

    say = Texts("nl", locale_folder).say
    say("{done} of {total} people are done", done=12, total=15)
"""

from __future__ import annotations

import gettext
import tomllib
from collections.abc import Mapping
from pathlib import Path

from mo_desk.domain.errors import MoDeskError
from mo_desk.messages import MESSAGES

DOMAIN = "mo_desk"
SOURCE_LANGUAGE = "en"
DESK_LANGUAGES = ("nl", "en", "fr")


class Texts:
    """The texts in one language, English where the catalogue has none."""

    def __init__(self, language: str, folder: Path) -> None:
        self.language = language
        self._catalogue = gettext.translation(DOMAIN, folder, [language], fallback=language == SOURCE_LANGUAGE)

    def say(self, message: str, **slots: object) -> str:
        """Return the sentence in this language with its slots filled."""
        text = self._catalogue.gettext(message)
        return text.format(**slots) if slots else text

    def say_many(self, one: str, many: str, count: int, **slots: object) -> str:
        """Return the sentence for `count` things; the slot `{count}` is filled."""
        return self._catalogue.ngettext(one, many, count).format(count=count, **slots)

    def code(self, code: str, **slots: object) -> str:
        """Return the sentence of a message code; an unknown code is a bug and shows itself."""
        return self.say(MESSAGES[code], **slots)

    def error(self, error: MoDeskError) -> str:
        """Return what happened, what is safe and what to do, for a failure raised on purpose."""
        return self.code(error.code, **error.params)


def language_names(locale: Path) -> Mapping[str, str]:
    """Return the languages by their own names (`kiosk-languages.toml` in the folder of the catalogues), by BCP 47 tag."""
    names: dict[str, str] = tomllib.loads((locale / "kiosk-languages.toml").read_text(encoding="utf-8"))
    return names
