"""An agency's server put together: the same store and rules as a laptop, in front of PostgreSQL or a SQLite file.

The folder holds the agency's keys (`exchange.agency_files`), the server's own device identity and, without a database
address, the database. Several processes may serve one PostgreSQL database.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Any

from mo_desk.bootstrap.machine import RandomIds, SystemClock
from mo_desk.content.library import Library
from mo_desk.domain.access import Actor, Role
from mo_desk.domain.clock import Clock
from mo_desk.domain.devices import EnrolCode
from mo_desk.domain.ids import UserId
from mo_desk.exchange.agency_files import read_agency, read_page_key, write_agency
from mo_desk.exchange.enrolment import code_text, fresh_chance, new_code
from mo_desk.exchange.intake import Intake, code_digest
from mo_desk.exchange.intake_app import Routes, intake_routes, message_schemas
from mo_desk.paths import shipped, write_atomically
from mo_desk.services.rechecks import Rechecks
from mo_desk.store.chains import Program
from mo_desk.store.engine import open_server_engine
from mo_desk.store.hub_cards import HubCards
from mo_desk.store.hub_journal import HubJournal
from mo_desk.store.hub_registry import HubRegistry
from mo_desk.store.migrations.steps import STEPS
from mo_desk.store.projections.catalog import CARD_PROJECTIONS, PROJECTIONS
from mo_desk.store.queries import hub as queries
from mo_desk.store.result_checks import HubChecks
from mo_desk.store.store import Store
from mo_desk.store.upgrade import upgrade_server
from mo_desk.texts import Texts
from mo_desk.views.hub import HubView
from mo_desk.wire.agency import AgencySigner, found_agency
from mo_desk.wire.bounds import ID
from mo_desk.wire.identity import DeviceIdentity, decode_identity, encode_identity

CODE_DAYS = 7
"""How long an enrolment code is good for."""

_DEVICE_FILE = "device.key"


@dataclass(frozen=True, slots=True)
class Hub:
    """An open server, as `mo_desk.hub.doors.OpenHub` asks."""

    routes: Routes
    schemas: Mapping[str, Any]
    page_key: str
    _store: Store = field(repr=False)
    _signer: AgencySigner = field(repr=False)
    _registry: HubRegistry = field(repr=False)
    _texts: Texts = field(repr=False)
    _clock: Clock = field(repr=False)

    def overview(self) -> HubView:
        """Return what the page shows."""
        with self._store.read() as connection:
            return queries.overview(connection, self._signer.trust.agency_name)

    def text(self, code: str) -> str:
        """Return the words for a message code."""
        return self._texts.code(code)

    def enrol_code(self, label: str) -> str:
        """Make a code for one laptop, good for a week, and return it as it is handed out."""
        parts = new_code(self._signer.trust, fresh_chance())
        expires_at = self._clock.now().at + timedelta(days=CODE_DAYS)
        self._registry.add_code(EnrolCode(code_digest(parts.secret), label[:80], expires_at))
        return code_text(parts)

    def revoke(self, device_id: str) -> None:
        """Shut a laptop out. Raises: NotFound `device_unknown`."""
        self._registry.revoke_device(device_id, self._clock.now().at)

    def close(self) -> None:
        """Close the database."""
        self._store.close()


class Doors:
    """The two ways in, as `mo_desk.hub.doors.HubDoors` asks."""

    def found(self, home: Path, name: str, passphrase: str) -> None:
        """Make an agency's folder: root, signing key, age identity.

        Raises: Conflict `agency_exists`; Invalid about the name or the passphrase.
        """
        agency_id = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:32] or "agentschap"
        write_agency(home, found_agency(name, agency_id, passphrase, SystemClock().now().at))

    def open(self, home: Path, database: str) -> Hub:
        """Open an agency's server; an empty `database` means SQLite in the folder.

        Raises: NotFound `agency_none`; Unreachable; Damaged.
        """
        signer, page_key = read_agency(home), read_page_key(home)
        clock, ids = SystemClock(), RandomIds()
        engine = open_server_engine(database or f"sqlite:///{home / 'hub.db'}")
        upgrade_server(engine, clock.now().at, STEPS)
        store = Store(engine, PROJECTIONS, CARD_PROJECTIONS, clock, ids, _identity(home, ids), shared=bool(database))
        store.open_chain(Program(version("mo-desk")))
        actor = Actor(UserId(f"hub:{signer.trust.agency_id}"[:ID]), frozenset({Role.COORDINATOR}))
        registry, checks = HubRegistry(store, actor), HubChecks(store, actor)
        program = shipped()
        rechecks = Rechecks(store, Library(program), clock, checks)
        intake = Intake(
            signer=signer,
            registry=registry,
            journal=HubJournal(store),
            cards=HubCards(store, actor, signer.trust.agency_id),
            checks=checks,
            now=lambda: clock.now().at,
            after_accept=rechecks.after_accept,
        )
        texts = Texts("nl", program.locale)
        return Hub(intake_routes(intake), message_schemas(), page_key, store, signer, registry, texts, clock)


def _identity(home: Path, ids: RandomIds) -> DeviceIdentity:
    """Return the server's own identity, made at the first start; processes that share the folder share it."""
    path = home / _DEVICE_FILE
    if not path.exists():
        write_atomically(path, encode_identity(DeviceIdentity.create(ids.new())))
    return decode_identity(path.read_bytes())
