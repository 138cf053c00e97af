"""People on the roster: what is known of a participant, and what is deliberately not (no status, nationality, religion).

Dates of birth may be partial (`1990-00-00`, `1990-05-00`), as in the old KBI schema (domain notes 4.3).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from unicodedata import bidirectional

ARABIC_COMMA = "\N{ARABIC COMMA}"


class Accommodation(StrEnum):
    """A reasonable adjustment of the test (redelijke aanpassing)."""

    EXTRA_TIME = "extra_time"
    LARGE_TEXT = "large_text"
    READ_ALOUD = "read_aloud"


class DigitalSkill(StrEnum):
    """What somebody can handle, as told or as ticked in class."""

    UNKNOWN = "unknown"
    NONE = "none"
    TOUCH = "touch"
    MOUSE = "mouse"


class FeeStatus(StrEnum):
    """The fee (retributie) as supplied by the agency; never an amount or a proof."""

    UNKNOWN = "unknown"
    PAID = "paid"
    EXEMPT = "exempt"
    DUE = "due"
    NOT_APPLICABLE = "not_applicable"


class Obligation(StrEnum):
    """Obliged or entitled, as in the KBI schema; unknown when the list does not say."""

    UNKNOWN = "unknown"
    OBLIGED = "PLICHT"
    ENTITLED = "RECHT"


@dataclass(frozen=True, slots=True)
class Person:
    """The body of a person card.

    `called` is the name the person uses, `document_name` the name as in the travel document (abroad). `to_confirm` marks
    somebody added by hand who is not on any list yet (nog te bevestigen). `contact_language` is a BCP 47 tag.
    """

    family_name: str
    given_name: str = ""
    called: str = ""
    document_name: str = ""
    birth_date: str = ""
    national_number: str = ""
    agency_number: str = ""
    contact_language: str = ""
    accommodations: tuple[Accommodation, ...] = ()
    digital_skill: DigitalSkill = DigitalSkill.UNKNOWN
    fee_status: FeeStatus = FeeStatus.UNKNOWN
    obligation: Obligation = Obligation.UNKNOWN
    path_type: str = ""
    travel_document: str = ""
    country: str = ""
    to_confirm: bool = False

    @property
    def display_name(self) -> str:
        """Return the name for lists: family name first, as the agency writes it, with the comma of its script."""
        parts = [part for part in (self.family_name, self.given_name) if part]
        comma = ARABIC_COMMA if all(_in_arabic_script(part) for part in parts) else ","
        return f"{comma} ".join(parts)

    @property
    def greeting_name(self) -> str:
        """Return the name to say: as the person wants to be called, else the given name."""
        return self.called or self.given_name or self.family_name

    def __repr__(self) -> str:
        return "Person(...)"


def _in_arabic_script(text: str) -> bool:
    """Say whether a text has letters that Unicode calls Arabic (bidirectional class AL)."""
    return any(bidirectional(char) == "AL" for char in text)
