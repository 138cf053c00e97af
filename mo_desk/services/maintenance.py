"""This laptop: what is next, what is missing, how the machine is doing, backups, the journal's health, a support file."""

from __future__ import annotations

import json
import platform
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from importlib.metadata import version
from pathlib import Path

from mo_desk.domain.access import Action, Actor
from mo_desk.domain.facts import BackupMade
from mo_desk.paths import write_atomically
from mo_desk.services.agencylink import AgencyLink
from mo_desk.services.context import Context
from mo_desk.store import backup
from mo_desk.store.queries import journal as journal_queries
from mo_desk.store.queries import today as queries
from mo_desk.store.verify import read_head, verify
from mo_desk.views.desk import DeviceView, TodayView
from mo_desk.views.journal import JournalReport
from mo_desk.wire.chain import head_code, parse_head_code

Progress = Callable[[int, int], None]
_LOG_TAIL = 200


class Maintenance:
    """Use cases about the laptop itself."""

    def __init__(self, context: Context, link: AgencyLink) -> None:
        self._context = context
        self._link = link

    def today(self, actor: Actor) -> TodayView:
        """Return what is next, what is missing, and what has not reached the agency; its cost does not grow with the past."""
        self._context.allow(actor, Action.SEE_GROUPS)
        with self._context.store.read() as connection:
            found = queries.today(connection, self._context.today(), self._context.visible_groups(actor))
        return TodayView(
            groups=found.groups,
            people=found.people,
            next_sitting_id=found.next_sitting_id,
            next_sitting_label=found.next_sitting_label,
            seats_to_do=found.seats_to_do,
            evaluations_unconfirmed=found.evaluations_unconfirmed,
            people_to_confirm=found.people_to_confirm,
            open_reserves=found.open_reserves,
            papers_not_printed=found.papers_not_printed,
            waiting=found.waiting,
            enrolled=bool(self._link.agency_name()),
            disputed=found.disputed,
        )

    def waiting(self, actor: Actor) -> int:
        """Return how many entries have not reached the agency; cheap enough to ask after every saved answer."""
        self._context.allow(actor, Action.SEE_GROUPS)
        with self._context.store.read() as connection:
            return journal_queries.count_waiting(connection)

    def device(self, actor: Actor) -> DeviceView:
        """Return what this laptop is: versions, sizes, the head code, the last backup, whether the clock can be right."""
        self._context.allow(actor, Action.SEE_GROUPS)
        home, store = self._context.home, self._context.store
        copies = backup.list_backups(home.backups)
        bank = self._context.library.bank()
        head = store.head()
        return DeviceView(
            device_id=store.device.device_id,
            program_version=version("mo-desk"),
            agency=self._link.agency_name(),
            head_code=head_code(head.hash),
            entries=head.seq,
            database_bytes=home.database.stat().st_size,
            free_bytes=shutil.disk_usage(home.folder).free,
            last_backup_at=max((copy.made_at for copy in copies), default=None),
            edition=bank.edition.edition_id,
            edition_items=len(bank.items),
            clock_warning=self._clock_is_behind(),
        )

    def backup(self, actor: Actor, folder: Path | None = None, progress: Progress | None = None) -> Path:
        """Make a backup now: in the home, or on a stick with a test restore.

        Raises:
            Unreachable: the stick is gone or full; what was there before is untouched.
        """
        self._context.allow(actor, Action.SYNCHRONISE)
        at = self._context.clock.now().at
        home, key = self._context.home, self._context.door.key
        if folder is None:
            made = backup.make_backup(home, key, at, backup.BackupReason.DAILY, progress=progress)
        else:
            made, _ = backup.copy_to_stick(home, key, at, folder, read_head, progress=progress)
        with self._context.store.write(actor) as work:
            place = "home" if folder is None else "stick"
            work.append(self._context.store.device.device_id, BackupMade(place, tested=folder is not None))
        return made.path

    def verify_journal(self, actor: Actor, code: str = "", *, tables: bool = False) -> JournalReport:
        """Walk every chain and name the first entry that is wrong; with a head code, say whether the journal holds it.

        With `tables` a sound journal is also compared with what is shown; that takes about three times as long.
        """
        self._context.allow(actor, Action.SYNCHRONISE)
        report = verify(self._context.store, parse_head_code(code) if code else "")
        return replace(report, rows=self._context.store.wrong_rows()) if tables and report.sound else report

    def rebuild(self, actor: Actor) -> int:
        """Make all tables anew from the journal and return the number of entries read."""
        self._context.allow(actor, Action.MANAGE_DEVICE)
        return self._context.store.rebuild()

    def support_file(self, actor: Actor, out: Path) -> Path:
        """Write what support needs: versions, counts, the last log lines; never a name, a number or an answer."""
        view = self.device(actor)
        report = self.verify_journal(actor)
        content = {
            "program": view.program_version,
            "python": platform.python_version(),
            "system": platform.platform(),
            "device": view.device_id,
            "entries": view.entries,
            "database_bytes": view.database_bytes,
            "free_bytes": view.free_bytes,
            "edition": view.edition,
            "clock_warning": view.clock_warning,
            "chains": [
                {
                    "chain": chain.chain_id,
                    "entries": chain.entries,
                    "bad_seq": chain.bad_seq,
                    "reason": chain.bad_reason,
                }
                for chain in report.chains
            ],
            "log": self._log_tail(),
        }
        write_atomically(out, json.dumps(content, indent=1).encode())
        return out

    def _log_tail(self) -> list[str]:
        lines: list[str] = []
        for path in sorted(self._context.home.logs.glob("*.log")):
            lines += path.read_text(encoding="utf-8", errors="replace").splitlines()
        return lines[-_LOG_TAIL:]

    def _clock_is_behind(self) -> bool:
        with self._context.store.read() as connection:
            trusted = queries.latest_signed_time(connection)
        return trusted is not None and self._context.clock.now().at < trusted - timedelta(minutes=5)
