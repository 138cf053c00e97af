"""A file is one thought: at most 300 lines. Generated or listing files are named here, each with its reason."""

from __future__ import annotations

from tests.architecture.sources import PACKAGE, ROOT

LIMIT = 300
LISTS = {
    "mo_desk/messages.py": "one line a message code",
    "mo_desk/domain/facts.py": "one class a kind of fact",
    "mo_desk/store/migrations/v0001_first_schema.py": "written by Alembic from the models",
}


def lengths() -> dict[str, int]:
    paths = PACKAGE.rglob("*.py")
    return {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in paths}


def test_no_file_is_longer_than_one_thought():
    too_long = {path: length for path, length in lengths().items() if length > LIMIT and path not in LISTS}

    assert too_long == {}


def test_the_exceptions_still_exist():
    assert set(LISTS) <= set(lengths())
