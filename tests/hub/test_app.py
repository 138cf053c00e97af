from __future__ import annotations

import base64
import json
import logging
from collections.abc import Iterator

import pytest
from fastapi import APIRouter, FastAPI

from mo_desk.exchange.intake_app import message_schemas
from mo_desk.exchange.ports import Call, Reply
from mo_desk.hub.app import create_app
from mo_desk.views.hub import HubView
from tests.helpers.asgi import AsgiCaller

VIEW = HubView("Agentschap <Test>", (), (), 7, 3, 2, 1)


def an_app() -> FastAPI:
    routes = APIRouter()

    @routes.get("/fails")
    def fails() -> None:
        raise RuntimeError("Fatima Example, 85.07.30-033.28")

    return create_app(routes, message_schemas(), lambda: VIEW, lambda code: f"<{code}>", "the key", "0.1.0")


@pytest.fixture
def line() -> Iterator[AsgiCaller]:
    caller = AsgiCaller(an_app())
    yield caller
    caller.close()


def sign_in(user: str = "mo-desk", key: str = "the key") -> dict[str, str]:
    return {"Authorization": "Basic " + base64.b64encode(f"{user}:{key}".encode()).decode()}


def get(line: AsgiCaller, path: str, headers: dict[str, str] | None = None) -> Reply:
    return line.call(Call("GET", path, headers or {}))


def test_the_page_is_shown_to_whoever_has_the_key_with_everything_escaped(line: AsgiCaller) -> None:
    reply = get(line, "/", sign_in())

    assert reply.status == 200
    assert "Agentschap &lt;Test&gt;" in reply.body.decode()
    assert "<strong>7</strong><span>&lt;hub_entries&gt;" in reply.body.decode()


@pytest.mark.parametrize(
    "headers",
    [{}, sign_in(key="another"), sign_in(user="other"), {"Authorization": "Bearer x"}, {"Authorization": "Basic !"}],
)
def test_the_page_is_shown_to_nobody_else(line: AsgiCaller, headers: dict[str, str]) -> None:
    reply = get(line, "/", headers)

    assert reply.status == 401
    assert "www-authenticate" in reply.headers
    assert b"Agentschap" not in reply.body


def test_no_page_may_load_anything_from_elsewhere(line: AsgiCaller) -> None:
    reply = get(line, "/", sign_in())

    assert reply.headers["content-security-policy"].startswith("default-src 'none'")
    assert reply.headers["cache-control"] == "no-store"
    assert b"http" not in reply.body
    assert b"<script" not in reply.body


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/elsewhere"])
def test_viewers_that_load_scripts_from_elsewhere_are_not_served(line: AsgiCaller, path: str) -> None:
    assert get(line, path).status == 404


def test_what_goes_wrong_inside_is_a_problem_without_the_values(
    line: AsgiCaller, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, logger="mo_desk.hub"):
        reply = get(line, "/fails")

    assert (reply.status, json.loads(reply.body)) == (500, {"code": "hub_error", "params": {}})
    assert b"Fatima" not in reply.body
    assert [record.getMessage() for record in caplog.records] == ["hub_error"]


def test_the_openapi_document_holds_the_messages_and_resolves(line: AsgiCaller) -> None:
    document = json.loads(get(line, "/openapi.json").body)

    text = json.dumps(document)
    named = {part.split('"')[0] for part in text.split("#/components/schemas/")[1:]}
    assert named <= set(document["components"]["schemas"])
    assert "EntryBatch" in document["components"]["schemas"]
