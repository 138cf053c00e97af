"""Row 6: attempts of 41 answers pushed to the agency's server over loopback, everything verified, projected and confirmed.

Beside it stand the figures of Kolibri 0.19.5 as measured for `docs/performance.md`: 88 records a second at best, 103 bytes a
record on the wire at least, 10 s for an empty synchronisation, 3.5 kB a record on the server.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from mo_desk.bootstrap.demo import hub_process
from mo_desk.exchange.client import push_pull
from mo_desk.exchange.enrolment import enrol
from mo_desk.exchange.https import HttpsTransport
from mo_desk.exchange.hub_api import HubApi
from mo_desk.exchange.ports import Call, Reply
from mo_desk.exchange.retry import Patience, Retrier
from mo_desk.store.desk_exchange import DeskInbox, DeskOutbox
from mo_desk.store.store import Store
from mo_desk.views.sync import SyncReport
from tests.benchmarks.desks import ACTOR, fill, open_store
from tests.benchmarks.measure import Figure, seconds

ATTEMPTS = 10_000
KOLIBRI_RECORDS_A_SECOND = 88
KOLIBRI_BYTES = 103
KOLIBRI_EMPTY_SECONDS = 10
KOLIBRI_STORED_BYTES = 3500


class Counting:
    """A transport that counts what goes up and comes down."""

    def __init__(self, inner: HttpsTransport) -> None:
        self._inner = inner
        self.bytes = 0

    def send(self, call: Call) -> Reply:
        """Carry one call."""
        reply = self._inner.send(call)
        self.bytes += len(call.body or b"") + len(reply.body)
        return reply


def figures() -> Iterator[Figure]:
    """Fill a desk, push it, push again with nothing to say."""
    attempts = int(os.environ.get("BENCH_ATTEMPTS", ATTEMPTS))
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "desk") as store:
        entries = fill(store, attempts)
        with store.write(ACTOR) as work:
            work.checkpoint()
        hub = Path(folder) / "hub"
        with hub_process(hub) as (address, code), HttpsTransport(address) as inner:
            line = Counting(inner)
            api = HubApi(line, store.device, store.ids.new)
            enrolment = enrol(api, address, code, store.device, "bench", store.clock.now().at)
            before = line.bytes

            def push() -> SyncReport:
                retrier = Retrier.starting_now(
                    Patience(), monotonic=lambda: 0.0, chance=lambda: 0.0, wait=lambda _s: None, stopped=lambda: False
                )
                now = store.clock.now().at
                inbox = DeskInbox(store, ACTOR)
                return push_pull(
                    api, enrolment, store.device, DeskOutbox(store), inbox, retrier, now, lambda _progress: None
                )

            took = seconds(push)
            sent = (line.bytes - before) / entries
            empty = seconds(push)
        waiting = _waiting(store)
        stored = sum(path.stat().st_size for path in hub.glob("hub.db*")) / entries
    speed = entries / took
    yield Figure(
        6,
        f"{entries:,} entries pushed, entries a second",
        f"{speed:,.0f}",
        "Kolibri 88",
        speed / KOLIBRI_RECORDS_A_SECOND,
        100,
        at_least=True,
    )
    yield Figure(
        6, "all of them confirmed, seconds", f"{took:.0f} s, {waiting} left", "two minutes", took / 120 + waiting, 1
    )
    yield Figure(6, "synchronising with nothing to say", f"{empty:.2f} s", "half a second", empty / 0.5, 1)
    yield Figure(6, "bytes an entry on the wire", f"{sent:.0f}", f"Kolibri {KOLIBRI_BYTES}", sent / KOLIBRI_BYTES, 0.6)
    yield Figure(
        6,
        "bytes an entry stored at the agency",
        f"{stored:.0f}",
        f"Kolibri {KOLIBRI_STORED_BYTES}",
        stored / KOLIBRI_STORED_BYTES,
        0.25,
    )


def _waiting(store: Store) -> int:
    outbox = DeskOutbox(store)
    return sum(outbox.head(chain).seq - outbox.received(chain) for chain in outbox.own_chains())
