"""One row of a list to a person, or to the reasons why not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Final, TypeVar

from mo_desk.domain.errors import Invalid
from mo_desk.domain.people import Accommodation, DigitalSkill, FeeStatus, Obligation, Person
from mo_desk.interchange.columns import Field, Heading, folded
from mo_desk.interchange.dates import read_date
from mo_desk.interchange.languages import language_code
from mo_desk.interchange.names import LONGEST_NAME, clean, read_name, split_full_name
from mo_desk.interchange.numbers import read_agency_number, read_national_number
from mo_desk.interchange.table import Cell, TableRow, text_of
from mo_desk.views.rosters import ReadRow, RowProblem

Read = TypeVar("Read")

_YES: Final = frozenset({"ja", "j", "x", "1", "waar", "true", "yes", "oui", "ok", "v", "✓", "✔", "☑"})
_NO: Final = frozenset({"nee", "neen", "n", "0", "onwaar", "false", "no", "non", "niet", "geen"})
_ACCOMMODATIONS: Final = (
    (Field.EXTRA_TIME, Accommodation.EXTRA_TIME),
    (Field.LARGE_TEXT, Accommodation.LARGE_TEXT),
    (Field.READ_ALOUD, Accommodation.READ_ALOUD),
)
_SKILLS: Final[Mapping[str, DigitalSkill]] = {
    **dict.fromkeys(("geen", "nee", "neen", "niet", "none", "0"), DigitalSkill.NONE),
    **dict.fromkeys(
        ("touch", "aanraken", "smartphone", "tablet", "gsm", "aanraakscherm", "beperkt"), DigitalSkill.TOUCH
    ),
    **dict.fromkeys(("muis", "mouse", "computer", "laptop", "pc", "ja", "goed", "vlot"), DigitalSkill.MOUSE),
    **dict.fromkeys(("onbekend", "niet gekend", "unknown"), DigitalSkill.UNKNOWN),
}
_FEES: Final[Mapping[str, FeeStatus]] = {
    **dict.fromkeys(("betaald", "ja", "paid"), FeeStatus.PAID),
    **dict.fromkeys(("vrijgesteld", "vrijstelling", "exempt", "gratis"), FeeStatus.EXEMPT),
    **dict.fromkeys(
        ("te betalen", "niet betaald", "nog te betalen", "openstaand", "nee", "neen", "due"), FeeStatus.DUE
    ),
    **dict.fromkeys(("niet van toepassing", "nvt", "n v t", "not applicable"), FeeStatus.NOT_APPLICABLE),
    **dict.fromkeys(("onbekend", "unknown"), FeeStatus.UNKNOWN),
}
_OBLIGATIONS: Final[Mapping[str, Obligation]] = {
    **dict.fromkeys(
        ("plicht", "verplicht", "verplichte inburgeraar", "verplichte", "obliged", "ja"), Obligation.OBLIGED
    ),
    **dict.fromkeys(
        (
            "recht",
            "rechthebbend",
            "rechthebbende",
            "rechthebbende inburgeraar",
            "vrijwillig",
            "vrijwillige inburgeraar",
            "nee",
            "neen",
        ),
        Obligation.ENTITLED,
    ),
    **dict.fromkeys(("onbekend", "unknown", "nader te bepalen"), Obligation.UNKNOWN),
}


def read_row(row: TableRow, heading: Heading, today: date, epoch: datetime) -> ReadRow:
    """Judge one row; `person` is None when it is refused, otherwise the problems are notes."""
    reader = _RowReader(row, heading)
    family, given = reader.name(Field.FAMILY_NAME), reader.name(Field.GIVEN_NAME)
    if Field.FULL_NAME in heading.places and not (family and given):
        whole = reader.full_name()
        family, given = (whole[0] or family, whole[1] or given)
    if Field.GIVEN_NAME not in heading.places and Field.FULL_NAME not in heading.places:
        family, given = split_full_name(family)
    accommodations = tuple(kind for field, kind in _ACCOMMODATIONS if reader.yes(field))
    person = Person(
        family_name=family,
        given_name=given,
        called=reader.name(Field.CALLED),
        document_name=reader.name(Field.DOCUMENT_NAME),
        birth_date=reader.read(Field.BIRTH_DATE, "", lambda cell: read_date(cell, today, epoch)),
        national_number=reader.read(Field.NATIONAL_NUMBER, "", read_national_number),
        agency_number=reader.read(Field.AGENCY_NUMBER, "", read_agency_number),
        contact_language=reader.language(),
        accommodations=accommodations,
        digital_skill=reader.known(Field.DIGITAL_SKILL, _SKILLS, DigitalSkill.UNKNOWN),
        fee_status=reader.known(Field.FEE, _FEES, FeeStatus.UNKNOWN),
        obligation=reader.known(Field.OBLIGATION, _OBLIGATIONS, Obligation.UNKNOWN),
        path_type=reader.short(Field.PATH_TYPE),
        travel_document=reader.short(Field.TRAVEL_DOCUMENT),
        country=reader.short(Field.COUNTRY),
    )
    course = reader.short(Field.COURSE)
    if not (family or given):
        reader.refuse("row_name_missing", Field.FAMILY_NAME)
    for code in row.faults:
        reader.refuse(code)
    return ReadRow(row.number, None if reader.refused else person, course, tuple(reader.problems))


class _RowReader:
    """Takes fields from one row and gathers what is wrong with them."""

    def __init__(self, row: TableRow, heading: Heading) -> None:
        self._row = row
        self._places = heading.places
        self.problems: list[RowProblem] = []
        self.refused = False

    def refuse(self, code: str, field: Field | None = None, value: str = "") -> None:
        """Note a reason to refuse the row."""
        self.refused = True
        self._note(code, field, value)

    def read(self, field: Field, empty: Read, convert: Callable[[Cell], Read]) -> Read:
        """Return a field's value; what cannot be converted refuses the row."""
        cell = self._cell(field)
        try:
            return convert(cell)
        except Invalid as error:
            self.refuse(error.code, field, text_of(cell))
            return empty

    def name(self, field: Field) -> str:
        """Return a name; invisible signs taken out are noted."""
        name, cleaned = self.read(field, ("", False), lambda cell: read_name(cell, field.value))
        if cleaned:
            self._note("row_name_cleaned", field, name)
        return name

    def full_name(self) -> tuple[str, str]:
        """Return family and given name from a column that holds both."""
        cell = self._cell(Field.FULL_NAME)
        whole, cleaned = clean(text_of(cell))
        family, given = split_full_name(whole)
        for part in (family, given):
            self.read(Field.FULL_NAME, ("", False), lambda _, part=part: read_name(part, Field.FULL_NAME.value))  # type: ignore[misc]
        if cleaned:
            self._note("row_name_cleaned", Field.FULL_NAME, whole)
        return family, given

    def yes(self, field: Field) -> bool:
        """Return whether a column says yes; what is neither yes nor no refuses the row, since an adjustment may not get lost."""
        text = text_of(self._cell(field)).strip()
        first = (folded(text) or text).split(" ")[0]
        if not text or first in _NO:
            return False
        if first not in _YES:
            self.refuse("row_yes_or_no", field, text)
        return first in _YES

    def known(self, field: Field, values: Mapping[str, Read], otherwise: Read) -> Read:
        """Return the value for a word; an unknown word is noted and gives `otherwise`."""
        text = text_of(self._cell(field)).strip()
        if not text:
            return otherwise
        found = values.get(folded(text))
        if found is None:
            self._note("row_value_unknown", field, text)
            return otherwise
        return found

    def language(self) -> str:
        """Return the contact language's code; an unknown language is noted."""
        text = text_of(self._cell(Field.LANGUAGE)).strip()
        code = language_code(text) if text else ""
        if code is None:
            self._note("row_language_unknown", Field.LANGUAGE, text)
        return code or ""

    def short(self, field: Field) -> str:
        """Return a short text as it stands; a longer one refuses the row."""
        text, _ = clean(text_of(self._cell(field)))
        if len(text) > LONGEST_NAME:
            self.refuse("row_text_too_long", field, text)
            return ""
        return text

    def _cell(self, field: Field) -> Cell:
        place = self._places.get(field)
        return self._row.cells[place] if place is not None and place < len(self._row.cells) else None

    def _note(self, code: str, field: Field | None, value: str) -> None:
        self.problems.append(RowProblem(code, field.value if field else "", value[:60]))
