from __future__ import annotations

import json
from urllib.parse import urlencode

import pytest

from mo_desk.exchange.bodies import FORM
from mo_desk.exchange.intake_app import message_schemas
from mo_desk.exchange.ports import Call
from mo_desk.exchange.tokens import ASSERTION_TYPE
from mo_desk.wire.messages import LARGEST_INFLATED, LARGEST_SENT, MSGPACK
from mo_desk.wire.packing import deflate
from tests.helpers.hub_simulator import HubSimulator
from tests.helpers.hubs import Agency, Laptop

ONE = {"MO-Desk-Protocol": "1"}


def signed_in(agency: Agency, laptop: Laptop, line: HubSimulator) -> dict[str, str]:
    laptop.api(line).sign_in(agency.signer.trust.agency_id)
    laptop.sync(line)
    return next(dict(call.headers) for call in reversed(line.calls) if "Authorization" in call.headers)


@pytest.mark.parametrize(
    "path", ["/v1/health", "/v1/chains/c/head", "/v1/nothing", "/v1/cards?after=-1", "/v1/cards?after=x"]
)
def test_every_answer_carries_the_protocols_number(line: HubSimulator, path: str) -> None:
    assert line.send(Call("GET", path, ONE)).headers["mo-desk-protocol"] == "1"


def test_a_desk_of_another_version_is_refused_by_its_number(line: HubSimulator) -> None:
    reply = line.send(Call("GET", "/v1/chains/c/head", {"MO-Desk-Protocol": "2"}))

    assert (reply.status, json.loads(reply.body)) == (
        426,
        {"code": "protocol_version", "params": {"theirs": 2, "ours": 1}},
    )


def test_health_answers_whoever_asks(line: HubSimulator) -> None:
    assert line.send(Call("GET", "/v1/health")).status == 200


@pytest.mark.parametrize(
    "headers", [{}, {"Authorization": "Basic x"}, {"Authorization": "Bearer "}, {"Authorization": "Bearer a.b.c"}]
)
@pytest.mark.parametrize(
    "path", ["/v1/chains/c/head", "/v1/chains/c/entries", "/v1/chains/c/receipts", "/v1/cards", "/v1/checks"]
)
def test_nothing_is_given_without_a_token(line: HubSimulator, path: str, headers: dict[str, str]) -> None:
    reply = line.send(Call("GET", path, {**ONE, **headers}))

    assert (reply.status, json.loads(reply.body)["code"]) == (401, "token_refused")


def test_an_unknown_path_is_a_problem_and_not_a_page(line: HubSimulator) -> None:
    reply = line.send(Call("POST", "/v1/none/of/this", ONE))

    assert (reply.status, reply.headers["content-type"]) == (404, "application/problem+json")


@pytest.mark.parametrize(
    "path",
    [
        "/v1/cards?after=-1", "/v1/cards?after=x", "/v1/chains/" + "c" * 65 + "/head", "/v1/chains/" + "c" * 33 + "/head",
        "/v1/chains/c%00/head", "/v1/chains/c%0A/receipts", "/v1/chains/c%C3%A9/entries?after=0", "/v1/cards?after=9223372036854775808",
        "/v1/checks?after=100000000000000000000", "/v1/chains/c/entries?after=2147483648",
    ],
)  # fmt: skip
def test_parameters_out_of_bounds_are_refused(agency: Agency, laptop: Laptop, line: HubSimulator, path: str) -> None:
    reply = line.send(Call("GET", path, signed_in(agency, laptop, line)))

    assert (reply.status, json.loads(reply.body)["code"]) == (422, "message_unreadable")


@pytest.mark.parametrize("client_id", ["", "x%00", "x" * 33, "%C3%A9", "a%20b"])
def test_a_client_that_no_laptop_can_be_is_refused_before_it_is_looked_up(line: HubSimulator, client_id: str) -> None:
    form = {
        "grant_type": "client_credentials", "client_assertion_type": ASSERTION_TYPE, "client_assertion": "a.b.c",
    }  # fmt: skip
    body = f"{urlencode(form)}&client_id={client_id}".encode()
    reply = line.send(Call("POST", "/v1/token", {**ONE, "Content-Type": FORM}, body))

    assert (reply.status, json.loads(reply.body)["code"]) == (401, "assertion_refused")


@pytest.mark.parametrize("body", [b"x" * (LARGEST_SENT + 1), deflate(bytes(LARGEST_INFLATED + 1))])
def test_a_body_past_the_limits_is_refused(agency: Agency, laptop: Laptop, line: HubSimulator, body: bytes) -> None:
    headers = {**signed_in(agency, laptop, line), "Content-Type": MSGPACK, "Content-Encoding": "gzip"}

    assert line.send(Call("POST", "/v1/chains/c/entries", headers, body)).status == 413


def test_a_batch_sent_to_the_address_of_another_chain_is_refused(
    agency: Agency, laptop: Laptop, line: HubSimulator
) -> None:
    laptop.sync(line)
    sent = next(call for call in line.delivered if call.method == "POST" and call.path.endswith("/entries"))

    reply = line.send(Call("POST", "/v1/chains/other/entries", sent.headers, sent.body))

    assert (reply.status, json.loads(reply.body)["code"]) == (422, "message_unreadable")


def test_the_published_document_describes_every_path_and_its_messages(agency: Agency) -> None:
    document = agency.app.openapi()

    operations = [
        (path, how, operation) for path, methods in document["paths"].items() for how, operation in methods.items()
    ]
    assert {path for path, _, _ in operations} == {
        "/v1/health", "/v1/enrol", "/v1/token", "/v1/chains/{chain_id}/head", "/v1/chains/{chain_id}/entries", "/v1/chains/{chain_id}/receipts",
        "/v1/cards", "/v1/checks",
    }  # fmt: skip
    assert all(operation["description"] for _, _, operation in operations)
    assert all("requestBody" in operation for _, how, operation in operations if how == "post")
    assert {"EntryBatch", "PackedEntry", "Problem"} <= set(message_schemas()) <= set(document["components"]["schemas"])
