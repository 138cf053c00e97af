"""The agency as the desk sees it: one method a call of the protocol, over any transport.

An answer counts only when it carries the protocol's number, the expected status and the expected type; a page of a
captive portal has none of these. Signing in happens when it is needed, with the agency's own time.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn, TypeVar
from urllib.parse import urlencode

import msgspec

from mo_desk.domain.errors import Conflict, NotAllowed, NotFound, Refused, Unreachable, Untrusted
from mo_desk.exchange.ports import Call, Reply, Transport
from mo_desk.exchange.tokens import ASSERTION_TYPE, make_assertion
from mo_desk.wire import messages
from mo_desk.wire.chain import from_ms
from mo_desk.wire.identity import DeviceIdentity
from mo_desk.wire.packing import deflate, inflate

M = TypeVar("M", bound=msgspec.Struct)
_FORM = "application/x-www-form-urlencoded"


class HubApi:
    """Calls to one agency. `new_id` gives the fresh id of each sign-in."""

    def __init__(self, transport: Transport, identity: DeviceIdentity, new_id: Callable[[], str]) -> None:
        self._transport = transport
        self._identity = identity
        self._new_id = new_id
        self._token = ""

    def health(self) -> messages.Health:
        """Ask who is there. Raises: Refused `hub_other_version`; Unreachable."""
        return self._json(Call("GET", "/v1/health"), messages.Health)

    def enrol(self, request: messages.EnrolRequest) -> messages.EnrolReply:
        """Ask for a certificate. Raises: Refused with the agency's code (`enrol_code_...`); Unreachable."""
        call = Call("POST", "/v1/enrol", {"Content-Type": messages.JSON}, messages.encode_json(request))
        return self._json(call, messages.EnrolReply)

    def sign_in(self, agency_id: str) -> None:
        """Get a token, by the agency's clock. Raises: NotAllowed `assertion_refused`, `device_revoked`...; Untrusted `other_agency`."""
        health = self.health()
        if health.agency_id != agency_id:  # before anything signed leaves this laptop
            raise Untrusted("other_agency")
        assertion = make_assertion(self._identity, agency_id, self._new_id(), from_ms(health.time_ms))
        form = {
            "grant_type": "client_credentials", "client_id": self._identity.device_id,
            "client_assertion_type": ASSERTION_TYPE, "client_assertion": assertion,
        }  # fmt: skip
        call = Call("POST", "/v1/token", {"Content-Type": _FORM}, urlencode(form).encode("ascii"))
        self._token = self._json(call, messages.TokenReply).access_token

    def head(self, chain_id: str) -> messages.HeadReply:
        """Ask for the agency's head of a chain."""
        return self._json(self._get(f"/v1/chains/{chain_id}/head"), messages.HeadReply)

    def send(self, batch: messages.EntryBatch) -> messages.BatchReply:
        """Send a batch. Raises: Conflict `entries_gap`, `chain_fork`; NotAllowed; Refused."""
        return self._json(self._post(f"/v1/chains/{batch.chain_id}/entries", batch), messages.BatchReply)

    def entries(self, chain_id: str, after: int) -> messages.EntriesPage:
        """Fetch back entries of an own old chain. Raises: NotFound `entries_none`."""
        return self._packed(self._get(f"/v1/chains/{chain_id}/entries?after={after}"), messages.EntriesPage)

    def receipts(self, chain_id: str, after: int) -> messages.ReceiptList:
        """Fetch the receipts given for a chain."""
        return self._json(self._get(f"/v1/chains/{chain_id}/receipts?after={after}"), messages.ReceiptList)

    def cards(self, after: int) -> messages.CardSet:
        """Fetch the cards that changed after a set version."""
        return self._packed(self._get(f"/v1/cards?after={after}"), messages.CardSet)

    def offer(self, cards: tuple[bytes, ...]) -> messages.CardOfferReply:
        """Offer own cards."""
        return self._json(self._post("/v1/cards", messages.CardOffer(cards)), messages.CardOfferReply)

    def checks(self, after: int) -> messages.CheckSet:
        """Fetch the checks numbered after `after`."""
        return self._packed(self._get(f"/v1/checks?after={after}"), messages.CheckSet)

    def _get(self, path: str) -> Call:
        return Call("GET", path, self._bearer(), largest_reply=messages.LARGEST_SENT)

    def _post(self, path: str, message: msgspec.Struct) -> Call:
        headers = {"Content-Type": messages.MSGPACK, "Content-Encoding": "gzip", **self._bearer()}
        return Call("POST", path, headers, deflate(messages.encode_packed(message)))

    def _bearer(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._token}"} if self._token else {}

    def _json(self, call: Call, kind: type[M]) -> M:
        return self._read(call, messages.JSON, kind, messages.decode_json)

    def _packed(self, call: Call, kind: type[M]) -> M:
        return self._read(call, messages.MSGPACK, kind, messages.decode_packed)

    def _read(self, call: Call, content_type: str, kind: type[M], decode: Callable[[bytes, type[M]], M]) -> M:
        """Decode an answer; one that breaks off is no answer, and asking again is harmless."""
        reply = self._answer(call, content_type)
        try:
            plain = (
                inflate(reply.body, messages.LARGEST_INFLATED)
                if reply.headers.get("content-encoding") == "gzip"
                else reply.body
            )
            return decode(plain, kind)
        except Untrusted as error:
            raise Unreachable("hub_half_answer") from error

    def _answer(self, call: Call, content_type: str) -> Reply:
        headers = {**call.headers, messages.PROTOCOL_HEADER: str(messages.PROTOCOL)}
        reply = self._transport.send(Call(call.method, call.path, headers, call.body, call.largest_reply))
        if reply.status >= 500:
            raise Unreachable("hub_error", status=reply.status)
        theirs = reply.headers.get(messages.PROTOCOL_HEADER.lower())
        if theirs is None or 300 <= reply.status < 400:
            raise Unreachable("captive_portal", status=reply.status)
        if theirs != str(messages.PROTOCOL):
            raise Refused("hub_other_version", theirs=theirs[:8], ours=messages.PROTOCOL)
        if reply.status != 200:
            _refuse(reply)
        if _content_type(reply) != content_type:
            raise Unreachable("captive_portal", status=reply.status)
        return reply


def _content_type(reply: Reply) -> str:
    return reply.headers.get("content-type", "").partition(";")[0].strip().lower()


def _refuse(reply: Reply) -> NoReturn:
    """Turn a problem into the error it stands for."""
    if _content_type(reply) != messages.PROBLEM:
        raise Unreachable("captive_portal", status=reply.status)
    try:
        problem = messages.decode_json(reply.body, messages.Problem)
    except Untrusted as error:
        raise Unreachable("hub_half_answer") from error
    kinds: dict[int, type[Refused]] = {401: NotAllowed, 403: NotAllowed, 404: NotFound, 409: Conflict}
    if reply.status in kinds:
        params = {name: value for name, value in problem.params.items() if name != "code"}
        raise kinds[reply.status](problem.code, **params)
    if reply.status == 426:
        raise Refused("hub_other_version", theirs=problem.params.get("ours", 0), ours=messages.PROTOCOL)
    raise Refused("hub_refused", reason=problem.code, status=reply.status)
