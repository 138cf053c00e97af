"""Open cases as lists show them, and two people beside each other who may be one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mo_desk.domain.access import Role
from mo_desk.domain.decisions import DECIDES, Case
from mo_desk.domain.ids import AttemptId, GroupId, PersonId, SittingId
from mo_desk.views.results import ResultRow, ResultsView


@dataclass(frozen=True, slots=True)
class RowCase:
    """One open case of one person in the results of a sitting, and whose turn it is."""

    row: ResultRow
    case: str
    decides: Role


def cases_of(view: ResultsView) -> Iterator[RowCase]:
    """Give the open cases of a sitting in roster order: the one source of the page and of the sheet *Te beslissen*."""
    for row in view.rows:
        for case in row.to_decide:
            yield RowCase(row, case, DECIDES.get(case, Role.COORDINATOR))


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One line of the list of open cases.

    `subject_id` and `other_id` are what a recorded decision names. `count` is above 1 when a line stands for several people (process
    evaluations of one sitting); then there is no person. `may_settle` tells whether the reader may settle it.
    """

    case: str
    decides: Role
    may_settle: bool
    subject_id: str
    other_id: str = ""
    person_id: PersonId | None = None
    display_name: str = ""
    other_name: str = ""
    detail: str = ""
    count: int = 1
    sitting_id: SittingId | None = None
    group_id: GroupId | None = None
    attempt_id: AttemptId | None = None
    course_number: str = ""
    place: str = ""
    day: date | None = None

    @property
    def rank(self) -> int:
        """Return the place of its kind in lists."""
        kinds = [case.value for case in Case]
        return kinds.index(self.case) if self.case in kinds else len(kinds)


@dataclass(frozen=True, slots=True)
class DoubleSide:
    """One of two people who may be one. `has_history`: tests or evaluations hang on this card, so it cannot be the one that goes."""

    person_id: PersonId
    display_name: str
    birth_date: str
    national_number: str
    agency_number: str
    contact_language: str
    groups: str
    to_confirm: bool
    has_history: bool


@dataclass(frozen=True, slots=True)
class DoubleView:
    """Two people beside each other, in the order that a decision names them."""

    first: DoubleSide
    second: DoubleSide
