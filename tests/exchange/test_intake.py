from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode

import pytest

from mo_desk.domain.errors import NotAllowed, NotFound, Refused
from mo_desk.exchange.ports import Call
from mo_desk.exchange.tokens import ASSERTION_TYPE, make_assertion
from mo_desk.wire.chain import to_ms
from mo_desk.wire.identity import DeviceIdentity
from mo_desk.wire.messages import Check, EnrolRequest, enrol_bytes
from tests.helpers.hub_simulator import Fault, HubSimulator
from tests.helpers.hubs import Agency, Laptop, open_agency, open_laptop


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Laptop]:
    opened = open_laptop(tmp_path, "laptop-9")
    yield opened
    opened.store.close()


def test_health_says_who_answers_and_what_time_it_is(agency: Agency, fresh: Laptop, line: HubSimulator) -> None:
    health = fresh.api(line).health()

    assert (health.protocol, health.agency_name, health.time_ms) == (1, "Agentschap Test", to_ms(agency.clock.at))


def test_a_laptop_with_a_code_is_certified_for_a_year_under_the_announced_root(
    agency: Agency, fresh: Laptop, line: HubSimulator
) -> None:
    kept = fresh.enrol(agency, line)

    device = agency.registry.find_device("laptop-9")
    assert device is not None
    assert (device.public_key, device.certificate) == (fresh.identity.public_key, kept.certificate)
    assert kept.trust == agency.signer.trust


def test_enrolling_again_with_the_same_code_gives_the_same_certificate(
    agency: Agency, fresh: Laptop, line: HubSimulator
) -> None:
    code = agency.code()
    line.next(Fault.ERROR_AFTER_STORING, to="/enrol")
    with pytest.raises(Exception, match="hub_error"):
        fresh.enrol(agency, line, code)

    assert fresh.enrol(agency, line, code) == fresh.enrol(agency, line, code)


def test_a_code_serves_one_laptop(agency: Agency, laptop: Laptop, fresh: Laptop, line: HubSimulator) -> None:
    code = agency.code()
    fresh.enrol(agency, line, code)

    with pytest.raises(NotAllowed, match="enrol_code_used"):
        laptop.enrol(agency, line, code)


def test_a_code_ends(agency: Agency, fresh: Laptop, line: HubSimulator) -> None:
    code = agency.code(days=7)
    agency.clock.at += timedelta(days=8)

    with pytest.raises(NotAllowed, match="enrol_code_expired"):
        fresh.enrol(agency, line, code)


def test_an_unknown_code_is_refused(agency: Agency, fresh: Laptop, line: HubSimulator) -> None:
    code = "0000-0000-0000" + agency.code()[14:]

    with pytest.raises(NotAllowed, match="enrol_code_unknown"):
        fresh.enrol(agency, line, code)


def test_the_id_of_a_known_laptop_cannot_be_taken_with_another_key(
    agency: Agency, laptop: Laptop, fresh: Laptop, line: HubSimulator
) -> None:
    thief = Laptop(fresh.path, fresh.store, DeviceIdentity.create("laptop-1"), fresh.clock)

    with pytest.raises(NotAllowed, match="device_exists"):
        thief.enrol(agency, line, agency.code())


def test_a_known_laptop_may_enrol_again_and_is_let_in_again(agency: Agency, laptop: Laptop, line: HubSimulator) -> None:
    agency.registry.revoke_device("laptop-1", agency.clock.at)

    laptop.enrol(agency, line, agency.code(99))

    assert laptop.sync(line).sent == 1


def test_a_laptop_must_show_that_it_holds_its_key(agency: Agency, fresh: Laptop, line: HubSimulator) -> None:
    key, recipient = fresh.identity.public_key, fresh.identity.age_recipient
    proof = DeviceIdentity.create("x").sign(enrol_bytes("A", "laptop-9", key, recipient))

    with pytest.raises(Refused, match="hub_refused") as raised:
        fresh.api(line).enrol(EnrolRequest("A", "laptop-9", "name", key, recipient, proof))

    assert raised.value.params["reason"] == "enrol_proof"


def test_each_sign_in_counts_once(agency: Agency, laptop: Laptop, line: HubSimulator) -> None:
    api = laptop.api(line)
    api.sign_in(agency.signer.trust.agency_id)
    replayed = next(call for call in reversed(line.calls) if call.path == "/v1/token")

    assert line.send(replayed).status == 401
    assert line.send(replayed).body == b'{"code":"assertion_refused","params":{}}'


def test_an_unknown_laptop_gets_no_token(agency: Agency, fresh: Laptop, line: HubSimulator) -> None:
    with pytest.raises(NotAllowed, match="device_unknown"):
        fresh.api(line).sign_in(agency.signer.trust.agency_id)


def test_a_laptop_shut_out_is_refused_at_every_call_not_only_at_sign_in(
    agency: Agency, laptop: Laptop, line: HubSimulator
) -> None:
    api = laptop.api(line)
    api.sign_in(agency.signer.trust.agency_id)
    agency.registry.revoke_device("laptop-1", agency.clock.at)

    with pytest.raises(NotAllowed, match="device_revoked"):
        api.head("c" * 32)


def test_a_token_runs_out_and_is_replaced_in_a_long_run(agency: Agency, laptop: Laptop, line: HubSimulator) -> None:
    api = laptop.api(line)
    api.sign_in(agency.signer.trust.agency_id)
    agency.clock.at += timedelta(seconds=700)

    with pytest.raises(NotAllowed, match="token_expired"):
        api.head("c" * 32)
    api.sign_in(agency.signer.trust.agency_id)
    assert api.head("c" * 32).seq == 0


def test_nothing_more_to_give_back_is_said(agency: Agency, laptop: Laptop, line: HubSimulator) -> None:
    api = laptop.api(line)
    api.sign_in(agency.signer.trust.agency_id)

    with pytest.raises(NotFound, match="entries_none"):
        api.entries("c" * 32, 0)


def test_checks_come_down_signed_and_only_those_of_this_laptop(
    agency: Agency, laptop: Laptop, line: HubSimulator
) -> None:
    mine = [Check("c" * 32, seq, "a" * 32, seq != 3, 30, 41, "passed", 1) for seq in range(1, 8)]
    agency.checks.put("laptop-1", mine)
    agency.checks.put("laptop-2", [Check("d" * 32, 1, "b" * 32, True, 30, 41, "passed", 1)])

    first = laptop.sync(line)
    again = laptop.sync(line)

    assert (first.checked, again.checked) == (7, 0)
    with laptop.store.read() as connection:
        rows = connection.exec_driver_sql("SELECT seq, agrees FROM result_check ORDER BY seq").all()
    assert [(seq, bool(agrees)) for seq, agrees in rows] == [(seq, seq != 3) for seq in range(1, 8)]


def test_many_checks_come_in_several_sets(agency: Agency, laptop: Laptop, line: HubSimulator) -> None:
    agency.checks.put("laptop-1", [Check("c" * 32, seq, "a" * 32, True, 30, 41, "passed", 1) for seq in range(1, 1202)])

    assert laptop.sync(line).checked == 1201
    assert len([call for call in line.calls if call.path.startswith("/v1/checks")]) == 3


def test_after_accept_hears_of_chains_that_grew_and_not_of_repeats(tmp_path: Path) -> None:
    heard: list[frozenset[str]] = []
    agency = open_agency(f"sqlite:///{tmp_path}/hub.db", after_accept=heard.append)
    laptop = open_laptop(tmp_path, "laptop-1")
    with HubSimulator(agency.app, agency.signer) as line:
        laptop.enrol(agency, line)
        line.next(Fault.DUPLICATE)
        laptop.sync(line)

    assert heard == [frozenset({laptop.store.head().chain_id})]
    laptop.store.close()
    agency.store.close()


def test_an_assertion_for_another_agency_is_refused_here(agency: Agency, laptop: Laptop, line: HubSimulator) -> None:
    form = {
        "grant_type": "client_credentials", "client_id": "laptop-1", "client_assertion_type": ASSERTION_TYPE,
        "client_assertion": make_assertion(laptop.identity, "another", "one", agency.clock.at),
    }  # fmt: skip
    headers = {"Content-Type": "application/x-www-form-urlencoded", "MO-Desk-Protocol": "1"}

    assert line.send(Call("POST", "/v1/token", headers, urlencode(form).encode())).status == 401
