from __future__ import annotations

import json
import logging
from datetime import date, timedelta
from pathlib import Path

import pytest

from mo_desk.domain.errors import Unreachable
from mo_desk.domain.people import Accommodation, DigitalSkill, FeeStatus, Obligation, Person
from mo_desk.domain.sittings import NewSitting
from mo_desk.logs import FILE_NAME
from mo_desk.store.backup import check_database, list_backups, stick_folder
from mo_desk.store.engine import connect
from mo_desk.store.keys import unlock
from tests.helpers.desks import NAME, PASSPHRASE, TODAY, OpenDay

MARKED = Person(
    family_name="Merktekenfam",
    given_name="Merktekenvoor",
    called="Merktekenroep",
    document_name="Merktekendocument",
    birth_date="1977-07-17",
    national_number="77671700143",
    agency_number="M7654321",
    contact_language="ti",
    accommodations=(Accommodation.READ_ALOUD,),
    digital_skill=DigitalSkill.NONE,
    fee_status=FeeStatus.DUE,
    obligation=Obligation.OBLIGED,
    path_type="Merktekentraject",
    travel_document="MT7654321",
    country="Merktekenland",
)
NEVER = (
    "erkteken",
    "1977-07-17",
    "17/07/1977",
    "77671700143",
    "M7654321",
    "MT7654321",
    "read_aloud",
    "Leerkracht Test",
    "Demir",
)


def test_today_counts_what_is_next_and_what_is_missing(day: OpenDay) -> None:
    today = day.catalog.maintenance.today(day.actor)
    assert (today.groups, today.people, today.people_to_confirm) == (1, 4, 4)
    assert (today.next_sitting_id, today.seats_to_do) == (day.sitting_id, 4)
    assert today.next_sitting_label == "2026-117 · Genk, lokaal 2 · 24/11/2026"
    assert (today.evaluations_unconfirmed, today.open_reserves, today.papers_not_printed) == (4, 0, 0)
    assert day.catalog.maintenance.waiting(day.actor) == today.waiting
    assert (today.waiting, today.enrolled) == (day.catalog.maintenance.device(day.actor).entries, False)

    day.sit(day.people[0])
    day.confirm(day.people[0])
    day.catalog.sittings.check_identity(day.actor, day.sitting_id, day.people[1], "under_reserve", reason="vergeten")
    day.catalog.sittings.record_absence(day.actor, day.sitting_id, day.people[2], "absent")

    today = day.catalog.maintenance.today(day.actor)
    assert (today.seats_to_do, today.evaluations_unconfirmed) == (2, 3)
    assert (today.open_reserves, today.papers_not_printed) == (1, 1)


def test_the_next_sitting_is_the_earliest_that_is_not_closed(day: OpenDay) -> None:
    later = NewSitting(day.group_id, "Genk", "BE", "Europe/Brussels", (TODAY + timedelta(days=9),))
    second = day.catalog.sittings.prepare(day.actor, later).sitting_id
    for person in day.people:
        day.catalog.sittings.record_absence(day.actor, day.sitting_id, person, "absent")
    day.catalog.sittings.close_day(day.actor, day.sitting_id, final=True)

    assert day.catalog.maintenance.today(day.actor).next_sitting_id == second


def test_the_device_page_tells_its_size_bank_and_last_backup(day: OpenDay) -> None:
    view = day.catalog.maintenance.device(day.actor)
    assert (view.last_backup_at, view.clock_warning, view.agency) == (None, False, "")
    assert view.edition_items >= 97
    assert view.database_bytes == day.desk.home.database.stat().st_size

    day.desk.make_daily_backup()

    assert day.catalog.maintenance.device(day.actor).last_backup_at == day.clock.at


def test_a_daily_backup_is_made_once_a_day(day: OpenDay) -> None:
    assert day.desk.make_daily_backup() is not None
    assert day.desk.make_daily_backup() is None
    day.clock.pass_seconds(86400)
    assert day.desk.make_daily_backup() is not None


def test_a_backup_on_a_stick_is_encrypted_tried_and_recorded(day: OpenDay, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    steps: list[tuple[int, int]] = []

    path = day.catalog.maintenance.backup(day.actor, stick, lambda done, total: steps.append((done, total)))

    assert [copy.path for copy in list_backups(stick_folder(stick))] == [path]
    assert steps[-1][0] == steps[-1][1]
    key = unlock(day.desk.home, NAME, PASSPHRASE).key
    check_database(path / "desk.db", key)
    assert not (path / "desk.db").read_bytes().startswith(b"SQLite format 3")
    with pytest.raises(Unreachable, match="stick_missing"):
        day.catalog.maintenance.backup(day.actor, tmp_path / "weg")


def test_a_rebuild_gives_the_same_results(day: OpenDay) -> None:
    day.sit(day.people[0])
    day.confirm(day.people[0])
    before = day.catalog.outcomes.results(day.actor, day.sitting_id)

    assert day.catalog.maintenance.rebuild(day.actor) == day.catalog.maintenance.device(day.actor).entries

    after = day.catalog.outcomes.results(day.actor, day.sitting_id)
    assert (after.rows, after.control, after.incidents) == (before.rows, before.control, before.incidents)


def test_an_answer_changed_with_the_key_in_hand_is_named_by_the_journal(day: OpenDay) -> None:
    day.sit(day.people[0])
    key = unlock(day.desk.home, NAME, PASSPHRASE).key
    connection = connect(day.desk.home.database, key)
    [seq] = connection.execute("SELECT min(seq) FROM entry WHERE kind = 'answer_given'").fetchone()
    connection.execute("UPDATE entry SET body = x'7b7d' WHERE seq = ?", (seq + 3,))
    connection.close()

    report = day.catalog.maintenance.verify_journal(day.actor)

    assert not report.sound
    assert [(chain.bad_seq, chain.bad_reason) for chain in report.chains] == [(seq + 3, "body_digest")]


def test_a_support_file_and_the_log_hold_nothing_of_anybody(day: OpenDay, tmp_path: Path) -> None:
    person = day.catalog.people.add_person(day.actor, MARKED, day.group_id).person_id
    catalog, actor = day.catalog, day.actor
    catalog.people.list_people(actor, "Merktekenfam")
    catalog.sittings.plan_seat(actor, day.sitting_id, person, "fr", ("read_aloud",))
    delivery = day.start(person)
    day.answer(delivery, 11, 30)
    catalog.attempts.submit(actor, delivery.attempt_id, 60)
    catalog.sittings.report_incident(actor, day.sitting_id, "phone", "Merktekenvoorval", person)
    catalog.evaluations.observe(actor, day.group_id, person, TODAY, "", "Merktekenvaststelling")
    catalog.sittings.check_identity(actor, day.sitting_id, person, "under_reserve", reason="Merktekenreden")
    day.confirm(person)
    logging.getLogger("mo_desk").error("met Merktekenfam en 77671700143", exc_info=ValueError("Merktekenfout"))
    logging.getLogger("elders").warning("Merktekenbericht %s", "M7654321")

    path = catalog.maintenance.support_file(actor, tmp_path / "hulp.json")

    written = path.read_text(encoding="utf-8") + (day.desk.home.logs / FILE_NAME).read_text(encoding="utf-8")
    assert json.loads(path.read_text(encoding="utf-8"))["entries"] == catalog.maintenance.device(actor).entries
    assert "library_message" in written
    answers = [f"{one.item_id}" for one in delivery.questions]
    assert [mark for mark in (*NEVER, *answers, person, day.sitting_id) if mark in written] == []


def test_nothing_of_anybody_stands_readable_in_the_home(day: OpenDay) -> None:
    day.catalog.people.add_person(day.actor, MARKED, day.group_id)
    day.desk.make_daily_backup()

    for path in day.desk.home.folder.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        assert [mark for mark in NEVER if mark.encode() in content or mark in path.name] == [], path.name


def test_a_clock_that_was_set_back_still_counts_its_days_rightly(day: OpenDay) -> None:
    day.clock.set_wall(day.clock.at - timedelta(days=1))

    assert day.catalog.groups.get_group(day.actor, day.group_id).group.ends_on == date(2026, 12, 18)
    assert day.catalog.maintenance.verify_journal(day.actor).sound
