"""Work away from the GUI thread, with the answer back on it.

Two lanes: `db` has one thread, so that use cases run in the order they were asked; `io` has four, for the network, papers
and hashing. A job holds a callable and the bound `emit`, and nothing else of Qt. When the owner of a job has been destroyed,
its callbacks are dropped. Only frozen values may cross.

    tasks.run(page, lambda: groups.list_groups(actor), page.show_rows, page.show_failure)
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

T = TypeVar("T")
IO_THREADS = 4


class Lane(Enum):
    """Where a job runs."""

    DB = "db"
    IO = "io"


class StopWish:
    """Says to a running job that the user wants it to stop; a job asks at points where stopping is safe."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def ask(self) -> None:
        """Ask the job to stop."""
        self._event.set()

    def asked(self) -> bool:
        """Say whether somebody asked."""
        return self._event.is_set()


class _Emit(Protocol):
    def __call__(self, number: int, value: object, /) -> None: ...


@dataclass(frozen=True, slots=True)
class _Waiting:
    owner: QObject
    lane: Lane
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]
    progress: Callable[[Any], None] | None = None
    wish: StopWish | None = None
    parting: str = ""


class _Job(QRunnable):
    def __init__(self, number: int, call: Callable[[], object], finished: _Emit, failed: _Emit) -> None:
        super().__init__()
        self._number, self._call, self._finished, self._failed = number, call, finished, failed

    def run(self) -> None:
        try:
            value = self._call()
        except Exception as error:  # noqa: BLE001  the task runner is one of the three places where every failure is taken
            self._failed(self._number, error)
        else:
            self._finished(self._number, value)


class Tasks(QObject):
    """Runs callables on the lanes and hands their results to the GUI thread, where this object lives."""

    idle_changed = Signal()
    """Some job started or ended; `busy` tells how many there are."""

    _finished = Signal(int, object)
    _failed = Signal(int, object)
    _progressed = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: dict[int, _Waiting] = {}
        self._number = 0
        self._closed = False
        self._pools = {Lane.DB: _pool(self, 1), Lane.IO: _pool(self, IO_THREADS)}
        self._finished.connect(self._on_finished)
        self._failed.connect(self._on_failed)
        self._progressed.connect(self._on_progressed)

    def run(
        self,
        owner: QObject,
        call: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        lane: Lane = Lane.DB,
    ) -> None:
        """Run `call` on a lane; `done` or `failed` follows on the GUI thread unless `owner` is gone by then."""
        self._start(_Waiting(owner, lane, done, failed), lambda _report: call())

    def follow(
        self,
        owner: QObject,
        call: Callable[[Callable[[Any], None], Callable[[], bool]], T],
        progress: Callable[[Any], None],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        parting: str = "",
    ) -> StopWish:
        """Run long work on the `io` lane: `call(report, stop_asked)`; what it reports arrives at `progress`.

        `parting` is the sentence to show when the window is to close and this work comes to its end first.
        """
        wish = StopWish()
        waiting = _Waiting(owner, Lane.IO, done, failed, progress, wish, parting)
        self._start(waiting, lambda report: call(report, wish.asked))
        return wish

    def ask_to_stop(self) -> tuple[str, ...]:
        """Ask all long work to stop where it is safe; return its parting sentences, none when there is no long work."""
        partings: dict[str, None] = {}
        for waiting in self._waiting.values():
            if waiting.wish is not None:
                waiting.wish.ask()
                partings[waiting.parting] = None
        return tuple(partings)

    def followed(self) -> int:
        """Return how much long work is waiting or running."""
        return sum(waiting.wish is not None for waiting in self._waiting.values())

    def busy(self, lane: Lane | None = None) -> int:
        """Return how many jobs are waiting or running, on one lane or on both."""
        return sum(lane is None or waiting.lane is lane for waiting in self._waiting.values())

    def close(self) -> None:
        """Take no more work, ask long work to stop, and wait until what was begun is done."""
        self._closed = True
        self.ask_to_stop()
        self._pools[Lane.IO].clear()
        for pool in self._pools.values():
            pool.waitForDone()

    def _start(self, waiting: _Waiting, call: Callable[[Callable[[object], None]], object]) -> None:
        if self._closed:
            return
        self._number += 1
        number, progressed = self._number, self._progressed.emit
        self._waiting[number] = waiting
        job = _Job(
            number, lambda: call(lambda value: progressed(number, value)), self._finished.emit, self._failed.emit
        )
        self._pools[waiting.lane].start(job)
        self.idle_changed.emit()

    @Slot(int, object)
    def _on_finished(self, number: int, value: object) -> None:
        waiting = self._waiting.pop(number)
        if shiboken6.isValid(waiting.owner):
            waiting.done(value)
        self.idle_changed.emit()

    @Slot(int, object)
    def _on_failed(self, number: int, error: Exception) -> None:
        waiting = self._waiting.pop(number)
        if shiboken6.isValid(waiting.owner):
            waiting.failed(error)
        self.idle_changed.emit()

    @Slot(int, object)
    def _on_progressed(self, number: int, value: object) -> None:
        waiting = self._waiting.get(number)
        if waiting is not None and waiting.progress is not None and shiboken6.isValid(waiting.owner):
            waiting.progress(value)


def _pool(parent: QObject, threads: int) -> QThreadPool:
    pool = QThreadPool(parent)
    pool.setMaxThreadCount(threads)
    pool.setExpiryTimeout(-1)
    return pool
