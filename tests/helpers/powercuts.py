"""A laptop that loses its power: a process that answers through the real services and is killed at any moment.

    house = House()                                   # python -m tests.helpers.powercuts: imports once, forks for every life
    life = house.live(home, log, "whole", seed=7, cut=Cut(after_lines=120, and_seconds=0.001))
    house.close()

A life signs in, starts or resumes the attempt, answers, moves on, hands in. Before and after every step it writes a line
to its log (one `write` each, so that a line is there or is not): `try ...` before, `saved ...` only after the service
returned. What it said before it died is what must be there afterwards.
"""

from __future__ import annotations

import os
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from mo_desk.paths import Home
from mo_desk.views.attempts import Cursor, DeliveryView
from tests.helpers.desks import OpenDay, bank, open_day, right_option, wrong_option
from tests.helpers.vault import ROOT

CURSOR_SECONDS = 5
"""How often the test screen keeps the time used: what may be lost of it."""


@dataclass(frozen=True, slots=True)
class Cut:
    """When the power goes: after so many lines of the log, and so many seconds more."""

    after_lines: int
    and_seconds: float


@dataclass(frozen=True, slots=True)
class Life:
    """What became of one process: whether it was killed before its end, how many lines it said, and when it said the
    first and the last, in seconds after its birth."""

    killed: bool
    lines: int
    first: float
    last: float


@dataclass(slots=True)
class Said:
    """What the lives of one attempt said, taken together."""

    order: str = ""
    saved: dict[str, str] = field(default_factory=dict)
    tried: dict[str, str] = field(default_factory=dict)
    shown: int = 1
    shown_next: int = 1
    used: int = 0
    handing_in: bool = False
    handed_in: bool = False

    def hear(self, line: str) -> None:
        """Take in one line of a log."""
        word, _, rest = line.partition(" ")
        parts = rest.split(" ")
        match word:
            case "order":
                assert self.order in {"", rest}, "the order of questions or options changed"
                self.order = rest
            case "try":
                self.tried[parts[0]] = parts[1]
            case "saved":
                self.saved[parts[0]] = parts[1]
                self.tried.pop(parts[0], None)
            case "show":
                self.shown_next = int(parts[0])
            case "shown":
                self.shown = int(parts[0])
            case "used":
                self.used = int(parts[0])
            case "handing_in":
                self.handing_in = True
            case "handed_in":
                self.handed_in = True


class House:
    """The process from which every life is forked, with everything imported."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.helpers.powercuts"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
        )  # fmt: skip

    def live(self, home: Home, log: Path, story: str, seed: int, cut: Cut | None = None) -> Life:
        """Let a process live its story and keep what it says in the log; without a cut it lives to its end."""
        pipe = log.with_suffix(".pipe")
        os.mkfifo(pipe)
        reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
        begun = time.monotonic()
        pid = int(self._ask(f"{home.folder}\t{pipe}\t{story}\t{seed}"))
        watch = os.pidfd_open(pid)
        said, times = b"", [0.0, 0.0]
        try:
            while cut is None or said.count(b"\n") < cut.after_lines:
                ready, _, _ = select.select([reader, watch], [], [])
                said += _read(reader)
                times = [times[0] or time.monotonic() - begun, time.monotonic() - begun]
                if watch in ready:
                    break
            else:
                ended, _, _ = select.select([watch], [], [], cut.and_seconds)
                if not ended:
                    signal.pidfd_send_signal(watch, signal.SIGKILL)
            status = int(self._ask("reap"))
            said += _read(reader)
        finally:
            os.close(watch)
            os.close(reader)
        log.write_bytes(said)
        if status not in {0, -signal.SIGKILL}:
            raise AssertionError(f"a life failed by itself: {said[-2000:].decode()}")
        return Life(status != 0, said.count(b"\n"), *times)

    def close(self) -> None:
        """End the house."""
        self._process.communicate("")

    def _ask(self, line: str) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        return self._process.stdout.readline()


def _read(reader: int) -> bytes:
    """Return what stands in the pipe now; a pipe nobody has opened yet, or any more, is empty."""
    said = b""
    try:
        while part := os.read(reader, 65536):
            said += part
    except BlockingIOError:
        pass
    return said


def order_of(delivery: DeliveryView) -> str:
    """Return the order of questions and options in one word."""
    return "|".join(f"{question.item_id}:{','.join(question.options)}" for question in delivery.questions)


def _main() -> None:
    bank()
    for line in sys.stdin:
        folder, log, story, seed = line.rstrip("\n").split("\t")
        pid = os.fork()
        if pid == 0:
            _live(Home(Path(folder)), Path(log), story, int(seed))
        print(pid, flush=True)
        sys.stdin.readline()
        _, status = os.waitpid(pid, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _live(home: Home, log: Path, story: str, seed: int) -> None:
    """Live and leave without cleaning up, as somebody does who is gone."""
    file = os.open(log, os.O_WRONLY)
    code = 1
    try:
        _Story(open_day(home), file, random.Random(seed)).tell(whole=story == "whole")
        code = 0
    except BaseException as error:
        os.write(file, f"failed {type(error).__name__} {error}\n".encode())
        raise
    finally:
        os._exit(code)


class _Story:
    def __init__(self, day: OpenDay, file: int, chance: random.Random) -> None:
        self._day = day
        self._file = file
        self._chance = chance
        self._used = 0

    def tell(self, *, whole: bool) -> None:
        day = self._day
        delivery = day.catalog.attempts.resume(day.actor, day.sitting_id)
        if delivery is None:
            if day.result(day.people[0], day.leader).attempt_id is not None:
                return
            delivery = day.start(day.people[0])
        self._say(f"order {order_of(delivery)}")
        self._used = delivery.used_seconds
        if whole:
            for place in range(delivery.shown - 1, len(delivery.questions)):
                self._answer(delivery, place)
        self._say("handing_in")
        day.catalog.attempts.submit(day.actor, delivery.attempt_id, self._used)
        self._say("handed_in")

    def _answer(self, delivery: DeliveryView, place: int) -> None:
        question = delivery.questions[place]
        for second in range(self._chance.randint(2, 12)):
            self._used += 1
            if second % CURSOR_SECONDS == CURSOR_SECONDS - 1:
                self._show(delivery, place + 1)
            self._say(f"used {self._used}")
        choices = [right_option(question)]
        if self._chance.random() < 0.3:
            choices.insert(0, wrong_option(question))
        for option in choices:
            self._say(f"try {question.item_id} {option}")
            self._day.catalog.attempts.save_answer(
                self._day.actor, delivery.attempt_id, question.item_id, option, delivery.language
            )
            self._say(f"saved {question.item_id} {option}")
        self._show(delivery, min(place + 2, len(delivery.questions)))

    def _show(self, delivery: DeliveryView, number: int) -> None:
        self._say(f"show {number}")
        self._day.catalog.attempts.save_cursor(self._day.actor, Cursor(delivery.attempt_id, number, self._used))
        self._say(f"shown {number}")

    def _say(self, line: str) -> None:
        os.write(self._file, f"{line}\n".encode())


def heard(logs: Sequence[Path]) -> Said:
    """Return what the lives of one attempt said, oldest first."""
    said = Said()
    for log in logs:
        for line in log.read_text().splitlines() if log.exists() else ():
            said.hear(line)
    return said


if __name__ == "__main__":
    _main()
