"""Which column means what: Dutch names and their synonyms, in any order, whatever their case, accents, spaces or points.

Columns about nationality, residence status or religion are never read, whatever they hold (issue 2, section 3).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from mo_desk.domain.errors import Refused
from mo_desk.interchange.table import Cell, text_of


class Field(StrEnum):
    """What a column can mean; the value is the name by which problems name the column."""

    FAMILY_NAME = "Familienaam"
    GIVEN_NAME = "Voornaam"
    FULL_NAME = "Naam en voornaam"
    CALLED = "Roepnaam"
    DOCUMENT_NAME = "Naam in reisdocument"
    BIRTH_DATE = "Geboortedatum"
    NATIONAL_NUMBER = "Rijksregisternummer"
    AGENCY_NUMBER = "Uniek nummer"
    LANGUAGE = "Contacttaal"
    COURSE = "Cursusnummer"
    EXTRA_TIME = "Extra tijd"
    LARGE_TEXT = "Grote tekst"
    READ_ALOUD = "Voorlezen"
    DIGITAL_SKILL = "Digitale vaardigheid"
    FEE = "Retributie"
    OBLIGATION = "Verplicht of rechthebbend"
    PATH_TYPE = "Trajecttype"
    TRAVEL_DOCUMENT = "Reisdocument"
    COUNTRY = "Land"


_SYNONYMS: Final[Mapping[Field, str]] = {
    Field.FAMILY_NAME: "naam, familienaam, achternaam, fam naam, family name, surname, nom, nom de famille",
    Field.GIVEN_NAME: "voornaam, voornamen, eerste voornaam, first name, given name, prenom",
    Field.FULL_NAME: "volledige naam, naam en voornaam, naam voornaam, voornaam en naam, voornaam naam, naam deelnemer, naam cursist, deelnemer, cursist, full name, nom et prenom",
    Field.CALLED: "roepnaam, aanspreeknaam, roepnaam cursist, wil genoemd worden",
    Field.DOCUMENT_NAME: "naam zoals in reisdocument, naam in reisdocument, naam volgens reisdocument, naam paspoort, naam in paspoort, naam zoals in paspoort",
    Field.BIRTH_DATE: "geboortedatum, geb datum, gebdatum, geboren, geboren op, date of birth, birth date, date de naissance",
    Field.NATIONAL_NUMBER: "rijksregisternummer, rijksregisternr, rijksregister, rrn, rr nummer, rr nr, insz, insz nummer, insz nr, bis, bis nummer, bisnummer, bis nr, rijksregisternummer bis nummer, rijksregisternummer of bis nummer, insz bis, nationaal nummer, tst nummer",
    Field.AGENCY_NUMBER: "uniek nummer, uniek nr, agentschapsnummer, agentschapsnr, agentschap nummer, klantnummer, klantnr, dossiernummer, kbi nummer, kbi nr, nummer agentschap",
    Field.LANGUAGE: "contacttaal, taal, moedertaal, gespreekstaal, taal cursist, taal deelnemer, language, langue",
    Field.COURSE: "cursusnummer, cursusnr, cursus, cursus nummer, mo cursusnummer, nummer cursus, mocursus nummer, groep",
    Field.EXTRA_TIME: "extra tijd, meer tijd, extratijd, verlengde tijd",
    Field.LARGE_TEXT: "grote tekst, groot lettertype, grote letters, vergroting",
    Field.READ_ALOUD: "voorlezen, voorlees, voorgelezen, voorleeshulp, voorlezer",
    Field.DIGITAL_SKILL: "digitale vaardigheid, digitale vaardigheden, digitaal, digitaal vaardig, computervaardigheid, computer",
    Field.FEE: "retributie, status retributie, retributie status, betaling, betaalstatus",
    Field.OBLIGATION: "plicht recht, plicht of recht, verplichting, verplicht of rechthebbend, verplicht rechthebbend, statuut plicht recht, plicht, verplicht, type inburgeraar",
    Field.PATH_TYPE: "trajecttype, type traject, traject, soort traject",
    Field.TRAVEL_DOCUMENT: "reisdocument, nummer reisdocument, reisdocumentnummer, paspoort, paspoortnummer, paspoortnr, nr reisdocument",
    Field.COUNTRY: "land, land van verblijf, verblijfsland, country, pays",
}

_FORBIDDEN_STEMS: Final = (
    "nationalit",
    "verblijfs",
    "godsdienst",
    "religie",
    "geloof",
    "levensbeschouw",
    "ethni",
    "afkomst",
    "etnische",
)


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading row: its number in the file, the place of each field, and the columns that are not read."""

    number: int
    places: Mapping[Field, int]
    columns: tuple[str, ...]
    ignored: tuple[str, ...]


def folded(text: str) -> str:
    """Return a heading or code word without case, accents, points and double spaces."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(char))
    return " ".join("".join(char if char.isalnum() else " " for char in plain).split())


_KNOWN: Final[Mapping[str, Field]] = {
    folded(name): field for field, names in _SYNONYMS.items() for name in names.split(",")
}
_PACKED: Final[Mapping[str, Field]] = {name.replace(" ", ""): field for name, field in _KNOWN.items()}
_NAMES: Final = frozenset({Field.FAMILY_NAME, Field.FULL_NAME, Field.GIVEN_NAME})


def field_of(heading: str) -> Field | None:
    """Return what a heading means, or None; what follows in brackets or after a colon is an explanation."""
    for text in (heading, heading.partition("(")[0].partition(":")[0]):
        name = folded(text)
        if any(name.startswith(stem) for stem in _FORBIDDEN_STEMS) and name not in _KNOWN:
            return None
        found = _KNOWN.get(name) or _PACKED.get(name.replace(" ", ""))
        if found is not None:
            return found
    return None


def heading_of(number: int, cells: Sequence[Cell]) -> Heading | None:
    """Read a row as headings; None when it names nobody.

    Raises: Refused `roster_column_twice` when two columns mean the same.
    """
    places: dict[Field, int] = {}
    names: list[str] = []
    ignored: list[str] = []
    twice = ""
    for place, cell in enumerate(cells):
        text = " ".join(text_of(cell).split())[:60]
        field = field_of(text) if isinstance(cell, str) else None
        if field is None:
            ignored += [text] if text else []
        elif field in places:
            twice = field.value
        else:
            places[field] = place
            names.append(text)
    if not _NAMES & places.keys():
        return None
    if twice:
        raise Refused("roster_column_twice", column=twice)
    return Heading(number, places, tuple(names), tuple(ignored))
