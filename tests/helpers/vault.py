"""A real desk's files in a temporary folder: cheap key derivation, a table of rows to lose, and children to kill."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from mo_desk.paths import Home
from mo_desk.store import keys
from mo_desk.store.engine import connect, open_engine
from mo_desk.store.failures import translating
from mo_desk.store.keyfile import Cost

CHEAP = Cost(passes=1, memory_kib=64, lanes=1)
NAME = "Leerkracht Test"
PASSPHRASE = "vier woorden op een rij"
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Desk:
    """A home with keys and a database, nobody signed in."""

    home: Home
    key: bytes
    slot_id: str
    recovery_code: str

    @property
    def unlocked(self) -> keys.Unlocked:
        return keys.unlock(self.home, NAME, PASSPHRASE)


def new_desk(folder: Path, *, rows: int = 3, row_bytes: int = 100) -> Desk:
    """Make a desk whose table `note` holds rows numbered from 1."""
    home = Home(folder / "desk")
    home.prepare()
    made = keys.set_up(home, NAME, PASSPHRASE, cost=CHEAP)
    engine = open_engine(home.database, made.unlocked.key, create=True)
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        connection.exec_driver_sql("CREATE TABLE note (number INTEGER PRIMARY KEY, text BLOB NOT NULL)")
        for number in range(1, rows + 1):
            connection.exec_driver_sql("INSERT INTO note VALUES (?, randomblob(?))", (number, row_bytes))
    engine.dispose()
    return Desk(home, made.unlocked.key, made.unlocked.slot_id, made.recovery_code)


def count_notes(database: Path, key: bytes) -> int:
    """Open the file under the key and count, on a connection of its own."""
    connection = connect(database, key)
    try:
        with translating():
            return int(connection.execute("SELECT count(*) FROM note").fetchone()[0])
    finally:
        connection.close()


def start_child(code: str, *arguments: str) -> subprocess.Popen[str]:
    """Run Python text as a child process in the repository; it says `go` on its standard output when it begins."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def file_limit(size: int) -> str:
    """Return a line for a child after which no file may grow past `size` bytes: the full disk of a test without a disk."""
    return f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, resource.RLIM_INFINITY))\n"


def kill_after(child: subprocess.Popen[str], seconds: float) -> bool:
    """Kill the child with SIGKILL that long after it said `go`; False when it had already finished."""
    assert child.stdout is not None
    assert child.stdout.readline() == "go\n", child.communicate()[1]
    try:
        child.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        child.kill()
    child.communicate()
    return child.returncode != 0
