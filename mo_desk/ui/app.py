"""The windows put together: the door first, everything heavy after the first paint, then the desk.

`python -m mo_desk [--home DIR] [--language nl|en|fr]` ends up here. This file wires; what things look like and do stands
in the shell, the pages and the test screen. What the door itself does not show is imported where it is first needed;
`_load_inside` does so beforehand on another thread, while the user types.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from mo_desk.domain.errors import MoDeskError
from mo_desk.domain.ids import PersonId, SittingId, UserId
from mo_desk.paths import Home, default_home, shipped
from mo_desk.settings import Settings, read_settings
from mo_desk.texts import Texts
from mo_desk.ui.plumbing.changes import Changes
from mo_desk.ui.plumbing.files import DesktopFiles
from mo_desk.ui.plumbing.fonts import base_font, load_fonts
from mo_desk.ui.plumbing.icons import Icons
from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.navigation import Navigator
from mo_desk.ui.plumbing.notify import Notices
from mo_desk.ui.plumbing.style import read_look, theme_for
from mo_desk.ui.plumbing.tasks import Lane, Tasks
from mo_desk.ui.shell.door import Door
from mo_desk.ui.shell.opener import HomeOpener, Opener
from mo_desk.ui.shell.sign_in import SignInCard

if TYPE_CHECKING:
    from mo_desk.bootstrap.desk import Desk
    from mo_desk.ui.kiosk.binding import BoundDesk
    from mo_desk.ui.kiosk.window import KioskWindow
    from mo_desk.ui.shell.help import HelpWindow
    from mo_desk.ui.shell.main_window import MainWindow
    from mo_desk.views.desk import BackupView

_INSIDE = (
    "mo_desk.ui.shell.main_window",
    "mo_desk.ui.shell.rooms",
    "mo_desk.ui.kiosk.binding",
    "mo_desk.ui.kiosk.window",
)


def run_windows(words: list[str]) -> int:
    """Open the windows and return when the last is closed."""
    arguments = _arguments(words)
    home = Home(arguments.home) if arguments.home else default_home()
    settings = read_settings(shipped().resources / "settings.toml", home.folder / "settings.toml")
    application = QApplication(sys.argv[:1])
    kit = make_kit(application, arguments.language or settings.language)
    windows = Windows(kit, HomeOpener(home, arguments.language), settings)
    sys.excepthook = windows.on_crash
    windows.door.show()
    return application.exec()


def make_kit(application: QApplication, language: str) -> Kit:
    """Dress the application and return what pages share."""
    program = shipped()
    load_fonts(program.fonts)
    look = read_look(program.resources / "styles", theme_for(application.styleHints()))
    application.setApplicationName("MO Desk")
    application.setStyle("Fusion")
    application.setFont(base_font(look.size("body")))
    application.setPalette(look.palette())
    application.setStyleSheet(look.sheet("desk.qss"))
    texts = Texts(language, program.locale)
    return Kit(
        texts=texts,
        tasks=Tasks(application),
        notices=Notices(texts, application),
        changes=Changes(application),
        look=look,
        icons=Icons(program.resources / "icons" / "tabler", look),
        navigator=Navigator(application),
        files=DesktopFiles(),
    )


class Windows:
    """Which window is open: the door, the desk's window, the test screen."""

    def __init__(self, kit: Kit, opener: Opener, settings: Settings) -> None:
        self._kit = kit
        self._opener = opener
        self._settings = settings
        self._desk: Desk | None = None
        self.door = Door()
        self.main: MainWindow | None = None
        self.kiosk: KioskWindow | None = None
        self._bound: BoundDesk | None = None
        self._help: HelpWindow | None = None
        self.door.painted.connect(self._on_door_painted)
        kit.navigator.test_screen_requested.connect(self._on_test_screen_requested)
        kit.navigator.help_requested.connect(self._on_help_requested)
        kit.notices.crashed.connect(self._on_notices_crashed)
        if opener.exists():
            self.show_sign_in()
        else:
            self._show_first_run()

    def show_sign_in(self, sentence: str = "") -> None:
        """Show the sign-in card."""
        card = SignInCard(self._opener, self._kit, sentence)
        card.signed_in.connect(self._on_signed_in)
        card.damaged.connect(self._on_damaged)
        card.recovery_requested.connect(self._on_recovery_requested)
        self.door.show_card(card)

    def close(self) -> None:
        """Finish what was begun, then close the desk."""
        self._kit.tasks.close()
        if self._desk is not None:
            self._desk.close()
            self._desk = None

    def on_crash(self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        """Tell of a failure that nobody foresaw."""
        self._on_notices_crashed(error)

    def _on_door_painted(self) -> None:
        load: Callable[[], None] = lambda: _load_inside(self._opener)  # noqa: E731 - one job, one call
        self._kit.tasks.run(self.door, load, lambda _none: None, self._kit.notices.failure, Lane.IO)

    def _show_first_run(self) -> None:
        from mo_desk.ui.shell.first_run import FirstRunCard

        card = FirstRunCard(self._opener, self._kit)
        card.made.connect(self._on_desk_made)
        self.door.show_card(card)

    def _on_desk_made(self, code: str) -> None:
        from mo_desk.ui.shell.first_run import RecoveryCodeCard

        card = RecoveryCodeCard(code, self._kit)
        card.tried.connect(lambda: self.show_sign_in(self._kit.texts.say("This laptop is ready. Sign in to begin.")))
        self.door.show_card(card)

    def _on_recovery_requested(self) -> None:
        from mo_desk.ui.shell.recovery import ForgottenCard

        card = ForgottenCard(self._opener, self._kit)
        card.done.connect(self.show_sign_in)
        card.cancelled.connect(self.show_sign_in)
        self.door.show_card(card)

    def _on_damaged(self, error: MoDeskError) -> None:
        show: Callable[[tuple[BackupView, ...]], None] = lambda backups: self._show_damaged(error, backups)  # noqa: E731
        self._kit.tasks.run(self.door, self._opener.backups, show, self._kit.notices.failure, Lane.IO)

    def _show_damaged(self, error: MoDeskError, backups: tuple[BackupView, ...]) -> None:
        from mo_desk.ui.shell.recovery import DamagedCard

        card = DamagedCard(self._opener, self._kit, error, backups)
        card.restored.connect(self.show_sign_in)
        card.cancelled.connect(self.show_sign_in)
        self.door.show_card(card)

    def _on_signed_in(self, desk: Desk) -> None:
        from mo_desk.ui.shell.main_window import MainWindow
        from mo_desk.ui.shell.rooms import rooms

        self._desk = desk
        desk.on_changed(self._kit.changes.report)
        actor, catalog = desk.actor, desk.catalog
        self.main = MainWindow(
            self._kit,
            rooms(catalog, actor, self._kit, self._on_remove_user_wanted),
            desk.signed_in.name,
            lambda passphrase: catalog.access.check_passphrase(actor, passphrase),
            self._settings.idle_lock_minutes,
        )
        self.main.closing.connect(self.close)
        self.main.sign_out_requested.connect(self._on_sign_out_requested)
        self._kit.changes.changed.connect(self._on_changes_changed)
        self.main.show()
        self.door.hide()
        self._count_waiting()
        self._kit.tasks.run(self.main, desk.make_daily_backup, lambda _made: None, self._kit.notices.failure, Lane.IO)

    def _on_sign_out_requested(self) -> None:
        if self.main is not None and self._desk is not None:
            self.main.finish_first(self._sign_out)

    def _sign_out(self) -> None:
        desk = self._leave()
        self._kit.tasks.run(self.door, desk.close, lambda _none: None, self._kit.notices.failure)

    def _on_remove_user_wanted(self, user_id: UserId) -> None:
        """Removing a user gives the database a new key: the desk closes for it, and whoever did it signs in again."""
        if self.main is not None and self._desk is not None:
            self.main.finish_first(lambda: self._remove_user(user_id))

    def _remove_user(self, user_id: UserId) -> None:
        desk = self._leave()
        sentence = self._kit.texts.say("The access is taken away. Sign in again to go on.")
        self._kit.tasks.run(
            self.door,
            lambda: desk.remove_user(user_id),
            lambda _none: self.show_sign_in(sentence),
            self._kit.notices.failure,
        )

    def _leave(self) -> Desk:
        """Close the desk's window, show the door, and return the desk that is still to be closed."""
        desk, main = self._desk, self.main
        assert desk is not None
        assert main is not None
        self._kit.changes.changed.disconnect(self._on_changes_changed)
        main.closing.disconnect(self.close)
        self.show_sign_in()
        self.door.show()
        main.close()
        main.deleteLater()
        self.main, self._desk, self._help = None, None, None
        return desk

    def _on_changes_changed(self, topics: frozenset[str]) -> None:
        if topics & {"entry", "receipt"}:
            self._count_waiting()

    def _count_waiting(self) -> None:
        if self._desk is None or self.main is None:
            return
        desk, main = self._desk, self.main
        self._kit.tasks.run(
            main, lambda: desk.catalog.maintenance.waiting(desk.actor), main.show_waiting, self._kit.notices.failure
        )

    def _on_test_screen_requested(self, sitting_id: SittingId, person_id: PersonId | None) -> None:
        if self._desk is None:
            return
        from mo_desk.ui.kiosk.binding import BoundDesk
        from mo_desk.ui.kiosk.window import KioskWindow

        bound = BoundDesk(self._desk.catalog, self._desk.actor, sitting_id, person_id)
        self.kiosk = KioskWindow(bound, self._kit, shipped().locale / "kiosk", now=self._desk.elapsed_seconds)
        self._bound = bound
        self.kiosk.finished.connect(self._on_kiosk_finished)
        self.kiosk.closed_by_leader.connect(self._on_kiosk_finished)
        self.kiosk.begin()

    def _on_kiosk_finished(self) -> None:
        if self.kiosk is not None:
            self.kiosk.deleteLater()
            self.kiosk = None
        if self.main is not None:
            if self._bound is not None and self._bound.left_by_pin:
                # The PIN opens nothing but the exit: the desk itself asks for the passphrase.
                self.main.lock()
            self.main.activateWindow()
        self._bound = None

    def _on_help_requested(self, chapter: str) -> None:
        if self._desk is None:
            return
        from mo_desk.ui.shell.help import HelpWindow

        desk = self._desk
        if self._help is None:
            manual = shipped().root / "docs" / "nl" / "handleiding.md"
            write: Callable[[Path], Path] = lambda out: desk.catalog.maintenance.support_file(desk.actor, out)  # noqa: E731
            self._help = HelpWindow(self._kit, manual, write, self.main)
        self._help.open_chapter(chapter)

    def _on_notices_crashed(self, error: BaseException) -> None:
        from mo_desk.ui.shell.crash import crash_dialog, report

        owner: QWidget = self.main or self.door
        crash_dialog(self._kit.texts, report(error), owner).open()


def _load_inside(opener: Opener) -> None:
    """Import the services and the windows behind the door; meant for another thread."""
    opener.prepare()
    for name in _INSIDE:
        import_module(name)


def _arguments(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="mo-desk")
    named = os.environ.get("MO_DESK_HOME")
    parser.add_argument("--home", type=Path, default=Path(named) if named else None)
    parser.add_argument("--language", choices=("nl", "en", "fr"), default="")
    return parser.parse_args(words)
