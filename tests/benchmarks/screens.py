"""Where windows are measured: on a screen of Xvfb's own when there is one, else without a screen; in processes of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def a_screen() -> Iterator[Mapping[str, str]]:
    """Yield the environment of a process that shows windows."""
    if not shutil.which("Xvfb"):
        yield os.environ | {"QT_QPA_PLATFORM": "offscreen"}
        return
    told, tell = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(tell), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=(tell,), stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(tell)
    try:
        with os.fdopen(told) as number:
            yield os.environ | {"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{number.readline().strip()}"}
    finally:
        server.terminate()
        server.wait()


def run_child(environment: Mapping[str, str], *words: str) -> list[float]:
    """Run Python with these words in the repository and return the figures it prints."""
    done = subprocess.run(
        [sys.executable, *words],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return [float(word) for word in done.stdout.split()]
