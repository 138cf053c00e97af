"""The whole first schema, written from the models by the command in this package's docstring."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(op: Operations) -> None:  # noqa: PLR0915 - one statement a table
    """Make every table of the first release."""
    op.create_table(
        "absence",
        sa.Column("sitting_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("absence", sa.String(length=32), nullable=True),
        sa.Column("replaced", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("chain_id", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=True),
        sa.Column("actor_id", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("sitting_id", "person_id", "chain_id", "seq", name=op.f("pk_absence")),
    )
    op.create_table(
        "answer",
        sa.Column("attempt_id", sa.String(length=32), nullable=False),
        sa.Column("item_id", sa.String(length=64), nullable=False),
        sa.Column("option_id", sa.String(length=16), nullable=True),
        sa.Column("language", sa.String(length=16), nullable=True),
        sa.Column("replaced", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("chain_id", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=True),
        sa.Column("actor_id", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("attempt_id", "item_id", "chain_id", "seq", name=op.f("pk_answer")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "attempt",
        sa.Column("attempt_id", sa.String(length=32), nullable=False),
        sa.Column("sitting_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("form_id", sa.String(length=32), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("order_seed", sa.String(), nullable=False),
        sa.Column("rule_id", sa.String(), nullable=False),
        sa.Column("standing", sa.String(length=16), nullable=False),
        sa.Column("attempt_number", sa.Integer(), nullable=False),
        sa.Column("time_limit_seconds", sa.Integer(), nullable=False),
        sa.Column("started_at_ms", sa.BigInteger(), nullable=False),
        sa.Column("chain_id", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("attempt_id", name=op.f("pk_attempt")),
    )
    op.create_index(op.f("ix_attempt_form_id"), "attempt", ["form_id"], unique=False)
    op.create_index(op.f("ix_attempt_person_id"), "attempt", ["person_id"], unique=False)
    op.create_index("ix_attempt_sitting_person", "attempt", ["sitting_id", "person_id"], unique=False)
    op.create_table(
        "attempt_cursor",
        sa.Column("attempt_id", sa.String(), nullable=False),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.Column("used_seconds", sa.Integer(), nullable=False),
        sa.Column("marked", sa.JSON(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("text_size", sa.Integer(), nullable=False),
        sa.Column("saved_at_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("attempt_id", name=op.f("pk_attempt_cursor")),
    )
    op.create_table(
        "attempt_event",
        sa.Column("attempt_id", sa.String(length=32), nullable=False),
        sa.Column("event", sa.String(length=16), nullable=False),
        sa.Column("used_seconds", sa.Integer(), nullable=True),
        sa.Column("unanswered", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("person_id", sa.String(length=32), nullable=True),
        sa.Column("second_by", sa.String(length=32), nullable=True),
        sa.Column("chain_id", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=True),
        sa.Column("actor_id", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("attempt_id", "chain_id", "seq", name=op.f("pk_attempt_event")),
    )
    op.create_table(
        "card",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("adopted_by", sa.String(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("stored_at_ms", sa.BigInteger(), nullable=False),
        sa.Column("stored_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "id", name=op.f("pk_card")),
    )
    op.create_table(
        "card_version",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("chain_id", sa.String(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("adopted_by", sa.String(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("stored_at_ms", sa.BigInteger(), nullable=False),
        sa.Column("stored_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "id", "version", name=op.f("pk_card_version")),
    )
    op.create_table(
        "chain",
        sa.Column("chain_id", sa.String(), nullable=False),
        sa.Column("device_id", sa.String(), nullable=False),
        sa.Column("device_key", sa.String(), nullable=False),
        sa.Column("certificate_digest", sa.String(), nullable=False),
        sa.Column("program_version", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("follows_chain_id", sa.String(), nullable=True),
        sa.Column("follows_seq", sa.BigInteger(), nullable=True),
        sa.Column("follows_hash", sa.String(), nullable=False),
        sa.Column("opened_at_ms", sa.BigInteger(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=True),
        sa.Column("lost_chain_id", sa.String(), nullable=True),
        sa.Column("lost_seq", sa.BigInteger(), nullable=True),
        sa.Column("lost_hash", sa.LargeBinary(), nullable=True),
        sa.Column("forked_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("chain_id", name=op.f("pk_chain")),
        sa.UniqueConstraint("ordinal", name=op.f("uq_chain_ordinal")),
    )
    op.create_index(op.f("ix_chain_device_id"), "chain", ["device_id"], unique=False)
    op.create_table(
        "checkpoint",
        sa.Column("chain_id", sa.String(), nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("chain_id", "seq", name=op.f("pk_checkpoint")),
    )
    op.create_table(
        "course_group",
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("course_number", sa.String(), nullable=False),
        sa.Column("search_text", sa.String(), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=False),
        sa.Column("agency", sa.String(), nullable=False),
        sa.Column("trainer_id", sa.String(length=32), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("group_id", name=op.f("pk_course_group")),
    )
    op.create_index(op.f("ix_course_group_course_number"), "course_group", ["course_number"], unique=False)
    op.create_table(
        "decision",
        sa.Column("case", sa.String(length=32), nullable=False),
        sa.Column("subject_id", sa.String(length=64), nullable=False),
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
    op.create_table(
        "device_secret",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_device_secret")),
    )
    op.create_table(
        "disputed_chain",
        sa.Column("chain_id", sa.String(length=32), nullable=False),
        sa.Column("from_seq", sa.BigInteger(), nullable=False),
        sa.Column("told_at_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("chain_id", name=op.f("pk_disputed_chain")),
    )
    op.create_table(
        "enrolment",
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("enrolled_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("group_id", "person_id", name=op.f("pk_enrolment")),
    )
    op.create_index(op.f("ix_enrolment_person_id"), "enrolment", ["person_id"], unique=False)
    op.create_table(
        "entry",
        sa.Column("chain_id", sa.String(), nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject_id", sa.String(), nullable=False),
        sa.Column("actor_id", sa.String(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("run_id", sa.String(), nullable=False),
        sa.Column("elapsed_ms", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("salt", sa.LargeBinary(), nullable=True),
        sa.Column("body_digest", sa.LargeBinary(), nullable=False),
        sa.Column("prev_hash", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("chain_id", "seq", name=op.f("pk_entry")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "erasure",
        sa.Column("chain_id", sa.String(), nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject_id", sa.String(), nullable=False),
        sa.Column("ground", sa.String(), nullable=False),
        sa.Column("device_id", sa.String(), nullable=False),
        sa.Column("reach", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("chain_id", "seq", "kind", name=op.f("pk_erasure")),
    )
    op.create_index("ix_erasure_subject_id_kind", "erasure", ["subject_id", "kind"], unique=False)
    op.create_table(
        "evaluation",
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("rubric_id", sa.String(), nullable=True),
        sa.Column("rubric_version", sa.Integer(), nullable=True),
        sa.Column("levels", sa.JSON(), nullable=True),
        sa.Column("points", sa.Integer(), nullable=True),
        sa.Column("maximum", sa.Integer(), nullable=True),
        sa.Column("verdict", sa.String(length=16), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("replaced", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("chain_id", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=True),
        sa.Column("actor_id", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("group_id", "person_id", "chain_id", "seq", name=op.f("pk_evaluation")),
    )
    op.create_table(
        "exchange_state",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_exchange_state")),
    )
    op.create_table(
        "export",
        sa.Column("sitting_id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("profile", sa.String(length=32), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("chain_id", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=True),
        sa.Column("actor_id", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("chain_id", "seq", name=op.f("pk_export")),
    )
    op.create_index(op.f("ix_export_sitting_id"), "export", ["sitting_id"], unique=False)
    op.create_table(
        "forked_entry",
        sa.Column("chain_id", sa.String(), nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject_id", sa.String(), nullable=False),
        sa.Column("actor_id", sa.String(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("run_id", sa.String(), nullable=False),
        sa.Column("elapsed_ms", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("salt", sa.LargeBinary(), nullable=True),
        sa.Column("body_digest", sa.LargeBinary(), nullable=False),
        sa.Column("prev_hash", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("found_at_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("chain_id", "seq", "hash", name=op.f("pk_forked_entry")),
    )
    op.create_table(
        "form",
        sa.Column("form_id", sa.String(length=32), nullable=False),
        sa.Column("blueprint", sa.String(), nullable=False),
        sa.Column("edition", sa.String(), nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("algorithm", sa.String(), nullable=False),
        sa.Column("standing", sa.String(length=16), nullable=False),
        sa.Column("items", sa.JSON(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("paper_digest", sa.String(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("form_id", name=op.f("pk_form")),
    )
    op.create_table(
        "hub_card",
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("device_id", sa.String(length=64), nullable=False),
        sa.Column("set_version", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "id", name=op.f("pk_hub_card")),
    )
    op.create_index("ix_hub_card_device_id_set_version", "hub_card", ["device_id", "set_version"], unique=False)
    op.create_table(
        "hub_code",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("label", sa.String(length=80), nullable=False),
        sa.Column("expires_at_ms", sa.BigInteger(), nullable=False),
        sa.Column("device_id", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_hub_code")),
    )
    op.create_table(
        "hub_counter",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_hub_counter")),
    )
    op.create_table(
        "hub_device",
        sa.Column("device_id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("public_key", sa.String(length=64), nullable=False),
        sa.Column("recipient", sa.String(length=80), nullable=False),
        sa.Column("certificate", sa.String(), nullable=False),
        sa.Column("enrolled_at_ms", sa.BigInteger(), nullable=False),
        sa.Column("revoked_at_ms", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("device_id", name=op.f("pk_hub_device")),
    )
    op.create_table(
        "hub_sign_in",
        sa.Column("device_id", sa.String(length=64), nullable=False),
        sa.Column("token_id", sa.String(length=64), nullable=False),
        sa.Column("expires_at_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("device_id", "token_id", name=op.f("pk_hub_sign_in")),
    )
    op.create_index(op.f("ix_hub_sign_in_expires_at_ms"), "hub_sign_in", ["expires_at_ms"], unique=False)
    op.create_table(
        "identity_check",
        sa.Column("sitting_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=True),
        sa.Column("document_kind", sa.String(length=32), nullable=True),
        sa.Column("second_by", sa.String(length=32), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("replaced", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("chain_id", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=True),
        sa.Column("actor_id", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("sitting_id", "person_id", "chain_id", "seq", name=op.f("pk_identity_check")),
    )
    op.create_table(
        "incident",
        sa.Column("sitting_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=True),
        sa.Column("category", sa.String(length=32), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("chain_id", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=True),
        sa.Column("actor_id", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("sitting_id", "chain_id", "seq", name=op.f("pk_incident")),
    )
    op.create_table(
        "key_correction",
        sa.Column("form_id", sa.String(length=32), nullable=False),
        sa.Column("item_id", sa.String(length=64), nullable=False),
        sa.Column("option_id", sa.String(length=16), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("replaced", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("chain_id", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=True),
        sa.Column("actor_id", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("form_id", "item_id", "chain_id", "seq", name=op.f("pk_key_correction")),
    )
    op.create_table(
        "lesson_given",
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("lesson_id", sa.String(length=64), nullable=True),
        sa.Column("lesson_version", sa.Integer(), nullable=True),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("step", sa.Integer(), nullable=True),
        sa.Column("finished", sa.Boolean(), nullable=True),
        sa.Column("languages", sa.JSON(), nullable=True),
        sa.Column("chain_id", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=True),
        sa.Column("actor_id", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("group_id", "chain_id", "seq", name=op.f("pk_lesson_given")),
    )
    op.create_table(
        "observation",
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("criterion", sa.String(length=64), nullable=True),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("replaced", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("chain_id", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=True),
        sa.Column("actor_id", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("group_id", "person_id", "chain_id", "seq", name=op.f("pk_observation")),
    )
    op.create_table(
        "offered_card",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "id", name=op.f("pk_offered_card")),
    )
    op.create_table(
        "paper",
        sa.Column("paper_id", sa.String(length=32), nullable=False),
        sa.Column("paper_kind", sa.String(length=16), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=True),
        sa.Column("sitting_id", sa.String(length=32), nullable=False),
        sa.Column("standing", sa.String(length=16), nullable=False),
        sa.Column("copy", sa.Integer(), nullable=False),
        sa.Column("chain_id", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=True),
        sa.Column("actor_id", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("chain_id", "seq", name=op.f("pk_paper")),
    )
    op.create_index("ix_paper_sitting_person", "paper", ["sitting_id", "person_id"], unique=False)
    op.create_table(
        "person",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("display_name", sa.String(), nullable=False),
        sa.Column("greeting_name", sa.String(), nullable=False),
        sa.Column("sort_name", sa.String(), nullable=False),
        sa.Column("search_text", sa.String(), nullable=False),
        sa.Column("birth_date", sa.String(length=10), nullable=False),
        sa.Column("national_number", sa.String(length=11), nullable=False),
        sa.Column("agency_number", sa.String(length=8), nullable=False),
        sa.Column("contact_language", sa.String(length=16), nullable=False),
        sa.Column("fee_status", sa.String(length=16), nullable=False),
        sa.Column("accommodations", sa.String(), nullable=False),
        sa.Column("to_confirm", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_person")),
    )
    op.create_index(op.f("ix_person_agency_number"), "person", ["agency_number"], unique=False)
    op.create_index(op.f("ix_person_national_number"), "person", ["national_number"], unique=False)
    op.create_index("ix_person_sort_name", "person", ["sort_name", "person_id"], unique=False)
    op.create_index(op.f("ix_person_to_confirm"), "person", ["to_confirm"], unique=False)
    op.create_table(
        "receipt",
        sa.Column("chain_id", sa.String(), nullable=False),
        sa.Column("from_seq", sa.BigInteger(), nullable=False),
        sa.Column("to_seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("received_at_ms", sa.BigInteger(), nullable=False),
        sa.Column("agency", sa.String(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("chain_id", "to_seq", "agency", name=op.f("pk_receipt")),
    )
    op.create_table(
        "result",
        sa.Column("attempt_id", sa.String(length=32), nullable=False),
        sa.Column("sitting_id", sa.String(length=32), nullable=True),
        sa.Column("person_id", sa.String(length=32), nullable=True),
        sa.Column("form_id", sa.String(length=32), nullable=True),
        sa.Column("rule_id", sa.String(), nullable=True),
        sa.Column("standing", sa.String(length=16), nullable=True),
        sa.Column("points", sa.Integer(), nullable=True),
        sa.Column("maximum", sa.Integer(), nullable=True),
        sa.Column("needed", sa.Integer(), nullable=True),
        sa.Column("verdict", sa.String(length=16), nullable=True),
        sa.Column("unanswered", sa.Integer(), nullable=True),
        sa.Column("blocks", sa.JSON(), nullable=True),
        sa.Column("themes", sa.JSON(), nullable=True),
        sa.Column("key_digest", sa.String(length=64), nullable=True),
        sa.Column("replaced", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("chain_id", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=True),
        sa.Column("actor_id", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("attempt_id", "chain_id", "seq", name=op.f("pk_result")),
    )
    op.create_index(op.f("ix_result_sitting_id"), "result", ["sitting_id"], unique=False)
    op.create_table(
        "result_check",
        sa.Column("chain_id", sa.String(), nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("device_id", sa.String(), nullable=False),
        sa.Column("attempt_id", sa.String(), nullable=False),
        sa.Column("agrees", sa.Boolean(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("maximum", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("checked_at_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("chain_id", "seq", name=op.f("pk_result_check")),
    )
    op.create_index(op.f("ix_result_check_attempt_id"), "result_check", ["attempt_id"], unique=False)
    op.create_index("ix_result_check_device_id_number", "result_check", ["device_id", "number"], unique=False)
    op.create_table(
        "seat_plan",
        sa.Column("sitting_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("language", sa.String(length=16), nullable=True),
        sa.Column("form_id", sa.String(length=32), nullable=True),
        sa.Column("accommodations", sa.JSON(), nullable=True),
        sa.Column("replaced", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("chain_id", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=True),
        sa.Column("actor_id", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("sitting_id", "person_id", "chain_id", "seq", name=op.f("pk_seat_plan")),
    )
    op.create_index(op.f("ix_seat_plan_form_id"), "seat_plan", ["form_id"], unique=False)
    op.create_index(op.f("ix_seat_plan_person_id"), "seat_plan", ["person_id"], unique=False)
    op.create_table(
        "shown_erasure",
        sa.Column("chain_id", sa.String(), nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject_id", sa.String(), nullable=False),
        sa.Column("actor_id", sa.String(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("run_id", sa.String(), nullable=False),
        sa.Column("elapsed_ms", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("salt", sa.LargeBinary(), nullable=True),
        sa.Column("body_digest", sa.LargeBinary(), nullable=False),
        sa.Column("prev_hash", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("signer", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("chain_id", "seq", name=op.f("pk_shown_erasure")),
    )
    op.create_table(
        "sitting_event",
        sa.Column("sitting_id", sa.String(length=32), nullable=False),
        sa.Column("event", sa.String(length=16), nullable=False),
        sa.Column("final", sa.Boolean(), nullable=False),
        sa.Column("chain_id", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=True),
        sa.Column("actor_id", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("sitting_id", "chain_id", "seq", name=op.f("pk_sitting_event")),
    )
    op.create_table(
        "sitting_plan",
        sa.Column("sitting_id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("country", sa.String(length=2), nullable=True),
        sa.Column("time_zone", sa.String(), nullable=True),
        sa.Column("days", sa.JSON(), nullable=True),
        sa.Column("forms", sa.JSON(), nullable=True),
        sa.Column("time_limit_seconds", sa.Integer(), nullable=True),
        sa.Column("standing", sa.String(length=16), nullable=True),
        sa.Column("leader_id", sa.String(length=32), nullable=True),
        sa.Column("replaced", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("chain_id", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=True),
        sa.Column("actor_id", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("sitting_id", "chain_id", "seq", name=op.f("pk_sitting_plan")),
    )
    op.create_index(op.f("ix_sitting_plan_group_id"), "sitting_plan", ["group_id"], unique=False)
