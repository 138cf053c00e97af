"""Working state and local secrets: what is neither a fact nor a card and never leaves this laptop.

The cursor of a running attempt may be lost in a power cut (`Store.scratch`); the secrets stand in the encrypted database.
"""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from mo_desk.domain.ids import AttemptId, ItemId
from mo_desk.store.models.working import AttemptCursorRow, DeviceSecretRow
from mo_desk.views.attempts import Cursor


def save_cursor(connection: Connection, cursor: Cursor, at_ms: int) -> None:
    """Keep where a participant is; the newest replaces the older."""
    connection.execute(delete(AttemptCursorRow).where(AttemptCursorRow.attempt_id == cursor.attempt_id))
    connection.execute(
        insert(AttemptCursorRow).values(
            attempt_id=cursor.attempt_id,
            shown=cursor.shown,
            used_seconds=cursor.used_seconds,
            marked=sorted(cursor.marked),
            language=cursor.language,
            text_size=cursor.text_size,
            saved_at_ms=at_ms,
        )
    )


def find_cursor(connection: Connection, attempt_id: AttemptId) -> Cursor | None:
    """Return where a participant was, or None when nothing was kept."""
    row = connection.execute(select(AttemptCursorRow).where(AttemptCursorRow.attempt_id == attempt_id)).one_or_none()
    if row is None:
        return None
    marked = frozenset(ItemId(item) for item in row.marked)
    return Cursor(attempt_id, row.shown, row.used_seconds, marked, row.language, row.text_size)


def set_secret(connection: Connection, name: str, value: bytes) -> None:
    """Keep a local secret under a name; an older one is replaced."""
    connection.execute(delete(DeviceSecretRow).where(DeviceSecretRow.name == name))
    connection.execute(insert(DeviceSecretRow).values(name=name, value=value))


def find_secret(connection: Connection, name: str) -> bytes | None:
    """Return a local secret, or None."""
    return connection.execute(select(DeviceSecretRow.value).where(DeviceSecretRow.name == name)).scalar_one_or_none()
