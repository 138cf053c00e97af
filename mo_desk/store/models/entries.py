"""The columns that rows made from journal entries share.

`FromEntry` rows are keyed by their entry. `Correctable` rows also know whether a later entry replaced them; when the
correction arrives before what it corrects, the row stands with `replaced` set and its other columns empty until the
original comes. That is why those columns may be null.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Integer, String, false
from sqlalchemy.orm import Mapped, mapped_column


class FromEntry:
    """Key and envelope of a row that stands for one journal entry."""

    chain_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    seq: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    at_ms: Mapped[int | None] = mapped_column(BigInteger)
    actor_id: Mapped[str | None] = mapped_column(String(32))


class Correctable(FromEntry):
    """A row that a later entry may replace; current while `replaced` is false."""

    replaced: Mapped[bool] = mapped_column(default=False, server_default=false())
