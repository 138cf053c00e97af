"""The windows of the Canon van Vlaanderen as the library shows them, in our own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mo_desk.views.lessons import SourceLine


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a window on the map, in decimal degrees (WGS 84)."""

    name: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class WindowText:
    """A window in one language; `voices` are empty unless the window is sensitive."""

    status: str
    title: str
    period: str
    facts: tuple[str, ...]
    why: str
    question: str
    voices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WindowView:
    """One window. `number` is 0 when the official number was not seen; years are negative before our era."""

    window_id: str
    version: int
    order: int
    number: int
    title: str
    title_seen: bool
    category: str
    strand: str
    from_year: int
    to_year: int
    evidence: str
    adapted: str
    themes: tuple[str, ...]
    sensitive: bool
    picture: str
    url: str
    places: tuple[Place, ...]
    sources: tuple[SourceLine, ...]
    texts: Mapping[str, WindowText]


@dataclass(frozen=True, slots=True)
class LessonOfWindow:
    """A lesson that opens a window, with our reason."""

    lesson_id: str
    title: str
    theme: str
    reason: str


@dataclass(frozen=True, slots=True)
class WindowSheet:
    """One window with the lessons that open it."""

    window: WindowView
    lessons: tuple[LessonOfWindow, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A country on the map: rings of (longitude, latitude) in degrees."""

    name: str
    rings: tuple[tuple[tuple[float, float], ...], ...]


@dataclass(frozen=True, slots=True)
class CanonView:
    """All windows known here, in the order of time; `total` counts those that are not known too.

    `drawings` are the SVG texts of the windows' pictograms by name; `outlines` the countries of the map.
    """

    total: int
    windows: tuple[WindowView, ...]
    lessons_of: Mapping[str, tuple[LessonOfWindow, ...]]
    drawings: Mapping[str, str]
    outlines: tuple[Outline, ...]
