"""What the agency's page counts."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, func, select

from mo_desk.store.models.attempts import Result
from mo_desk.store.models.exchange import ResultCheckRow
from mo_desk.store.models.hub import HubDeviceRow as DeviceTable
from mo_desk.store.models.journal import ChainRow, ForkedEntryRow, ReceiptRow
from mo_desk.store.queries.journal import list_heads
from mo_desk.views.hub import HubChainRow, HubDeviceRow, HubForkRow, HubView
from mo_desk.wire.chain import from_ms

_MOST_ROWS = 500


def overview(connection: Connection, agency: str) -> HubView:
    """Return the whole page: laptops and their chains, newest first, at most 500 of each; the agency's own chain is left out."""
    devices = connection.execute(
        select(DeviceTable).order_by(DeviceTable.enrolled_at_ms.desc()).limit(_MOST_ROWS)
    ).all()
    names = {device.device_id: device.name for device in devices}
    chains = connection.execute(select(ChainRow).order_by(ChainRow.opened_at_ms.desc())).all()
    heads = {head.chain_id: head for head in list_heads(connection)}
    theirs = [chain for chain in chains if chain.ordinal is None]
    latest = (
        select(ChainRow.device_id, func.max(ReceiptRow.received_at_ms).label("last_ms"))
        .join(ReceiptRow, ReceiptRow.chain_id == ChainRow.chain_id)
        .group_by(ChainRow.device_id)
    )
    last = {row.device_id: row.last_ms for row in connection.execute(latest)}
    lengths: dict[str, list[int]] = {}
    for chain in theirs:
        lengths.setdefault(chain.device_id, []).append(heads[chain.chain_id].seq)
    checks = connection.execute(
        select(func.count(), func.count().filter(ResultCheckRow.agrees.is_(False))).select_from(ResultCheckRow)
    ).one()
    return HubView(
        agency=agency,
        devices=tuple(
            HubDeviceRow(
                device_id=device.device_id,
                name=device.name,
                enrolled_at=from_ms(device.enrolled_at_ms),
                revoked=device.revoked_at_ms is not None,
                chains=len(lengths.get(device.device_id, [])),
                entries=sum(lengths.get(device.device_id, [])),
                last_at=from_ms(last[device.device_id]) if device.device_id in last else None,
            )
            for device in devices
        ),
        chains=tuple(
            HubChainRow(
                chain_id=chain.chain_id,
                device_name=names.get(chain.device_id, ""),
                entries=heads[chain.chain_id].seq,
                head_code=heads[chain.chain_id].code,
                forked=chain.forked_at is not None,
            )
            for chain in theirs[:_MOST_ROWS]
        ),
        entries=sum(sum(counts) for counts in lengths.values()),
        attempts=connection.execute(
            select(func.count()).select_from(Result).where(~Result.replaced, Result.points.is_not(None))
        ).scalar_one(),
        checked=checks[0],
        differences=checks[1],
        forks=_forks(connection, {chain.chain_id: names.get(chain.device_id, "") for chain in theirs}),
    )


def _forks(connection: Connection, device_names: Mapping[str, str]) -> tuple[HubForkRow, ...]:
    """Return the second branches in quarantine, newest first; a hash that came again is counted once."""
    row = ForkedEntryRow
    found_at = func.min(row.found_at_ms)
    query = (
        select(row.chain_id, func.min(row.seq), func.count(), found_at)
        .group_by(row.chain_id)
        .order_by(found_at.desc(), row.chain_id)
        .limit(_MOST_ROWS)
    )
    return tuple(
        HubForkRow(chain_id, device_names.get(chain_id, ""), from_seq, entries, from_ms(found_at_ms))
        for chain_id, from_seq, entries, found_at_ms in connection.execute(query)
    )
