from __future__ import annotations

import errno
import sqlite3

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy.exc import OperationalError

from mo_desk.domain.errors import Conflict, Damaged, Unreachable
from mo_desk.store.failures import translate, translating


class Said(sqlite3.OperationalError):
    """What a driver raises, with the result code that SQLite gave."""

    def __init__(self, code: int) -> None:
        super().__init__("a sentence that may quote values")
        self.sqlite_errorcode = code


class ServerError(Exception):
    """What psycopg raises, with its SQLSTATE."""

    def __init__(self, state: str | None) -> None:
        super().__init__("a sentence that may quote values")
        self.sqlstate = state


OperationalErrorOfServer = type("OperationalError", (ServerError,), {})


@pytest.mark.parametrize(
    ("code", "kind", "ours"),
    [
        (13, Unreachable, "disk_full"),
        (8, Unreachable, "disk_readonly"),
        (8 | 3 << 8, Unreachable, "disk_readonly"),
        (10 | 3 << 8, Unreachable, "disk_error"),
        (5, Unreachable, "database_busy"),
        (26, Damaged, "database_unreadable"),
        (11, Damaged, "database_unreadable"),
    ],
)
def test_a_result_code_of_sqlite_becomes_our_code_bare_or_wrapped(code, kind, ours):
    for error in (Said(code), OperationalError("INSERT", {}, Said(code))):
        known = translate(error)

        assert isinstance(known, kind)
        assert known.code == ours
        assert "sentence" not in str(known)


def test_a_sentence_of_sqlite_without_a_code_is_read_too():
    known = translate(driver.OperationalError("disk I/O error"))

    assert isinstance(known, Unreachable)
    assert known.code == "disk_error"


@pytest.mark.parametrize(
    ("number", "ours"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EFBIG, "disk_full"),
        (errno.EROFS, "disk_readonly"),
        (errno.EACCES, "disk_readonly"),
        (errno.EIO, "disk_error"),
    ],
)
def test_what_the_system_says_of_a_disk_becomes_our_code(number, ours):
    known = translate(OSError(number, "said", "/home/lies/desk.db"))

    assert isinstance(known, Unreachable)
    assert known.code == ours
    assert "lies" not in str(known)


@pytest.mark.parametrize(
    ("state", "ours"),
    [
        ("53100", "disk_full"),
        ("40001", "database_busy"),
        ("08006", "hub_database_unreachable"),
        (None, "hub_database_unreachable"),
    ],
)
def test_what_a_server_says_becomes_our_code(state, ours):
    known = translate(OperationalError("INSERT", {}, OperationalErrorOfServer(state)))

    assert isinstance(known, Unreachable)
    assert known.code == ours


@pytest.mark.parametrize(
    "error",
    [
        ValueError("bug"),
        Said(1),
        Said(19),
        OSError(errno.ENOENT, "gone"),
        OperationalError("", {}, OperationalErrorOfServer("42P01")),
    ],
)
def test_a_bug_is_not_dressed_up_as_a_fault_of_the_disk(error):
    assert translate(error) is None

    with pytest.raises(type(error)) as raised, translating():
        raise error

    assert raised.value is error


def test_our_own_errors_pass_unchanged():
    mine = Conflict("already_open")

    assert translate(mine) is mine
    with pytest.raises(Conflict) as raised, translating():
        raise mine
    assert raised.value is mine
