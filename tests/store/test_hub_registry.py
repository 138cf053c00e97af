from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from mo_desk.domain.devices import Device, EnrolCode
from mo_desk.domain.errors import NotAllowed, NotFound
from mo_desk.domain.ids import DeviceId
from mo_desk.store.base import table_of
from mo_desk.store.hub_registry import HubRegistry, insert_new, next_numbers
from mo_desk.store.models.hub import HubCounterRow
from mo_desk.wire.chain import Receipt
from tests.helpers.hubs import BEGIN, SERVER, Agency, open_agency

LAPTOP = Device(DeviceId("laptop-1"), "Laptop 1", "ab" * 32, "age1", "PEM", BEGIN)
HOUR = timedelta(hours=1)


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    opened = open_agency(f"sqlite:///{tmp_path}/hub.db")
    yield opened
    opened.store.close()


@pytest.fixture
def registry(agency: Agency) -> HubRegistry:
    agency.registry.add_code(EnrolCode("d1", "one", BEGIN + HOUR))
    return agency.registry


def test_a_code_makes_a_laptop_known(registry: HubRegistry) -> None:
    assert registry.find_device("laptop-1") is None

    assert registry.enrol("d1", LAPTOP, BEGIN) == LAPTOP

    assert registry.find_device("laptop-1") == LAPTOP
    assert registry.list_devices() == (LAPTOP,)


def test_the_same_laptop_with_the_same_code_gets_the_first_answer(registry: HubRegistry) -> None:
    registry.enrol("d1", LAPTOP, BEGIN)

    again = registry.enrol("d1", replace(LAPTOP, certificate="ANOTHER"), BEGIN + 2 * HOUR)

    assert again == LAPTOP


@pytest.mark.parametrize(
    ("digest", "device", "at", "code"),
    [
        ("d9", LAPTOP, BEGIN, "enrol_code_unknown"),
        ("d1", replace(LAPTOP, device_id=DeviceId("laptop-2")), BEGIN, "enrol_code_used"),
        ("d1", replace(LAPTOP, public_key="cd" * 32), BEGIN, "enrol_code_used"),
        ("d2", LAPTOP, BEGIN + 2 * HOUR, "enrol_code_expired"),
        ("d2", replace(LAPTOP, public_key="cd" * 32), BEGIN, "device_exists"),
    ],
)
def test_what_a_code_does_not_allow(registry: HubRegistry, digest: str, device: Device, at: object, code: str) -> None:
    registry.enrol("d1", LAPTOP, BEGIN)
    registry.add_code(EnrolCode("d2", "two", BEGIN + HOUR))

    with pytest.raises(NotAllowed, match=code):
        registry.enrol(digest, device, at)  # type: ignore[arg-type]

    assert registry.list_devices() == (LAPTOP,)


def test_a_laptop_shut_out_is_remembered_with_the_time(registry: HubRegistry) -> None:
    registry.enrol("d1", LAPTOP, BEGIN)

    registry.revoke_device("laptop-1", BEGIN + HOUR)

    assert registry.find_device("laptop-1") == replace(LAPTOP, revoked_at=BEGIN + HOUR)
    with pytest.raises(NotFound, match="device_unknown"):
        registry.revoke_device("laptop-2", BEGIN)


def test_a_sign_in_id_counts_once_for_each_laptop_until_it_is_forgotten(registry: HubRegistry) -> None:
    assert registry.use_token_id("laptop-1", "one", BEGIN + HOUR, BEGIN)
    assert registry.use_token_id("laptop-2", "one", BEGIN + HOUR, BEGIN)
    assert not registry.use_token_id("laptop-1", "one", BEGIN + HOUR, BEGIN)
    assert registry.use_token_id("laptop-1", "one", BEGIN + 3 * HOUR, BEGIN + 2 * HOUR)


def test_receipts_are_kept_once_and_read_in_order(registry: HubRegistry) -> None:
    first = Receipt("c", 1, 500, bytes(32), 1, "agency", bytes(64))
    second = Receipt("c", 501, 700, bytes(32), 2, "agency", bytes(64))

    assert registry.last_receipt("c") is None
    assert [registry.keep_receipt(each) for each in (second, first)] == [second, first]
    assert registry.keep_receipt(Receipt("c", 1, 500, bytes(32), 9, "agency", bytes(64))) == first
    assert registry.receipts("c", 0, 10) == (first, second)
    assert registry.receipts("c", 499, 1) == (first,)
    assert registry.last_receipt("c") == second


def test_a_chain_that_is_not_here_has_no_laptop(agency: Agency, registry: HubRegistry) -> None:
    assert registry.chain_device("nothing") is None
    assert registry.chain_device(agency.store.head().chain_id) == agency.store.device.device_id


def test_numbers_are_taken_once_and_given_back_when_the_work_fails(agency: Agency) -> None:
    with agency.store.write(SERVER) as work:
        first = next_numbers(work.connection, "cards", 3)
    with contextlib.suppress(RuntimeError), agency.store.write(SERVER) as work:
        next_numbers(work.connection, "cards", 5)
        raise RuntimeError
    with agency.store.write(SERVER) as work:
        second, other = next_numbers(work.connection, "cards", 1), next_numbers(work.connection, "checks", 1)

    assert (list(first), list(second), list(other)) == ([1, 2, 3], [4], [1])


def test_a_row_whose_key_is_taken_is_not_inserted(agency: Agency) -> None:
    table = table_of(HubCounterRow)
    with agency.store.write(SERVER) as work:
        assert insert_new(work.connection, table, {"name": "x", "value": 1})
        assert not insert_new(work.connection, table, {"name": "x", "value": 2})
