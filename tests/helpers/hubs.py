"""A real agency and real laptops for tests of the exchange: real stores in a folder (or on PostgreSQL), a clock that is set by hand.

agency = open_agency(f"sqlite:///{tmp_path}/hub.db")
laptop = open_laptop(tmp_path, "laptop-1")
with HubSimulator(agency.app, agency.signer) as line:
    laptop.enrol(agency, line)
    laptop.answer(41)
    report = laptop.sync(line)
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from fastapi import FastAPI

from mo_desk.domain.access import Actor, Role
from mo_desk.domain.cards import Card, CardKind
from mo_desk.domain.clock import Moment
from mo_desk.domain.devices import EnrolCode
from mo_desk.domain.facts import AnswerGiven, Body
from mo_desk.domain.ids import AttemptId, ItemId, OptionId, UserId
from mo_desk.domain.people import Person
from mo_desk.exchange.client import push_pull
from mo_desk.exchange.enrolment import Enrolment, code_text, enrol, new_code, parse_code
from mo_desk.exchange.hub_api import HubApi
from mo_desk.exchange.intake import Intake, code_digest
from mo_desk.exchange.intake_app import intake_routes, message_schemas
from mo_desk.exchange.ports import AfterAccept, Transport
from mo_desk.exchange.retry import Patience, Retrier
from mo_desk.hub.app import create_app
from mo_desk.store.chains import Program
from mo_desk.store.desk_exchange import DeskInbox, DeskOutbox
from mo_desk.store.engine import open_engine, open_server_engine
from mo_desk.store.hub_cards import HubCards
from mo_desk.store.hub_journal import HubJournal
from mo_desk.store.hub_registry import HubRegistry
from mo_desk.store.migrations.steps import STEPS
from mo_desk.store.projections.base import CardProjection, Projection
from mo_desk.store.queries.hub import overview
from mo_desk.store.result_checks import HubChecks
from mo_desk.store.store import Store
from mo_desk.store.upgrade import upgrade_server
from mo_desk.views.sync import SyncProgress, SyncReport
from mo_desk.wire.agency import AgencySigner
from mo_desk.wire.codec import encode_card
from mo_desk.wire.identity import DeviceIdentity
from tests.helpers.agencies import an_agency

BEGIN = datetime(2026, 11, 24, 8, tzinfo=UTC)
TRAINER = Actor(UserId("7" * 32), frozenset({Role.TRAINER}))
KEY = bytes(range(32))
PROGRAM = Program("0.1.0")
SERVER = Actor(UserId("0" * 32), frozenset({Role.COORDINATOR}))


@dataclass(slots=True)
class HandClock:
    """A clock that moves when it is told to."""

    at: datetime = BEGIN

    def now(self) -> Moment:
        """Return the time it was set to."""
        return Moment(self.at, "5" * 32, int((self.at - BEGIN) / timedelta(milliseconds=1)))


@dataclass(slots=True)
class CountedIds:
    """Ids in order, each store with a prefix of its own."""

    prefix: str
    numbers: count[int] = field(default_factory=lambda: count(1))

    def new(self) -> str:
        """Return the next id."""
        return f"{self.prefix}{next(self.numbers):0{32 - len(self.prefix)}x}"


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency's server, all of it but the network."""

    store: Store
    signer: AgencySigner
    clock: HandClock
    registry: HubRegistry
    cards: HubCards
    checks: HubChecks
    app: FastAPI

    def code(self, number: int = 1, *, days: int = 7) -> str:
        """Make an enrolment code."""
        parts = new_code(self.signer.trust, f"chance {number}".encode())
        self.registry.add_code(
            EnrolCode(code_digest(parts.secret), f"laptop {number}", self.clock.at + timedelta(days=days))
        )
        return code_text(parts)


@dataclass(slots=True)
class Laptop:
    """A laptop with a real store; `enrolment` once it has one."""

    path: Path
    store: Store
    identity: DeviceIdentity
    clock: HandClock
    enrolment: Enrolment | None = None
    pauses: list[float] = field(default_factory=list)
    progress: list[SyncProgress] = field(default_factory=list)

    def api(self, line: Transport) -> HubApi:
        """Return the agency over a line."""
        return HubApi(line, self.identity, self.store.ids.new)

    def enrol(self, agency: Agency, line: Transport, code: str = "") -> Enrolment:
        """Become known to the agency, with a code of its own."""
        code = code or agency.code(hash(self.identity.device_id) % 10**6)
        assert parse_code(code)
        self.enrolment = enrol(
            self.api(line), "http://127.0.0.1:1", code, self.identity, self.identity.device_id, self.clock.at
        )
        return self.enrolment

    def write(self, facts: list[tuple[str, Body]]) -> None:
        """Append facts in one work."""
        with self.store.write(TRAINER) as work:
            work.append_many(facts)

    def answer(self, number: int, *, batch: int = 500, attempt: str = "a" * 32) -> None:
        """Append a number of answers."""
        for start in range(0, number, batch):
            facts: list[tuple[str, Body]] = [
                (
                    attempt,
                    AnswerGiven(
                        AttemptId(attempt), ItemId(f"t07-item-{place % 97}"), OptionId("abcd"[place % 4]), "nl"
                    ),
                )
                for place in range(start, min(start + batch, number))
            ]
            self.write(facts)

    def put_person(self, person_id: str, name: str, version: int = 1) -> Card:
        """Make or change a person who has only a name."""
        return self.put(person_id, Person(name), version)

    def put(self, person_id: str, person: Person, version: int = 1) -> Card:
        """Make or change a person."""
        with self.store.write(TRAINER) as work:
            return work.put(Card(CardKind.PERSON, person_id, version, self.identity.device_id, person))

    def sync(self, line: Transport, *, tries: int = 6, stopped: Callable[[], bool] = lambda: False) -> SyncReport:
        """Run the push-pull loop once; waiting moves no clock but is written down."""
        assert self.enrolment is not None
        retrier = Retrier.starting_now(
            Patience(tries=tries), monotonic=lambda: 0.0, chance=lambda: 0.5, wait=self.pauses.append, stopped=stopped
        )
        return push_pull(
            self.api(line), self.enrolment, self.identity, DeskOutbox(self.store), DeskInbox(self.store, TRAINER), retrier, self.clock.at,
            self.progress.append,
        )  # fmt: skip

    @property
    def waiting(self) -> int:
        """Return how many entries have no receipt."""
        outbox = DeskOutbox(self.store)
        return sum(outbox.head(chain).seq - outbox.received(chain) for chain in outbox.own_chains())


def open_agency(
    url: str,
    *,
    number: int = 1,
    projections: tuple[Projection, ...] = (),
    card_projections: tuple[CardProjection, ...] = (),
    after_accept: AfterAccept = lambda _chains: None,
) -> Agency:
    """Open an agency's server on a database (a new one is filled)."""
    clock = HandClock()
    engine = open_server_engine(url)
    upgrade_server(engine, clock.at, STEPS)
    signer = an_agency(number).signer
    identity = DeviceIdentity(f"{number:032x}", signer.signing_key, signer.age_identity)
    shared = engine.dialect.name == "postgresql"
    store = Store(engine, projections, card_projections, clock, CountedIds("ffff"), identity, shared=shared)
    store.open_chain(PROGRAM)
    registry = HubRegistry(store, SERVER)
    cards, checks = HubCards(store, SERVER, signer.trust.agency_id), HubChecks(store, SERVER)
    intake = Intake(signer, registry, HubJournal(store), cards, checks, lambda: clock.at, after_accept)

    def view() -> object:
        with store.read() as connection:
            return overview(connection, signer.trust.agency_name)

    app = create_app(intake_routes(intake), message_schemas(), view, lambda code: code, "page key", "0.1.0")  # type: ignore[arg-type]
    return Agency(store, signer, clock, registry, cards, checks, app)


def open_laptop(folder: Path, name: str) -> Laptop:
    """Open a new laptop with an encrypted database in the folder."""
    path = folder / f"{name}.db"
    open_engine(path, KEY, create=True).dispose()
    return _opened(path, DeviceIdentity.create(name), name[-4:], "")


def copy_laptop(laptop: Laptop, name: str, *, reason: str = "") -> Laptop:
    """Return the same laptop on a copy of its disk; with the reason `restore` it knows that it is one."""
    laptop.store.close()
    path = laptop.path.with_name(f"{name}.db")
    shutil.copyfile(laptop.path, path)
    copy = _opened(path, laptop.identity, name[-4:], reason)
    copy.enrolment = laptop.enrolment
    return copy


def _opened(path: Path, identity: DeviceIdentity, prefix: str, reason: str) -> Laptop:
    clock = HandClock()
    engine = open_engine(path, KEY)
    upgrade_server(engine, clock.at, STEPS)
    store = Store(engine, (), (), clock, CountedIds(prefix.rjust(4, "0")), identity)
    store.open_chain(PROGRAM, reason)
    return Laptop(path, store, identity, clock)


def person_bytes(person_id: str, name: str, version: int, owner: str) -> bytes:
    """Return an encoded person card."""
    return encode_card(Card(CardKind.PERSON, person_id, version, owner, Person(name)))
