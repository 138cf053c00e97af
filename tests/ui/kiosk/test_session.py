"""What may be called chosen, saved and unanswered."""

from __future__ import annotations

from mo_desk.domain.ids import ItemId, OptionId
from mo_desk.ui.kiosk.session import Session, Sign
from tests.ui.kiosk.fakes import FakeDesk

A, B = OptionId("a"), OptionId("b")
ITEM = ItemId("item-1")


def session() -> Session:
    return Session(FakeDesk().delivery)


def test_an_older_acknowledgement_does_not_call_a_newer_choice_saved():
    running = session()
    running.choose(A)
    running.choose(B)

    running.acknowledge(ITEM, A)

    assert running.sign(ITEM) is Sign.SAVING
    assert running.chosen(ITEM) == B


def test_a_refused_choice_leaves_the_saved_answer_standing():
    running = session()
    running.choose(A)
    running.acknowledge(ITEM, A)
    running.choose(B)

    running.refuse(ITEM, B)

    assert (running.chosen(ITEM), running.refused(ITEM), running.sign(ITEM)) == (A, B, Sign.NOT_SAVED)


def test_a_refusal_of_an_older_choice_does_not_touch_the_newer_one():
    running = session()
    running.choose(A)
    running.choose(B)

    running.refuse(ITEM, A)
    running.acknowledge(ITEM, B)

    assert running.sign(ITEM) is Sign.SAVED


def test_choosing_the_same_answer_again_saves_nothing_unless_it_was_refused():
    running = session()
    assert running.choose(A)
    assert not running.choose(A)
    running.refuse(ITEM, A)

    assert running.choose(A)


def test_an_option_of_another_question_is_not_taken():
    assert not session().choose(OptionId("z"))


def test_the_place_stays_within_the_test():
    running = session()

    running.go(99)
    assert running.shown == 6
    running.go(-1)
    assert running.shown == 1


def test_a_question_whose_answer_could_not_be_saved_has_no_answer():
    running = session()
    running.choose(A)
    running.refuse(ITEM, A)

    assert running.unanswered == (1, 2, 3, 4, 5, 6)
    assert not running.dots[0].answered
