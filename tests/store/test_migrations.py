from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from mo_desk.store.engine import open_engine, open_server_engine
from mo_desk.store.migrations.steps import STEPS
from mo_desk.store.upgrade import upgrade_server
from tests.helpers.schema import all_models, first_step, missing_operations

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
HOW = "The steps and the models differ; see mo_desk/store/migrations/__init__.py. What is missing:\n"


def test_all_steps_together_make_what_the_models_declare(tmp_path):
    engine = open_engine(tmp_path / "desk.db", bytes(range(32)), create=True)
    upgrade_server(engine, NOON, STEPS)

    with engine.connect() as connection:
        missing = missing_operations(connection)

    engine.dispose()
    assert not missing, HOW + missing


def test_a_hub_on_sqlite_gets_the_same_tables(tmp_path):
    engine = open_server_engine(f"sqlite:///{tmp_path}/hub.db")
    upgrade_server(engine, NOON, STEPS)

    with engine.connect() as connection:
        missing = missing_operations(connection)

    engine.dispose()
    assert not missing, HOW + missing


def test_the_first_step_can_be_written_anew_from_the_models():
    text = first_step()

    assert "mo_desk" not in text
    assert "sa.text(" not in text  # what one database calls a default is not what the other one does
    assert text.count("op.create_table(") == len(all_models().tables)
    compile(text, "v0001", "exec")


def test_every_table_can_be_written_for_postgresql():
    dialect = postgresql.dialect()

    for table in all_models().sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=dialect))
