from __future__ import annotations

import re
from datetime import UTC

from mo_desk.bootstrap.machine import RandomIds, SystemClock


def test_a_run_counts_from_its_start_and_never_backwards() -> None:
    clock = SystemClock()

    first, second = clock.now(), clock.now()

    assert 0 <= first.elapsed_ms <= second.elapsed_ms
    assert first.run_id == second.run_id
    assert first.at.tzinfo is UTC
    assert SystemClock().now().run_id != first.run_id


def test_ids_are_128_random_bits_in_hexadecimal() -> None:
    made = {RandomIds().new() for _ in range(100)}

    assert len(made) == 100
    assert all(re.fullmatch(r"[0-9a-f]{32}", one) for one in made)
