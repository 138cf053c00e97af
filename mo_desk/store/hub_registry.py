"""The agency's laptops, enrolment codes, used sign-ins and receipts, in the server's database.

Fits `mo_desk.exchange.ports.Registry` by shape. Several server processes may work at once: what must happen once is decided
by a primary key or under the lock of a row.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from mo_desk.domain.access import Actor
from mo_desk.domain.devices import Device, EnrolCode
from mo_desk.domain.errors import NotAllowed, NotFound
from mo_desk.domain.ids import DeviceId
from mo_desk.store.base import table_of
from mo_desk.store.models.hub import HubCodeRow, HubCounterRow, HubDeviceRow, HubSignInRow
from mo_desk.store.queries import journal as queries
from mo_desk.store.store import Store
from mo_desk.wire.chain import Receipt, from_ms, to_ms

_DEVICE = table_of(HubDeviceRow)
_CODE = table_of(HubCodeRow)
_SIGN_IN = table_of(HubSignInRow)
_COUNTER = table_of(HubCounterRow)


class HubRegistry:
    """Who is known to the agency. `actor` is the server itself."""

    def __init__(self, store: Store, actor: Actor) -> None:
        self._store = store
        self._actor = actor

    def add_code(self, code: EnrolCode) -> None:
        """Store a new enrolment code."""
        with self._store.write(self._actor) as work:
            work.connection.execute(
                insert(_CODE).values(
                    digest=code.digest, label=code.label, expires_at_ms=to_ms(code.expires_at), device_id=None
                )
            )

    def enrol(self, digest: str, device: Device, now: datetime) -> Device:
        """Use up a code for a laptop and return what is stored; the same code, id and key again give the first answer.

        Raises: NotAllowed `enrol_code_unknown`, `enrol_code_used`, `enrol_code_expired`, `device_exists`.
        """
        with self._store.write(self._actor) as work:
            connection = work.connection
            code = connection.execute(select(_CODE).where(_CODE.c.digest == digest).with_for_update()).first()
            if code is None:
                raise NotAllowed("enrol_code_unknown")
            stored = _find(connection, device.device_id)
            if code.device_id is not None:
                if stored is None or (code.device_id, stored.public_key) != (device.device_id, device.public_key):
                    raise NotAllowed("enrol_code_used")
                return stored
            if code.expires_at_ms < to_ms(now):
                raise NotAllowed("enrol_code_expired")
            if stored is not None and stored.public_key != device.public_key:
                raise NotAllowed("device_exists")
            # A laptop that is enrolled again gets a new certificate, and is let in again if it was shut out.
            connection.execute(delete(_DEVICE).where(_DEVICE.c.device_id == device.device_id))
            connection.execute(insert(_DEVICE).values(_device_row(device)))
            connection.execute(update(_CODE).where(_CODE.c.digest == digest).values(device_id=device.device_id))
        return device

    def find_device(self, device_id: str) -> Device | None:
        """Return a laptop, revoked or not."""
        with self._store.read() as connection:
            return _find(connection, device_id)

    def list_devices(self) -> tuple[Device, ...]:
        """Return all laptops, oldest first."""
        with self._store.read() as connection:
            query = select(_DEVICE).order_by(_DEVICE.c.enrolled_at_ms, _DEVICE.c.device_id)
            return tuple(_device(row) for row in connection.execute(query))

    def revoke_device(self, device_id: str, now: datetime) -> None:
        """Shut a laptop out from now on. Raises: NotFound `device_unknown`."""
        with self._store.write(self._actor) as work:
            known = _DEVICE.c.device_id == device_id
            done = work.connection.execute(update(_DEVICE).where(known).values(revoked_at_ms=to_ms(now)))
            if done.rowcount == 0:
                raise NotFound("device_unknown")

    def use_token_id(self, device_id: str, token_id: str, expires_at: datetime, now: datetime) -> bool:
        """Note a sign-in's id; False when it was used before. Ids past their time are forgotten."""
        with self._store.write(self._actor) as work:
            work.connection.execute(delete(_SIGN_IN).where(_SIGN_IN.c.expires_at_ms < to_ms(now)))
            row = {"device_id": device_id, "token_id": token_id, "expires_at_ms": to_ms(expires_at)}
            return insert_new(work.connection, _SIGN_IN, row)

    def chain_device(self, chain_id: str) -> str | None:
        """Return the laptop that opened a chain, None when the chain is not here."""
        with self._store.read() as connection:
            chain = queries.find_chain(connection, chain_id)
            return None if chain is None else str(chain.device_id)

    def receipts(self, chain_id: str, after: int, limit: int) -> Sequence[Receipt]:
        """Return receipts whose last entry lies after `after`, oldest first."""
        with self._store.read() as connection:
            return queries.receipts(connection, chain_id, after, limit)

    def last_receipt(self, chain_id: str) -> Receipt | None:
        """Return the receipt that reaches furthest."""
        with self._store.read() as connection:
            return queries.last_receipt(connection, chain_id)

    def keep_receipt(self, receipt: Receipt) -> Receipt:
        """Store a receipt; when one for the same last entry is there already, return that one."""
        self._store.keep_receipts([receipt])
        return self.receipts(receipt.chain_id, receipt.to_seq - 1, 1)[0]


def insert_new(connection: Connection, table: Table, row: dict[str, Any]) -> bool:
    """Insert a row unless its key is taken; say whether it was inserted."""
    builder = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    # What a driver counts as affected differs; what a row gives back does not.
    statement = builder(table).values(row).on_conflict_do_nothing().returning(*table.primary_key.columns)
    return connection.execute(statement).first() is not None


def next_numbers(connection: Connection, name: str, count: int) -> range:
    """Take the next `count` numbers of a counter; its row stays locked until the commit, so numbers appear in order."""
    insert_new(connection, _COUNTER, {"name": name, "value": 0})
    query = (
        update(_COUNTER)
        .where(_COUNTER.c.name == name)
        .values(value=_COUNTER.c.value + count)
        .returning(_COUNTER.c.value)
    )
    last: int = connection.execute(query).scalar_one()
    return range(last - count + 1, last + 1)


def _find(connection: Connection, device_id: str) -> Device | None:
    row = connection.execute(select(_DEVICE).where(_DEVICE.c.device_id == device_id)).first()
    return None if row is None else _device(row)


def _device(row: Row[Any]) -> Device:
    revoked_at = None if row.revoked_at_ms is None else from_ms(row.revoked_at_ms)
    device_id = DeviceId(row.device_id)
    return Device(
        device_id, row.name, row.public_key, row.recipient, row.certificate, from_ms(row.enrolled_at_ms), revoked_at
    )


def _device_row(device: Device) -> dict[str, Any]:
    return {
        "device_id": device.device_id, "name": device.name, "public_key": device.public_key, "recipient": device.recipient,
        "certificate": device.certificate, "enrolled_at_ms": to_ms(device.enrolled_at), "revoked_at_ms": None,
    }  # fmt: skip
