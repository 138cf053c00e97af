"""Prepared desks and a founded agency, once a run."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from mo_desk.paths import Home
from tests.helpers.agency_servers import Server, found, serving
from tests.helpers.desks import OpenDay, copy_home, make_blank, make_day, open_day


@pytest.fixture(scope="session")
def day_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A closed desk with a group of four and an open sitting of an hour."""
    return make_day(tmp_path_factory.mktemp("day"), make_blank(tmp_path_factory.mktemp("blank")), minutes=60)


@pytest.fixture
def day(day_home: Home, tmp_path: Path) -> Iterator[OpenDay]:
    """An open desk on the day of the test."""
    day = open_day(copy_home(day_home, tmp_path))
    yield day
    day.close()


@pytest.fixture(scope="session")
def agency_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A founded agency nobody has enrolled with."""
    return found(tmp_path_factory.mktemp("agency") / "agency")


@pytest.fixture
def server(agency_folder: Path, tmp_path: Path) -> Iterator[Server]:
    """A real agency's server on loopback."""
    shutil.copytree(agency_folder, tmp_path / "agency")
    with serving(tmp_path / "agency") as running:
        yield running
