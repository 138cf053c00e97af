from __future__ import annotations

import socket
import threading

import httpx
import pytest
from fastapi import FastAPI

from mo_desk.domain.errors import Conflict, Refused
from mo_desk.hub.serve import prepare


def an_app() -> FastAPI:
    app = FastAPI(openapi_url=None)

    @app.get("/")
    def home() -> str:
        return "here"

    return app


def test_port_0_is_chosen_and_answers() -> None:
    server, listener = prepare(an_app(), "127.0.0.1", 0)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        port = listener.getsockname()[1]
        assert httpx.get(f"http://127.0.0.1:{port}/", timeout=10, trust_env=False).json() == "here"
    finally:
        server.should_exit = True
        thread.join(10)
        listener.close()


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::"])
def test_without_a_certificate_only_this_machine_is_served(host: str) -> None:
    with pytest.raises(Refused, match="hub_needs_tls"):
        prepare(an_app(), host, 0)


def test_a_port_in_use_is_said() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(Conflict, match="port_taken"):
        prepare(an_app(), "127.0.0.1", taken.getsockname()[1])


def test_localhost_means_the_loopback_address() -> None:
    _, listener = prepare(an_app(), "localhost", 0)
    with listener:
        assert listener.getsockname()[0] == "127.0.0.1"


def test_answers_are_not_held_back_by_the_line() -> None:
    """Without the protocol's name on the socket asyncio leaves Nagle on, and every answer waits 40 ms for the other side."""
    _, listener = prepare(an_app(), "127.0.0.1", 0)
    with listener:
        assert listener.proto == socket.IPPROTO_TCP
