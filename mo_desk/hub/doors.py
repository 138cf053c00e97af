"""What the agency's face is given by `bootstrap`: how to found a hub, and an open one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from fastapi import APIRouter

from mo_desk.views.hub import HubView


class OpenHub(Protocol):
    """An agency's server with its database open; close it at the end."""

    @property
    def routes(self) -> APIRouter:
        """Return the routes that serve laptops."""
        ...

    @property
    def schemas(self) -> Mapping[str, Any]:
        """Return the JSON Schemas of the messages."""
        ...

    @property
    def page_key(self) -> str:
        """Return the key of the page for people."""
        ...

    def overview(self) -> HubView:
        """Return what the page shows."""
        ...

    def text(self, code: str) -> str:
        """Return the words for a message code."""
        ...

    def enrol_code(self, label: str) -> str:
        """Make a code for one laptop, good for a week, and return it as it is handed out."""
        ...

    def revoke(self, device_id: str) -> None:
        """Shut a laptop out. Raises: NotFound `device_unknown`."""
        ...

    def close(self) -> None:
        """Close the database."""
        ...


class HubDoors(Protocol):
    """The two ways in."""

    def found(self, home: Path, name: str, passphrase: str) -> None:
        """Make an agency's folder: root, signing key, age identity. Raises: Conflict `agency_exists`; Invalid."""
        ...

    def open(self, home: Path, database: str) -> OpenHub:
        """Open an agency's server; an empty `database` means SQLite in the folder. Raises: NotFound `agency_none`; Unreachable; Damaged."""
        ...
