"""What stands on a paper, and what checking one answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mo_desk.domain.questions import Standing


@dataclass(frozen=True, slots=True)
class ProvisionalView:
    """The provisional certificate of one person: facts in words, and the signed text of its QR (`MO1:...`)."""

    number: str
    standing: Standing
    name: str
    birth_date: str
    agency: str
    course_number: str
    place: str
    sat_at: datetime
    time_zone: str
    points: int
    maximum: int
    needed: int
    verdict: str
    rule_title: str
    sentence: str
    outcome: str
    outcome_sentence: str
    head_code: str
    qr: str
    confirmed_by_agency: bool
    copy: int
    printed_at: datetime


@dataclass(frozen=True, slots=True)
class SlipView:
    """The slip a participant takes home, in two languages."""

    standing: Standing
    name: str
    course_number: str
    place: str
    sat_at: datetime
    time_zone: str
    language: str
    points: int
    maximum: int
    needed: int
    verdict: str
    sentence_nl: str
    sentence_own: str


@dataclass(frozen=True, slots=True)
class PaperRow:
    """Who has had which paper, and who has not; `outdated` when the result was scored otherwise after the last print."""

    person_id: str
    display_name: str
    number: str
    printed_at: datetime | None
    copies: int
    reason_none: str
    outdated: bool = False


class PaperVerdict(StrEnum):
    """The four answers of a verifier."""

    VALID_PROVISIONAL = "valid_provisional"
    PRACTICE = "practice"
    UNKNOWN_ISSUER = "unknown_issuer"
    NOT_VALID = "not_valid"


@dataclass(frozen=True, slots=True)
class PaperCheck:
    """A verifier's answer with what the paper claims and, when it is not valid, the reason code."""

    verdict: PaperVerdict
    reason: str
    number: str = ""
    name: str = ""
    points: int | None = None
    maximum: int | None = None
    test_verdict: str = ""
    issued_at: datetime | None = None
    issuer: str = ""
    head_code: str = ""
