"""The desk's window: the sidebar, the page, the status line, and messages that slide in at the foot.

It knows pages by their rooms only, builds each when somebody first goes there, and closes orderly: long work is asked to stop
where it is safe and says so, no more work is taken, what was begun on the `db` lane is finished, then the desk is closed. Two
more things cover it: the lock after idling, and the guard when a second display may show the pages to others. Messages wait
in the notices' history while it is covered.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.notify import Notice
from mo_desk.ui.plumbing.page import Page
from mo_desk.ui.plumbing.spacing import HALF_STEP, THREE_STEPS, TWO_STEPS
from mo_desk.ui.shell.display_guard import DisplayGuard
from mo_desk.ui.shell.displays import Displays
from mo_desk.ui.shell.lock import LockScreen
from mo_desk.ui.shell.parting_screen import PartingScreen
from mo_desk.ui.shell.room import Room
from mo_desk.ui.shell.status_line import StatusLine
from mo_desk.ui.shell.toast import Toast
from mo_desk.ui.widgets.text import make_label

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class MainWindow(QMainWindow):
    """One window for a signed-in user. `check_passphrase` unlocks it after idling for `idle_minutes`.

    `displays` says how many screens show it (default: what the operating system says).
    """

    closing = Signal()
    sign_out_requested = Signal()

    def __init__(
        self,
        kit: Kit,
        rooms: tuple[Room, ...],
        user_name: str,
        check_passphrase: Callable[[str], bool],
        idle_minutes: int,
        displays: Displays | None = None,
    ) -> None:
        super().__init__()
        self.kit = kit
        self.setObjectName("main_window")
        self.setWindowTitle("MO Desk")
        self.resize(1366, 768)
        self._rooms = {room.name: room for room in rooms}
        self._pages: dict[str, Page] = {}
        self._entries: dict[str, QPushButton] = {}
        self._stack = QStackedWidget()
        self.status = StatusLine(kit, user_name)
        self.toast = Toast(kit, self)
        self.lock_screen = LockScreen(kit, check_passphrase)
        self.lock_screen.unlocked.connect(self._on_lock_screen_unlocked)
        self._displays = displays or Displays(self)
        self.display_guard = DisplayGuard(kit)
        self.display_guard.dismissed.connect(self._on_display_guard_dismissed)
        self._guarded = self._displays.count() > 1
        self._locked = False
        self.parting_screen = PartingScreen(kit)
        self._after_work: Callable[[], object] | None = None
        kit.tasks.idle_changed.connect(self._on_tasks_idle_changed)
        self._lay_out(rooms)
        self._idle = QTimer(self)
        self._idle.setInterval(60_000 * idle_minutes)
        self._idle.timeout.connect(self.lock)
        self._idle.start()
        self._displays.changed.connect(self._on_displays_changed)
        kit.navigator.page_requested.connect(self.go)
        kit.notices.posted.connect(self._on_notices_posted)
        self.status.sign_out_button.clicked.connect(self.sign_out_requested)
        self.status.help_button.clicked.connect(self._on_help_wanted)
        QShortcut(QKeySequence("F1"), self, self._on_help_wanted)
        self.go(rooms[0].name)
        self._uncover()

    @property
    def page(self) -> Page | None:
        """Return the page that is shown."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    def go(self, name: str, subject: object = None) -> None:
        """Show a page, built when first wanted, and open what it is about."""
        room = self._rooms.get(name)
        if room is None:
            return
        if name not in self._pages:
            self._pages[name] = room.build()
            self._stack.addWidget(self._pages[name])
        for other, entry in self._entries.items():
            entry.setChecked(other == (room.under or name))
        page = self._pages[name]
        focused = self.focusWidget()
        self._stack.setCurrentWidget(page)
        self._give_focus(page, focused)
        page.enter(subject)
        self.toast.leave()

    def show_waiting(self, count: int) -> None:
        """Show how many records have not reached the agency, in the sidebar and in the status line."""
        if "sync" in self._entries:
            title = self._rooms["sync"].title
            text = f"{title} ({count})" if count else title
            self._entries["sync"].setText(text)
            self._entries["sync"].setAccessibleName(text)
        self.status.show_waiting(count)

    def lock(self) -> None:
        """Hide everything behind the lock until the passphrase is typed."""
        self._idle.stop()
        self._locked = True
        self._uncover()
        self.lock_screen.lock()

    def finish_first(self, then: Callable[[], object]) -> None:
        """Do something that ends this window, once long work has stopped: at once when there is none."""
        if not self.kit.tasks.followed():
            then()
            return
        self._after_work = then
        self.parting_screen.tell(self.kit.tasks.ask_to_stop())
        self._uncover()

    def showEvent(self, event: QShowEvent) -> None:
        """Watch the touches of the whole window, which widgets may keep to themselves."""
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every touch starts the idle time anew."""
        if event.type() in _TOUCHES and self._idle.isActive():
            self._idle.start()
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the app close the desk in order, once long work has stopped."""
        if self.kit.tasks.followed():
            event.ignore()
            self.finish_first(self.close)
            return
        self.closing.emit()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the message at the foot."""
        super().resizeEvent(event)
        self.toast.place()

    def _on_help_wanted(self) -> None:
        self.kit.navigator.help()

    def _on_tasks_idle_changed(self) -> None:
        then = self._after_work
        if then is not None and not self.kit.tasks.followed():
            self._after_work = None
            self._uncover()
            QTimer.singleShot(0, self, then)

    def _on_lock_screen_unlocked(self) -> None:
        self._locked = False
        self._idle.start()
        self._uncover()

    def _on_displays_changed(self) -> None:
        self._guarded = True
        self._uncover()

    def _on_display_guard_dismissed(self) -> None:
        self._guarded = False
        self._uncover()

    def _uncover(self) -> None:
        """Show the pages, unless parting, the lock or the guard covers them, in this order."""
        covers = (
            (self._after_work is not None, self.parting_screen),
            (self._locked, self.lock_screen),
            (self._guarded, self.display_guard),
        )
        cover = next((screen for there, screen in covers if there), None)
        self._outer.setCurrentWidget(cover or self._inside)
        if cover is not None:
            self.toast.hide()
        if cover is self.display_guard:
            self.display_guard.button.setFocus()
        elif cover is None and self.page is not None:
            self._give_focus(self.page, self.focusWidget())

    def _give_focus(self, page: Page, focused: QWidget | None) -> None:
        """Give the page the keyboard, unless it had it (`focused`), or somebody walks the sidebar by keyboard."""
        stays = focused is not None and (page.isAncestorOf(focused) or focused in self._entries.values())
        if not stays and self._outer.currentWidget() is self._inside:
            page.setFocus()

    def _on_notices_posted(self, notice: Notice) -> None:
        if self._outer.currentWidget() is self._inside:
            self.toast.show_notice(notice)

    def _lay_out(self, rooms: tuple[Room, ...]) -> None:
        sidebar = QWidget()
        sidebar.setObjectName("sidebar")
        sidebar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(sidebar)
        column.setContentsMargins(0, THREE_STEPS, 0, TWO_STEPS)
        column.setSpacing(HALF_STEP)
        product = make_label("MO Desk", "body", "product_name")
        product.setContentsMargins(TWO_STEPS, 0, TWO_STEPS, TWO_STEPS)
        column.addWidget(product)
        listed = [room for room in rooms if not room.under]
        for place, room in enumerate(listed, 1):
            if room.apart and not any(before.apart for before in listed[: place - 1]):
                column.addSpacing(THREE_STEPS)
            entry = self._entry(room, place)
            self._entries[room.name] = entry
            column.addWidget(entry)
        column.addStretch(1)
        self._inside = QWidget()
        across = QHBoxLayout()
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(sidebar)
        across.addWidget(self._stack, 1)
        down = QVBoxLayout(self._inside)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addLayout(across, 1)
        down.addWidget(self.status)
        self._outer = QStackedWidget()
        for layer in (self._inside, self.lock_screen, self.display_guard, self.parting_screen):
            self._outer.addWidget(layer)
        self.setCentralWidget(self._outer)

    def _entry(self, room: Room, place: int) -> QPushButton:
        entry = QPushButton(room.title)
        entry.setObjectName(f"room_{room.name}")
        entry.setAccessibleName(room.title)
        entry.setProperty("kind", "room")
        entry.setCheckable(True)
        entry.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click goes to the page, so the keyboard goes there too
        entry.setIcon(self.kit.icons.icon(room.icon))
        entry.setShortcut(f"Ctrl+{place}")
        entry.setToolTip(f"{room.title} (Ctrl+{place})")
        name = room.name
        entry.clicked.connect(lambda: self.go(name))
        return entry
