from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mo_desk.store.result_checks import HubChecks
from mo_desk.wire.messages import Check
from tests.helpers.hubs import open_agency


@pytest.fixture
def checks(tmp_path: Path) -> Iterator[HubChecks]:
    agency = open_agency(f"sqlite:///{tmp_path}/hub.db")
    yield agency.checks
    agency.store.close()


def a_check(seq: int, *, agrees: bool = True) -> Check:
    return Check("c" * 32, seq, "a" * 32, agrees, 31, 41, "passed", 5)


def test_checks_are_read_in_pages_by_number(checks: HubChecks) -> None:
    checks.put("laptop-1", [a_check(seq) for seq in range(1, 6)])

    first = checks.page("laptop-1", 0, 3)
    second = checks.page("laptop-1", first.upto, 3)

    assert (len(first.checks), first.more, len(second.checks), second.more) == (3, True, 2, False)
    assert first.checks + second.checks == tuple(a_check(seq) for seq in range(1, 6))
    assert checks.page("laptop-1", second.upto, 3).upto == second.upto


def test_a_result_checked_again_comes_again_as_it_is_now(checks: HubChecks) -> None:
    checks.put("laptop-1", [a_check(1), a_check(2)])
    seen = checks.page("laptop-1", 0, 10).upto

    checks.put("laptop-1", [a_check(1, agrees=False)])

    assert checks.page("laptop-1", seen, 10).checks == (a_check(1, agrees=False),)
    assert len(checks.page("laptop-1", 0, 10).checks) == 2


def test_a_laptop_gets_its_own_checks_only(checks: HubChecks) -> None:
    checks.put("laptop-1", [a_check(1)])
    checks.put("laptop-2", [])

    assert checks.page("laptop-2", 0, 10).checks == ()
