from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from mo_desk.bootstrap.desk import create_desk, open_desk
from mo_desk.domain.errors import NotAllowed, Refused, Unreachable
from mo_desk.domain.ids import PersonId
from mo_desk.domain.people import Person
from mo_desk.paths import Home
from mo_desk.views.sync import SyncProgress
from tests.helpers.agency_servers import AGENCY, Server, present, serving
from tests.helpers.desks import NAME, PASSPHRASE, OpenDay, copy_home, open_day
from tests.helpers.papers import pdf_text
from tests.helpers.vault import CHEAP


@pytest.fixture
def desk(day_home: Home, tmp_path: Path) -> Iterator[OpenDay]:
    """An open desk whose clock is the server's."""
    day = open_day(copy_home(day_home, tmp_path), present())
    yield day
    day.close()


@pytest.fixture
def enrolled(desk: OpenDay, server: Server) -> OpenDay:
    desk.catalog.sync.enrol(desk.actor, server.url, server.code())
    return desk


def test_before_enrolment_nothing_is_sent_and_that_is_said(desk: OpenDay) -> None:
    state = desk.catalog.sync.state(desk.actor)
    assert (state.agency, state.received, state.waiting > 0) == ("", 0, True)

    with pytest.raises(Refused, match="not_enrolled"):
        desk.catalog.sync.synchronise(desk.actor)


def test_enrolling_pins_the_agency_and_a_year_of_certificate(enrolled: OpenDay, server: Server) -> None:
    state = enrolled.catalog.sync.state(enrolled.actor)

    assert (state.agency, state.hub_url) == (AGENCY, server.url)
    assert state.certificate_until is not None
    assert 360 <= (state.certificate_until - enrolled.clock.at).days <= 366
    assert enrolled.catalog.maintenance.today(enrolled.actor).enrolled


def test_a_code_works_once(desk: OpenDay, server: Server, tmp_path: Path) -> None:
    code = server.code()
    desk.catalog.sync.enrol(desk.actor, server.url, code)
    other = Home(tmp_path / "other")
    create_desk(other, NAME, PASSPHRASE, clock=present(), cost=CHEAP)

    with open_desk(other, NAME, PASSPHRASE, "nl", present()) as second:
        with pytest.raises(Refused):
            second.catalog.sync.enrol(second.actor, server.url, code)
        assert second.catalog.sync.state(second.actor).agency == ""


def test_everything_is_received_and_every_attempt_checked(enrolled: OpenDay, server: Server) -> None:
    enrolled.sit(enrolled.people[0], 11, 26)
    enrolled.confirm(enrolled.people[0])
    steps: list[SyncProgress] = []

    report = enrolled.catalog.sync.synchronise(enrolled.actor, steps.append)

    state = enrolled.catalog.sync.state(enrolled.actor)
    entries = enrolled.catalog.maintenance.device(enrolled.actor).entries
    assert (state.waiting, state.received, report.sent) == (0, entries, entries)
    assert (state.attempts_checked, state.attempts_total, state.last_error) == (1, 1, "")
    assert steps[-1].sent == steps[-1].total == entries
    overview = server.overview()
    assert (overview.attempts, overview.checked, overview.differences) == (1, 1, 0)
    assert overview.entries >= entries
    assert {row.state for row in enrolled.catalog.sync.rows(enrolled.actor)} <= {"received", "checked"}
    assert enrolled.result(enrolled.people[0]).sync == "checked"


def test_an_attempt_whose_answers_were_erased_is_received_and_never_called_different(
    enrolled: OpenDay, server: Server
) -> None:
    attempt = enrolled.sit(enrolled.people[0], 11, 26)
    with enrolled.desk._store.write(enrolled.actor) as work:
        work.erase(attempt, ["answer_given"], "retention")

    enrolled.catalog.sync.synchronise(enrolled.actor)

    overview = server.overview()
    assert (overview.attempts, overview.checked, overview.differences) == (1, 0, 0)
    assert enrolled.result(enrolled.people[0]).sync == "received"
    assert enrolled.catalog.sync.state(enrolled.actor).waiting == 0


def test_what_came_after_the_last_receipt_is_only_here(enrolled: OpenDay) -> None:
    enrolled.sit(enrolled.people[0])
    enrolled.catalog.sync.synchronise(enrolled.actor)

    enrolled.sit(enrolled.people[1])

    assert enrolled.result(enrolled.people[0]).sync == "checked"
    assert enrolled.result(enrolled.people[1]).sync == "only_here"
    assert enrolled.catalog.sync.state(enrolled.actor).waiting > 41


def test_receipts_are_over_the_hash_that_stands_here(enrolled: OpenDay) -> None:
    enrolled.catalog.sync.synchronise(enrolled.actor)

    [last] = enrolled.catalog.sync.receipts(enrolled.actor)[-1:]
    assert last.hash == enrolled.desk._store.head().hash.hex()
    assert len(last.signature) >= 64
    assert enrolled.catalog.maintenance.verify_journal(enrolled.actor).sound


def test_a_second_run_sends_nothing_again(enrolled: OpenDay) -> None:
    enrolled.catalog.sync.synchronise(enrolled.actor)

    report = enrolled.catalog.sync.synchronise(enrolled.actor)

    assert (report.sent, enrolled.catalog.sync.state(enrolled.actor).waiting) == (0, 0)


def test_without_a_network_it_is_said_and_everything_waits(desk: OpenDay, agency_folder: Path, tmp_path: Path) -> None:
    shutil.copytree(agency_folder, tmp_path / "short")
    with serving(tmp_path / "short") as gone:
        desk.catalog.sync.enrol(desk.actor, gone.url, gone.code())
    asked = iter(range(100))

    with pytest.raises((Unreachable, Refused)):
        desk.catalog.sync.synchronise(desk.actor, stop=lambda: next(asked) > 2)

    state = desk.catalog.sync.state(desk.actor)
    assert (state.received, bool(state.last_error)) == (0, True)
    assert desk.sit(desk.people[0])


def test_a_revoked_laptop_stops_and_keeps_what_waits(enrolled: OpenDay, server: Server) -> None:
    server.hub.revoke(enrolled.desk._store.device.device_id)

    with pytest.raises(NotAllowed):
        enrolled.catalog.sync.synchronise(enrolled.actor)

    assert enrolled.catalog.sync.state(enrolled.actor).waiting > 0


def test_a_confirmed_result_is_confirmed_on_its_paper(enrolled: OpenDay, tmp_path: Path) -> None:
    enrolled.sit(enrolled.people[0])
    enrolled.confirm(enrolled.people[0])
    enrolled.catalog.sync.synchronise(enrolled.actor)

    paper = enrolled.catalog.attestations.print_provisional(
        enrolled.actor, enrolled.sitting_id, enrolled.people, tmp_path / "bewijs.pdf"
    )

    assert "Het agentschap heeft dit resultaat ontvangen en nagekeken." in pdf_text(paper)
    assert AGENCY in pdf_text(paper)


def test_a_person_changed_here_is_offered_and_stays_ours_or_adopted(enrolled: OpenDay) -> None:
    enrolled.catalog.sync.synchronise(enrolled.actor)
    person: PersonId = enrolled.catalog.people.add_person(enrolled.actor, Person("Later", "Kom")).person_id

    enrolled.catalog.sync.synchronise(enrolled.actor)

    assert enrolled.catalog.people.get_person(enrolled.actor, person).person.family_name == "Later"
    assert enrolled.catalog.sync.state(enrolled.actor).waiting == 0


def test_a_clock_before_the_agencys_last_receipt_is_shown_as_wrong(enrolled: OpenDay) -> None:
    enrolled.catalog.sync.synchronise(enrolled.actor)
    assert not enrolled.catalog.maintenance.device(enrolled.actor).clock_warning

    enrolled.clock.set_wall(enrolled.clock.at.replace(year=enrolled.clock.at.year - 1))

    assert enrolled.catalog.maintenance.device(enrolled.actor).clock_warning
