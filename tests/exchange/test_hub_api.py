from __future__ import annotations

import pytest

from mo_desk.domain.errors import Conflict, NotAllowed, NotFound, Refused, Unreachable
from mo_desk.exchange.hub_api import HubApi
from mo_desk.exchange.ports import Call, Reply
from mo_desk.wire.identity import DeviceIdentity
from mo_desk.wire.messages import PROBLEM

HEADERS = {"mo-desk-protocol": "1", "content-type": "application/json"}
HEALTH = b'{"protocol":1,"agency_id":"a","agency_name":"A","time_ms":1}'
IDENTITY = DeviceIdentity.create("laptop-1")


class Answering:
    def __init__(self, reply: Reply) -> None:
        self.reply = reply
        self.asked: list[Call] = []

    def send(self, call: Call) -> Reply:
        self.asked.append(call)
        return self.reply


def ask(reply: Reply) -> None:
    HubApi(Answering(reply), IDENTITY, lambda: "id").health()


def test_every_call_says_which_protocol_it_speaks() -> None:
    line = Answering(Reply(200, HEADERS, HEALTH))

    assert HubApi(line, IDENTITY, lambda: "id").health().agency_id == "a"
    assert line.asked[0].headers["MO-Desk-Protocol"] == "1"


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (Reply(500, HEADERS, HEALTH), "hub_error"),
        (Reply(503, {}, b""), "hub_error"),
        (Reply(200, {"content-type": "application/json"}, HEALTH), "captive_portal"),
        (Reply(200, {**HEADERS, "content-type": "text/html"}, HEALTH), "captive_portal"),
        (Reply(302, HEADERS, b""), "captive_portal"),
        (Reply(304, {**HEADERS, "location": "http://elsewhere"}, b""), "captive_portal"),
        (Reply(401, {"content-type": "text/html"}, b"<html>"), "captive_portal"),
        (Reply(404, {**HEADERS, "content-type": "text/html"}, b"<html>"), "captive_portal"),
        (Reply(409, {**HEADERS, "content-type": PROBLEM}, b'{"code":'), "hub_half_answer"),
        (Reply(200, HEADERS, HEALTH[:20]), "hub_half_answer"),
        (Reply(200, {**HEADERS, "content-encoding": "gzip"}, b"\x1f\x8b"), "hub_half_answer"),
    ],
)
def test_what_is_not_an_answer_of_the_agency_may_be_tried_again(reply: Reply, code: str) -> None:
    with pytest.raises(Unreachable, match=code):
        ask(reply)


@pytest.mark.parametrize(
    ("status", "kind", "code"),
    [
        (401, NotAllowed, "device_revoked"),
        (403, NotAllowed, "device_revoked"),
        (404, NotFound, "device_revoked"),
        (409, Conflict, "device_revoked"),
        (422, Refused, "hub_refused"),
        (413, Refused, "hub_refused"),
        (201, Refused, "hub_refused"),
    ],
)
def test_a_refusal_keeps_its_code_and_is_final(status: int, kind: type[Refused], code: str) -> None:
    body = b'{"code":"device_revoked","params":{"code":"twice","expected":3}}'

    with pytest.raises(kind, match=code):
        ask(Reply(status, {**HEADERS, "content-type": PROBLEM}, body))


@pytest.mark.parametrize(
    "reply",
    [
        Reply(200, {**HEADERS, "mo-desk-protocol": "2"}, HEALTH),
        Reply(404, {"mo-desk-protocol": "2"}, b""),
        Reply(426, {**HEADERS, "content-type": PROBLEM}, b'{"code":"protocol_version","params":{"ours":2,"theirs":1}}'),
    ],
)
def test_another_version_is_told_by_its_number(reply: Reply) -> None:
    with pytest.raises(Refused, match="hub_other_version") as raised:
        ask(reply)

    assert str(raised.value.params["theirs"]) == "2"
