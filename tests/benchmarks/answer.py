"""Row 2: one answer durably saved (journal and projection) beside a raw sqlcipher3 upsert under WAL and FULL; syncs an answer."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from mo_desk.domain.facts import AnswerGiven
from mo_desk.domain.ids import AttemptId, ItemId, OptionId
from tests.benchmarks.desks import ACTOR, KEY, open_store, random_id
from tests.benchmarks.measure import Figure, best_pair

ANSWERS = 1000
ROUNDS = 5


def figures() -> Iterator[Figure]:
    """Measure saves, then count syncs in a child process under strace."""
    with tempfile.TemporaryDirectory() as folder:
        raw = driver.connect(str(Path(folder) / "raw.db"), isolation_level=None)
        raw.execute(f"PRAGMA key=\"x'{KEY.hex()}'\"")
        raw.execute("PRAGMA journal_mode=WAL")
        raw.execute("PRAGMA synchronous=FULL")
        raw.execute("CREATE TABLE answer (attempt TEXT, item TEXT, option TEXT, PRIMARY KEY (attempt, item))")
        with open_store(Path(folder) / "desk") as store:

            def save_all() -> None:
                attempt = AttemptId(random_id())
                for place in range(ANSWERS):
                    with store.write(ACTOR) as work:
                        work.append(attempt, AnswerGiven(attempt, ItemId(f"item-{place}"), OptionId("a"), "nl"))

            def upsert_all() -> None:
                attempt = random_id()
                for place in range(ANSWERS):
                    raw.execute("BEGIN IMMEDIATE")
                    raw.execute(
                        "INSERT INTO answer VALUES (?, ?, 'a') ON CONFLICT DO UPDATE SET option = excluded.option",
                        (attempt, f"item-{place}"),
                    )
                    raw.execute("COMMIT")

            ours, peer = best_pair(save_all, upsert_all, ROUNDS)
        raw.close()
    each, other = 1000 * ours / ANSWERS, 1000 * peer / ANSWERS
    yield Figure(2, "one answer durably saved", f"{each:.3f} ms", f"raw upsert {other:.3f} ms", ours / peer, 2.0)
    if shutil.which("strace"):
        syncs = _syncs()
        yield Figure(2, "syncs an answer, over 1,000 answers", f"{syncs:.3f}", "one", syncs, 1.05)


def _syncs() -> float:
    with tempfile.TemporaryDirectory() as folder:
        trace = Path(folder) / "trace"
        subprocess.run(
            ["strace", "-f", "-e", "trace=fsync,fdatasync,write", "-s", "64", "-o", str(trace),
             sys.executable, "-m", "tests.benchmarks.answer", folder],
            check=True,
        )  # fmt: skip
        text = trace.read_text(errors="replace")
    between = text[text.index("begin-saving") : text.index("end-saving")]
    return len(re.findall(r"\bf(?:data)?sync\(", between)) / ANSWERS


def _save_in_child(folder: Path) -> None:
    with open_store(folder / "desk") as store:
        attempt = AttemptId(random_id())
        print("begin-saving", flush=True)
        for place in range(ANSWERS):
            with store.write(ACTOR) as work:
                work.append(attempt, AnswerGiven(attempt, ItemId(f"item-{place}"), OptionId("a"), "nl"))
        print("end-saving", flush=True)


if __name__ == "__main__":
    _save_in_child(Path(sys.argv[1]))
