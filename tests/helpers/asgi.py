"""Calling an ASGI application in this process, answer headers and bytes exactly as it sends them."""

from __future__ import annotations

import asyncio
from collections.abc import MutableMapping
from typing import Any
from urllib.parse import unquote, urlsplit

from fastapi import FastAPI

from mo_desk.exchange.ports import Call, Reply

_Message = MutableMapping[str, Any]


class AsgiCaller:
    """One event loop for many calls; close it after use."""

    def __init__(self, app: FastAPI) -> None:
        self._app = app
        self._runner = asyncio.Runner()

    def close(self) -> None:
        """Close the loop."""
        self._runner.close()

    def call(self, call: Call) -> Reply:
        """Make one call and return the whole answer."""
        return self._runner.run(self._call(call))

    async def _call(self, call: Call) -> Reply:
        parts = urlsplit(call.path)
        headers = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in call.headers.items()]
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": call.method, "scheme": "http",
            "path": unquote(parts.path), "raw_path": parts.path.encode(), "query_string": parts.query.encode(), "root_path": "",
            "headers": [(b"host", b"127.0.0.1"), *headers], "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80),
        }  # fmt: skip
        asked: list[_Message] = [{"type": "http.request", "body": call.body, "more_body": False}]
        sent: list[_Message] = []

        async def receive() -> _Message:
            return asked.pop() if asked else {"type": "http.disconnect"}

        async def send(message: _Message) -> None:
            sent.append(message)

        await self._app(scope, receive, send)
        start = next(message for message in sent if message["type"] == "http.response.start")
        body = b"".join(message.get("body", b"") for message in sent if message["type"] == "http.response.body")
        return Reply(
            start["status"], {name.decode().lower(): value.decode("latin-1") for name, value in start["headers"]}, body
        )
