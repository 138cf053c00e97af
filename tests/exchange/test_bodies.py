from __future__ import annotations

import asyncio

import pytest
from fastapi import Request

from mo_desk.domain.errors import (
    Conflict,
    Damaged,
    Invalid,
    MoDeskError,
    NotAllowed,
    NotFound,
    Refused,
    Unreachable,
    Untrusted,
)
from mo_desk.exchange import bodies
from mo_desk.exchange.bodies import OtherProtocol, read_body, read_sign_in, refusal, require_protocol
from mo_desk.wire.messages import JSON, LARGEST_INFLATED, LARGEST_SENT
from mo_desk.wire.packing import deflate


def a_request(chunks: list[bytes], headers: dict[str, str], *, slow: bool = False) -> Request:
    async def receive() -> dict[str, object]:
        if slow:
            await asyncio.sleep(3600)
        body = chunks.pop(0)
        return {"type": "http.request", "body": body, "more_body": bool(chunks)}

    raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    return Request({"type": "http", "method": "POST", "path": "/", "headers": raw}, receive)


def read(chunks: list[bytes], **headers: str) -> bytes:
    given = {"Content-Type": JSON} | {name.replace("_", "-"): value for name, value in headers.items()}
    return asyncio.run(read_body(a_request(chunks, given), JSON))


def test_a_body_in_pieces_is_read_whole() -> None:
    assert read([b"ab", b"", b"c"]) == b"abc"


def test_a_compressed_body_is_inflated() -> None:
    assert read([deflate(b"abc")], Content_Encoding="gzip") == b"abc"


@pytest.mark.parametrize("kind", ["text/html", "", "application/jsonx", "application/msgpack"])
def test_another_type_is_refused(kind: str) -> None:
    with pytest.raises(Untrusted, match="content_type"):
        read([b""], Content_Type=kind)


def test_a_type_with_parameters_and_capitals_is_understood() -> None:
    assert read([b"x"], Content_Type="Application/JSON; charset=utf-8") == b"x"


def test_an_unknown_compression_is_refused() -> None:
    with pytest.raises(Untrusted, match="content_type"):
        read([b"x"], Content_Encoding="br")


def test_a_body_past_the_limit_is_refused_before_it_is_read_to_the_end() -> None:
    chunks = [b"x" * (LARGEST_SENT // 2)] * 10

    with pytest.raises(Untrusted, match="too_large"):
        read(chunks)

    assert len(chunks) == 7


def test_a_body_that_inflates_past_the_limit_is_refused() -> None:
    with pytest.raises(Untrusted, match="too_large"):
        read([deflate(bytes(LARGEST_INFLATED + 1))], Content_Encoding="gzip")


def test_a_body_that_never_comes_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "BODY_SECONDS", 0.01)

    with pytest.raises(Unreachable, match="too_slow"):
        asyncio.run(read_body(a_request([], {"Content-Type": JSON}, slow=True), JSON))


FORM = "grant_type=client_credentials&client_id=d&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion=a.b.c"


def test_a_token_request_gives_client_and_assertion() -> None:
    assert read_sign_in(FORM.encode()) == ("d", "a.b.c")


@pytest.mark.parametrize(
    "body",
    [b"", b"x", FORM.replace("client_credentials", "password").encode(), FORM.replace("jwt-bearer", "saml2-bearer").encode(), b"\xff",
     FORM.replace("grant_type", "grant_type=x&grant_type").encode(), b"&".join([b"a=b"] * 20)],
)  # fmt: skip
def test_another_kind_of_token_request_is_refused(body: bytes) -> None:
    with pytest.raises(NotAllowed, match="assertion_refused"):
        read_sign_in(body)


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NotAllowed("token_expired"), 401), (NotAllowed("device_revoked"), 401), (NotAllowed("chain_not_yours"), 403), (NotFound("entries_none"), 404),
        (Conflict("entries_gap", expected=3), 409), (Untrusted("batch_hash"), 422), (Untrusted("too_large"), 413), (Invalid("public_key", "k"), 422),
        (Refused("x"), 422), (OtherProtocol("protocol_version"), 426), (Unreachable("disk_full"), 503), (Damaged("x"), 500),
    ],
)  # fmt: skip
def test_the_class_of_an_error_decides_the_status(error: MoDeskError, status: int) -> None:
    assert refusal(error).status_code == status


@pytest.mark.parametrize("version", ["2", "", "one", "99999999", "١"])
def test_another_protocol_is_refused_by_its_number(version: str) -> None:
    with pytest.raises(OtherProtocol, match="protocol_version"):
        require_protocol(a_request([], {"MO-Desk-Protocol": version} if version != "١" else {}))


def test_this_protocol_passes() -> None:
    require_protocol(a_request([], {"MO-Desk-Protocol": "1"}))
