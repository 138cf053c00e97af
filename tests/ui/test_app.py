"""The windows from sign-in to sign-out, over a real desk: every page in every language, the test screen, the ways on."""

from __future__ import annotations

import gettext
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from babel.messages import mofile, pofile
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mo_desk.bootstrap.desk import Desk, open_desk
from mo_desk.domain.errors import Damaged
from mo_desk.paths import Home, shipped
from mo_desk.settings import Settings, read_settings
from mo_desk.texts import DESK_LANGUAGES, DOMAIN, Texts
from mo_desk.ui.app import Windows, make_kit
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.shell.door import DoorCard
from mo_desk.ui.shell.first_run import FirstRunCard, RecoveryCodeCard
from mo_desk.ui.shell.opener import HomeOpener, Opener
from mo_desk.ui.shell.recovery import DamagedCard, ForgottenCard
from mo_desk.ui.shell.sign_in import SignInCard
from mo_desk.ui.widgets.forms import FieldForm
from tests.helpers.desks import NAME, PASSPHRASE, PIN, FakeClock, OpenDay, copy_home, make_blank, make_day, open_day
from tests.ui.chosen_files import ChosenFiles
from tests.ui.shell.fakes import FakeOpener

LOCALE = Path(__file__).parents[2] / "resources" / "locale"
HARMLESS = {"This plugin does not support propagateSizeHints()", "This plugin does not support raise()"}
"""What Qt's offscreen platform says of every window."""

ROOMS = ("today", "groups", "lessons", "sittings", "evaluations", "results", "sync", "device")


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


class DayOpener(HomeOpener):
    """Opens the desk on the day of its sitting, whatever day it is here."""

    def sign_in(self, name: str, passphrase: str) -> Desk:
        return open_desk(self._home, name, passphrase, self._language, FakeClock())


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


@pytest.fixture(scope="session")
def tested_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A closed desk on its day: one person took the test and has a confirmed evaluation, the others have not."""
    home = make_day(tmp_path_factory.mktemp("day"), make_blank(tmp_path_factory.mktemp("blank")))
    day = open_day(home)
    day.sit(day.people[0])
    day.confirm(day.people[0])
    day.close()
    return home


@pytest.fixture
def home(tested_home: Home, tmp_path: Path) -> Home:
    return copy_home(tested_home, tmp_path)


class Front:
    """Somebody at the windows."""

    def __init__(self, qtbot: QtBot, kit: Kit, windows: Windows) -> None:
        self.qtbot, self.kit, self.windows = qtbot, kit, windows

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.kit.tasks.busy() == 0, timeout=20_000)
        QApplication.processEvents()

    def card(self) -> DoorCard:
        card = self.windows.door.card
        assert card is not None
        return card

    def sign_in(self, name: str = NAME, passphrase: str = PASSPHRASE) -> None:
        card = self.card()
        assert isinstance(card, SignInCard)
        card.name_edit.setText(name)
        card.passphrase_line.setText(passphrase)
        self.qtbot.mouseClick(card.button, Qt.MouseButton.LeftButton)
        self.settle()

    def shown(self) -> str:
        main = self.windows.main
        return main.page.objectName() if main is not None and main.page is not None else ""

    def go(self, name: str, subject: object = None) -> None:
        self.kit.navigator.go(name, subject)
        self.settle()

    def leave(self) -> None:
        if self.windows.kiosk is not None:
            self.windows.kiosk.hide()
        self.windows.close()
        for window in (self.windows.main, self.windows.door):
            if window is not None:
                window.hide()


Start = Callable[..., Front]


@pytest.fixture
def settings() -> Settings:
    return read_settings(shipped().resources / "settings.toml", Path("none"))


@pytest.fixture
def start(qtbot: QtBot, kit: Kit, settings: Settings) -> Iterator[Start]:
    """Return a function that opens the door over an opener and waits until everything behind it is loaded."""
    opened: list[Front] = []

    def open_door(opener: Opener, dressed: Kit = kit) -> Front:
        front = Front(qtbot, dressed, Windows(dressed, opener, settings))
        opened.append(front)
        with qtbot.waitSignal(front.windows.door.painted, timeout=10_000):
            front.windows.door.show()
        front.settle()
        return front

    yield open_door
    for front in opened:
        front.leave()


def type_in(form: FieldForm, field: str, text: str) -> None:
    line = form.fields[field].control
    assert isinstance(line, QLineEdit)
    line.setText(text)


def texts_seen(window: QWidget) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


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


def test_signing_in_shows_today_signing_out_shows_the_door_and_so_on(start, home):
    front = start(DayOpener(home, "en"))
    front.sign_in()
    assert front.shown() == "today"
    assert front.windows.main.isVisible()
    assert not front.windows.door.isVisible()

    front.qtbot.mouseClick(front.windows.main.status.sign_out_button, Qt.MouseButton.LeftButton)
    front.settle()
    assert front.windows.main is None
    assert front.windows.door.isVisible()

    front.sign_in()
    assert front.shown() == "today"


def test_signing_out_lets_the_next_instance_in(start, home):
    front = start(DayOpener(home, "en"))
    front.sign_in()
    front.windows.main.sign_out_requested.emit()
    front.settle()

    with open_desk(home, NAME, PASSPHRASE, "en", FakeClock()) as desk:
        assert desk.signed_in.name == NAME


def test_closing_the_window_closes_the_desk(start, home):
    front = start(DayOpener(home, "en"))
    front.sign_in()

    front.windows.main.close()

    with open_desk(home, NAME, PASSPHRASE, "en", FakeClock()) as desk:
        assert desk.signed_in.name == NAME


def test_the_day_has_its_backup_after_signing_in(start, home):
    front = start(DayOpener(home, "en"))

    front.sign_in()

    assert len(list(home.backups.iterdir())) == 1


def test_a_wrong_passphrase_leaves_the_door_closed(start, home):
    front = start(DayOpener(home, "en"))

    front.sign_in(passphrase="niet de juiste zin")

    assert front.windows.main is None
    assert front.card().problem.text().startswith("Name or passphrase is not right.")


def test_a_second_instance_says_that_it_is_open_already(start, home):
    front = start(DayOpener(home, "en"))

    with open_desk(home, NAME, PASSPHRASE, "en", FakeClock()):
        front.sign_in()

    assert front.windows.main is None
    assert front.card().problem.text().startswith("MO Desk is already open on this laptop.")


def test_what_waits_for_the_agency_is_counted_after_signing_in_and_after_a_commit(start, home):
    front = start(DayOpener(home, "en"))
    front.sign_in()
    before = _waiting(front)
    assert before > 0

    desk = front.windows._desk
    group = desk.catalog.groups.list_groups(desk.actor)[0].group_id
    person = desk.catalog.groups.get_group(desk.actor, group).members[1].person_id
    sitting = desk.catalog.sittings.list_sittings(desk.actor)[0].sitting_id
    desk.catalog.sittings.check_identity(desk.actor, sitting, person, "seen", "passport")
    front.qtbot.waitUntil(lambda: _waiting(front) > before, timeout=5000)


def _waiting(front: Front) -> int:
    assert front.windows.main is not None
    text = front.windows.main.status.waiting.text()
    return int(text.split()[0]) if text[:1].isdigit() else 0


def test_the_lock_opens_for_the_users_own_passphrase(start, home):
    front = start(DayOpener(home, "en"))
    front.sign_in()
    main = front.windows.main
    main.lock()

    for typed, locked in (("niet de juiste zin", True), (PASSPHRASE, False)):
        main.lock_screen.line.setText(typed)
        front.qtbot.keyClick(main.lock_screen.line, Qt.Key.Key_Return)
        front.settle()
        assert main.lock_screen.isVisible() is locked


def test_the_test_screen_opens_for_a_person_and_the_pin_leads_out(start, home):
    front = start(DayOpener(home, "en"))
    front.sign_in()
    day = OpenDay(front.windows._desk, FakeClock())
    sitting = day.catalog.sittings.list_sittings(day.actor)[0].sitting_id
    person = next(
        seat.person_id for seat in day.catalog.sittings.get_sitting(day.actor, sitting).seats if seat.attempt_id is None
    )
    day.catalog.sittings.check_identity(day.actor, sitting, person, "seen", "passport")

    front.kit.navigator.start_test(sitting, person)
    front.settle()
    kiosk = front.windows.kiosk
    assert kiosk is not None
    assert kiosk.isVisible()

    kiosk.ask_to_leave()
    line = kiosk.findChild(QLineEdit, "exit_edit")
    front.qtbot.keyClicks(line, PIN)
    front.qtbot.keyClick(line, Qt.Key.Key_Return)
    front.settle()
    front.qtbot.waitUntil(lambda: front.windows.kiosk is None, timeout=5000)
    assert front.windows.main.isVisible()


def test_a_wrong_pin_keeps_the_test_screen(start, home):
    front = start(DayOpener(home, "en"))
    front.sign_in()
    day = OpenDay(front.windows._desk, FakeClock())
    sitting = day.catalog.sittings.list_sittings(day.actor)[0].sitting_id
    person = next(
        seat.person_id for seat in day.catalog.sittings.get_sitting(day.actor, sitting).seats if seat.attempt_id is None
    )
    day.catalog.sittings.check_identity(day.actor, sitting, person, "seen", "passport")
    front.kit.navigator.start_test(sitting, person)
    front.settle()

    kiosk = front.windows.kiosk
    kiosk.ask_to_leave()
    line = kiosk.findChild(QLineEdit, "exit_edit")
    front.qtbot.keyClicks(line, "000000")
    front.qtbot.keyClick(line, Qt.Key.Key_Return)
    front.settle()

    assert front.windows.kiosk is kiosk
    assert kiosk.isVisible()


def test_the_first_start_goes_from_a_name_to_a_tried_code_to_the_first_page(start, tmp_path):
    front = start(HomeOpener(Home(tmp_path / "new"), "en"))
    card = front.card()
    assert isinstance(card, FirstRunCard)
    for field, text in {"name": NAME, "passphrase": PASSPHRASE, "again": PASSPHRASE}.items():
        type_in(card.form, field, text)
    front.qtbot.mouseClick(card.button, Qt.MouseButton.LeftButton)
    front.settle()

    code_card = front.card()
    assert isinstance(code_card, RecoveryCodeCard)
    shown = code_card.findChild(QLabel, "recovery_code")
    assert isinstance(shown, QLabel)
    type_in(code_card.form, "code", shown.text())
    front.qtbot.mouseClick(code_card.button, Qt.MouseButton.LeftButton)
    assert front.card().sentence.text() == "This laptop is ready. Sign in to begin."

    front.sign_in()
    assert front.shown() == "today"
    assert "Begin with a group" in texts_seen(front.windows.main)


def test_a_forgotten_passphrase_goes_to_its_card_and_back(start):
    front = start(FakeOpener())
    front.card().recovery_requested.emit()
    card = front.card()
    assert isinstance(card, ForgottenCard)

    card.done.emit("Your new passphrase is set.")

    assert isinstance(front.card(), SignInCard)
    assert front.card().sentence.text() == "Your new passphrase is set."


def test_damaged_data_go_to_the_choice_of_backups_and_back(start):
    opener = FakeOpener()
    front = start(opener)
    opener.error = Damaged("database_unreadable")
    front.sign_in()
    card = front.card()
    assert isinstance(card, DamagedCard)
    assert card.findChild(QComboBox) is None

    front.qtbot.mouseClick(card.findChild(QPushButton, "back_button"), Qt.MouseButton.LeftButton)

    assert isinstance(front.card(), SignInCard)


def test_a_user_who_is_removed_costs_a_sign_in(start, home):
    front = start(DayOpener(home, "en"))
    front.sign_in()
    desk = front.windows._desk
    colleague = next(row.user_id for row in desk.catalog.access.users(desk.actor) if row.name != NAME)

    front.windows._on_remove_user_wanted(colleague)
    front.settle()

    assert front.windows.main is None
    assert front.card().sentence.text() == "The access is taken away. Sign in again to go on."
    front.sign_in()
    assert front.shown() == "today"


def test_help_opens_the_manual_over_the_window(start, home):
    front = start(DayOpener(home, "en"))
    front.sign_in()

    front.qtbot.keyClick(front.windows.main, Qt.Key.Key_F1)

    help_window = front.windows._help
    assert help_window.isVisible()
    assert len(help_window.text.toPlainText()) > 1000


def test_a_bug_shows_the_crash_dialog_and_the_window_stays(start, home):
    front = start(DayOpener(home, "en"))
    front.sign_in()

    front.windows.on_crash(ZeroDivisionError, ZeroDivisionError(), None)

    dialog = front.windows.main.findChild(QMessageBox, "crash_dialog")
    assert dialog.isVisible()
    dialog.close()
    assert front.windows.main.isVisible()
