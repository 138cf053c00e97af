"""A real agency's server, as `mo-desk hub serve` puts it together, listening on this machine in a thread of its own."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from mo_desk.bootstrap.hub import Doors, Hub
from mo_desk.hub.app import create_app
from mo_desk.hub.serve import prepare
from mo_desk.views.hub import HubView
from tests.helpers.fakes import FakeClock

AGENCY = "Agentschap Test"


@dataclass(frozen=True, slots=True)
class Server:
    """The address, and the server's own doors for what its staff does."""

    url: str
    hub: Hub

    def code(self, label: str = "laptop") -> str:
        """Return a fresh enrolment code."""
        return self.hub.enrol_code(label)

    def overview(self) -> HubView:
        """Return what the agency's page shows."""
        return self.hub.overview()


def found(folder: Path) -> Path:
    """Found an agency (two seconds: its root is kept under a passphrase) and return its folder."""
    Doors().found(folder, AGENCY, "correct horse battery")
    return folder


@contextmanager
def serving(folder: Path, database: str = "") -> Iterator[Server]:
    """Serve an agency's folder on a port that the system chooses; in front of a database, or of a file in the folder."""
    hub = Doors().open(folder, database)
    app = create_app(hub.routes, hub.schemas, hub.overview, hub.text, hub.page_key, "0.1.0")
    server, listener = prepare(app, "127.0.0.1", 0)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        yield Server(f"http://127.0.0.1:{listener.getsockname()[1]}", hub)
    finally:
        server.should_exit = True
        thread.join(20)
        listener.close()
        hub.close()


def present() -> FakeClock:
    """Return a clock that begins now, since certificates and tokens are judged by the server's own time."""
    return FakeClock(at=datetime.now(UTC))
