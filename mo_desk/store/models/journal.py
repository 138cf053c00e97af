"""The journal and what stands beside it: entries, chains, checkpoints, receipts, entries of a second branch, erasures.

`entry` has one tree only (no separate row ids, no second index): one saved answer writes as few pages as can be. Heads are
not stored twice; the last entry of a chain is the head.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Index, Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from mo_desk.store.base import Base


class EntryColumns:
    """The fields of `wire.chain.Entry`, in its order."""

    chain_id: Mapped[str] = mapped_column(String, primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    kind: Mapped[str]
    subject_id: Mapped[str]
    actor_id: Mapped[str]
    at_ms: Mapped[int] = mapped_column(BigInteger)
    run_id: Mapped[str]
    elapsed_ms: Mapped[int] = mapped_column(BigInteger)
    body: Mapped[bytes | None] = mapped_column(LargeBinary)
    salt: Mapped[bytes | None] = mapped_column(LargeBinary)
    body_digest: Mapped[bytes] = mapped_column(LargeBinary)
    prev_hash: Mapped[bytes] = mapped_column(LargeBinary)


class EntryRow(EntryColumns, Base):
    """The journal. Nothing is ever changed here but a body and its salt, by an erasure."""

    __tablename__ = "entry"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy's own way of saying it

    hash: Mapped[bytes] = mapped_column(LargeBinary, sort_order=1)


class ForkedEntryRow(EntryColumns, Base):
    """Entries whose place is taken by another one: the second branch of a fork, set aside by hash until a person decides."""

    __tablename__ = "forked_entry"

    hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True, sort_order=1)
    found_at_ms: Mapped[int] = mapped_column(BigInteger, sort_order=2)


class ShownErasureRow(EntryColumns, Base):
    """An erasure that was shown ahead of its place (`wire.shown`), until that place is reached; `signer` is whose word it is."""

    __tablename__ = "shown_erasure"

    hash: Mapped[bytes] = mapped_column(LargeBinary, sort_order=1)
    signer: Mapped[str] = mapped_column(sort_order=2)


class ChainRow(Base):
    """A chain, as its first entry opened it.

    `ordinal` counts this store's own chains from 1 (the highest is the current one) and is null for chains of others. The
    `lost_*` columns hold the head that `head.mark` named and the database lacked when the chain was opened. `forked_at`
    is the first place where a second branch was seen.
    """

    __tablename__ = "chain"

    chain_id: Mapped[str] = mapped_column(primary_key=True)
    device_id: Mapped[str] = mapped_column(index=True)
    device_key: Mapped[str]
    certificate_digest: Mapped[str]
    program_version: Mapped[str]
    reason: Mapped[str]
    follows_chain_id: Mapped[str | None]
    follows_seq: Mapped[int | None] = mapped_column(BigInteger)
    follows_hash: Mapped[str]
    opened_at_ms: Mapped[int] = mapped_column(BigInteger)
    ordinal: Mapped[int | None] = mapped_column(Integer, unique=True)
    lost_chain_id: Mapped[str | None]
    lost_seq: Mapped[int | None] = mapped_column(BigInteger)
    lost_hash: Mapped[bytes | None] = mapped_column(LargeBinary)
    forked_at: Mapped[int | None] = mapped_column(BigInteger)


class CheckpointRow(Base):
    """A device's signature over a head."""

    __tablename__ = "checkpoint"

    chain_id: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    hash: Mapped[bytes] = mapped_column(LargeBinary)
    signature: Mapped[bytes] = mapped_column(LargeBinary)


class ReceiptRow(Base):
    """The agency's signature over what it received of a chain."""

    __tablename__ = "receipt"

    chain_id: Mapped[str] = mapped_column(primary_key=True)
    from_seq: Mapped[int] = mapped_column(BigInteger)
    to_seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    hash: Mapped[bytes] = mapped_column(LargeBinary)
    received_at_ms: Mapped[int] = mapped_column(BigInteger)
    agency: Mapped[str] = mapped_column(primary_key=True)
    signature: Mapped[bytes] = mapped_column(LargeBinary)


class ErasureRow(Base):
    """What an erasure covers: a missing body is in order only when a row here names its subject and kind.

    `device_id` is whose chain it stands in, empty when the agency vouches for it; `reach` whose copies it takes here
    (`domain.erasures.Reach`), decided once, when it arrived.
    """

    __tablename__ = "erasure"
    __table_args__ = (Index("ix_erasure_subject_id_kind", "subject_id", "kind"),)

    chain_id: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(primary_key=True)
    subject_id: Mapped[str]
    ground: Mapped[str]
    device_id: Mapped[str]
    reach: Mapped[str] = mapped_column(String(16))
