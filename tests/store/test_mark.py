from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from mo_desk.store.mark import read_mark, write_mark
from mo_desk.wire.chain import Checkpoint
from tests.helpers.stores import an_identity

DEVICE = an_identity("desk")
UNSIGNED = Checkpoint("c" * 32, 9, b"\7" * 32, b"")
MARK = msgspec.structs.replace(UNSIGNED, signature=DEVICE.sign(UNSIGNED.signed_bytes()))


def test_a_mark_reads_back_as_written(tmp_path: Path) -> None:
    write_mark(tmp_path / "head.mark", MARK)

    assert read_mark(tmp_path / "head.mark", DEVICE.public_key) == MARK


def test_a_newer_mark_replaces_the_older_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write_mark(tmp_path / "head.mark", UNSIGNED)
    write_mark(tmp_path / "head.mark", MARK)

    assert read_mark(tmp_path / "head.mark", DEVICE.public_key) == MARK
    assert [path.name for path in tmp_path.iterdir()] == ["head.mark"]


@pytest.mark.parametrize("change", [{"seq": 8}, {"chain_id": "d" * 32}, {"hash": bytes(32)}, {"signature": bytes(64)}])
def test_a_mark_that_was_changed_says_nothing(tmp_path: Path, change: dict[str, object]) -> None:
    write_mark(tmp_path / "head.mark", msgspec.structs.replace(MARK, **change))

    assert read_mark(tmp_path / "head.mark", DEVICE.public_key) is None


@pytest.mark.parametrize("data", [b"", b"[]", b'{"chain_id":1}', b"\xff\xfe", b"[" * 5000])
def test_a_mark_that_cannot_be_read_says_nothing(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "head.mark").write_bytes(data)

    assert read_mark(tmp_path / "head.mark", DEVICE.public_key) is None


def test_no_mark_says_nothing(tmp_path: Path) -> None:
    assert read_mark(tmp_path / "head.mark", DEVICE.public_key) is None
