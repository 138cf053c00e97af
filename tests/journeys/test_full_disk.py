"""Faults rows 4 and 5: the disk is full, or cannot be written, in the middle of a test."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from mo_desk.domain.errors import Unreachable
from tests.helpers.desks import OpenDay, open_day, right_option


@contextmanager
def full_disk(day: OpenDay) -> Iterator[None]:
    """Let no file grow: whatever is written past the end of the write-ahead log fails, as on a full disk."""
    size = day.desk.home.database.with_name("desk.db-wal").stat().st_size
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_loses_no_answer_and_the_test_goes_on_afterwards(day: OpenDay) -> None:
    delivery = day.start(day.people[0])
    attempts = day.catalog.attempts
    one, two, three = delivery.questions[:3]
    attempts.save_answer(day.actor, delivery.attempt_id, one.item_id, right_option(one), "ar")
    entries = day.catalog.maintenance.device(day.actor).entries

    with full_disk(day), pytest.raises(Unreachable) as refused:
        attempts.save_answer(day.actor, delivery.attempt_id, two.item_id, right_option(two), "ar")
    assert refused.value.code in {"disk_full", "disk_error"}
    kept = day.catalog.maintenance.device(day.actor).entries
    assert kept == entries

    attempts.save_answer(day.actor, delivery.attempt_id, two.item_id, right_option(two), "ar")
    attempts.save_answer(day.actor, delivery.attempt_id, three.item_id, right_option(three), "ar")
    attempts.submit(day.actor, delivery.attempt_id, 60)

    assert day.catalog.maintenance.verify_journal(day.actor).sound
    day.confirm(day.people[0])
    row = day.result(day.people[0])
    assert row.score is not None
    assert row.score.points == 3


def test_a_full_disk_at_the_hand_in_scores_nothing_and_then_once(day: OpenDay) -> None:
    delivery = day.start(day.people[0])
    day.answer(delivery, 11, 30)

    with full_disk(day), pytest.raises(Unreachable):
        day.catalog.attempts.submit(day.actor, delivery.attempt_id, 60)
    assert day.result(day.people[0], day.leader).score is None

    day.catalog.attempts.submit(day.actor, delivery.attempt_id, 60)
    row = day.result(day.people[0], day.leader)
    assert row.score is not None
    assert row.score.points == 41
    assert "results_differ" not in row.to_decide


def test_what_was_saved_before_the_disk_was_full_is_there_after_a_restart(day: OpenDay) -> None:
    delivery = day.start(day.people[0])
    for question in delivery.questions[:10]:
        day.catalog.attempts.save_answer(day.actor, delivery.attempt_id, question.item_id, right_option(question), "ar")
    question = delivery.questions[10]
    with full_disk(day), pytest.raises(Unreachable):
        day.catalog.attempts.save_answer(day.actor, delivery.attempt_id, question.item_id, right_option(question), "ar")
    home = day.desk.home
    day.close()

    again = open_day(home)
    view = again.catalog.attempts.resume(again.actor, again.sitting_id)
    assert view is not None
    assert len(view.answers) == 10
    again.close()
