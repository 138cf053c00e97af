"""Real stores for benchmarks, filled through the real code."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mo_desk.bootstrap.machine import RandomIds, SystemClock
from mo_desk.domain.access import Actor, Role
from mo_desk.domain.facts import AnswerGiven, AttemptStarted, AttemptSubmitted, BlockPoints, Body, ResultScored
from mo_desk.domain.ids import AttemptId, FormId, ItemId, OptionId, PersonId, RuleId, SittingId, UserId
from mo_desk.domain.questions import Standing
from mo_desk.paths import Home
from mo_desk.store.chains import Program
from mo_desk.store.engine import open_engine, open_scratch
from mo_desk.store.migrations.steps import STEPS
from mo_desk.store.projections.catalog import CARD_PROJECTIONS, PROJECTIONS
from mo_desk.store.store import Store
from mo_desk.store.upgrade import upgrade_desk
from mo_desk.wire.identity import DeviceIdentity

KEY = bytes(range(32))
ACTOR = Actor(UserId("b" * 32), frozenset({Role.TEST_LEADER}))
QUESTIONS = 41


@contextmanager
def open_store(folder: Path) -> Iterator[Store]:
    """Make an encrypted store in a folder, WAL and FULL, and close it at the end."""
    home = Home(folder)
    home.prepare()
    clock, ids = SystemClock(), RandomIds()
    open_engine(home.database, KEY, create=True).dispose()
    upgrade_desk(home, KEY, clock.now().at, STEPS)
    engine, scratch = open_engine(home.database, KEY), open_scratch(home.database, KEY)
    store = Store(
        engine, PROJECTIONS, CARD_PROJECTIONS, clock, ids, DeviceIdentity.create(ids.new()), home=home, scratch=scratch
    )
    store.open_chain(Program("bench"))
    try:
        yield store
    finally:
        store.close()


def attempt_facts(number: int) -> list[tuple[str, Body]]:
    """Return what one attempt of 41 answers leaves: start, answers, submission, result (44 entries)."""
    attempt, person = AttemptId(_id("attempt", number)), PersonId(_id("person", number))
    sitting, form = SittingId("c" * 32), FormId("d" * 32)
    started = AttemptStarted(
        attempt, sitting, person, form, "nl", "e" * 32, RuleId("beleidsnota-2024"), Standing.PRACTICE, 1
    )
    answers = [
        AnswerGiven(attempt, ItemId(f"t07-item-{place}"), OptionId("abc"[place % 3]), "nl")
        for place in range(QUESTIONS)
    ]
    result = ResultScored(
        attempt, person, sitting, form, RuleId("beleidsnota-2024"), Standing.PRACTICE, 31, QUESTIONS, 29, "passed", 0,
        (BlockPoints("algemeen", 8, 11), BlockPoints("praktisch", 23, 30)), (BlockPoints("T07", 3, 4),), "f" * 64,
    )  # fmt: skip
    bodies: list[Body] = [started, *answers, AttemptSubmitted(attempt, 900, 0, "handed_in"), result]
    return [(attempt, body) for body in bodies]


def fill(store: Store, attempts: int, first: int = 0) -> int:
    """Append whole attempts, ten a commit; return the number of entries."""
    entries = 0
    for start in range(first, first + attempts, 10):
        facts = [fact for number in range(start, min(start + 10, first + attempts)) for fact in attempt_facts(number)]
        with store.write(ACTOR) as work:
            work.append_many(facts)
        entries += len(facts)
    return entries


def _id(what: str, number: int) -> str:
    return hashlib.sha256(f"{what} {number}".encode()).hexdigest()[:32]


def random_id() -> str:
    """Return a fresh id."""
    return os.urandom(16).hex()
