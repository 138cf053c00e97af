"""What the `score` command answers, and what drawing from a bank says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ParticipantScore:
    """One participant's score under a rule; `blocks` holds (name, points, maximum)."""

    participant: str
    points: int
    maximum: int
    blocks: tuple[tuple[str, int, int], ...]
    verdict: str
    needed: int
    sentence: str


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """All participants of an answers file, in its order."""

    rule: str
    form: str
    participants: tuple[ParticipantScore, ...]


@dataclass(frozen=True, slots=True)
class DrawnForm:
    """A form that was drawn outside a sitting, with the files written for it."""

    form_id: str
    items: int
    mean_difficulty: float
    files: tuple[Path, ...]
