"""The agency's web application: the routes it is given for laptops, and one page for people.

    app = create_app(routes, schemas, overview, text, page_key)

Nothing is loaded from elsewhere, no page has a script. What goes wrong inside is logged as a type and a place, never with
the values involved, and answered as a problem.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from fastapi import APIRouter, Depends, FastAPI, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse

from mo_desk.hub.auth import page_gate
from mo_desk.hub.pages.overview import Words, render_overview
from mo_desk.logs import record
from mo_desk.views.hub import HubView

_LOG = logging.getLogger("mo_desk.hub")
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


def create_app(
    routes: APIRouter,
    schemas: Mapping[str, Any],
    overview: Callable[[], HubView],
    text: Words,
    page_key: str,
    version: str,
) -> FastAPI:
    """Return the application. `routes` serve the laptops, `schemas` are their messages for the OpenAPI document."""
    app = FastAPI(
        title="MO Desk, agency's side",
        summary="Receives, verifies, checks and confirms what laptops send. Protocol version 1.",
        description=_DESCRIPTION,
        version=version,
        docs_url=None,  # the viewers of FastAPI load their scripts from elsewhere
        redoc_url=None,
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
    )
    app.include_router(routes)
    _publish_schemas(app, schemas)

    @app.get("/", include_in_schema=False, dependencies=[Depends(page_gate(page_key))])
    def home() -> HTMLResponse:
        return HTMLResponse(render_overview(overview(), text))

    @app.middleware("http")
    async def guard(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        try:
            response = await call_next(request)
        except Exception as error:  # noqa: BLE001 - the hub's one last door (house style, Errors and results)
            record(_LOG, "hub_error", level=logging.ERROR, error=error)
            response = JSONResponse(
                {"code": "hub_error", "params": {}}, status_code=500, media_type="application/problem+json"
            )
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return app


def _publish_schemas(app: FastAPI, schemas: Mapping[str, Any]) -> None:
    """Add the shapes of the messages to the published document, once, when it is first asked for."""
    plain = app.openapi

    def openapi() -> dict[str, Any]:
        document = plain()
        components = document.setdefault("components", {}).setdefault("schemas", {})
        for name, schema in schemas.items():
            components.setdefault(name, schema)
        return document

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's documented way of extending the document


_DESCRIPTION = """
A laptop is certified once (`/v1/enrol`), signs in with a signed assertion (`/v1/token`), asks what is held of each of its
chains, and sends what is missing in batches. Every batch is answered with a receipt signed by the agency over the hash of
the last entry; sending anything again is harmless. Cards and checks come down in signed sets.

Every request under `/v1` but `/v1/health` carries `MO-Desk-Protocol: 1`, and so does every answer. Bodies are JSON, or
MessagePack (`application/msgpack`, gzip) with the same fields; byte strings are base64 in the JSON schemas below and plain
bytes in MessagePack. Refusals are `application/problem+json` with a stable `code`.
"""
