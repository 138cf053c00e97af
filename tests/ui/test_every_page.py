"""Every page opens in every language, with every text in the catalogue and no warning from Qt."""

from __future__ import annotations

import gettext
from dataclasses import replace
from pathlib import Path

import pytest
from babel.messages import mofile, pofile

from mo_desk.texts import DESK_LANGUAGES, DOMAIN, Texts
from mo_desk.ui.app import make_kit
from tests.ui.chosen_files import ChosenFiles
from tests.ui.front import DayOpener

LOCALE = Path(__file__).parents[2] / "resources" / "locale"
HARMLESS = {"This plugin does not support propagateSizeHints()", "This plugin does not support raise()"}
"""What Qt's offscreen platform says of every window."""

ROOMS = (
    "today", "groups", "lessons", "sittings", "evaluations", "results", "corrections", "decisions", "sync", "device",
)  # fmt: skip


class Listening(gettext.NullTranslations):
    """The fallback of a catalogue: hears every text that the catalogue does not have."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: set[str] = set()

    def gettext(self, message: str) -> str:
        self.heard.add(message)
        return message

    def ngettext(self, one: str, many: str, n: int) -> str:
        self.heard.add(one)
        return one if n == 1 else many


@pytest.fixture(scope="session")
def catalogues(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The catalogues compiled from their sources, so that no `make` has to come first."""
    folder = tmp_path_factory.mktemp("locale")
    for language in DESK_LANGUAGES:
        target = folder / language / "LC_MESSAGES"
        target.mkdir(parents=True)
        with (LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as source:
            catalogue = pofile.read_po(source, locale=language)
        with (target / f"{DOMAIN}.mo").open("wb") as compiled:
            mofile.write_mo(compiled, catalogue)
    return folder


@pytest.mark.parametrize("language", DESK_LANGUAGES)
def test_every_page_opens_in_every_language(qapp, look, start, home, catalogues, qtlog, language):
    listening = Listening()
    texts = Texts(language, catalogues)
    texts._catalogue.add_fallback(listening)
    kit = replace(make_kit(qapp, "en"), texts=texts, files=ChosenFiles())
    front = start(DayOpener(home, language), kit)

    front.sign_in()
    desk = front.windows._desk
    group = desk.catalog.groups.list_groups(desk.actor)[0].group_id
    sitting = desk.catalog.sittings.list_sittings(desk.actor)[0].sitting_id
    subjects = {"groups": group, "sittings": sitting, "evaluations": group, "results": sitting}
    for name in ROOMS:
        front.go(name)
        assert front.shown() == name
        if name in subjects:
            front.go(name, subjects[name])
    kit.navigator.help("")
    front.settle()

    known = _known(language)
    assert sorted(message for message in listening.heard if message not in known) == []
    assert [record.message for record in qtlog.records if record.message not in HARMLESS] == []
    assert [notice.text for notice in kit.notices.history] == []


def _known(language: str) -> set[str]:
    """Return what a catalogue knows; French may know a text by its id only, and shows it in English then."""
    if language != "fr":
        return set()
    with (LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as source:
        ids = [message.id for message in pofile.read_po(source, locale=language)]
    return {one if isinstance(one, str) else one[0] for one in ids}
