"""The Dutch sentences of the papers (official papers are always Dutch), and the one sentence that three languages must read.

Never *attest* for a paper of the laptop: it is a *voorlopig bewijs*; the only other word in use is *inburgeringsattest*, to say that
this is none.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

PRACTICE: Final = "OEFENTEST"
PRACTICE_MEANS: Final = "Dit resultaat komt van oefenmateriaal en geldt niet."
PROVISIONAL_TITLE: Final = "VOORLOPIG bewijs van resultaat"
PROVISIONAL_SUBJECT: Final = "maatschappelijke oriëntatie"
NOT_THE_FINAL_ONE: Final = {
    "nl": "Dit is geen inburgeringsattest.",
    "fr": "Ceci n'est pas une attestation d'intégration civique.",
    "en": "This is not a certificate of civic integration.",
}
WHAT_TO_DO: Final = "Controleer dit papier: scan de code hieronder met MO Desk. Het agentschap bevestigt het resultaat."
CONFIRMED: Final = "Het agentschap heeft dit resultaat ontvangen en nagekeken."
NOT_CONFIRMED: Final = "Niet door een agentschap bevestigd."

NAME: Final = "Naam"
BIRTH_DATE: Final = "Geboortedatum"
AGENCY: Final = "Agentschap"
COURSE: Final = "Cursusnummer"
PLACE: Final = "Plaats van de test"
SAT_AT: Final = "Datum en uur van de test"
TEST_RESULT: Final = "Resultaat van de test"
RULE: Final = "Slaagregel"
OUTCOME: Final = "Voorstel voor MO"
NUMBER: Final = "Nummer"
HEAD_CODE: Final = "Logboekcode"
PRINTED: Final = "Afgedrukt op"
COPY: Final = "Afdruk"
SAME_FACTS: Final = "In de code staat hetzelfde:"
NO_AGENCY: Final = "nog geen agentschap"

SLIP_TITLE: Final = "Jouw resultaat van de test"
SLIP_LATER: Final = "Het resultaat van MO volgt later. Je leerkracht zegt het je."
SLIP_ASK: Final = "Vragen? Vraag het aan je trajectbegeleider."
SLIP_IS_NOT: Final = "Dit is geen inburgeringsattest en geen bewijs. Dit blaadje is voor jou."
SLIP_NOT_YOUR_SCRIPT: Final = "Dit blaadje kan nog niet in jouw taal worden afgedrukt. Vraag uitleg aan je leerkracht."
SLIP_CUT: Final = "hier knippen"

REPORT_TITLE: Final = "Verslag van het testmoment"
REPORT_WHAT: Final = "Dit verslag hoort bij de test maatschappelijke oriëntatie. Twee personen lezen het na en tekenen."
REPORT_CONTROL: Final = "Controle"
REPORT_CONTROL_LINE: Final = (
    "{enrolled} ingeschreven = {taken} afgelegd + {absent} afwezig + {justified} verantwoord afwezig + {refused} niet toegelaten"
    " + {stopped} stopgezet + {annulled} geannuleerd"
)
REPORT_ADDS_UP: Final = "De controle klopt."
REPORT_DOES_NOT_ADD_UP: Final = "DE CONTROLE KLOPT NIET. Zonder eindstatus: {open}."
REPORT_FORMS: Final = "Gebruikte testversies"
REPORT_FORM: Final = "testversie {label}: {times} keer"
REPORT_NO_FORMS: Final = "geen"
REPORT_PEOPLE: Final = "Deelnemers"
REPORT_COLUMNS: Final = ("Nr", "Naam", "Status", "Identiteit", "Begin", "Min.", "Punten")
REPORT_INCIDENTS: Final = "Voorvallen"
REPORT_NO_INCIDENTS: Final = "Er waren geen voorvallen."
REPORT_RULE: Final = "De slaagregel"
REPORT_SIGN: Final = "Gelezen en getekend"
REPORT_SIGNERS: Final = ("Testverantwoordelijke", "Tweede persoon")
REPORT_SIGN_LINES: Final = ("Naam", "Datum", "Handtekening")
REPORT_LEADER: Final = "Testverantwoordelijke"
REPORT_MADE: Final = "Gemaakt op {when} door {who}."
REPORT_WITHHELD: Final = "*"
REPORT_WITHHELD_MEANS: Final = (
    "* De punten staan hier niet: de procesevaluatie is nog niet bevestigd, of de identiteit is onder voorbehoud."
)
REPORT_CONTINUED: Final = "vervolg"
INCIDENT: Final = {
    "technical": "technisch",
    "disturbance": "storing in het lokaal",
    "phone": "gsm",
    "talking": "praten",
    "outside_help": "hulp van buiten",
    "suspicion": "verdacht gedrag",
    "illness": "iemand onwel",
    "other": "ander voorval",
}
PAGE: Final = "blad {page}"


def day_and_time(moment: datetime, time_zone: str) -> str:
    """Return local time with its offset, such as `24/11/2026 13:30 (UTC+01:00)`."""
    local = moment.astimezone(ZoneInfo(time_zone))
    return f"{local:%d/%m/%Y %H:%M} (UTC{local.isoformat()[-6:]})"


def clock_time(moment: datetime | None, time_zone: str) -> str:
    """Return the local hour and minutes, or nothing."""
    return "" if moment is None else f"{moment.astimezone(ZoneInfo(time_zone)):%H:%M}"


def birth_date(text: str) -> str:
    """Return a birth date as people write it; what is not known is said."""
    year, _, rest = text.partition("-")
    month, _, day = rest.partition("-")
    if not text:
        return "niet gekend"
    if month in ("", "00"):
        return f"{year} (dag en maand niet gekend)"
    return f"{month}/{year} (dag niet gekend)" if day in ("", "00") else f"{day}/{month}/{year}"


def points(scored: int, maximum: int, needed: int) -> str:
    """Return a result in words."""
    return f"{scored} van de {maximum} vragen juist. Nodig: {needed}."
