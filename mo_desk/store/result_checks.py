"""Results that the agency scored again. `HubChecks` fits `mo_desk.exchange.ports.CheckShelf` by shape."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from mo_desk.domain.access import Actor
from mo_desk.store.base import table_of
from mo_desk.store.hub_registry import next_numbers
from mo_desk.store.models.exchange import ResultCheckRow
from mo_desk.store.statements import Upsert
from mo_desk.store.store import Store
from mo_desk.wire.messages import Check
from mo_desk.wire.shelves import CheckPage

_COUNTER = "checks"
_COLUMNS = ("number", "device_id", "attempt_id", "agrees", "points", "maximum", "verdict", "checked_at_ms")


class HubChecks:
    """The agency's side: written by re-scoring, read by the exchange."""

    def __init__(self, store: Store, actor: Actor) -> None:
        self._store = store
        self._actor = actor

    def put(self, device_id: str, checks: Sequence[Check]) -> None:
        """Store checks of one laptop's results; a result checked again gets a new number and goes down again."""
        if not checks:
            return
        with self._store.write(self._actor) as work:
            numbers = next_numbers(work.connection, _COUNTER, len(checks))
            write_checks(work.connection, checks, numbers, device_id)

    def page(self, device_id: str, after: int, limit: int) -> CheckPage:
        """Return at most `limit` checks of this laptop's results after a number."""
        query = (
            select(ResultCheckRow)
            .where(ResultCheckRow.device_id == device_id, ResultCheckRow.number > after)
            .order_by(ResultCheckRow.number)
            .limit(limit + 1)
        )
        with self._store.read() as connection:
            rows = connection.execute(query).all()
        given = rows[:limit]
        checks = tuple(
            Check(
                row.chain_id,
                row.seq,
                row.attempt_id,
                row.agrees,
                row.points,
                row.maximum,
                row.verdict,
                row.checked_at_ms,
            )
            for row in given
        )
        return CheckPage(checks, given[-1].number if given else after, len(rows) > limit)


def write_checks(connection: Connection, checks: Sequence[Check], numbers: Sequence[int], device_id: str) -> None:
    """Write rows of checks, the newest of each result winning."""
    rows = {
        (check.chain_id, check.seq): (
            check.chain_id, check.seq, number, device_id, check.attempt_id, check.agrees, check.points, check.maximum,
            check.verdict, check.checked_at_ms,
        )
        for check, number in zip(checks, numbers, strict=True)
    }  # fmt: skip
    Upsert(connection.dialect, table_of(ResultCheckRow), _COLUMNS).run(connection, list(rows.values()))
