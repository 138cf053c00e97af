"""A roster being read: every row judged before anything is stored."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mo_desk.domain.ids import PersonId
from mo_desk.domain.people import Person


class RowVerdict(StrEnum):
    """What importing the row would do."""

    NEW = "new"
    UNCHANGED = "unchanged"
    CHANGED = "changed"
    POSSIBLE_DOUBLE = "possible_double"
    REFUSED = "refused"


class RowChoice(StrEnum):
    """What a person decides about a possible double: the same person, somebody else, or not yet."""

    SAME = "same"
    OTHER = "other"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Why a row is refused or doubted: a message code with parameters, and the column it is about."""

    code: str
    column: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row of the file as a person, or the reasons why not. `number` is the row's number in the file, from 1."""

    number: int
    person: Person | None
    course_number: str
    problems: tuple[RowProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadRoster:
    """What a roster file says: rows in file order, columns recognised and columns ignored."""

    rows: tuple[ReadRow, ...]
    columns: tuple[str, ...]
    ignored: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LikePerson:
    """Who a row may be: somebody known, or an earlier `row` of the same list (then `person_id` is None). `why` is a code."""

    why: str
    person_id: PersonId | None
    display_name: str
    birth_date: str
    national_number: str
    agency_number: str
    contact_language: str
    row: int = 0


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """A row beside what is known: what would happen, to whom, and what would change.

    Of a possible double `like` says whom it resembles, and `changes` what would change if it is the same person.
    """

    number: int
    verdict: RowVerdict
    display_name: str
    person_id: PersonId | None
    person: Person | None
    changes: tuple[str, ...] = ()
    problems: tuple[RowProblem, ...] = ()
    like: LikePerson | None = None


@dataclass(frozen=True, slots=True)
class MissingRow:
    """Somebody enrolled here who is not on the new list: asked about, never removed by itself."""

    person_id: PersonId
    display_name: str


@dataclass(frozen=True, slots=True)
class RosterPreview:
    """The whole judgement, to confirm or to leave."""

    rows: tuple[JudgedRow, ...]
    missing: tuple[MissingRow, ...]
    ignored_columns: tuple[str, ...]
    course_number: str

    def count(self, verdict: RowVerdict) -> int:
        """Return how many rows have this verdict."""
        return sum(row.verdict is verdict for row in self.rows)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did."""

    added: int
    changed: int
    unchanged: int
    refused: int
    withdrawn: int
