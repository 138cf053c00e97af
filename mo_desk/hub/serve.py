"""Serving the application: on this machine only, unless a certificate is given.

Port 0 lets the system choose; the port is known (and given to `started`) before the first call is taken, so that a parent
process can read it and go on.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from mo_desk.domain.errors import Conflict, Refused


def serve(
    app: FastAPI,
    host: str,
    port: int,
    started: Callable[[int], None],
    *,
    certificate: Path | None = None,
    private_key: Path | None = None,
) -> None:
    """Serve until interrupted; `started` gets the port that is listened on.

    Raises: Refused `hub_needs_tls` when others could listen in on the line; Conflict `port_taken`.
    """
    server, listener = prepare(app, host, port, certificate=certificate, private_key=private_key)
    with listener:
        started(listener.getsockname()[1])
        server.run(sockets=[listener])


def prepare(
    app: FastAPI, host: str, port: int, *, certificate: Path | None = None, private_key: Path | None = None
) -> tuple[uvicorn.Server, socket.socket]:
    """Return a server and the socket it will listen on, bound already; raises as `serve`."""
    address = ipaddress.ip_address("127.0.0.1" if host == "localhost" else host)
    if certificate is None and not address.is_loopback:
        raise Refused("hub_needs_tls")
    config = uvicorn.Config(
        app,
        access_log=False,  # paths hold ids; what matters is in the journal
        log_level="warning",
        lifespan="off",
        timeout_keep_alive=30,
        h11_max_incomplete_event_size=64 * 1024,
        limit_concurrency=200,
        ssl_certfile=certificate,
        ssl_keyfile=private_key,
        server_header=False,
    )
    family = socket.AF_INET6 if address.version == 6 else socket.AF_INET
    # asyncio turns Nagle's waiting off only where the protocol is named: without it every answer comes 40 ms late.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((str(address), port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        raise Conflict("port_taken", port=port) from error
    return uvicorn.Server(config), listener
