"""One instance on one home: a lock that the operating system holds and releases, also after kill -9 or a power cut.

with HomeLock(home.lock): ...        # a second one raises Conflict("already_open")
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from mo_desk.domain.errors import Conflict
from mo_desk.store.failures import translating

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class HomeLock:
    """The right to be the only one at a desk, from construction to `release`. The file itself says nothing and stays."""

    def __init__(self, path: Path) -> None:
        """Take the lock at once.

        Raises: `Conflict` (`already_open`), `Unreachable` (`disk_readonly`, `disk_full`).
        """
        with translating():
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(self._descriptor)
        except OSError as error:
            self.release()
            raise Conflict("already_open") from error

    def release(self) -> None:
        """Let the next instance in; harmless when done twice."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.release()


def _take(descriptor: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        # flock, not lockf: two opens in one process exclude each other too, and no other close drops it.
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
