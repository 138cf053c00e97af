"""What a check of content says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding, as a sentence that names file and line too.

    `file` is relative to the edition's folder; empty, and the line 0, when nobody can say where it stands.
    """

    severity: str
    code: str
    where: str
    sentence: str
    file: str
    line: int
