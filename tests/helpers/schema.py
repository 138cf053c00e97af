"""What the models ask of a database: loading them all, comparing them with one, and writing step 1 from them."""

from __future__ import annotations

import importlib
import pkgutil
import textwrap
from typing import Any, Literal

import sqlalchemy
from alembic.autogenerate import produce_migrations, render_python_code
from alembic.autogenerate.api import AutogenContext
from alembic.migration import MigrationContext
from sqlalchemy import Connection, MetaData
from sqlalchemy.sql.elements import False_, True_
from sqlalchemy.types import TypeDecorator

from mo_desk.store import models
from mo_desk.store.base import Base
from mo_desk.store.upgrade import SCHEMA_VERSION

_HEAD = '''"""The whole first schema, written from the models by the command in this package's docstring."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(op: Operations) -> None:  # noqa: PLR0915 - one statement a table
    """Make every table of the first release."""
'''


def all_models() -> MetaData:
    """Import every file of models and return what they declare together."""
    for module in pkgutil.walk_packages(models.__path__, f"{models.__name__}."):
        importlib.import_module(module.name)
    return Base.metadata


def missing_operations(connection: Connection, *, batch: bool = True) -> str:
    """Return, as Alembic operations, what a database lacks or has too much; empty when it is as the models say."""
    options = {
        "include_object": lambda thing, name, kind, _reflected, _other: (
            not (kind == "table" and name == SCHEMA_VERSION.name)
        ),
        "compare_type": True,
    }
    migration = MigrationContext.configure(connection, opts=options)
    operations = produce_migrations(migration, all_models()).upgrade_ops
    if operations is None or operations.is_empty():
        return ""
    text = render_python_code(operations, render_as_batch=batch, render_item=_render_item, migration_context=migration)
    return "\n".join(line for line in text.splitlines() if not line.strip().startswith("# ###"))


def first_step() -> str:
    """Return the text of step 1: all operations from nothing to the models of now."""
    with sqlalchemy.create_engine("sqlite://").connect() as connection:
        return _HEAD + textwrap.indent(textwrap.dedent(missing_operations(connection, batch=False)), "    ")


def _render_item(kind: str, thing: Any, _context: AutogenContext) -> str | Literal[False]:
    """Write our own column types as what the database sees, and truth values as what every database takes, so that a released step does not follow later changes."""
    if kind == "type" and isinstance(thing, TypeDecorator) and type(thing).__module__.startswith("mo_desk."):
        return f"sa.{type(thing.impl_instance).__name__}()"
    if kind == "server_default" and isinstance(getattr(thing, "arg", None), False_ | True_):
        # Alembic would write SQLite's 0 and 1, which PostgreSQL does not take for truth values.
        return "sa.false()" if isinstance(thing.arg, False_) else "sa.true()"
    return False
