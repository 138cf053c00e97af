"""What every test run needs: windows without a screen, and an honest word about tests that could not be run."""

from __future__ import annotations

import os

import pytest

from tests.helpers.postgres import leave_out_without_postgres

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_NOT_RUN = pytest.StashKey[int]()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what needs PostgreSQL where its binaries are missing."""
    config.stash[_NOT_RUN] = leave_out_without_postgres(config, items)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say how many tests were not run, in words that `.ci/pytest.sh` repeats as the last line."""
    left_out = config.stash.get(_NOT_RUN, 0)
    if left_out:
        terminalreporter.write_line(f"NOT RUN: {left_out} tests need PostgreSQL, whose binaries are missing here.")
