"""A room: one page, its entry in the sidebar, and how the page is made when somebody first goes there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mo_desk.domain.access import Action
from mo_desk.ui.plumbing.page import Page


@dataclass(frozen=True, slots=True)
class Room:
    """One page. `needs` is the action without which it is not offered; the service refuses anyway.

    `apart` starts the second block of entries, below a space. A room `under` another has no entry of its own: one comes there
    from pages, and the entry of the other stays marked.
    """

    name: str
    title: str
    icon: str
    build: Callable[[], Page]
    needs: Action | None = None
    apart: bool = False
    under: str = ""
