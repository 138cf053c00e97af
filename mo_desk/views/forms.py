"""The bank beside the blueprint."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CellReport:
    """How many items a cell of the blueprint asks for one form, and how many the bank has (a family counts once)."""

    theme: str
    needed: int
    available: int
