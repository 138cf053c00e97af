"""Desks for the tests of services: made once a run, copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from mo_desk.paths import Home
from tests.helpers.agency_servers import Server, found, serving
from tests.helpers.desks import OpenDay, copy_home, make_blank, make_day, open_day


@pytest.fixture(scope="session")
def blank_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A closed desk with two users and nothing else."""
    return make_blank(tmp_path_factory.mktemp("blank"))


@pytest.fixture(scope="session")
def day_home(tmp_path_factory: pytest.TempPathFactory, blank_home: Home) -> Home:
    """A closed desk with a group of four and an open sitting without a time limit."""
    return make_day(tmp_path_factory.mktemp("day"), blank_home)


@pytest.fixture(scope="session")
def agency_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A founded agency nobody has enrolled with; copied before it is served."""
    return found(tmp_path_factory.mktemp("agency") / "agency")


@pytest.fixture
def server(agency_folder: Path, tmp_path: Path) -> Iterator[Server]:
    """A real agency's server on loopback."""
    shutil.copytree(agency_folder, tmp_path / "agency")
    with serving(tmp_path / "agency") as running:
        yield running


@pytest.fixture
def blank(blank_home: Home, tmp_path: Path) -> Iterator[OpenDay]:
    """An open desk with nothing in it."""
    day = open_day(copy_home(blank_home, tmp_path / "blank"))
    yield day
    day.close()


@pytest.fixture
def day(day_home: Home, tmp_path: Path) -> Iterator[OpenDay]:
    """An open desk on the day of the test."""
    day = open_day(copy_home(day_home, tmp_path))
    yield day
    day.close()
