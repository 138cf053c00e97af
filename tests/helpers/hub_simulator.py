"""The agency's real routes in this process, and a line to them that can fail in every way a line fails.

    simulator = HubSimulator(app, agency)
    simulator.next(Fault.ERROR_AFTER_STORING)          # the next call with a body: stored, but answered with 500
    simulator.next(Fault.TIME_OUT, to="/v1/token")     # the next call to that path
    push_pull(HubApi(simulator, ...), ...)

`calls` lists what was asked, `delivered` what reached the routes. Faults are used up one by one, in order.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

import msgspec
from fastapi import FastAPI

from mo_desk.domain.errors import Unreachable
from mo_desk.exchange.ports import Call, Reply
from mo_desk.wire.agency import AgencySigner
from mo_desk.wire.chain import Receipt
from mo_desk.wire.messages import PROTOCOL_HEADER, BatchReply, decode_json, encode_json
from tests.helpers.asgi import AsgiCaller


class Fault(Enum):
    """What goes wrong with one call."""

    TIME_OUT = auto()  # nothing arrives
    TIME_OUT_AFTER_STORING = auto()  # everything arrives, the answer does not
    ERROR_AFTER_STORING = auto()  # everything arrives, the answer is 500
    HALF_ANSWER = auto()  # everything arrives, the answer breaks off
    DUPLICATE = auto()  # the call arrives twice
    LATE = auto()  # times out here, and arrives after the next call
    HTML = auto()  # a captive portal: 200 with a page
    REDIRECT = auto()  # a captive portal: 302
    WRONG_RECEIPT_HASH = auto()  # a well-signed receipt over another hash
    UNSIGNED_RECEIPT = auto()  # the right receipt with a wrong signature
    OTHER_VERSION = auto()  # a hub that speaks protocol 2
    TOKEN_EXPIRED = auto()  # 401: sign in again
    REVOKED = auto()  # 401: this laptop is shut out


class HubSimulator:
    """A `Transport` to routes in this process."""

    def __init__(self, app: FastAPI, signer: AgencySigner) -> None:
        self._line = AsgiCaller(app)
        self._signer = signer
        self._faults: list[tuple[Fault, str]] = []
        self._late: list[Call] = []
        self.calls: list[Call] = []
        self.delivered: list[Call] = []

    def __enter__(self) -> HubSimulator:
        return self

    def __exit__(self, *_raised: object) -> None:
        self._line.close()

    def next(self, *faults: Fault, to: str = "/entries") -> None:
        """Let the next calls whose path contains `to` fail, one a fault."""
        self._faults += [(fault, to) for fault in faults]

    def forget_faults(self) -> None:
        """Let everything arrive from now on; what came late never comes."""
        self._faults.clear()
        self._late.clear()

    def send(self, call: Call) -> Reply:
        """Carry one call, with the fault that is due."""
        self.calls.append(call)
        fault = self._due(call)
        if fault is Fault.LATE:
            self._late.append(call)
            raise Unreachable("hub_too_slow")
        reply = self._answer(call, fault)
        late, self._late = self._late, []
        for waiting in late:
            self._deliver(waiting)
        return reply

    def _due(self, call: Call) -> Fault | None:
        for place, (fault, part) in enumerate(self._faults):
            if part in call.path:
                del self._faults[place]
                return fault
        return None

    def _answer(self, call: Call, fault: Fault | None) -> Reply:
        refused: dict[Fault, Reply] = {
            Fault.HTML: Reply(200, {"content-type": "text/html"}, b"<html>Welkom op onze wifi</html>"),
            Fault.REDIRECT: Reply(302, {"location": "http://portal.example/"}, b""),
            Fault.OTHER_VERSION: Reply(
                426, {PROTOCOL_HEADER.lower(): "2", "content-type": "application/problem+json"}, b"{}"
            ),
            Fault.TOKEN_EXPIRED: self._problem(401, b'{"code":"token_expired"}'),
            Fault.REVOKED: self._problem(401, b'{"code":"device_revoked"}'),
        }
        if fault is Fault.TIME_OUT:
            raise Unreachable("hub_too_slow")
        if fault in refused:
            return refused[fault]
        if fault is Fault.DUPLICATE:
            self._deliver(call)
        reply = self._deliver(call)
        changes: dict[Fault, Callable[[Reply], Reply]] = {
            Fault.ERROR_AFTER_STORING: lambda _: Reply(500, {}, b"Internal Server Error"),
            Fault.HALF_ANSWER: lambda whole: Reply(whole.status, whole.headers, whole.body[: len(whole.body) // 2]),
            Fault.WRONG_RECEIPT_HASH: self._with_other_hash,
            Fault.UNSIGNED_RECEIPT: _with_other_signature,
        }
        if fault is Fault.TIME_OUT_AFTER_STORING:
            raise Unreachable("hub_too_slow")
        return changes[fault](reply) if fault in changes else reply

    def _deliver(self, call: Call) -> Reply:
        self.delivered.append(call)
        return self._line.call(call)

    def _problem(self, status: int, body: bytes) -> Reply:
        return Reply(status, {PROTOCOL_HEADER.lower(): "1", "content-type": "application/problem+json"}, body)

    def _with_other_hash(self, reply: Reply) -> Reply:
        message = decode_json(reply.body, BatchReply)
        other = msgspec.structs.replace(message.receipt, hash=bytes(32))
        signed: Receipt = msgspec.structs.replace(other, signature=self._signer.sign(other.signed_bytes()))
        return Reply(reply.status, reply.headers, encode_json(msgspec.structs.replace(message, receipt=signed)))


def _with_other_signature(reply: Reply) -> Reply:
    message = decode_json(reply.body, BatchReply)
    other = msgspec.structs.replace(message.receipt, signature=bytes(64))
    return Reply(reply.status, reply.headers, encode_json(msgspec.structs.replace(message, receipt=other)))
