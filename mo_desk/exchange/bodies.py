"""Bodies of requests, read within bounds of size and time, and answers and refusals written the same way everywhere."""

from __future__ import annotations

import asyncio
import re
from urllib.parse import parse_qs

import msgspec
from fastapi import Request, Response

from mo_desk.domain.errors import Conflict, MoDeskError, NotAllowed, NotFound, Refused, Unreachable, Untrusted
from mo_desk.exchange.tokens import ASSERTION_TYPE
from mo_desk.wire.bounds import ID
from mo_desk.wire.messages import (
    JSON,
    LARGEST_INFLATED,
    LARGEST_SENT,
    MSGPACK,
    PRINTABLE,
    PROBLEM,
    PROTOCOL,
    PROTOCOL_HEADER,
    Problem,
    encode_json,
    encode_packed,
)
from mo_desk.wire.packing import deflate, inflate

BODY_SECONDS = 60
FORM = "application/x-www-form-urlencoded"
_SIGN_IN_AGAIN = {"token_expired", "token_refused", "assertion_refused", "device_unknown", "device_revoked"}


class OtherProtocol(Refused):
    """The other side speaks another version of the protocol; `theirs` and `ours` are numbers."""


async def read_body(request: Request, content_type: str) -> bytes:
    """Read a body of the given type, at most `LARGEST_SENT` bytes in `BODY_SECONDS`, inflated to at most `LARGEST_INFLATED`.

    Raises: Untrusted `content_type`, `too_large`, `message_unreadable`; Unreachable `too_slow`.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != content_type:
        raise Untrusted("content_type")
    chunks: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for chunk in request.stream():
                size += len(chunk)
                if size > LARGEST_SENT:
                    raise Untrusted("too_large", limit=LARGEST_SENT)
                chunks.append(chunk)
    except TimeoutError as error:
        raise Unreachable("too_slow") from error
    body = b"".join(chunks)
    encoding = request.headers.get("content-encoding", "identity").lower()
    if encoding == "identity":
        return body
    if encoding != "gzip":
        raise Untrusted("content_type")
    return inflate(body, LARGEST_INFLATED)


def read_sign_in(body: bytes) -> tuple[str, str]:
    """Return client id and assertion of a token request (RFC 6749 4.4, RFC 7523 2.2).

    Raises: NotAllowed `assertion_refused`.
    """
    try:
        fields = parse_qs(body.decode("ascii"), strict_parsing=True, max_num_fields=8)
    except ValueError as error:
        raise NotAllowed("assertion_refused") from error
    values = {name: given[0] for name, given in fields.items() if len(given) == 1}
    if values.get("grant_type") != "client_credentials" or values.get("client_assertion_type") != ASSERTION_TYPE:
        raise NotAllowed("assertion_refused")
    client_id = values.get("client_id", "")
    if not re.fullmatch(PRINTABLE, client_id) or len(client_id) > ID:  # before it is looked up
        raise NotAllowed("assertion_refused")
    return client_id, values.get("client_assertion", "")


def json_answer(message: msgspec.Struct) -> Response:
    """Return a message as JSON."""
    return Response(encode_json(message), media_type=JSON)


def packed_answer(message: msgspec.Struct) -> Response:
    """Return a message as compressed MessagePack."""
    return Response(deflate(encode_packed(message)), media_type=MSGPACK, headers={"Content-Encoding": "gzip"})


def refusal(error: MoDeskError) -> Response:
    """Return the problem for an error, with the status its class asks for."""
    return Response(encode_json(Problem(error.code, error.params)), status_code=_status(error), media_type=PROBLEM)


def require_protocol(request: Request) -> None:
    """Let only this version pass. Raises: OtherProtocol `protocol_version`."""
    given = request.headers.get(PROTOCOL_HEADER, "")
    if given != str(PROTOCOL):
        theirs = int(given) if given.isascii() and given.isdigit() and len(given) < 6 else 0
        raise OtherProtocol("protocol_version", theirs=theirs, ours=PROTOCOL)


def _status(error: MoDeskError) -> int:
    if error.code in _SIGN_IN_AGAIN:
        return 401
    if error.code == "too_large":
        return 413
    statuses: tuple[tuple[type[MoDeskError], int], ...] = (
        (OtherProtocol, 426), (NotAllowed, 403), (NotFound, 404), (Conflict, 409), (Untrusted, 422), (Unreachable, 503), (Refused, 422),
    )  # fmt: skip
    return next((status for kind, status in statuses if isinstance(error, kind)), 500)
