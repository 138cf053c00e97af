"""The overview: every question of both parts as a tile, how many have no answer yet, back to the questions or on to handing in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from mo_desk.ui.kiosk.answer_area import StillScrollArea, within_halo
from mo_desk.ui.kiosk.dots import Dot
from mo_desk.ui.kiosk.manner import Manner
from mo_desk.ui.kiosk.passage import Passage
from mo_desk.ui.kiosk.surface import HALO
from mo_desk.ui.kiosk.tile import SIDE, Tile
from mo_desk.ui.kiosk.word_button import WordButton
from mo_desk.ui.plumbing.spacing import HALF_STEP, STEP, THREE_STEPS, TWO_STEPS

WIDEST, MOST = 1240, 1000
MOST_COLUMNS = 14


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the test: its name, the number of its first question, and its questions' states."""

    name: str
    first: int
    dots: tuple[Dot, ...]


class TileGrid(QWidget):
    """The tiles of one part, as many in a line as fit."""

    def __init__(self, opened: Callable[[int], None]) -> None:
        super().__init__()
        self.tiles: list[Tile] = []
        self.columns = 0
        self._opened = opened
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)

    def dress(self, manner: Manner, part: Part, total: int) -> None:
        """Show the tiles of a part."""
        for place, dot in enumerate(part.dots):
            if place == len(self.tiles):
                self.tiles.append(Tile(part.first + place, self._opened))
                self.columns = 0
            self.tiles[place].dress(manner, total, dot)
        self._arrange(self.width())

    def minimumSizeHint(self) -> QSize:
        """Ask for one tile's width, so that the window may be narrow."""
        return QSize(SIDE.width(), self._grid.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many tiles in a line as fit."""
        super().resizeEvent(event)
        self._arrange(event.size().width())

    def _arrange(self, width: int) -> None:
        columns = min(MOST_COLUMNS, max(1, width // SIDE.width()))
        if columns == self.columns or not self.tiles:
            return
        self.columns = columns
        for place, tile in enumerate(self.tiles):
            self._grid.addWidget(tile, place // columns, place % columns)
        self.updateGeometry()


class Overview(QWidget):
    """Emits wishes."""

    question_opened = Signal(int)
    back_requested = Signal()
    hand_in_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("overview_screen")
        self.setProperty("kind", "screen")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title = Passage("overview_title", "title", bold=True)
        self._counts = Passage("unanswered_count", "chrome", bold=True)
        self._marked = Passage("marked_count", "chrome")
        self._failure = Passage("overview_failure", "chrome", bold=True, frame="care_fill")
        self._names: list[Passage] = []
        self._grids: list[TileGrid] = []
        content = QWidget()
        self._parts_layout = QVBoxLayout(content)
        self._parts_layout.setContentsMargins(0, 0, 0, 0)
        self._parts_layout.setSpacing(HALF_STEP)
        self._parts_layout.addStretch(1)
        self._back = WordButton("back_button", self.back_requested.emit, "quiet", "arrow-left")
        self._hand_in = WordButton("hand_in_button", self.hand_in_requested.emit, "primary")
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(THREE_STEPS)
        head.setContentsMargins(HALO, 0, HALO, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self._counts)
        head.addWidget(self._marked)
        foot.addWidget(self._back)
        foot.addStretch(1)
        foot.addWidget(self._hand_in)
        column = QWidget()
        column.setMaximumWidth(WIDEST)
        across = QHBoxLayout(self)
        across.setContentsMargins(THREE_STEPS, TWO_STEPS, THREE_STEPS, 0)
        across.addStretch(1)
        across.addWidget(column, MOST)
        across.addStretch(1)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(STEP)
        layout.addLayout(head)
        layout.addWidget(StillScrollArea(content), 1)
        layout.addLayout(within_halo(self._failure))
        layout.addLayout(foot)

    def show_parts(self, manner: Manner, parts: tuple[Part, ...], counts: tuple[int, int], failure: str) -> None:
        """Show the parts; `counts` are the questions without an answer and those marked, `failure` a sentence or empty."""
        words, (unanswered, marked) = manner.words, counts
        self._title.dress(manner, words.text("overview_title"))
        said = words.text("unanswered_count", count=unanswered) if unanswered else words.text("all_answered")
        self._counts.dress(manner, said, icon="" if unanswered else "check", colour="ink" if unanswered else "good")
        self._marked.dress(manner, words.text("marked_count", count=marked), icon="flag")
        self._marked.setVisible(marked > 0)
        self._failure.dress(manner, failure, icon="hand-stop", colour="care")
        self._failure.setVisible(bool(failure))
        total = sum(len(part.dots) for part in parts)
        for place, part in enumerate(parts):
            if place == len(self._grids):
                self._add_part()
            self._names[place].dress(manner, part.name, colour="muted")
            self._grids[place].dress(manner, part, total)
        self._back.become("primary" if unanswered else "quiet")
        self._hand_in.become("quiet" if unanswered else "primary")
        self._back.dress(manner, words.text("back_to_questions"))
        self._hand_in.dress(manner, words.text("hand_in"))
        self.setAccessibleName(f"{words.text('overview_title')}. {said}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk along the tiles with the arrows, as they lie on the screen."""
        tiles = [tile for grid in self._grids for tile in grid.tiles]
        focused = QApplication.focusWidget()
        columns = self._grids[0].columns if self._grids else 1
        ahead = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        steps = {
            Qt.Key.Key_Right: ahead, Qt.Key.Key_Left: -ahead, Qt.Key.Key_Down: columns, Qt.Key.Key_Up: -columns,
        }  # fmt: skip
        step = steps.get(Qt.Key(event.key()))
        if step is None or not tiles:
            super().keyPressEvent(event)
            return
        at = tiles.index(focused) + step if isinstance(focused, Tile) else 0
        tiles[min(max(0, at), len(tiles) - 1)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _add_part(self) -> None:
        self._names.append(Passage("part_name", "chrome", bold=True))
        self._grids.append(TileGrid(self.question_opened.emit))
        at = self._parts_layout.count() - 1
        self._parts_layout.insertLayout(at, within_halo(self._names[-1]))
        self._parts_layout.insertWidget(at + 1, self._grids[-1])
