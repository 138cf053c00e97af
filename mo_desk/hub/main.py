"""The commands of the agency's side: `hub init`, `hub enrol-code`, `hub revoke`, `hub serve`.

    mo-desk hub init --home DIR --name "Agentschap" (passphrase of the root from MO_DESK_ROOT_PASSPHRASE)
    mo-desk hub enrol-code --home DIR --label "laptop 7" [--json]
    mo-desk hub serve --home DIR [--database postgresql+psycopg://...] [--host 127.0.0.1] [--port 0] [--certificate PEM --private-key PEM]

`serve` writes one line of JSON with its address to standard output as soon as it listens, for a parent process to read.
Data goes to standard output, words to standard error.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from mo_desk.domain.errors import Invalid
from mo_desk.hub.app import create_app
from mo_desk.hub.doors import HubDoors
from mo_desk.hub.serve import serve

ROOT_PASSPHRASE = "MO_DESK_ROOT_PASSPHRASE"  # noqa: S105 - the name of a variable
DEFAULT_PORT = 8443


def run(arguments: Sequence[str], doors: HubDoors, version: str) -> None:
    """Carry out one command; errors are raised for the caller to show, wrong use ends with SystemExit 2."""
    given = _parser().parse_args(arguments)
    if given.command == "init":
        passphrase = os.environ.get(ROOT_PASSPHRASE, "")
        if not passphrase:
            raise Invalid("root_passphrase_missing", "passphrase", variable=ROOT_PASSPHRASE)
        doors.found(given.home, given.name, passphrase)
        return
    hub = doors.open(given.home, given.database)
    try:
        if given.command == "enrol-code":
            code = hub.enrol_code(given.label)
            _write(json.dumps({"code": code}) if given.json else code)
        elif given.command == "revoke":
            hub.revoke(given.device)
        else:
            app = create_app(hub.routes, hub.schemas, hub.overview, hub.text, hub.page_key, version)
            scheme = "https" if given.certificate else "http"
            serve(
                app,
                given.host,
                given.port,
                lambda port: _write(json.dumps({"url": f"{scheme}://{given.host}:{port}", "port": port})),
                certificate=given.certificate,
                private_key=given.private_key,
            )
    finally:
        hub.close()


def _write(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mo-desk hub", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    home = os.environ.get("MO_DESK_HOME")
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--home", type=Path, default=Path(home) if home else None, required=home is None, help="the agency's folder"
    )
    database = argparse.ArgumentParser(add_help=False)
    database.add_argument(
        "--database", default="", help="postgresql+psycopg://... (SQLite in the folder when left out)"
    )
    init = commands.add_parser("init", parents=[shared], help="make a new agency")
    init.add_argument("--name", required=True, help="the agency's name, as it stands on certificates and papers")
    code = commands.add_parser("enrol-code", parents=[shared, database], help="make a code for one laptop")
    code.add_argument("--label", default="", help="which laptop it is for")
    code.add_argument("--json", action="store_true", help="answer as JSON")
    revoke = commands.add_parser("revoke", parents=[shared, database], help="shut a laptop out")
    revoke.add_argument("device", help="the laptop's id")
    serving = commands.add_parser("serve", parents=[shared, database], help="receive from laptops")
    serving.add_argument("--host", default="127.0.0.1", help="anything but this machine needs a certificate")
    serving.add_argument("--port", type=int, default=DEFAULT_PORT, help="0 lets the system choose")
    serving.add_argument("--certificate", type=Path, default=None, help="PEM file with the server's certificate chain")
    serving.add_argument("--private-key", type=Path, default=None, help="PEM file with its key")
    return parser
