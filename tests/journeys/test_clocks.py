"""Faults rows 11 and 12: a wall clock that jumps in the middle of a test, and the days when summer time begins and ends."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from mo_desk.domain.clock import Moment
from mo_desk.domain.sittings import NewSitting
from mo_desk.store.queries import journal
from mo_desk.views.attempts import Cursor
from tests.helpers.desks import PIN, OpenDay, right_option
from tests.helpers.papers import sheet_rows


def moments(day: OpenDay, kind: str) -> list[Moment]:
    with day.desk._store.read() as connection:
        head = day.desk._store.head()
        entries = journal.entries_after(connection, head.chain_id, 0, 1000)
    return [
        Moment(datetime.fromtimestamp(entry.at_ms / 1000, UTC), entry.run_id, entry.elapsed_ms)
        for entry in entries
        if entry.kind == kind
    ]


@pytest.mark.parametrize("jump", [timedelta(days=-1), timedelta(days=3652)])
def test_a_clock_that_jumps_in_mid_test_changes_no_duration_and_both_times_are_kept(
    day: OpenDay, jump: timedelta
) -> None:
    delivery = day.start(day.people[0])
    before, after = delivery.questions[0], delivery.questions[1]
    save = day.catalog.attempts.save_answer
    day.clock.pass_seconds(600)
    save(day.actor, delivery.attempt_id, before.item_id, right_option(before), "ar")
    day.catalog.attempts.save_cursor(day.actor, Cursor(delivery.attempt_id, 2, 600))

    day.clock.set_wall(day.clock.at + jump)
    day.clock.pass_seconds(60)
    save(day.actor, delivery.attempt_id, after.item_id, right_option(after), "ar")
    again = day.catalog.attempts.resume(day.actor, day.sitting_id)
    day.catalog.attempts.submit(day.actor, delivery.attempt_id, 660)

    first, second = moments(day, "answer_given")
    assert second.at - first.at == jump + timedelta(seconds=60)
    assert (second.run_id, second.elapsed_ms - first.elapsed_ms) == (first.run_id, 60_000)
    assert again is not None
    assert (again.time_limit_seconds, again.used_seconds, len(again.answers)) == (3600, 600, 2)
    day.confirm(day.people[0])
    row = day.result(day.people[0])
    assert row.score is not None
    assert (row.minutes, row.score.points, row.score.rule_id) == (11, 2, "beleidsnota-2024")
    assert day.catalog.maintenance.verify_journal(day.actor).sound


@pytest.mark.parametrize(
    ("begins_at", "local"),
    [
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), ("02:30", "02:30", "+02:00")),
        (datetime(2026, 3, 29, 0, 30, tzinfo=UTC), ("01:30", "03:30", "+01:00")),
    ],
)
def test_an_hour_over_the_change_of_summer_time_is_an_hour(
    day: OpenDay, tmp_path: Path, begins_at: datetime, local: tuple[str, str, str]
) -> None:
    day.clock.set_wall(begins_at)
    new = NewSitting(day.group_id, "Genk", "BE", "Europe/Brussels", (begins_at.date(),))
    day.sitting_id = day.catalog.sittings.prepare(day.actor, new).sitting_id
    day.catalog.sittings.open_day(day.actor, day.sitting_id, PIN)

    day.sit(day.people[0], seconds=3600)
    day.confirm(day.people[0])

    row = day.result(day.people[0])
    assert (row.started_at, row.submitted_at) == (begins_at, begins_at + timedelta(hours=1))
    assert row.minutes == 60
    book, _ = day.catalog.exports.results_workbook(day.actor, day.sitting_id, tmp_path)
    cells = next(one for one in sheet_rows(book, "Resultaten") if one["Totaal"])
    begin, end = cells["Begin"], cells["Einde"]
    assert isinstance(begin, datetime)
    assert isinstance(end, datetime)
    assert (f"{begin:%H:%M}", f"{end:%H:%M}", cells["Verschil met UTC"]) == local


def test_the_day_and_the_rule_are_those_of_the_place_of_the_sitting(day: OpenDay) -> None:
    day.clock.set_wall(datetime(2026, 11, 24, 23, 30, tzinfo=UTC))
    new = NewSitting(day.group_id, "Beiroet", "LB", "Asia/Beirut", (date(2026, 11, 25),))
    day.sitting_id = day.catalog.sittings.prepare(day.actor, new).sitting_id
    day.catalog.sittings.open_day(day.actor, day.sitting_id, PIN)

    day.sit(day.people[0])

    assert day.result(day.people[0]).day == date(2026, 11, 25)
