"""What a search in the library finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SearchText:
    """One text that can be found: of a lesson or a window, in one language. `target` is the id that opens it."""

    kind: str
    target: str
    language: str
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A text found, with the words around the first place where it was found."""

    kind: str
    target: str
    language: str
    title: str
    snippet: str
