"""Asks the services about results, papers and workbooks; the only file here that knows them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject

from mo_desk.domain.access import Actor
from mo_desk.domain.ids import GroupId, PersonId, SittingId
from mo_desk.ui.plumbing.tasks import Lane, Tasks
from mo_desk.views.papers import PaperRow
from mo_desk.views.results import ResultsView
from mo_desk.views.sittings import SittingRow

Failed = Callable[[Exception], None]
Written = Callable[[Path], None]


class OutcomesService(Protocol):
    """What is asked about results."""

    def results(self, actor: Actor, sitting_id: SittingId) -> ResultsView: ...


class SittingsService(Protocol):
    """The sittings to choose from."""

    def list_sittings(self, actor: Actor, group_id: GroupId | None = None) -> tuple[SittingRow, ...]: ...


class PapersService(Protocol):
    """What is asked about papers."""

    def papers(self, actor: Actor, sitting_id: SittingId) -> tuple[PaperRow, ...]: ...
    def print_provisional(
        self, actor: Actor, sitting_id: SittingId, person_ids: Collection[PersonId], out: Path
    ) -> Path: ...
    def print_slips(self, actor: Actor, sitting_id: SittingId, person_ids: Collection[PersonId], out: Path) -> Path: ...
    def print_report(self, actor: Actor, sitting_id: SittingId, out: Path) -> Path: ...


class ExportsService(Protocol):
    """What is asked about spreadsheets."""

    def results_workbook(
        self, actor: Actor, sitting_id: SittingId, folder: Path, profile: str = "coordinator"
    ) -> tuple[Path, ...]: ...


class OutcomesController:
    """Sends the wishes of the page to the services, away from the GUI thread."""

    def __init__(
        self,
        outcomes: OutcomesService,
        sittings: SittingsService,
        papers: PapersService,
        exports: ExportsService,
        actor: Actor,
        tasks: Tasks,
    ) -> None:
        self._outcomes = outcomes
        self._sittings = sittings
        self._papers = papers
        self._exports = exports
        self.actor = actor
        self._tasks = tasks

    def list_sittings(self, owner: QObject, done: Callable[[tuple[SittingRow, ...]], None], failed: Failed) -> None:
        """Ask for all sittings."""
        self._tasks.run(owner, lambda: self._sittings.list_sittings(self.actor), done, failed)

    def results(
        self, owner: QObject, sitting_id: SittingId, done: Callable[[ResultsView], None], failed: Failed
    ) -> None:
        """Ask for the results of a sitting."""
        self._tasks.run(owner, lambda: self._outcomes.results(self.actor, sitting_id), done, failed)

    def papers(
        self, owner: QObject, sitting_id: SittingId, done: Callable[[tuple[PaperRow, ...]], None], failed: Failed
    ) -> None:
        """Ask who has had which paper."""
        self._tasks.run(owner, lambda: self._papers.papers(self.actor, sitting_id), done, failed)

    def print_provisional(
        self,
        owner: QObject,
        sitting_id: SittingId,
        people: Collection[PersonId],
        out: Path,
        done: Written,
        failed: Failed,
    ) -> None:
        """Write the provisional certificates."""
        wanted = tuple(people)
        self._tasks.run(
            owner, lambda: self._papers.print_provisional(self.actor, sitting_id, wanted, out), done, failed, Lane.IO
        )

    def print_slips(
        self,
        owner: QObject,
        sitting_id: SittingId,
        people: Collection[PersonId],
        out: Path,
        done: Written,
        failed: Failed,
    ) -> None:
        """Write the slips that people take home."""
        wanted = tuple(people)
        self._tasks.run(
            owner, lambda: self._papers.print_slips(self.actor, sitting_id, wanted, out), done, failed, Lane.IO
        )

    def print_report(self, owner: QObject, sitting_id: SittingId, out: Path, done: Written, failed: Failed) -> None:
        """Write the report of the sitting."""
        self._tasks.run(owner, lambda: self._papers.print_report(self.actor, sitting_id, out), done, failed, Lane.IO)

    def export(
        self,
        owner: QObject,
        sitting_id: SittingId,
        folder: Path,
        profile: str,
        done: Callable[[tuple[Path, ...]], None],
        failed: Failed,
    ) -> None:
        """Write the results workbook into a folder."""
        self._tasks.run(
            owner,
            lambda: self._exports.results_workbook(self.actor, sitting_id, folder, profile),
            done,
            failed,
            Lane.IO,
        )
