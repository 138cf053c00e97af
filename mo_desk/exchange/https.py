"""Carrying calls over HTTPS: the system's own trusted authorities, no redirects, bounds on time and size.

Plain HTTP is refused to anything but this very machine. A redirect, a page where a message was expected, an endless or
a crawling answer are all *no answer*: nothing in them is used, and nothing is sent on to where they point.
"""

from __future__ import annotations

import ipaddress
import ssl
import time
from collections.abc import Callable
from urllib.parse import urlsplit

import httpx
import truststore

from mo_desk.domain.errors import Invalid, Unreachable
from mo_desk.exchange.ports import Call, Reply

CONNECT_SECONDS = 10.0
READ_SECONDS = 30.0
CALL_SECONDS = 90.0
_CHUNK = 64 * 1024


class HttpsTransport:
    """One kept-alive connection to one address; close it after use, or use it in a `with`."""

    def __init__(
        self,
        address: str,
        *,
        call_seconds: float = CALL_SECONDS,
        read_seconds: float = READ_SECONDS,
        monotonic: Callable[[], float] = time.monotonic,
        context: ssl.SSLContext | None = None,
    ) -> None:
        """Raises: Invalid `hub_address` when the address is not https, or http to this machine."""
        self._base = checked_address(address)
        self._call_seconds = call_seconds
        self._monotonic = monotonic
        self._client = httpx.Client(
            verify=context or truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
            follow_redirects=False,
            trust_env=False,  # a proxy from the environment would see the tokens
            timeout=httpx.Timeout(read_seconds, connect=CONNECT_SECONDS),
            headers={"User-Agent": "mo-desk", "Accept-Encoding": "identity"},
        )

    def __enter__(self) -> HttpsTransport:
        return self

    def __exit__(self, *_raised: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self._client.close()

    def send(self, call: Call) -> Reply:
        """Carry one call and return its complete answer.

        Raises: Unreachable `hub_unreachable`, `hub_certificate`, `hub_too_slow`, `hub_too_large`, `hub_half_answer`.
        """
        deadline = self._monotonic() + self._call_seconds
        try:
            with self._client.stream(
                call.method, self._base + call.path, headers=dict(call.headers), content=call.body or None
            ) as answer:
                body = self._read(answer, call.largest_reply, deadline)
                return Reply(answer.status_code, {name.lower(): value for name, value in answer.headers.items()}, body)
        except httpx.TimeoutException as error:
            raise Unreachable("hub_too_slow") from error
        except httpx.RemoteProtocolError as error:
            raise Unreachable("hub_half_answer") from error
        except httpx.ConnectError as error:
            raise Unreachable(
                "hub_certificate" if "certificate" in str(error).lower() else "hub_unreachable"
            ) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise Unreachable("hub_unreachable") from error

    def _read(self, answer: httpx.Response, largest: int, deadline: float) -> bytes:
        chunks: list[bytes] = []
        size = 0
        for chunk in answer.iter_raw(_CHUNK):
            size += len(chunk)
            if size > largest:
                raise Unreachable("hub_too_large", limit=largest)
            if self._monotonic() > deadline:
                raise Unreachable("hub_too_slow")
            chunks.append(chunk)
        return b"".join(chunks)


def checked_address(address: str) -> str:
    """Return the address without a closing slash; https anywhere, http to this machine only.

    Raises: Invalid `hub_address`.
    """
    try:
        parts = urlsplit(address.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise Invalid("hub_address", "hub_url") from error
    allowed = parts.scheme == "https" or (parts.scheme == "http" and _is_loopback(host))
    if not (allowed and host) or parts.query or parts.fragment or parts.username is not None or port == 0:
        raise Invalid("hub_address", "hub_url")
    return address.strip().rstrip("/")


def _is_loopback(host: str) -> bool:
    """Judge by the written address: what `localhost` or any other name means is decided elsewhere, and may be elsewhere."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
