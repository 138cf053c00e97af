"""The server as its own process, as `demo` and real life start it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[2]


def command(home: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "mo_desk", "hub", *words, "--home", str(home)]


def test_an_agency_is_founded_gives_a_code_serves_on_a_port_it_names_and_ends_when_told(tmp_path: Path) -> None:
    home = tmp_path / "hub"
    surroundings = {**os.environ, "MO_DESK_ROOT_PASSPHRASE": "a long passphrase"}
    subprocess.run(
        command(home, "init", "--name", "Agentschap Test"), cwd=ROOT, env=surroundings, check=True, timeout=60
    )
    code = subprocess.run(
        command(home, "enrol-code", "--label", "laptop 1"),
        cwd=ROOT,
        check=True,
        timeout=60,
        capture_output=True,
        text=True,
    ).stdout.strip()

    with subprocess.Popen(command(home, "serve", "--port", "0"), cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        address = json.loads(server.stdout.readline())["url"]
        health = httpx.get(f"{address}/v1/health", timeout=20, trust_env=False)
        server.send_signal(signal.SIGTERM)
        ended = server.wait(20)

    assert len(code) == 29
    assert (health.status_code, health.json()["agency_name"]) == (200, "Agentschap Test")
    assert ended in (0, -signal.SIGTERM)


def test_a_second_agency_in_the_folder_is_refused_with_exit_code_1(tmp_path: Path) -> None:
    surroundings = {**os.environ, "MO_DESK_ROOT_PASSPHRASE": "a long passphrase"}
    (tmp_path / "trust.json").write_text("{}")

    ended = subprocess.run(
        command(tmp_path, "init", "--name", "Nog een"),
        cwd=ROOT,
        env=surroundings,
        check=False,
        timeout=60,
        capture_output=True,
        text=True,
    )

    assert ended.returncode == 1
    assert ended.stdout == ""
    assert "agentschap" in ended.stderr
