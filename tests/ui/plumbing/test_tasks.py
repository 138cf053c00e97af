from __future__ import annotations

import threading
from functools import partial

import shiboken6
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from mo_desk.ui.plumbing.tasks import Lane, Tasks


def test_jobs_of_the_db_lane_answer_in_order_on_the_gui_thread(qtbot: QtBot) -> None:
    tasks, owner = Tasks(), QObject()
    answers: list[object] = []
    threads: set[bool] = set()

    def done(value: int) -> None:
        answers.append(value)
        threads.add(QThread.currentThread() is owner.thread())

    for number in range(200):
        tasks.run(owner, partial(int, number), done, answers.append)
    qtbot.waitUntil(lambda: tasks.busy() == 0)

    assert answers == list(range(200))
    assert threads == {True}
    tasks.close()


def test_a_failure_arrives_as_the_exception(qtbot: QtBot) -> None:
    tasks, owner = Tasks(), QObject()
    failures: list[Exception] = []

    def fail() -> None:
        raise ValueError("no")

    tasks.run(owner, fail, lambda _value: None, failures.append, Lane.IO)
    qtbot.waitUntil(lambda: tasks.busy() == 0)

    assert [type(failure) for failure in failures] == [ValueError]
    tasks.close()


def test_callbacks_of_a_destroyed_owner_are_dropped(qtbot: QtBot) -> None:
    tasks, owner, gate = Tasks(), QObject(), threading.Event()
    answers: list[object] = []
    tasks.run(owner, gate.wait, answers.append, answers.append)

    shiboken6.delete(owner)
    gate.set()
    qtbot.waitUntil(lambda: tasks.busy() == 0)

    assert answers == []
    tasks.close()


def test_long_work_reports_progress_and_hears_the_wish_to_stop(qtbot: QtBot) -> None:
    tasks, owner = Tasks(), QObject()
    seen: list[object] = []
    ended: list[object] = []
    started = threading.Event()

    def work(report, stop_asked) -> str:
        report((1, 10))
        started.set()
        while not stop_asked():
            threading.Event().wait(0.001)
        return "stopped"

    wish = tasks.follow(owner, work, seen.append, ended.append, ended.append)
    started.wait(5)
    wish.ask()
    qtbot.waitUntil(lambda: tasks.busy() == 0)

    assert seen == [(1, 10)]
    assert ended == ["stopped"]
    tasks.close()


def test_close_finishes_what_was_begun_and_takes_no_more(qtbot: QtBot) -> None:
    tasks, owner = Tasks(), QObject()
    ran: list[int] = []
    for number in range(20):
        tasks.run(owner, partial(ran.append, number), lambda _v: None, lambda _e: None)

    tasks.close()
    tasks.run(owner, lambda: ran.append(99), lambda _v: None, lambda _e: None)

    assert ran == list(range(20))


def test_closing_asks_long_work_to_stop(qtbot: QtBot) -> None:
    tasks, owner = Tasks(), QObject()
    heard = threading.Event()

    def work(_report, stop_asked) -> None:
        while not stop_asked():
            threading.Event().wait(0.001)
        heard.set()

    tasks.follow(owner, work, _nothing, _nothing, _nothing)
    tasks.close()

    assert heard.is_set()


def test_long_work_that_is_asked_to_stop_says_its_parting_sentence_once(qtbot: QtBot) -> None:
    tasks, owner = Tasks(), QObject()
    gate = threading.Event()
    for sentence in ("The backup is being finished.", "Sending is being stopped.", "Sending is being stopped."):
        tasks.follow(owner, lambda _report, _stop: gate.wait(5), _nothing, _nothing, _nothing, sentence)
    tasks.run(owner, lambda: gate.wait(5), _nothing, _nothing)

    assert tasks.followed() == 3
    assert tasks.ask_to_stop() == ("The backup is being finished.", "Sending is being stopped.")
    gate.set()
    qtbot.waitUntil(lambda: tasks.busy() == 0)
    assert (tasks.followed(), tasks.ask_to_stop()) == (0, ())
    tasks.close()


def _nothing(_value: object) -> None:
    """Take an answer."""
