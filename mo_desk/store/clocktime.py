"""Times in tables are whole milliseconds since 1970 UTC; here they become aware datetimes again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def moment_of(at_ms: int) -> datetime:
    """Return the aware UTC datetime of a stored time, exact to the millisecond."""
    return _EPOCH + timedelta(milliseconds=at_ms)


def optional_moment(at_ms: int | None) -> datetime | None:
    """Return the datetime of a stored time, or None where nothing is stored."""
    return None if at_ms is None else moment_of(at_ms)
