"""What checks of content say."""

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


@dataclass(frozen=True, slots=True)
class PeopleRow:
    """How many questions show people of one sex or origin, and in which of them they make the mistake."""

    portrayed: str
    sentence: str
    items: int
    mistakes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BankCheck:
    """What is wrong with a bank, and who appears in its questions."""

    findings: tuple[FindingRow, ...]
    people: tuple[PeopleRow, ...]


@dataclass(frozen=True, slots=True)
class CourseCheck:
    """What is wrong with an edition of lessons, and how many lessons, windows and plans could be read."""

    findings: tuple[FindingRow, ...]
    lessons: int
    windows: int
    plans: int
