"""Faults rows 1, 2 and 3: the process is killed at any moment, and nothing that was called saved is missing."""

from __future__ import annotations

import random
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mo_desk.domain.sittings import SeatStatus
from mo_desk.paths import Home
from tests.helpers.desks import OpenDay, bank, copy_home, open_day
from tests.helpers.powercuts import CURSOR_SECONDS, Cut, House, Life, heard, order_of
from tests.helpers.vault import ROOT


@dataclass(slots=True)
class Tally:
    """What a run of kills met."""

    kills: int = 0
    in_answers: int = 0
    in_hand_in: int = 0
    finished: int = 0
    saved: int = 0
    most_seconds_lost: int = 0


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    house = House()
    yield house
    house.close()


@pytest.fixture(scope="module")
def answered_home(day_home: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A desk with an attempt whose every question is answered, not yet handed in."""
    day = open_day(copy_home(day_home, tmp_path_factory.mktemp("answered")))
    day.answer(day.start(day.people[0]), 9, 20)
    day.close()
    return day.desk.home


def test_no_answer_shown_as_saved_is_ever_lost(
    house: House, day_home: Home, answered_home: Home, tmp_path: Path
) -> None:
    tally = cut(house, day_home, answered_home, tmp_path, kills=60, seed=2026)

    assert tally.kills == 60
    assert min(tally.in_answers, tally.in_hand_in) > 5


@pytest.mark.soak
@pytest.mark.timeout(5400)
def test_a_thousand_power_cuts(house: House, day_home: Home, answered_home: Home, tmp_path: Path) -> None:
    begun = time.monotonic()

    tally = cut(house, day_home, answered_home, tmp_path, kills=1000, seed=int(time.time()))

    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.strip()
    report = f"""# The last long run

Written by `make soak`, {datetime.now(UTC):%d/%m/%Y %H:%M} UTC, commit {commit or "unknown"}.

| what | figure |
|---|---|
| processes killed with SIGKILL at a random moment | {tally.kills} |
| of those while answering or moving on | {tally.in_answers} |
| of those while handing in and scoring | {tally.in_hand_in} |
| answers reported as saved and found again | {tally.saved} |
| answers lost | 0 |
| attempts handed in, each scored exactly once | {tally.finished} |
| most seconds of used time lost (at most {CURSOR_SECONDS} allowed) | {tally.most_seconds_lost} |
| minutes the run took | {(time.monotonic() - begun) / 60:.1f} |
"""
    (ROOT / "docs" / "soak.md").write_text(report, encoding="utf-8")


def cut(house: House, day_home: Home, answered_home: Home, folder: Path, *, kills: int, seed: int) -> Tally:
    """Kill lives at random moments until there were `kills`, and look after each what is there."""
    chance, tally = random.Random(seed), Tally()
    whole = {
        story: house.live(copy_home(home, folder / f"first-{story}"), folder / f"{story}.log", story, seed)
        for story, home in (("whole", day_home), ("hand_in", answered_home))
    }
    number = 0
    while tally.kills < kills:
        story = "hand_in" if number % 2 == 0 else "whole"
        number += 1
        place = folder / f"desk-{number}"
        home = copy_home(answered_home if story == "hand_in" else day_home, place)
        logs: list[Path] = []
        for life in range(50):
            logs.append(place / f"life-{life}.log")
            lived = house.live(home, logs[-1], story, seed + 1000 * number + life, _moment(chance, story, whole[story]))
            tally.kills += lived.killed
            if look(home, logs, tally, story, killed=lived.killed) or tally.kills >= kills:
                break
        shutil.rmtree(place)
    return tally


def _moment(chance: random.Random, story: str, whole: Life) -> Cut:
    """Return any moment of a life: one in eight while it signs in, else after any line it says, or in the hand-in."""
    if chance.random() < 0.125:
        return Cut(0, chance.uniform(0, whole.first))
    if story == "hand_in":
        return Cut(2, chance.uniform(0, 1.2 * (whole.last - whole.first)))
    between = (whole.last - whole.first) / whole.lines
    return Cut(chance.randint(1, whole.lines - 1), chance.uniform(0, 2 * between))


def look(home: Home, logs: list[Path], tally: Tally, story: str, *, killed: bool) -> bool:
    """Reopen and compare with everything that was said; return whether the attempt is handed in."""
    said = heard(logs)
    day = open_day(home)
    try:
        assert day.catalog.maintenance.verify_journal(day.actor).sound
        row = day.result(day.people[0], day.leader)
        if killed:
            tally.in_hand_in += said.handing_in
            tally.in_answers += not said.handing_in
        if row.status is SeatStatus.TAKEN:
            _scored_once(day, said.handing_in)
            tally.finished += 1
            return True
        assert not said.handed_in
        assert count(day, "result_scored") == count(day, "attempt_submitted") == 0
        delivery = day.catalog.attempts.resume(day.actor, day.sitting_id)
        if delivery is None:
            assert said.order == ""
            return False
        assert said.order in {"", order_of(delivery)}
        there = {str(item): str(option) for item, option in delivery.answers.items()}
        for item, option in said.saved.items():
            assert item in there, f"{item} was shown as saved and is gone"
            assert there[item] in {option, said.tried.get(item)}
        if story == "whole":
            assert there.keys() <= said.saved.keys() | said.tried.keys()
            assert delivery.shown in {said.shown, said.shown_next}
        lost = said.used - delivery.used_seconds
        assert lost <= CURSOR_SECONDS
        tally.most_seconds_lost = max(tally.most_seconds_lost, lost)
        tally.saved += len(said.saved)
        return False
    finally:
        day.close()


def count(day: OpenDay, kind: str) -> int:
    with day.desk._store.read() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM entry WHERE kind = ?", (kind,)).scalar_one())


def _scored_once(day: OpenDay, handing_in: bool) -> None:
    assert handing_in, "scored although nobody handed in"
    assert count(day, "attempt_submitted") == count(day, "result_scored") == 1
    row = day.result(day.people[0], day.leader)
    assert row.score is not None
    assert row.attempt_id is not None
    with day.desk._store.read() as connection:
        rows = connection.exec_driver_sql("SELECT item_id, option_id FROM answer WHERE NOT replaced").all()
    assert row.score.points == sum(bank().items[item].key == option for item, option in rows)
    day.catalog.attempts.submit(day.actor, row.attempt_id, 1)
    assert count(day, "result_scored") == 1
