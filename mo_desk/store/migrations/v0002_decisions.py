"""The table of decided cases: new in this release, so there is nothing to move into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Make the table `decision`."""
    op.create_table(
        "decision",
        sa.Column("case", sa.String(length=32), nullable=False),
        sa.Column("subject_id", sa.String(length=32), nullable=False),
        sa.Column("other_id", sa.String(length=64), nullable=False),
        sa.Column("choice", sa.String(length=32), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("replaced", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("chain_id", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=True),
        sa.Column("actor_id", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("case", "subject_id", "other_id", "chain_id", "seq", name=op.f("pk_decision")),
    )
    op.create_index("ix_decision_subject", "decision", ["subject_id"], unique=False)
