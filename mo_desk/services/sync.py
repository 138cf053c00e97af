"""Synchronising (gegevens doorsturen): enrolment with a code, one push-pull loop, and what has arrived."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from datetime import datetime

from mo_desk.domain.access import Action, Actor
from mo_desk.domain.errors import MoDeskError, Refused
from mo_desk.exchange.client import push_pull
from mo_desk.exchange.enrolment import Enrolment, enrol
from mo_desk.exchange.https import HttpsTransport
from mo_desk.exchange.hub_api import HubApi
from mo_desk.exchange.retry import Patience, Retrier
from mo_desk.services.agencylink import AgencyLink
from mo_desk.services.context import Context
from mo_desk.store.clocktime import moment_of
from mo_desk.store.desk_exchange import DeskInbox, DeskOutbox
from mo_desk.store.queries import sync as queries
from mo_desk.store.working import find_secret, set_secret
from mo_desk.views.sync import ReceiptRow, SyncProgress, SyncReport, SyncRow, SyncView
from mo_desk.wire.trust import check_device_certificate

_LAST_SYNC, _LAST_ERROR = "sync:last", "sync:error"


class Sync:
    """Use cases about the agency."""

    def __init__(self, context: Context, link: AgencyLink, patience: Patience) -> None:
        self._context = context
        self._link = link
        self._patience = patience

    def state(self, actor: Actor) -> SyncView:
        """Return what is waiting, what was received, what was checked."""
        self._context.allow(actor, Action.SYNCHRONISE)
        enrolment = self._link.enrolment()
        with self._context.store.read() as connection:
            counts, disputes = queries.counts(connection), queries.disputes(connection)
            last = find_secret(connection, _LAST_SYNC)
            error = find_secret(connection, _LAST_ERROR)
        return SyncView(
            agency=enrolment.trust.agency_name if enrolment else "",
            hub_url=enrolment.hub_url if enrolment else self._context.settings.hub_url,
            waiting=counts.waiting,
            received=counts.received,
            attempts_checked=counts.attempts_checked,
            attempts_total=counts.attempts_total,
            last_sync_at=moment_of(int(last)) if last else None,
            last_error=error.decode() if error else "",
            certificate_until=self._valid_until(enrolment),
            disputes=disputes,
        )

    def rows(self, actor: Actor, limit: int = 200) -> tuple[SyncRow, ...]:
        """Return the attempts and evaluations of this laptop, newest first, with how far each has travelled."""
        self._context.allow(actor, Action.SYNCHRONISE)
        with self._context.store.read() as connection:
            return queries.list_rows(connection, limit)

    def receipts(self, actor: Actor) -> tuple[ReceiptRow, ...]:
        """Return the agency's signed receipts, oldest first."""
        self._context.allow(actor, Action.SYNCHRONISE)
        with self._context.store.read() as connection:
            return queries.receipt_rows(connection)

    def enrol(self, actor: Actor, hub_url: str, code: str) -> SyncView:
        """Become known to an agency with the code that its coordinator gave.

        Raises:
            Invalid, NotAllowed: the code is mistyped, unknown, used or expired.
            Untrusted: the other side is not the agency that made the code.
            Unreachable: no network.
        """
        self._context.allow(actor, Action.SYNCHRONISE)
        device = self._context.store.device
        with HttpsTransport(hub_url) as transport:
            api = HubApi(transport, device, self._context.ids.new)
            enrolment = enrol(api, hub_url, code, device, device.device_id[:8], self._context.clock.now().at)
        with self._context.store.write(actor) as work:
            self._link.keep(work, enrolment)
        return self.state(actor)

    def synchronise(
        self,
        actor: Actor,
        progress: Callable[[SyncProgress], None] = lambda _progress: None,
        stop: Callable[[], bool] = lambda: False,
    ) -> SyncReport:
        """Send what the agency lacks, take what it has for this laptop; nothing counts as sent without its receipt.

        Raises:
            Refused: `not_enrolled`.
            Unreachable, Untrusted, NotAllowed: what was confirmed before stays confirmed.
        """
        self._context.allow(actor, Action.SYNCHRONISE)
        enrolment = self._link.enrolment()
        if enrolment is None:
            raise Refused("not_enrolled")
        with self._context.store.write(actor) as work:
            work.checkpoint()
        try:
            report = self._push_pull(actor, enrolment, progress, stop)
        except MoDeskError as error:
            self._remember(actor, _LAST_ERROR, error.code)
            raise
        self._remember(actor, _LAST_SYNC, str(round(self._context.clock.now().at.timestamp() * 1000)))
        self._remember(actor, _LAST_ERROR, "")
        return report

    def _push_pull(
        self, actor: Actor, enrolment: Enrolment, progress: Callable[[SyncProgress], None], stop: Callable[[], bool]
    ) -> SyncReport:
        context = self._context
        waiting = threading.Event()
        retrier = Retrier.starting_now(
            self._patience,
            monotonic=time.monotonic,
            chance=random.random,
            wait=lambda seconds: _wait(waiting, seconds, stop),
            stopped=stop,
        )
        with HttpsTransport(enrolment.hub_url) as transport:
            return push_pull(
                HubApi(transport, context.store.device, context.ids.new),
                enrolment,
                context.store.device,
                DeskOutbox(context.store),
                DeskInbox(context.store, actor),
                retrier,
                context.clock.now().at,
                progress,
            )

    def _remember(self, actor: Actor, name: str, value: str) -> None:
        with self._context.store.write(actor) as work:
            set_secret(work.connection, name, value.encode())

    def _valid_until(self, enrolment: Enrolment | None) -> datetime | None:
        if enrolment is None:
            return None
        now = self._context.clock.now().at
        return check_device_certificate(enrolment.certificate, enrolment.trust, now).valid_until


def _wait(event: threading.Event, seconds: float, stop: Callable[[], bool]) -> None:
    left = seconds
    while left > 0 and not stop():
        event.wait(min(left, 0.1))
        left -= 0.1
