"""A list to choose one of: codes behind words. The wheel scrolls the panel, not the choice, unless the choice has the focus."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy, QVBoxLayout, QWidget

SHORTEST = 8


class Choice(QComboBox):
    """Chooses one of (code, word) pairs."""

    def __init__(self, options: Sequence[tuple[str, str]], chosen: str = "") -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(SHORTEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for code, word in options:
            self.addItem(word, code)
        if chosen:
            self.choose(chosen)

    def code(self) -> str:
        """Return the chosen code, empty when there is nothing to choose from."""
        return str(self.currentData() or "")

    def choose(self, code: str) -> None:
        """Choose a code; one that is not offered yet is added, so that saving never changes what was there."""
        place = self.findData(code)
        if place < 0:
            self.addItem(code, code)
            place = self.count() - 1
        self.setCurrentIndex(place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the panel around it."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Ticks(QWidget):
    """Several of (code, word) pairs, each with its tick box; `name` is the object name of this widget and, with the code, of each box."""

    def __init__(self, name: str, options: Sequence[tuple[str, str]], ticked: Sequence[str] = ()) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", "clear")
        self._boxes: dict[str, QCheckBox] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for code, word in options:
            box = QCheckBox(word)
            box.setObjectName(f"{name}_{code}")
            box.setAccessibleName(word)
            box.setChecked(code in ticked)
            self._boxes[code] = box
            layout.addWidget(box)
        if self._boxes:
            self.setFocusProxy(next(iter(self._boxes.values())))

    def codes(self) -> tuple[str, ...]:
        """Return the ticked codes, in the order shown."""
        return tuple(code for code, box in self._boxes.items() if box.isChecked())

    def tick(self, code: str, *, on: bool = True) -> None:
        """Tick one box, or take its tick away."""
        self._boxes[code].setChecked(on)
