from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from mo_desk.domain.access import Actor, Role
from mo_desk.domain.errors import Conflict, Invalid, NotAllowed, NotFound, Refused
from mo_desk.domain.facts import SeatPlanned
from mo_desk.domain.ids import AttemptId, ItemId, OptionId, SittingId, UserId
from mo_desk.domain.questions import Block, Standing
from mo_desk.domain.sittings import NewSitting, SeatStatus
from mo_desk.paths import Home
from mo_desk.store.queries import sittings
from mo_desk.views.attempts import Cursor, DeliveryView, HandoverView, SavedAnswer
from tests.helpers.desks import (
    LEADER_PASSPHRASE,
    PIN,
    TODAY,
    OpenDay,
    copy_home,
    make_day,
    open_day,
    right_option,
    wrong_option,
)


def entries(day: OpenDay) -> int:
    return day.catalog.maintenance.device(day.actor).entries


def order(delivery: DeliveryView) -> list[tuple[str, tuple[str, ...]]]:
    return [(question.item_id, question.options) for question in delivery.questions]


def save(day: OpenDay, delivery: DeliveryView, place: int, *, right: bool = True, language: str = "ar") -> SavedAnswer:
    question = delivery.questions[place]
    option = right_option(question) if right else wrong_option(question)
    return day.catalog.attempts.save_answer(day.actor, delivery.attempt_id, question.item_id, option, language)


def test_no_test_before_identity_was_checked_or_for_who_was_not_admitted(day: OpenDay) -> None:
    start, check = day.catalog.attempts.start, day.catalog.sittings.check_identity
    with pytest.raises(Refused, match="identity_not_checked"):
        start(day.actor, day.sitting_id, day.people[0])

    check(day.actor, day.sitting_id, day.people[0], "not_admitted", reason="iemand anders")
    with pytest.raises(Refused, match="identity_not_checked"):
        start(day.actor, day.sitting_id, day.people[0])

    check(day.actor, day.sitting_id, day.people[0], "under_reserve", reason="vergeten")
    assert not start(day.actor, day.sitting_id, day.people[0]).resumed


def test_everyone_gets_forty_one_questions_the_general_part_first(day: OpenDay) -> None:
    delivery = day.start(day.people[0])

    assert [question.number for question in delivery.questions] == list(range(1, 42))
    assert Counter(question.block for question in delivery.questions) == {Block.GENERAL: 11, Block.PRACTICAL: 30}
    assert {question.block for question in delivery.questions[:11]} == {Block.GENERAL}
    assert all({"nl", "ar"} <= question.texts.keys() for question in delivery.questions)
    assert (delivery.shown, delivery.used_seconds, delivery.answers) == (1, 0, {})


def test_two_people_with_one_form_see_it_in_another_order(day: OpenDay) -> None:
    first, other = day.people[:2]
    delivery = day.start(first)
    day.catalog.attempts.submit(day.actor, delivery.attempt_id, 60)
    with day.catalog.attempts._context.store.write(day.actor) as work:
        seat = sittings.seats_of(work.connection, day.sitting_id)[other]
        work.append(
            day.sitting_id,
            SeatPlanned(day.sitting_id, other, seat.language, delivery.form_id, (), replaces=seat.plan_refs),
        )

    one, another = order(delivery), order(day.start(other))

    assert one != another
    assert dict(one).keys() == dict(another).keys()


def test_going_on_shows_the_same_question_order_answers_and_time(day: OpenDay) -> None:
    delivery = day.start(day.people[0])
    saved = [save(day, delivery, place) for place in range(7)]
    marked = frozenset({delivery.questions[3].item_id})
    day.catalog.attempts.save_cursor(day.actor, Cursor(delivery.attempt_id, 8, 312, marked, "nl", 2))

    again = day.catalog.attempts.resume(day.actor, day.sitting_id)

    assert again is not None
    assert again.resumed
    assert order(again) == order(delivery)
    assert again.answers == {one.item_id: one.option_id for one in saved}
    assert (again.shown, again.used_seconds, again.marked, again.text_size) == (8, 312, marked, 2)


def test_going_on_in_a_fresh_process_is_the_same_and_time_never_runs_back(day: OpenDay) -> None:
    delivery = day.start(day.people[0])
    save(day, delivery, 0)
    day.catalog.attempts.save_cursor(day.actor, Cursor(delivery.attempt_id, 2, 100))
    day.catalog.attempts.resume(day.actor, day.sitting_id)
    day.catalog.attempts.save_cursor(day.actor, Cursor(delivery.attempt_id, 2, 90))
    home = day.desk.home
    day.close()

    fresh = open_day(home)
    again = fresh.catalog.attempts.start(fresh.actor, fresh.sitting_id, day.people[0])

    assert (again.attempt_id, again.used_seconds, order(again)) == (delivery.attempt_id, 100, order(delivery))
    assert len(again.answers) == 1
    fresh.close()


def test_a_hand_over_says_whose_test_it_is_and_writes_nothing(day: OpenDay) -> None:
    person = day.people[2]
    day.catalog.sittings.check_identity(day.actor, day.sitting_id, person, "seen", "passport")
    day.catalog.sittings.plan_seat(day.actor, day.sitting_id, person, "fr", ("large_text",))
    before = day.catalog.maintenance.device(day.actor).entries

    handover = day.catalog.attempts.get_handover(day.actor, day.sitting_id, person)

    assert handover == HandoverView(person, "Cem", "fr", 1, resumed=False)
    assert day.catalog.maintenance.device(day.actor).entries == before
    seats = day.catalog.sittings.get_sitting(day.actor, day.sitting_id).seats
    assert [seat.status for seat in seats if seat.person_id == person] == [SeatStatus.TO_DO]


def test_a_hand_over_of_a_running_attempt_needs_no_name_and_keeps_its_language_and_size(day: OpenDay) -> None:
    delivery = day.start(day.people[0])
    day.catalog.attempts.save_cursor(day.actor, Cursor(delivery.attempt_id, 1, 10, frozenset(), "nl", 2))

    handover = day.catalog.attempts.get_handover(day.actor, day.sitting_id, None)

    assert handover == HandoverView(day.people[0], "An", "ar", 2, resumed=True)


def test_a_hand_over_is_refused_where_a_start_would_be(day: OpenDay) -> None:
    get = day.catalog.attempts.get_handover
    with pytest.raises(NotFound, match="attempt_unknown"):
        get(day.actor, day.sitting_id, None)
    with pytest.raises(NotFound, match="sitting_unknown"):
        get(day.actor, SittingId("nergens"), day.people[0])
    with pytest.raises(Refused, match="identity_not_checked"):
        get(day.actor, day.sitting_id, day.people[0])
    with pytest.raises(NotAllowed):
        get(day.trainer, day.sitting_id, day.people[0])
    day.start(day.people[0])
    with pytest.raises(Conflict, match="other_attempt_running"):
        get(day.actor, day.sitting_id, day.people[1])


def test_nothing_to_go_on_with_is_none(day: OpenDay) -> None:
    assert day.catalog.attempts.resume(day.actor, day.sitting_id) is None


def test_an_answer_is_bound_to_the_option_and_keeps_the_language_it_was_read_in(day: OpenDay) -> None:
    delivery = day.start(day.people[0])
    question = delivery.questions[0]

    save(day, delivery, 0, language="nl")

    again = day.catalog.attempts.resume(day.actor, day.sitting_id)
    assert again is not None
    assert again.answers[question.item_id] == right_option(question)


def test_the_same_answer_twice_is_one_fact_and_another_answer_replaces_it(day: OpenDay) -> None:
    delivery = day.start(day.people[0])
    before = entries(day)

    first, second = save(day, delivery, 0), save(day, delivery, 0)
    assert (first, entries(day)) == (second, before + 1)

    save(day, delivery, 0, right=False)
    assert entries(day) == before + 2
    day.catalog.attempts.submit(day.actor, delivery.attempt_id, 60)
    day.confirm(day.people[0])
    score = day.result(day.people[0]).score
    assert score is not None
    assert (score.points, score.unanswered) == (0, 40)


def test_an_answer_to_something_else_is_refused(day: OpenDay) -> None:
    delivery = day.start(day.people[0])
    question = delivery.questions[0]
    answer = day.catalog.attempts.save_answer

    with pytest.raises(Invalid, match="answer_item_unknown"):
        answer(day.actor, delivery.attempt_id, ItemId("t99-niets"), question.options[0], "nl")
    with pytest.raises(Invalid, match="answer_option_unknown"):
        answer(day.actor, delivery.attempt_id, question.item_id, OptionId("z"), "nl")
    with pytest.raises(NotFound, match="attempt_unknown"):
        answer(day.actor, AttemptId("f" * 32), question.item_id, question.options[0], "nl")


def test_handing_in_twice_scores_once(day: OpenDay) -> None:
    delivery = day.start(day.people[0])
    day.answer(delivery, 11, 30)

    day.catalog.attempts.submit(day.actor, delivery.attempt_id, 600)
    after = entries(day)
    day.catalog.attempts.submit(day.actor, delivery.attempt_id, 900, "time_over")

    assert entries(day) == after
    day.confirm(day.people[0])
    row = day.result(day.people[0])
    assert row.score is not None
    assert (row.score.points, row.minutes, row.status) == (41, 10, SeatStatus.TAKEN)
    assert "results_differ" not in row.to_decide


def test_after_handing_in_nothing_is_taken(day: OpenDay) -> None:
    attempt = day.sit(day.people[0])
    question = day.catalog.attempts

    with pytest.raises(Conflict, match="attempt_already_ended"):
        question.save_answer(day.actor, attempt, ItemId("x"), OptionId("a"), "nl")
    with pytest.raises(Conflict, match="attempt_already_ended"):
        question.stop(day.actor, attempt, "ziek", 10)
    with pytest.raises(Conflict, match="attempt_already_ended"):
        question.start(day.actor, day.sitting_id, day.people[0])
    assert question.resume(day.actor, day.sitting_id) is None


def test_an_unknown_cause_of_handing_in_is_refused(day: OpenDay) -> None:
    delivery = day.start(day.people[0])

    with pytest.raises(Invalid, match="submit_cause_unknown"):
        day.catalog.attempts.submit(day.actor, delivery.attempt_id, 1, "boredom")


def test_a_test_broken_off_keeps_its_answers_and_has_no_score(day: OpenDay) -> None:
    delivery = day.start(day.people[0])
    save(day, delivery, 0)
    with pytest.raises(Invalid, match="reason_missing"):
        day.catalog.attempts.stop(day.actor, delivery.attempt_id, " ", 60)

    day.catalog.attempts.stop(day.actor, delivery.attempt_id, "onwel", 60)

    row = day.result(day.people[0])
    assert (row.status, row.score, row.outcome.outcome) == (SeatStatus.STOPPED, None, "undetermined")
    assert "stopped" in row.to_decide
    with pytest.raises(Conflict, match="attempt_already_ended"):
        day.catalog.attempts.submit(day.actor, delivery.attempt_id, 70)
    with pytest.raises(Conflict, match="attempt_already_ended"):
        save(day, delivery, 1)


def test_one_laptop_serves_one_person_at_a_time(day: OpenDay) -> None:
    day.start(day.people[0])

    with pytest.raises(Conflict, match="other_attempt_running"):
        day.start(day.people[1])


def test_an_annulled_attempt_takes_no_answer_any_more_and_the_next_is_number_one_again(day: OpenDay) -> None:
    delivery = day.start(day.people[0])
    save(day, delivery, 0)
    day.catalog.supervision.annul(day.actor, delivery.attempt_id, "technical", day.leader_id, LEADER_PASSPHRASE)

    with pytest.raises(Conflict, match="attempt_already_ended"):
        save(day, delivery, 1)

    again = day.start(day.people[0])
    assert again.attempt_id != delivery.attempt_id
    assert day.result(day.people[0]).attempt_number == 1


def test_a_later_sitting_is_the_second_attempt_with_another_order(day: OpenDay) -> None:
    first = day.start(day.people[0])
    day.catalog.attempts.submit(day.actor, first.attempt_id, 60)
    new = NewSitting(day.group_id, "Genk", "BE", "Europe/Brussels", (TODAY,))
    view = day.catalog.sittings.prepare(day.actor, new)
    day.catalog.sittings.open_day(day.actor, view.sitting_id, PIN)

    day.sitting_id = view.sitting_id
    second = day.start(day.people[0])

    assert order(second) != order(first)
    assert day.result(day.people[0]).attempt_number == 2


def test_extra_time_is_half_as_much_again(blank_home: Home, tmp_path_factory: pytest.TempPathFactory) -> None:
    limited = make_day(tmp_path_factory.mktemp("limited"), blank_home, minutes=60)
    day = open_day(copy_home(limited, tmp_path_factory.mktemp("copy")))

    limits = {}
    for person in day.people:
        delivery = day.start(person)
        limits[delivery.greeting_name] = delivery.time_limit_seconds
        day.catalog.attempts.submit(day.actor, delivery.attempt_id, 3600, "time_over")

    assert limits == {"An": 3600, "Bilal": 3600, "Cem": 5400, "Djenaba": 3600}
    day.close()


def test_practice_questions_come_with_real_controls_and_from_no_bank(day: OpenDay) -> None:
    questions = day.catalog.attempts.practice(day.actor)
    in_bank = {question.item_id for question in day.start(day.people[0]).questions}

    assert len(questions) == 2
    assert not {question.item_id for question in questions} & in_bank


def test_losing_the_focus_is_recorded(day: OpenDay) -> None:
    delivery = day.start(day.people[0])
    before = entries(day)

    day.catalog.attempts.focus_lost(day.actor, delivery.attempt_id, "window_left", 4)

    assert entries(day) == before + 1


def test_only_who_runs_a_sitting_can_write_in_an_attempt(day: OpenDay) -> None:
    delivery = day.start(day.people[0])
    attempts, question = day.catalog.attempts, delivery.questions[0]
    stranger = Actor(UserId("9" * 32), frozenset({Role.PARTNER, Role.TRAINER}))

    for call in (
        lambda: attempts.save_answer(stranger, delivery.attempt_id, question.item_id, question.options[0], "nl"),
        lambda: attempts.save_cursor(stranger, Cursor(delivery.attempt_id, 1, 0)),
        lambda: attempts.focus_lost(stranger, delivery.attempt_id, "x", 1),
        lambda: attempts.submit(stranger, delivery.attempt_id, 1),
        lambda: attempts.stop(stranger, delivery.attempt_id, "x", 1),
        lambda: attempts.resume(stranger, day.sitting_id),
        lambda: attempts.practice(stranger),
    ):
        with pytest.raises(NotAllowed, match="not_allowed"):
            call()


def test_a_draft_text_never_enters_an_official_sitting(day: OpenDay) -> None:
    """No official form exists in this release, so the rule is asked of the service's own guard with an official standing."""

    attempts = day.catalog.attempts
    with day.desk._store.read() as connection:
        seat = sittings.seats_of(connection, day.sitting_id)[day.people[0]]

    with pytest.raises(Refused, match="draft_text_in_official_test"):
        attempts._refuse_drafts(Standing.OFFICIAL, replace(seat, language="ar"))
    attempts._refuse_drafts(Standing.PRACTICE, replace(seat, language="ar"))
