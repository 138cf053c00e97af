"""The time limit is the service's too: an answer past it is refused, by a clock that nobody can set."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from mo_desk.domain.errors import Conflict
from mo_desk.domain.timing import GRACE_SECONDS
from mo_desk.paths import Home
from mo_desk.views.attempts import Cursor, DeliveryView
from tests.helpers.desks import OpenDay, copy_home, make_day, open_day, right_option

LIMIT = 600


@pytest.fixture(scope="module")
def limited_home(tmp_path_factory: pytest.TempPathFactory, blank_home: Home) -> Home:
    """A closed desk with an open sitting of ten minutes."""
    return make_day(tmp_path_factory.mktemp("limited"), blank_home, minutes=LIMIT // 60)


@pytest.fixture
def limited(limited_home: Home, tmp_path: Path) -> Iterator[OpenDay]:
    day = open_day(copy_home(limited_home, tmp_path))
    yield day
    day.close()


def show(day: OpenDay, delivery: DeliveryView, used: int = 0) -> None:
    """Keep a cursor, as the screen does with the first question and every five seconds."""
    day.catalog.attempts.save_cursor(day.actor, Cursor(delivery.attempt_id, 1, used))


def save(day: OpenDay, delivery: DeliveryView, place: int) -> None:
    question = delivery.questions[place]
    day.catalog.attempts.save_answer(day.actor, delivery.attempt_id, question.item_id, right_option(question), "nl")


def refused(day: OpenDay, delivery: DeliveryView, place: int) -> bool:
    try:
        save(day, delivery, place)
    except Conflict as error:
        if error.code != "attempt_time_over":
            raise
        return True
    return False


def test_an_answer_within_the_grace_is_saved_and_one_after_it_is_not(limited: OpenDay) -> None:
    delivery = limited.start(limited.people[0])
    show(limited, delivery)

    limited.clock.pass_seconds(LIMIT + GRACE_SECONDS)
    assert not refused(limited, delivery, 0)
    limited.clock.pass_seconds(0.001)
    assert refused(limited, delivery, 1)

    limited.catalog.attempts.submit(limited.actor, delivery.attempt_id, LIMIT, "time_over")
    limited.confirm(limited.people[0])
    row = limited.result(limited.people[0])
    assert row.score is not None
    assert (row.score.points, row.minutes) == (1, 10)


def test_extra_time_is_respected(limited: OpenDay) -> None:
    limits = set()
    for person in limited.people:
        delivery = limited.start(person)
        limits.add(delivery.time_limit_seconds)
        show(limited, delivery)
        limited.clock.pass_seconds(LIMIT + GRACE_SECONDS + 1)
        assert refused(limited, delivery, 0) is (delivery.time_limit_seconds == LIMIT)
        limited.clock.pass_seconds(delivery.time_limit_seconds - LIMIT)
        assert refused(limited, delivery, 1)
        limited.catalog.attempts.submit(limited.actor, delivery.attempt_id, LIMIT, "time_over")

    assert limits == {LIMIT, LIMIT * 3 // 2}


def test_the_practice_before_the_first_question_does_not_count(limited: OpenDay) -> None:
    delivery = limited.start(limited.people[0])
    limited.clock.pass_seconds(LIMIT)
    show(limited, delivery)

    limited.clock.pass_seconds(LIMIT)

    assert not refused(limited, delivery, 0)


@pytest.mark.parametrize("jump", [timedelta(days=-1), timedelta(days=1)])
def test_the_wall_clock_changes_nothing(limited: OpenDay, jump: timedelta) -> None:
    delivery = limited.start(limited.people[0])
    show(limited, delivery)
    limited.clock.set_wall(limited.clock.at + jump)

    limited.clock.pass_seconds(LIMIT)
    assert not refused(limited, delivery, 0)
    limited.clock.pass_seconds(GRACE_SECONDS + 1)
    assert refused(limited, delivery, 1)


def test_after_a_restart_what_was_used_counts_and_the_time_between_does_not(limited: OpenDay) -> None:
    delivery = limited.start(limited.people[0])
    show(limited, delivery)
    limited.clock.pass_seconds(400)
    show(limited, delivery, 400)
    limited.close()
    limited.clock.run_id, limited.clock.elapsed_ms = "6" * 32, 0
    limited.clock.pass_seconds(7200)

    again = open_day(limited.desk.home, limited.clock)
    resumed = again.catalog.attempts.start(again.actor, again.sitting_id, again.people[0])
    assert resumed.used_seconds == 400
    show(again, resumed, 400)
    again.clock.pass_seconds(200 + GRACE_SECONDS)
    assert not refused(again, resumed, 0)
    again.clock.pass_seconds(1)
    assert refused(again, resumed, 1)
    again.close()


def test_answers_of_a_fresh_process_without_a_screen_count_from_what_was_kept(limited: OpenDay) -> None:
    delivery = limited.start(limited.people[0])
    show(limited, delivery, LIMIT - 1)
    limited.close()

    again = open_day(limited.desk.home, limited.clock)
    assert not refused(again, delivery, 0)
    again.clock.pass_seconds(GRACE_SECONDS + 2)
    assert refused(again, delivery, 1)
    again.close()


def test_losing_the_focus_again_and_again_wins_no_time(limited: OpenDay) -> None:
    delivery = limited.start(limited.people[0])
    show(limited, delivery)

    for _ in range(31):
        limited.clock.pass_seconds(20)
        limited.catalog.attempts.focus_lost(limited.actor, delivery.attempt_id, "other_window", 3)

    assert refused(limited, delivery, 0)


def test_without_a_limit_an_answer_is_never_late(day: OpenDay) -> None:
    delivery = day.start(day.people[0])
    show(day, delivery)
    day.clock.pass_seconds(100_000)

    assert not refused(day, delivery, 0)


def test_the_limit_asks_the_database_nothing(limited: OpenDay) -> None:
    delivery = limited.start(limited.people[0])
    show(limited, delivery)
    save(limited, delivery, 0)
    asked: list[str] = []
    engine = limited.desk._store._engine
    event.listen(engine, "before_cursor_execute", lambda _c, _cursor, statement, *_rest: asked.append(statement))

    save(limited, delivery, 1)

    assert [statement for statement in asked if statement.startswith("SELECT")] == []
