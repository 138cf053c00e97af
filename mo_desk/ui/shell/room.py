"""A room: one entry of the sidebar and how its page is made, when somebody first goes there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mo_desk.domain.access import Action
from mo_desk.ui.plumbing.page import Page


@dataclass(frozen=True, slots=True)
class Room:
    """One entry of the sidebar. `needs` is the action without which the entry is not shown; the service refuses anyway.

    `apart` starts the second block of entries, below a space.
    """

    name: str
    title: str
    icon: str
    build: Callable[[], Page]
    needs: Action | None = None
    apart: bool = False
