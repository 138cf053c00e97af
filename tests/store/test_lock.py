from __future__ import annotations

import stat

import pytest

from mo_desk.domain.errors import Conflict
from mo_desk.store.lock import HomeLock
from tests.helpers.vault import start_child

HOLD = """
import sys
from pathlib import Path
from mo_desk.store.lock import HomeLock
lock = HomeLock(Path(sys.argv[1]))
print("go", flush=True)
sys.stdin.read()
"""


def test_a_second_instance_is_refused_and_after_kill_9_the_next_one_gets_in(tmp_path):
    child = start_child(HOLD, str(tmp_path / "desk.lock"))
    assert child.stdout is not None
    assert child.stdout.readline() == "go\n"

    with pytest.raises(Conflict, match="already_open"):
        HomeLock(tmp_path / "desk.lock")

    child.kill()
    child.communicate()
    HomeLock(tmp_path / "desk.lock").release()


def test_two_in_one_process_exclude_each_other_too(tmp_path):
    with HomeLock(tmp_path / "desk.lock"), pytest.raises(Conflict, match="already_open"):
        HomeLock(tmp_path / "desk.lock")

    with HomeLock(tmp_path / "desk.lock"):
        pass


def test_releasing_twice_is_harmless(tmp_path):
    lock = HomeLock(tmp_path / "desk.lock")

    lock.release()
    lock.release()

    assert stat.S_IMODE((tmp_path / "desk.lock").stat().st_mode) == 0o600
