from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.hub_simulator import HubSimulator
from tests.helpers.hubs import Agency, Laptop, open_agency, open_laptop
from tests.helpers.postgres import postgres_cluster, postgres_url

__all__ = ["postgres_cluster", "postgres_url"]


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    opened = open_agency(f"sqlite:///{tmp_path}/hub.db")
    yield opened
    opened.store.close()


@pytest.fixture
def line(agency: Agency) -> Iterator[HubSimulator]:
    with HubSimulator(agency.app, agency.signer) as simulator:
        yield simulator


@pytest.fixture
def laptop(tmp_path: Path, agency: Agency, line: HubSimulator) -> Iterator[Laptop]:
    opened = open_laptop(tmp_path, "laptop-1")
    opened.enrol(agency, line)
    line.calls.clear()
    line.delivered.clear()
    yield opened
    opened.store.close()
