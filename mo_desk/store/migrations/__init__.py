"""Numbered, forward-only steps from every released database to this one.

A step is a function `upgrade(op)` in a file of its own, `v0002_<what>.py`, listed in `steps.py`; a released step never changes.
`tests/store/test_migrations.py` fails when steps and models differ and prints the operations that are missing. Until the first
release, step 1 is written anew from the models:

    .venv/bin/python -c "from tests.helpers.schema import first_step; print(first_step())" > mo_desk/store/migrations/v0001_first_schema.py
    .venv/bin/ruff format mo_desk/store/migrations
"""
