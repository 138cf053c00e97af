from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from mo_desk.domain.errors import NotAllowed, Refused, Unreachable, Untrusted
from mo_desk.domain.facts import IncidentReported
from mo_desk.domain.ids import SittingId
from mo_desk.exchange.retry import Stopped
from mo_desk.store.hub_journal import HubJournal
from tests.helpers.hub_simulator import Fault, HubSimulator
from tests.helpers.hubs import SERVER, Agency, Laptop, open_agency


def chain_of(laptop: Laptop) -> str:
    return laptop.store.head().chain_id


def test_everything_that_waits_arrives_and_is_confirmed(agency: Agency, laptop: Laptop, line: HubSimulator) -> None:
    laptop.answer(1200)

    report = laptop.sync(line)

    assert (report.sent, report.received) == (1201, 1201)
    assert laptop.waiting == 0
    assert HubJournal(agency.store).head(chain_of(laptop)) == laptop.store.head()
    assert [(step.sent, step.total) for step in laptop.progress] == [(500, 1201), (1000, 1201), (1201, 1201)]


def test_an_empty_run_asks_little_and_sends_no_entries(laptop: Laptop, line: HubSimulator) -> None:
    laptop.sync(line)
    line.calls.clear()

    report = laptop.sync(line)

    assert report.sent == 0
    assert [call.path.split("?")[0].rsplit("/", 1)[1] for call in line.calls] == [
        "health",
        "token",
        "head",
        "cards",
        "checks",
    ]


@pytest.mark.parametrize(
    "fault",
    [Fault.TIME_OUT, Fault.TIME_OUT_AFTER_STORING, Fault.ERROR_AFTER_STORING, Fault.HALF_ANSWER, Fault.DUPLICATE, Fault.LATE, Fault.HTML,
     Fault.REDIRECT, Fault.TOKEN_EXPIRED],
)  # fmt: skip
def test_after_a_passing_fault_everything_is_there_once(
    agency: Agency, laptop: Laptop, line: HubSimulator, fault: Fault
) -> None:
    laptop.answer(600)
    line.next(fault)

    laptop.sync(line)

    assert laptop.waiting == 0
    assert HubJournal(agency.store).head(chain_of(laptop)) == laptop.store.head()
    assert HubJournal(agency.store).entries(chain_of(laptop), 0, 1000) == tuple(
        HubJournal(laptop.store).entries(chain_of(laptop), 0, 1000)
    )


@pytest.mark.parametrize(
    "fault", [Fault.TIME_OUT, Fault.ERROR_AFTER_STORING, Fault.HALF_ANSWER, Fault.HTML, Fault.REDIRECT]
)
def test_a_line_that_stays_bad_marks_nothing_and_the_next_run_goes_on(
    laptop: Laptop, line: HubSimulator, fault: Fault
) -> None:
    laptop.answer(600)
    line.next(*[fault] * 3)

    with pytest.raises(Unreachable):
        laptop.sync(line, tries=3)

    assert laptop.waiting == 601
    assert len(laptop.pauses) == 2
    laptop.sync(line)
    assert laptop.waiting == 0


def test_a_captive_portal_gets_no_assertion_and_no_token(laptop: Laptop, line: HubSimulator) -> None:
    line.next(*[Fault.HTML] * 6, to="/v1/health")

    with pytest.raises(Unreachable, match="captive_portal"):
        laptop.sync(line)

    assert all(
        call.path == "/v1/health" and not call.body and "Authorization" not in call.headers for call in line.calls
    )


def test_a_well_signed_receipt_over_another_hash_marks_nothing_as_sent(laptop: Laptop, line: HubSimulator) -> None:
    laptop.answer(10)
    line.next(Fault.WRONG_RECEIPT_HASH)

    with pytest.raises(Untrusted, match="receipt_hash"):
        laptop.sync(line)

    assert laptop.waiting == 11


def test_a_receipt_with_a_wrong_signature_marks_nothing_as_sent(laptop: Laptop, line: HubSimulator) -> None:
    laptop.answer(10)
    line.next(Fault.UNSIGNED_RECEIPT)

    with pytest.raises(Untrusted, match="signature"):
        laptop.sync(line)

    assert laptop.waiting == 11


def test_a_hub_of_another_version_is_left_by_its_number_and_nothing_is_lost(laptop: Laptop, line: HubSimulator) -> None:
    laptop.answer(10)
    line.next(Fault.OTHER_VERSION, to="/v1/health")

    with pytest.raises(Refused, match="hub_other_version") as raised:
        laptop.sync(line)

    assert (raised.value.params["theirs"], raised.value.params["ours"]) == ("2", 1)
    assert laptop.waiting == 11
    laptop.sync(line)
    assert laptop.waiting == 0


def test_a_laptop_shut_out_in_the_middle_stops_at_once_and_keeps_its_queue(laptop: Laptop, line: HubSimulator) -> None:
    laptop.answer(1200)
    line.next(Fault.DUPLICATE, Fault.REVOKED)

    with pytest.raises(NotAllowed, match="device_revoked"):
        laptop.sync(line)

    assert laptop.waiting == 701
    assert laptop.pauses == []


def test_a_revoked_laptop_gets_no_token(agency: Agency, laptop: Laptop, line: HubSimulator) -> None:
    agency.registry.revoke_device("laptop-1", agency.clock.at)

    with pytest.raises(NotAllowed, match="device_revoked"):
        laptop.sync(line)


def test_a_laptop_with_a_wrong_clock_signs_in_by_the_agencys_time(laptop: Laptop, line: HubSimulator) -> None:
    laptop.clock.at = laptop.clock.at.replace(year=2036)

    laptop.sync(line)

    assert laptop.waiting == 0


def test_another_agency_at_the_address_gets_nothing_signed(tmp_path: Path, laptop: Laptop) -> None:
    other = open_agency(f"sqlite:///{tmp_path}/other.db", number=2)
    with HubSimulator(other.app, other.signer) as line:
        with pytest.raises(Untrusted, match="other_agency"):
            laptop.sync(line)

        assert [call.path for call in line.calls] == ["/v1/health"]
    other.store.close()


def test_stopping_keeps_what_was_confirmed(laptop: Laptop, line: HubSimulator) -> None:
    laptop.answer(1200)

    with pytest.raises(Stopped):
        laptop.sync(line, stopped=lambda: len(laptop.progress) == 1)

    assert laptop.waiting == 701


def test_a_lost_answer_is_made_good_by_asking_for_the_receipts(laptop: Laptop, line: HubSimulator) -> None:
    laptop.answer(600)
    line.next(Fault.DUPLICATE, Fault.TIME_OUT_AFTER_STORING)
    with pytest.raises(Unreachable):
        laptop.sync(line, tries=1)
    line.delivered.clear()

    laptop.sync(line)

    assert laptop.waiting == 0
    assert not [call for call in line.delivered if call.method == "POST" and call.path.endswith("/entries")]


def test_a_server_that_died_between_storing_and_its_receipt_is_asked_again(
    agency: Agency, laptop: Laptop, line: HubSimulator
) -> None:
    laptop.answer(600)
    laptop.sync(line)
    for store in (agency.store, laptop.store):
        with store.write(SERVER) as work:
            work.connection.exec_driver_sql("DELETE FROM receipt WHERE to_seq > 500")
    assert laptop.waiting == 101

    laptop.sync(line)

    assert laptop.waiting == 0


def test_ten_thousand_waiting_results_go_up_with_one_batch_in_memory_at_a_time(
    laptop: Laptop, line: HubSimulator
) -> None:
    laptop.answer(10_000)
    laptop.sync(line)
    tracemalloc.start()
    laptop.answer(10_000, batch=10_000)
    tracemalloc.reset_peak()
    before = tracemalloc.get_traced_memory()[0]

    laptop.sync(line)

    peak = tracemalloc.get_traced_memory()[1] - before
    tracemalloc.stop()
    assert laptop.waiting == 0
    assert peak < 12_000_000
    assert max(len(call.body) for call in line.delivered) < 64_000


def test_a_batch_is_bounded_in_bytes_too(laptop: Laptop, line: HubSimulator) -> None:
    sitting = SittingId("s" * 32)
    laptop.write([(sitting, IncidentReported(sitting, "other", chr(97 + place % 26) * 60_000)) for place in range(160)])

    laptop.sync(line)

    batches = [call for call in line.delivered if call.method == "POST" and call.path.endswith("/entries")]
    assert len(batches) == 5
    assert laptop.waiting == 0
