"""The results workbook and the CSV beside it: versioned, with what changed since the version before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from mo_desk.documents.files import results_name
from mo_desk.documents.xlsx.changes import CellValue, Change, cells_of, changes, fingerprint, pack_cells, unpack_cells
from mo_desk.documents.xlsx.columns import Profile
from mo_desk.documents.xlsx.results import write_results
from mo_desk.documents.xlsx.table_csv import write_results_csv
from mo_desk.domain.access import Action, Actor
from mo_desk.domain.facts import WorkbookExported
from mo_desk.domain.ids import SittingId
from mo_desk.services.context import Context
from mo_desk.services.standings import Standings
from mo_desk.store.queries import papers as queries
from mo_desk.store.working import find_secret, set_secret
from mo_desk.views.results import ResultsView


class Exports:
    """Use cases about spreadsheets."""

    def __init__(self, context: Context, standings: Standings) -> None:
        self._context = context
        self._standings = standings

    def results_workbook(
        self, actor: Actor, sitting_id: SittingId, folder: Path, profile: str = "coordinator", reason: str = ""
    ) -> tuple[Path, ...]:
        """Write the results workbook and CSV of a sitting into a folder.

        What its cells showed is kept inside the encrypted database, to compare the next version with.

        The second export is version 2 and lists every cell that changed, with the reason given, by whom and when.

        Raises:
            Unreachable: the file is open elsewhere or the disk is full; nothing half is left behind.
        """
        self._context.allow(actor, Action.EXPORT_RESULTS)
        chosen = Profile(profile)
        view = self._standings.results(actor, sitting_id, "nl")
        with self._context.store.read() as connection:
            version = queries.last_export(connection, sitting_id, chosen.value) + 1
        cells = cells_of(view, chosen)
        listed = self._changes(view, chosen, cells, reason)
        day = view.days[0]
        book = folder / results_name(view.course_number, day, version)
        table = folder / results_name(view.course_number, day, version, ".csv")
        folder.mkdir(parents=True, exist_ok=True)
        write_results(book, view, version, listed, chosen)
        write_results_csv(table, view, chosen)
        with self._context.store.write(actor) as work:
            set_secret(work.connection, _kept(sitting_id, chosen), pack_cells(cells))
            work.append(sitting_id, WorkbookExported(sitting_id, version, chosen.value, fingerprint(cells)))
            work.checkpoint()
        return book, table

    def _changes(
        self, view: ResultsView, profile: Profile, cells: tuple[CellValue, ...], reason: str
    ) -> tuple[Change, ...]:
        with self._context.store.read() as connection:
            before = find_secret(connection, _kept(view.sitting_id, profile))
        if before is None:
            return ()
        # An earlier version may show more than this reader may see: of a withheld row the list of changes says nothing.
        hidden = {key for row in view.rows if row.withheld for key in (row.person_id, row.attempt_id)}
        found = [change for change in changes(unpack_cells(before), cells) if change.row not in hidden]
        now = self._context.clock.now().at
        return tuple(replace(change, reason=reason, by=view.made_by, at=now) for change in found)


def _kept(sitting_id: SittingId, profile: Profile) -> str:
    return f"export:{sitting_id}:{profile.value}"
