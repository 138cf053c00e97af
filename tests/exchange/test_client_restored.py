"""A laptop put back from a backup, and a copied disk: what was lost comes back, and two branches are never mixed."""

from __future__ import annotations

import msgspec
import pytest

from mo_desk.domain.errors import Untrusted
from mo_desk.domain.facts import IncidentReported
from mo_desk.domain.ids import SittingId
from mo_desk.store.hub_journal import HubJournal
from mo_desk.store.queries import sync as queries
from tests.helpers.agencies import an_agency
from tests.helpers.hub_simulator import HubSimulator
from tests.helpers.hubs import SERVER, Agency, Laptop, copy_laptop


def chain_of(laptop: Laptop) -> str:
    return laptop.store.head().chain_id


def test_a_restored_laptop_gets_its_lost_entries_back_and_goes_on_in_a_new_chain(
    laptop: Laptop, line: HubSimulator
) -> None:
    laptop.answer(700)
    laptop.sync(line)
    restored = copy_laptop(laptop, "restored", reason="restore")
    laptop.answer(600)
    laptop.sync(line)
    restored.answer(3)

    report = restored.sync(line)

    assert report.sent == 4
    assert HubJournal(restored.store).head(chain_of(laptop)) == laptop.store.head()
    assert chain_of(restored) != chain_of(laptop)
    assert restored.waiting == 0
    restored.store.close()


def test_entries_given_back_that_the_agency_did_not_sign_are_not_taken(laptop: Laptop, line: HubSimulator) -> None:
    laptop.sync(line)
    restored = copy_laptop(laptop, "restored", reason="restore")
    laptop.answer(5)
    laptop.sync(line)
    assert restored.enrolment is not None
    stranger = msgspec.structs.replace(restored.enrolment.trust, signing_pem=an_agency(2).signer.trust.signing_pem)
    restored.enrolment = msgspec.structs.replace(restored.enrolment, trust=stranger)

    with pytest.raises(Untrusted):
        restored.sync(line)

    assert HubJournal(restored.store).head(chain_of(laptop)).seq == 1
    restored.store.close()


def test_a_copied_disk_is_a_fork_that_waits_for_a_person(agency: Agency, laptop: Laptop, line: HubSimulator) -> None:
    laptop.answer(5)
    laptop.sync(line)
    copy = copy_laptop(laptop, "copy")
    laptop.answer(3)
    copy.answer(4, attempt="b" * 32)
    laptop.sync(line)

    first = copy.sync(line)
    again = copy.sync(line)

    assert (first.disputes, again.disputes) == (1, 1)
    assert copy.waiting == 4
    assert HubJournal(agency.store).head(chain_of(laptop)) == laptop.store.head()
    laptop.answer(1)
    assert laptop.sync(line).disputes == 1  # neither branch is confirmed from here on
    assert laptop.waiting == 1
    assert HubJournal(agency.store).head(chain_of(laptop)) == laptop.store.head()
    copy.store.close()


def test_a_dispute_is_kept_after_a_restart_until_the_agency_has_decided(
    agency: Agency, laptop: Laptop, line: HubSimulator
) -> None:
    laptop.answer(5)
    laptop.sync(line)
    copy = copy_laptop(laptop, "copy")
    laptop = copy_laptop(laptop, "first")
    laptop.answer(3)
    laptop.sync(line)
    assert disputes(laptop) == []
    copy.answer(4, attempt="b" * 32)
    copy.sync(line)

    assert laptop.sync(line).disputes == 1  # nothing waited here, and still it is told
    copy, laptop = copy_laptop(copy, "copy again"), copy_laptop(laptop, "first again")
    assert disputes(copy) == disputes(laptop) == [(chain_of(laptop), 7)]

    with agency.store.write(SERVER) as work:
        work.connection.exec_driver_sql("DELETE FROM forked_entry")
    assert laptop.sync(line).disputes == 0
    assert disputes(laptop) == []
    for one in (copy, laptop):
        one.store.close()


def disputes(laptop: Laptop) -> list[tuple[str, int]]:
    with laptop.store.read() as connection:
        return [(dispute.chain_id, dispute.from_seq) for dispute in queries.disputes(connection)]


def test_a_shorter_branch_of_a_copied_disk_is_set_aside_too(agency: Agency, laptop: Laptop, line: HubSimulator) -> None:
    laptop.answer(5)
    laptop.sync(line)
    copy = copy_laptop(laptop, "copy")
    laptop.answer(30)
    copy.answer(4, attempt="b" * 32)
    laptop.sync(line)

    assert copy.sync(line).disputes == 1

    with agency.store.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM forked_entry").scalar_one() == 4
    copy.store.close()


def test_a_database_put_back_without_a_trace_gets_its_entries_back_and_goes_on_in_a_new_chain(
    laptop: Laptop, line: HubSimulator
) -> None:
    laptop.answer(5)
    older = copy_laptop(laptop, "older")
    laptop.answer(700)
    laptop.sync(line)

    report = older.sync(line)

    assert (report.sent, report.disputes, older.waiting) == (1, 0, 0)
    assert HubJournal(older.store).head(chain_of(laptop)) == laptop.store.head()
    assert chain_of(older) != chain_of(laptop)
    older.store.close()


def test_large_entries_given_back_are_bounded_in_bytes_too(laptop: Laptop, line: HubSimulator) -> None:
    older = copy_laptop(laptop, "older")
    sitting = SittingId("s" * 32)
    laptop.write([(sitting, IncidentReported(sitting, "other", chr(97 + place % 26) * 60_000)) for place in range(160)])
    laptop.sync(line)

    older.sync(line)

    assert HubJournal(older.store).head(chain_of(laptop)) == laptop.store.head()
    older.store.close()
