from __future__ import annotations

from pathlib import Path

from mo_desk.store.queries.hub import overview
from mo_desk.wire.messages import Check
from tests.helpers.hub_simulator import HubSimulator
from tests.helpers.hubs import copy_laptop, open_agency, open_laptop


def test_the_page_counts_what_laptops_sent_and_leaves_out_the_agencys_own_chain(tmp_path: Path) -> None:
    agency = open_agency(f"sqlite:///{tmp_path}/hub.db")
    laptop, silent = open_laptop(tmp_path, "laptop-1"), open_laptop(tmp_path, "laptop-2")
    with HubSimulator(agency.app, agency.signer) as line:
        laptop.enrol(agency, line)
        silent.enrol(agency, line)
        laptop.answer(9)
        laptop.sync(line)
        copy = copy_laptop(laptop, "copy")
        laptop.answer(1)
        copy.answer(2, attempt="b" * 32)
        laptop.sync(line)
        copy.sync(line)
    agency.checks.put("laptop-1", [Check("c" * 32, seq, "a" * 32, seq > 1, 1, 2, "passed", 3) for seq in (1, 2, 3)])
    agency.registry.revoke_device("laptop-2", agency.clock.at)

    with agency.store.read() as connection:
        view = overview(connection, "Agentschap")

    rows = {row.device_id: (row.chains, row.entries, row.last_at, row.revoked) for row in view.devices}
    assert rows == {"laptop-1": (1, 11, agency.clock.at, False), "laptop-2": (0, 0, None, True)}
    assert [(row.entries, row.head_code, row.forked) for row in view.chains] == [(11, laptop.store.head().code, True)]
    forks = [(row.device_name, row.chain_id, row.from_seq, row.entries, row.found_at) for row in view.forks]
    assert forks == [("laptop-1", laptop.store.head().chain_id, 11, 2, agency.clock.at)]
    assert (view.entries, view.attempts, view.checked, view.differences) == (11, 0, 3, 1)
    for store in (agency.store, laptop.store, silent.store, copy.store):
        store.close()
