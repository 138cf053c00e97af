"""The frame of a page: the way back, title, facts, one primary action, the sentence that matters, the body, a side panel.

A page is a subclass that fills `body`, says which `topics` (names of tables) it shows and overrides `reload`. It reloads when
it becomes visible after a change, and at once when it is visible. It keeps nothing: leaving it loses nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mo_desk.ui.plumbing.kit import Kit
from mo_desk.ui.plumbing.spacing import HALF_STEP, STEP, THREE_STEPS, TWO_STEPS

NARROW = 600
"""Below this width in pixels, beside an open side panel, the actions stand under the title."""


SMALLEST = QSize(720, 420)
"""No page makes the window larger than this, in pixels."""


class Page(QWidget):
    """Base of every page. `name` is its object name and the word used by `Navigator.go`."""

    def __init__(self, name: str, title: str, kit: Kit, topics: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self.kit = kit
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._topics = topics
        self._stale = True
        self._subject: object = None
        self._title = _label(title, "page_title")
        self._facts = _label("", "page_facts")
        self._headline = _label("", "page_headline")
        self._way_back: QPushButton | None = None
        self._name = QHBoxLayout()
        self._name.setSpacing(TWO_STEPS)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(STEP)
        self.primary_button: QPushButton | None = None
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(TWO_STEPS)
        self._banner = QVBoxLayout()
        self._stack = QStackedWidget()
        self._side: QWidget | None = None
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._outer = QHBoxLayout(self)
        self._lay_out()
        kit.changes.changed.connect(self._on_changes_changed)

    def reload(self) -> None:
        """Ask the controller for what this page shows. Overridden by every page."""

    def enter(self, subject: object) -> None:
        """Open what the page is about (an id given to `Navigator.go`) or, with None, the page itself; then reload."""
        self._subject = subject
        self._stale = True
        self._reload_if_due()

    @property
    def subject(self) -> object:
        """Return what the page was asked to open, or None."""
        return self._subject

    def set_title(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def set_facts(self, facts: str) -> None:
        """Set the second line: which group, where, when."""
        self._facts.setText(facts)
        self._facts.setVisible(bool(facts))

    def set_headline(self, sentence: str) -> None:
        """Set the sentence that matters, shown large above the body; empty hides it."""
        self._headline.setText(sentence)
        self._headline.setVisible(bool(sentence))

    def set_primary(self, text: str, wish: Callable[[], None], icon: str = "", shortcut: str = "") -> QPushButton:
        """Add the one main action of the page, at the right of the title."""
        button = self._action_button("main_button", text, wish, shortcut)
        button.setProperty("kind", "primary")
        if icon:
            button.setIcon(self.kit.icons.icon(icon, "on_primary"))
        self._actions.addWidget(button)
        self.primary_button = button
        return button

    def add_action(
        self, name: str, text: str, wish: Callable[[], None], icon: str = "", shortcut: str = ""
    ) -> QPushButton:
        """Add a quieter action, left of the main one; `name` is its object name."""
        button = self._action_button(name, text, wish, shortcut)
        if icon:
            button.setIcon(self.kit.icons.icon(icon))
        self._actions.insertWidget(max(0, self._actions.count() - (self.primary_button is not None)), button)
        return button

    def set_back(self, where: str, wish: Callable[[], None]) -> QPushButton:
        """Add the way back before the title; `where` is the whole sentence, for the screen reader and the tool tip."""
        button = self._action_button("back_button", self.kit.texts.say("Back"), wish, "Alt+Left")
        button.setAccessibleName(where)
        button.setToolTip(f"{where} (Alt+Left)")
        button.setIcon(self.kit.icons.icon("arrow-left"))
        self._way_back = button
        self._name.insertWidget(0, button, 0, Qt.AlignmentFlag.AlignTop)
        return button

    def show_banner(self, banner: QWidget | None) -> None:
        """Show one banner above the body in place of the last, or none."""
        _clear(self._banner)
        if banner is not None:
            self._banner.addWidget(banner)
            banner.show()

    def show_body(self) -> None:
        """Show the body (after an empty state)."""
        self._stack.setCurrentIndex(0)

    def show_empty(self, state: QWidget) -> None:
        """Show an empty state in place of the body: what will be here and the first step."""
        for old in [self._stack.widget(place) for place in range(1, self._stack.count())]:
            if old is not None:
                self._stack.removeWidget(old)
                old.deleteLater()
        self._stack.addWidget(state)
        self._stack.setCurrentIndex(1)

    def show_side(self, panel: QWidget) -> None:
        """Let a panel with details slide in at the right, in place of the last."""
        self.hide_side()
        self._side = panel
        self._outer.addWidget(panel)
        self._arrange_head()
        panel.show()

    def hide_side(self) -> None:
        """Take the side panel away."""
        if self._side is not None:
            self._outer.removeWidget(self._side)
            self._side.hide()
            self._side.deleteLater()
            self._side = None
            self._arrange_head()

    @property
    def side(self) -> QWidget | None:
        """Return the side panel that is open, or None."""
        return self._side

    def showEvent(self, event: QShowEvent) -> None:
        """Reload when something changed while the page was away."""
        super().showEvent(event)
        self._reload_if_due()

    def minimumSizeHint(self) -> QSize:
        """Return a size that fits the smallest screen: what is wider wraps or scrolls (look.md: 1024 x 600)."""
        return super().minimumSizeHint().boundedTo(SMALLEST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the actions beside or under the title, as the width allows."""
        super().resizeEvent(event)
        self._arrange_head()

    def _arrange_head(self) -> None:
        side = self.kit.look.size("side_panel") if self._side is not None else 0
        narrow = self.width() - side < NARROW
        self._head.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        side_of = Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag.AlignRight
        self._head.setAlignment(self._actions, Qt.AlignmentFlag.AlignTop | side_of)
        self._place_back(self.width() - side - 2 * THREE_STEPS, narrow=narrow)

    def _place_back(self, room: int, *, narrow: bool) -> None:
        """Put the way back before the title, or before the actions under it where it fits and leaves the title its width."""
        if self._way_back is None:
            return
        shown = [self._actions.itemAt(place) for place in range(self._actions.count())]
        buttons = [item.widget() for item in shown if item is not None]
        others = [
            one.sizeHint().width()
            for one in buttons
            if one is not None and one is not self._way_back and one.isVisibleTo(self)
        ]
        wanted = sum(others) + self._way_back.sizeHint().width() + STEP * len(others)
        home, other = (
            (self._actions, self._name) if narrow and others and wanted <= room else (self._name, self._actions)
        )
        if home.indexOf(self._way_back) < 0:
            other.removeWidget(self._way_back)
            home.insertWidget(0, self._way_back, 0, Qt.AlignmentFlag.AlignTop)

    def _on_changes_changed(self, topics: frozenset[str]) -> None:
        if topics & self._topics:
            self._stale = True
            self._reload_if_due()

    def _reload_if_due(self) -> None:
        if self._stale and self.isVisible():
            self._stale = False
            self.reload()

    def _action_button(self, name: str, text: str, wish: Callable[[], None], shortcut: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(text)
        if shortcut:
            button.setShortcut(shortcut)
            button.setToolTip(f"{text} ({shortcut})")
        button.clicked.connect(wish)
        return button

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(HALF_STEP)
        words.addWidget(self._title)
        words.addWidget(self._facts)
        self._head.setSpacing(TWO_STEPS)
        self._name.addLayout(words, 1)
        self._head.addLayout(self._name, 1)
        self._head.addLayout(self._actions)
        self._head.setAlignment(self._actions, Qt.AlignmentFlag.AlignTop)
        self._facts.hide()
        self._headline.hide()
        content = QWidget()
        content.setLayout(self.body)
        self._stack.addWidget(content)
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        rule = QFrame()
        rule.setProperty("kind", "rule")
        main = QVBoxLayout()
        main.setContentsMargins(THREE_STEPS, THREE_STEPS, THREE_STEPS, TWO_STEPS)
        main.setSpacing(TWO_STEPS)
        main.addLayout(self._head)
        main.addWidget(rule)
        main.addLayout(self._banner)
        main.addWidget(self._headline)
        main.addWidget(self._stack, 1)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._outer.addLayout(main, 1)


def _label(text: str, name: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    # A name in Arabic script reads from the right, and still stands where titles stand.
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
    return label


def _clear(layout: QVBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
