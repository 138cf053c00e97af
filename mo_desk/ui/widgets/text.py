"""Labels by role, so that no page sets a font: body, second (muted), lead (large), heading, figure."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def make_label(text: str, role: str = "body", name: str = "") -> QLabel:
    """Return a label with plain, wrapped text that can be selected; `role` chooses its look in the style sheet."""
    label = QLabel(text)
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if name:
        label.setObjectName(name)
    return label
