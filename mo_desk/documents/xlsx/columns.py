"""The columns of the sheet Resultaten, once: heading, width, format, value, and what the sheet Uitleg says of it.

Workbook, CSV and the list of changes all read this table. Times are local to the place of the sitting, without a zone; the
offset stands in a column of its own. A withheld score leaves its cells empty and the reason stands in *Opmerking*.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import pairwise
from typing import Final
from zoneinfo import ZoneInfo

from mo_desk.documents import words
from mo_desk.documents.words import word, yes_no
from mo_desk.documents.xlsx import wording
from mo_desk.documents.xlsx.cells import DATE_FORMAT, SHARE_FORMAT, TIME_FORMAT, Value
from mo_desk.views.results import ResultRow, ResultsView


class Profile(StrEnum):
    """For whom a workbook is: everything a coordinator needs, or nothing that names a person."""

    COORDINATOR = "coordinator"
    NO_NAMES = "no_names"


@dataclass(frozen=True, slots=True)
class Place:
    """What every row of one sitting shares: its time zone and its standing."""

    zone: ZoneInfo
    standing: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `personal` columns are left out of the profile without names."""

    heading: str
    width: float
    value: Callable[[ResultRow, Place], Value]
    meaning: str
    source: str = "logboek"
    number_format: str = ""
    personal: bool = False


def place_of(view: ResultsView) -> Place:
    """Return what the rows of a sitting share."""
    return Place(ZoneInfo(view.time_zone), words.STANDING[view.standing.value])


def columns(profile: Profile, *, with_national_number: bool = False) -> tuple[Column, ...]:
    """Return the columns of a profile; the national number only when it is asked for, and never without names."""
    if profile is Profile.NO_NAMES:
        return tuple(column for column in COLUMNS if not column.personal)
    return tuple(column for column in COLUMNS if with_national_number or column is not NATIONAL_NUMBER)


def local_time(moment: datetime | None, place: Place) -> datetime | None:
    """Return the local wall time, whole seconds, without a zone, as a spreadsheet wants it."""
    return None if moment is None else moment.astimezone(place.zone).replace(tzinfo=None, microsecond=0)


def offset(moment: datetime | None, place: Place) -> str | None:
    """Return the offset from UTC at that moment and place, such as `+01:00`."""
    return None if moment is None else moment.astimezone(place.zone).isoformat()[-6:]


def birth_date(text: str) -> Value:
    """Return a whole birth date as a date; a partial one (`1960-00-00`) stays text, an unknown one is empty."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text or None


def block_points(row: ResultRow, name: str) -> int | None:
    """Return the points in a block, when the score is there to be shown."""
    blocks = row.score.blocks if row.score else ()
    return next((block.points for block in blocks if block.name == name), None)


def remark(row: ResultRow, place: Place) -> str | None:
    """Return why a score is withheld, what it was before, what another rule would say, and what was decided."""
    again = [
        wording.SCORED_AGAIN.format(
            on=f"{after.at.astimezone(place.zone):%d/%m/%Y}", points=before.points, maximum=before.maximum
        )
        for before, after in pairwise(row.history)
    ]
    decided = [words.word(wording.DECIDED, one.choice) for one in row.decided]
    parts = [words.word(wording.WITHHELD, row.withheld) if row.withheld else "", *again, row.other_rule, *decided]
    return ". ".join(filter(None, parts)) or None


def _share(row: ResultRow) -> float | None:
    return row.score.points / row.score.maximum if row.score and row.score.maximum else None


def _evaluation(row: ResultRow) -> str:
    if row.evaluation is None:
        return wording.NOT_CONFIRMED
    verdict = word(wording.EVALUATION, row.evaluation.verdict)
    return f"{verdict} (twee versies, te beslissen)" if row.evaluation.differs else verdict


NATIONAL_NUMBER: Final = Column(
    "Rijksregisternummer", 16, lambda row, _: row.national_number or None, "INSZ als tekst: 11 cijfers", "deelnemerslijst", personal=True
)  # fmt: skip

COLUMNS: Final = (
    Column("Volgnr", 7, lambda row, _: row.number, "plaats op de lijst van dit testmoment"),
    Column("Agentschapsnummer", 13, lambda row, _: row.agency_number or None, "nummer van het agentschap, als tekst", "deelnemerslijst", personal=True),
    NATIONAL_NUMBER,
    Column("Naam", 28, lambda row, _: row.display_name, "familienaam, voornaam", "deelnemerslijst", personal=True),
    Column("Geboortedatum", 12, lambda row, _: birth_date(row.birth_date), "datum; als tekst wanneer dag of maand onbekend is (00)", "deelnemerslijst", DATE_FORMAT, personal=True),
    Column("Contacttaal", 9, lambda row, _: row.contact_language or None, "taalcode (BCP 47)", "deelnemerslijst"),
    Column("Testtaal", 9, lambda row, _: row.test_language or None, "taal waarin de test is gestart (BCP 47)"),
    Column("Testversie", 10, lambda row, _: row.form_label or None, "korte naam van de testversie"),
    Column("Kenmerk test", 35, lambda row, _: row.attempt_id, "kenmerk van de afname, door het toestel gemaakt"),
    Column("Type", 10, lambda row, _: "computer" if row.attempt_id else None, "computer, papier of individueel; deze versie kent alleen computer"),
    Column("Aard", 10, lambda _, place: place.standing, "oefentest of officieel"),
    Column("Datum", 12, lambda row, _: row.day, "dag van de test, plaatselijk", number_format=DATE_FORMAT),
    Column("Begin", 16, lambda row, place: local_time(row.started_at, place), "eerste vraag getoond, plaatselijke tijd", number_format=TIME_FORMAT),
    Column("Einde", 16, lambda row, place: local_time(row.submitted_at, place), "ingediend, plaatselijke tijd", number_format=TIME_FORMAT),
    Column("Verschil met UTC", 9, lambda row, place: offset(row.started_at, place), "uren:minuten tussen plaatselijke tijd en UTC bij het begin"),
    Column("Minuten", 9, lambda row, _: row.minutes, "gebruikte tijd in minuten"),
    Column("Poging", 8, lambda row, _: row.attempt_number or None, "hoeveelste poging van deze persoon"),
    Column("Status", 18, lambda row, _: word(words.STATUS, row.status.value), "één van de statussen van de controle op het blad Overzicht"),
    Column("Identiteit", 24, lambda row, _: word(words.IDENTITY, row.identity), "hoe de identiteit is vastgesteld; nooit een documentnummer"),
    Column("Algemeen deel", 10, lambda row, _: block_points(row, "algemeen"), "punten op het algemene deel"),
    Column("Praktisch deel", 10, lambda row, _: block_points(row, "praktisch"), "punten op het praktische deel"),
    Column("Totaal", 8, lambda row, _: row.score.points if row.score else None, "punten op de hele test"),
    Column("Maximum", 9, lambda row, _: row.score.maximum if row.score else None, "aantal vragen, één punt per vraag"),
    Column("Percentage", 10, lambda row, _: _share(row), "totaal gedeeld door maximum; de regel zelf rekent met gehele getallen", number_format=SHARE_FORMAT),
    Column("Nodig", 8, lambda row, _: row.score.needed if row.score else None, "punten die de regel vraagt"),
    Column("Regel", 18, lambda row, _: row.score.rule_id if row.score else None, "slaagregel waarmee deze test beoordeeld is"),
    Column("Resultaat test", 14, lambda row, _: word(words.VERDICT, row.score.verdict) if row.score else None, "geslaagd, niet geslaagd of te bepalen: alleen voor de test"),
    Column("Procesevaluatie", 20, lambda row, _: _evaluation(row), "positief, negatief of nog niet bevestigd"),
    Column("Procesevaluatie punten", 14, lambda row, _: row.evaluation.points if row.evaluation else None, "punten volgens het beoordelingskader"),
    Column("Procesevaluatie maximum", 14, lambda row, _: row.evaluation.maximum if row.evaluation else None, "hoogste aantal punten van het beoordelingskader"),
    Column("Procesevaluatie bevestigd op", 16, lambda row, place: local_time(row.evaluation.confirmed_at, place) if row.evaluation else None, "plaatselijke tijd", number_format=TIME_FORMAT),
    Column("Beoordelaar", 20, lambda row, _: (row.evaluation.assessor or None) if row.evaluation else None, "wie de procesevaluatie bevestigde", personal=True),
    Column("Voorstel MO", 20, lambda row, _: word(words.OUTCOME, row.outcome.outcome), "voorstel aan het agentschap, dat beslist"),
    Column("Wat ontbreekt", 28, lambda row, _: ", ".join(word(wording.MISSING, code) for code in row.outcome.missing) or None, "wat nodig is om MO te kunnen bepalen"),
    Column("Code", 7, lambda row, _: wording.OUTCOME_CODE.get(row.outcome.outcome) or None, "VO of NVO, betekenis niet bevestigd", "KBI-schema"),
    Column("Aanpassingen", 12, lambda row, _: yes_no(row.accommodations), "redelijke aanpassingen: ja of nee"),
    Column("Voorvallen", 10, lambda row, _: row.incidents, "aantal voorvallen bij deze persoon"),
    Column("Retributie", 16, lambda row, _: word(wording.FEE, row.fee_status) or None, "zoals het agentschap ze meegaf; nooit een bedrag", "deelnemerslijst"),
    Column("Nummer bewijs", 16, lambda row, _: row.paper_number or None, "nummer van het voorlopig bewijs, als het gedrukt is"),
    Column("Doorgestuurd", 24, lambda row, _: word(wording.SYNC, row.sync), "waar dit resultaat nu is"),
    Column("Bevestigd op", 16, lambda row, place: local_time(row.received_at, place), "ontvangen door het agentschap, plaatselijke tijd", number_format=TIME_FORMAT),
    Column("Opmerking", 40, remark, "waarom een score niet getoond wordt, wat ze vroeger was, wat een andere regel zou zeggen, en wat beslist is"),
    Column("Kenmerk persoon", 35, lambda row, _: row.person_id, "kenmerk van de persoon, door het toestel gemaakt", personal=True),
)  # fmt: skip
"""All columns in their order. The last, an own random id, ties rows of two versions together."""
