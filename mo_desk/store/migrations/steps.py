"""The steps in their order; the schema version of a database is how many of them it has had."""

from __future__ import annotations

from mo_desk.store.migrations import v0001_first_schema
from mo_desk.store.migrations.step import Step

STEPS: tuple[Step, ...] = (v0001_first_schema.upgrade,)
