"""Asks the service about keys and corrects one; the only file here that knows it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject

from mo_desk.domain.access import Actor
from mo_desk.domain.ids import FormId, ItemId, OptionId
from mo_desk.ui.plumbing.tasks import Tasks
from mo_desk.views.corrections import CorrectionPreview, OpenedForm, SatForm

Failed = Callable[[Exception], None]


class CorrectionsService(Protocol):
    """What is asked about keys."""

    def list_forms(self, actor: Actor) -> tuple[SatForm, ...]: ...
    def open_form(self, actor: Actor, form_id: FormId) -> OpenedForm: ...
    def preview(self, actor: Actor, form_id: FormId, item_id: ItemId, option_id: OptionId) -> CorrectionPreview: ...
    def correct_key(self, actor: Actor, form_id: FormId, item_id: ItemId, option_id: OptionId, reason: str) -> int: ...


class CorrectionsController:
    """Sends the wishes of the page to the service, away from the GUI thread."""

    def __init__(self, corrections: CorrectionsService, actor: Actor, tasks: Tasks) -> None:
        self._corrections = corrections
        self.actor = actor
        self._tasks = tasks

    def list_forms(self, owner: QObject, done: Callable[[tuple[SatForm, ...]], None], failed: Failed) -> None:
        """Ask for the forms that somebody sat."""
        self._tasks.run(owner, lambda: self._corrections.list_forms(self.actor), done, failed)

    def open_form(self, owner: QObject, form_id: FormId, done: Callable[[OpenedForm], None], failed: Failed) -> None:
        """Open a form with its keys."""
        self._tasks.run(owner, lambda: self._corrections.open_form(self.actor, form_id), done, failed)

    def preview(
        self,
        owner: QObject,
        form_id: FormId,
        item_id: ItemId,
        option_id: OptionId,
        done: Callable[[CorrectionPreview], None],
        failed: Failed,
    ) -> None:
        """Ask what a correction would change."""
        self._tasks.run(owner, lambda: self._corrections.preview(self.actor, form_id, item_id, option_id), done, failed)

    def correct_key(
        self,
        owner: QObject,
        form_id: FormId,
        item_id: ItemId,
        option_id: OptionId,
        reason: str,
        done: Callable[[int], None],
        failed: Failed,
    ) -> None:
        """Correct a key for good."""
        self._tasks.run(
            owner,
            lambda: self._corrections.correct_key(self.actor, form_id, item_id, option_id, reason),
            done,
            failed,
        )
