"""A real PostgreSQL for tests: its own cluster in a temporary folder, on a Unix socket, as a user who is not root.

    @pytest.mark.postgres
    def test_...(postgres_url: str) -> None: ...        # a fresh, empty database

Where the binaries are missing, `postgres_binaries` gives None and the collection hook reports the tests as *not run*.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import psycopg
import pytest

_CANDIDATES = ("/usr/lib/postgresql/*/bin",)
_USERS = ("postgres", "nobody")


@dataclass(frozen=True, slots=True)
class Cluster:
    """A running server: the folder of its socket and who owns it."""

    folder: Path
    user: str
    numbers: Iterator[int]

    def new_database(self) -> str:
        """Make an empty database and return its SQLAlchemy URL."""
        name = f"mo_{next(self.numbers)}"
        with psycopg.connect(host=str(self.folder), user=self.user, dbname="postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return f"postgresql+psycopg://{self.user}@/{name}?host={self.folder}"


def postgres_binaries() -> Path | None:
    """Return the folder with `initdb` and `postgres`, newest version first, or None."""
    found = [path for pattern in _CANDIDATES for path in sorted(Path("/").glob(pattern.lstrip("/")), reverse=True)]
    on_path = shutil.which("postgres")
    found += [Path(on_path).parent] if on_path else []
    return next((path for path in found if (path / "initdb").is_file() and (path / "postgres").is_file()), None)


@contextmanager
def running_cluster(binaries: Path) -> Iterator[Cluster]:
    """Start a cluster in a new folder, and stop and delete it at the end."""
    user, prefix = _unprivileged()
    base = Path(tempfile.mkdtemp(prefix="mo-pg-"))  # short: a socket's path has at most 107 bytes
    try:
        if prefix:
            shutil.chown(base, user)
        data = base / "data"
        run = _Runner(prefix, base)
        run.checked(
            [str(binaries / "initdb"), "-D", str(data), "-U", user, "-A", "trust", "-E", "UTF8", "--locale=C", "-N"]
        )
        options = f"-k {base} -c listen_addresses= -c fsync=off -c max_connections=40 -c shared_buffers=64MB"
        run.checked(
            [
                str(binaries / "pg_ctl"),
                "-D",
                str(data),
                "-l",
                str(base / "log"),
                "-o",
                options,
                "-w",
                "-t",
                "60",
                "start",
            ]
        )
        try:
            yield Cluster(base, user, count(1))
        finally:
            run.checked([str(binaries / "pg_ctl"), "-D", str(data), "-m", "immediate", "-w", "stop"])
    finally:
        shutil.rmtree(base, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class _Runner:
    prefix: Sequence[str]
    folder: Path

    def checked(self, command: Sequence[str]) -> None:
        environment = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "HOME": str(self.folder), "LC_ALL": "C"}
        done = subprocess.run(
            [*self.prefix, *command],
            cwd=self.folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        if done.returncode:
            log = self.folder / "log"
            raise RuntimeError(f"{Path(command[0]).name}: {done.stderr} {log.read_text() if log.exists() else ''}")


def _unprivileged() -> tuple[str, Sequence[str]]:
    """Return who runs the server, and the command that makes us that user (PostgreSQL refuses root)."""
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid()).pw_name, ()
    known = {entry.pw_name for entry in pwd.getpwall()}
    user = next(name for name in _USERS if name in known)
    group = pwd.getpwnam(user).pw_gid
    return user, ("setpriv", f"--reuid={user}", f"--regid={group}", "--clear-groups")


@pytest.fixture(scope="session")
def postgres_cluster() -> Iterator[Cluster]:
    """One running server for the whole session."""
    binaries = postgres_binaries()
    assert binaries is not None, "tests marked postgres are left out where its binaries are missing"
    with running_cluster(binaries) as cluster:
        yield cluster


@pytest.fixture
def postgres_url(postgres_cluster: Cluster) -> str:
    """A fresh, empty database."""
    return postgres_cluster.new_database()


def leave_out_without_postgres(config: pytest.Config, items: list[pytest.Item]) -> int:
    """Deselect the tests marked `postgres` where the binaries are missing; returns how many were *not run*, to be reported.

    For `pytest_collection_modifyitems`; the summary's last line must then say so, and `.ci/run` fails on it.
    """
    if postgres_binaries() is not None:
        return 0
    left_out = [item for item in items if item.get_closest_marker("postgres")]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]
    return len(left_out)
