"""What verifying a journal says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChainReport:
    """One chain: its length and head, and the first bad entry if there is one (seq 0 when all is well)."""

    chain_id: str
    entries: int
    head_code: str
    bad_seq: int
    bad_reason: str


@dataclass(frozen=True, slots=True)
class WrongRow:
    """A row of a table that is not what the journal says; `key` names it, `what` is missing, extra, or the column that differs."""

    table: str
    key: str
    what: str


@dataclass(frozen=True, slots=True)
class JournalReport:
    """All chains of a database, with what the marks outside it say, and of each table the first row that is wrong.

    `rows` is None when the tables were not compared.
    """

    chains: tuple[ChainReport, ...]
    behind_mark: bool
    head_known: bool | None = None
    rows: tuple[WrongRow, ...] | None = None

    @property
    def sound(self) -> bool:
        """Say whether nothing is wrong."""
        return not self.behind_mark and all(chain.bad_seq == 0 for chain in self.chains) and not self.rows
