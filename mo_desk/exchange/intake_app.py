"""The routes of the protocol, version 1: HTTP in and out of an `Intake`, with nothing decided here but status codes.

Bodies are bounded before and after decompression; every answer carries the protocol's number; a request of another
version is refused by that number (426). Refusals are RFC 9457 problems whose `code` the desk turns into a sentence.
`message_schemas` gives the shapes of the messages for the published OpenAPI document.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

import msgspec
from fastapi import APIRouter, Depends, Header, Path, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute

from mo_desk.domain.devices import Device
from mo_desk.domain.errors import MoDeskError, NotAllowed, NotFound, Untrusted
from mo_desk.exchange import bodies
from mo_desk.exchange.intake import Intake
from mo_desk.wire import messages
from mo_desk.wire.bounds import ID, LARGEST_NUMBER

_Handler = Callable[[Request], Coroutine[Any, Any, Response]]
_REF = "#/components/schemas/{name}"
_PUBLISHED = (
    messages.Problem, messages.Health, messages.EnrolRequest, messages.EnrolReply, messages.TokenReply, messages.HeadReply,
    messages.EntryBatch, messages.BatchReply, messages.EntriesPage, messages.ReceiptList, messages.CardSet,
    messages.CardOffer, messages.CardOfferReply, messages.CheckSet,
)  # fmt: skip


class _ProtocolRoute(APIRoute):
    """A route that checks the protocol's number, and answers refusals as problems."""

    def get_route_handler(self) -> _Handler:
        handler = super().get_route_handler()

        async def answer(request: Request) -> Response:
            try:
                if self.name != "health":  # a browser, too, may ask who is there
                    bodies.require_protocol(request)
                response = await handler(request)
            except MoDeskError as error:
                response = bodies.refusal(error)
            except RequestValidationError:
                response = bodies.refusal(Untrusted("message_unreadable", message="parameters"))
            response.headers[messages.PROTOCOL_HEADER] = str(messages.PROTOCOL)
            return response

        return answer


Routes = APIRouter
"""What `intake_routes` gives: for whoever hands it on without knowing the server's library."""


def intake_routes(intake: Intake) -> Routes:
    """Return the routes under /v1 that serve an intake."""
    router = APIRouter(prefix="/v1", route_class=_ProtocolRoute, tags=["exchange"])
    _add_doors(router, intake)
    device = _device_reader(intake)
    _add_chains(router, intake, device)
    _add_cards(router, intake, device)

    @router.api_route("/{rest:path}", methods=["GET", "POST"], include_in_schema=False)
    def nothing_here(rest: str) -> Response:  # noqa: ARG001 - the path, as the router names it
        raise NotFound("path_unknown")

    return router


def message_schemas() -> dict[str, Any]:
    """Return the JSON Schemas of the messages, by name, for the components of an OpenAPI document."""
    return msgspec.json.schema_components(_PUBLISHED, ref_template=_REF)[1]


def _add_doors(router: APIRouter, intake: Intake) -> None:
    @router.get("/health", response_class=Response, responses=_gives("Health"))
    def health() -> Response:
        """Say which agency answers, which protocol it speaks and what time it is."""
        return bodies.json_answer(intake.health())

    @router.post(
        "/enrol", response_class=Response, responses=_gives("EnrolReply"), openapi_extra=_takes("EnrolRequest")
    )
    def enrol(body: bytes = Depends(_body_reader(messages.JSON))) -> Response:
        """Certify a laptop for one year: an unused code, its two public keys, and a signature that shows it holds them."""
        return bodies.json_answer(intake.enrol(messages.decode_json(body, messages.EnrolRequest)))

    @router.post("/token", response_class=Response, responses=_gives("TokenReply"), openapi_extra=_TOKEN_FORM)
    def token(body: bytes = Depends(_body_reader(bodies.FORM))) -> Response:
        """Sign in: OAuth 2 client credentials with `private_key_jwt` (RFC 7523). Each assertion counts once."""
        device_id, assertion = bodies.read_sign_in(body)
        return bodies.json_answer(intake.sign_in(device_id, assertion))


def _add_chains(router: APIRouter, intake: Intake, device: Callable[..., Device]) -> None:
    chain = Path(max_length=ID, pattern=messages.PRINTABLE, description="The id of one of the laptop's own chains.")
    after = Query(0, ge=0, le=LARGEST_NUMBER, description="Everything after this number.")

    @router.get("/chains/{chain_id}/head", response_class=Response, responses=_gives("HeadReply"))
    def head(chain_id: str = chain, asks: Device = Depends(device)) -> Response:
        """Answer 'what is your head for my chain?'; number 0 when nothing of it is here."""
        return bodies.json_answer(intake.head(asks, chain_id))

    @router.post(
        "/chains/{chain_id}/entries",
        response_class=Response,
        responses=_gives("BatchReply", 409),
        openapi_extra=_takes("EntryBatch", messages.MSGPACK),
    )
    def send(
        chain_id: str = chain, asks: Device = Depends(device), body: bytes = Depends(_body_reader(messages.MSGPACK))
    ) -> Response:
        """Take in at most 500 entries in a row, MessagePack, with the signed checkpoint over the last; sending again is harmless."""
        batch = messages.decode_packed(body, messages.EntryBatch)
        if batch.chain_id != chain_id:
            raise Untrusted("message_unreadable", message="EntryBatch")
        return bodies.json_answer(intake.receive(asks, batch))

    @router.get(
        "/chains/{chain_id}/entries", response_class=Response, responses=_gives("EntriesPage", kind=messages.MSGPACK)
    )
    def give_back(chain_id: str = chain, after: int = after, asks: Device = Depends(device)) -> Response:
        """Give a restored laptop the entries of its own old chain that it lacks."""
        return bodies.packed_answer(intake.give_back(asks, chain_id, after))

    @router.get("/chains/{chain_id}/receipts", response_class=Response, responses=_gives("ReceiptList"))
    def receipts(chain_id: str = chain, after: int = after, asks: Device = Depends(device)) -> Response:
        """Repeat the receipts given for a chain, for a laptop that missed an answer."""
        return bodies.json_answer(intake.receipts(asks, chain_id, after))


def _add_cards(router: APIRouter, intake: Intake, device: Callable[..., Device]) -> None:
    after = Query(0, ge=0, le=2**63 - 1, description="Everything after this number.")

    @router.get("/cards", response_class=Response, responses=_gives("CardSet", kind=messages.MSGPACK))
    def cards(after: int = after, asks: Device = Depends(device)) -> Response:
        """Give the signed set of cards that changed after a version."""
        return bodies.packed_answer(intake.card_set(asks, after))

    @router.post(
        "/cards",
        response_class=Response,
        responses=_gives("CardOfferReply"),
        openapi_extra=_takes("CardOffer", messages.MSGPACK),
    )
    def offer(asks: Device = Depends(device), body: bytes = Depends(_body_reader(messages.MSGPACK))) -> Response:
        """Adopt people and groups that were made on the laptop."""
        return bodies.json_answer(intake.adopt(asks, messages.decode_packed(body, messages.CardOffer)))

    @router.get("/checks", response_class=Response, responses=_gives("CheckSet", kind=messages.MSGPACK))
    def checks(after: int = after, asks: Device = Depends(device)) -> Response:
        """Give the signed set of results that were scored again, and whether they agree."""
        return bodies.packed_answer(intake.check_set(asks, after))


def _device_reader(intake: Intake) -> Callable[..., Device]:
    def device(
        authorization: str = Header("", max_length=2200, description="Bearer token from POST /v1/token."),
    ) -> Device:
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != "bearer":
            raise NotAllowed("token_refused")
        return intake.device_of(token.strip())

    return device


def _body_reader(content_type: str) -> Callable[..., Coroutine[Any, Any, bytes]]:
    async def read(request: Request) -> bytes:
        return await bodies.read_body(request, content_type)

    return read


def _gives(name: str, *refusals: int, kind: str = messages.JSON) -> dict[int | str, dict[str, Any]]:
    problem = {"content": {messages.PROBLEM: {"schema": {"$ref": _REF.format(name="Problem")}}}}
    answers: dict[int | str, dict[str, Any]] = {
        200: {"description": name, "content": {kind: {"schema": {"$ref": _REF.format(name=name)}}}}
    }
    described = {
        401: "Sign in again.",
        409: "A gap or a second branch of the chain.",
        422: "Not as it should be.",
        426: "Another protocol.",
    }
    return answers | {code: {"description": described[code], **problem} for code in (401, 422, 426, *refusals)}


def _takes(name: str, kind: str = messages.JSON) -> dict[str, Any]:
    return {"requestBody": {"required": True, "content": {kind: {"schema": {"$ref": _REF.format(name=name)}}}}}


_TOKEN_FORM: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            bodies.FORM: {
                "schema": {
                    "type": "object",
                    "required": ["grant_type", "client_id", "client_assertion_type", "client_assertion"],
                    "properties": {
                        "grant_type": {"const": "client_credentials"},
                        "client_id": {"type": "string", "description": "The device id."},
                        "client_assertion_type": {"const": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"},
                        "client_assertion": {
                            "type": "string",
                            "description": "JWT signed by the device's Ed25519 key.",
                        },
                    },
                }
            }
        },
    }
}
