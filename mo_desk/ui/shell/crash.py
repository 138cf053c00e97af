"""A failure that nobody foresaw: a calm sentence with a report id; the log keeps where it happened and nothing of anybody."""

from __future__ import annotations

import logging
import secrets

from PySide6.QtWidgets import QMessageBox, QWidget

from mo_desk.logs import record
from mo_desk.texts import Texts


def report(error: BaseException) -> str:
    """Write the failure to the log under a fresh report id and return that id."""
    report_id = f"{secrets.token_hex(2)}-{secrets.token_hex(2)}"  # the log lets no six digits in a row through
    record(logging.getLogger(__name__), "crash", level=logging.ERROR, error=error, report=report_id)
    return report_id.upper()


def crash_dialog(texts: Texts, report_id: str, parent: QWidget | None = None) -> QMessageBox:
    """Return the dialog that tells of the failure: what is safe, and what to do."""
    dialog = QMessageBox(parent)
    dialog.setObjectName("crash_dialog")
    dialog.setIcon(QMessageBox.Icon.Warning)
    dialog.setWindowTitle(texts.say("Something went wrong"))
    dialog.setText(texts.say("Something went wrong that we did not foresee. What was saved stays saved."))
    dialog.setInformativeText(
        texts.say("Close MO Desk and start it again. Tell support this code: {report_id}", report_id=report_id)
    )
    dialog.addButton(texts.say("Close"), QMessageBox.ButtonRole.AcceptRole)
    return dialog
