"""The Dutch words of the workbook: its language is Dutch whatever the desk shows, since an agency reads it.

Words as in the glossary: *testmoment*, *geslaagd* for the test only, *MO behaald* for the outcome. What papers say too stands in
`documents.words`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SHEET_OVERVIEW: Final = "Overzicht"
SHEET_RESULTS: Final = "Resultaten"
SHEET_THEMES: Final = "Per thema"
SHEET_DECIDE: Final = "Te beslissen"
SHEET_CHANGES: Final = "Wijzigingen"
SHEET_EXPLAIN: Final = "Uitleg"

TITLE: Final = "Resultaten van de test maatschappelijke oriëntatie"
BANNER: Final = "OEFENTEST: oefenmateriaal. Deze resultaten gelden niet als officieel resultaat."
ADDS_UP: Final = "De controle klopt: iedereen op de lijst heeft één status."
DOES_NOT_ADD_UP: Final = "DE CONTROLE KLOPT NIET. Zonder eindstatus: {open}. Vul de status van deze personen aan."
CONTROL_LINE: Final = (
    "ingeschreven = afgelegd + afwezig + verantwoord afwezig + niet toegelaten + stopgezet + geannuleerd"
)

EVALUATION: Final = {"positive": "positief", "negative": "negatief"}
NOT_CONFIRMED: Final = "nog niet bevestigd"
OUTCOME_CODE: Final = {"achieved": "VO", "not_achieved": "NVO"}
MISSING: Final = {
    "test": "de test",
    "process_evaluation": "de procesevaluatie",
    "identity_document": "een identiteitsdocument",
    "one_evaluation": "één procesevaluatie in plaats van twee die verschillen",
}
WITHHELD: Final = {
    "evaluation_unconfirmed": "niet getoond: de procesevaluatie is nog niet bevestigd",
    "identity_under_reserve": "niet getoond: identiteit onder voorbehoud",
}
FEE: Final = {
    "unknown": "",
    "paid": "betaald",
    "exempt": "vrijgesteld",
    "due": "te betalen",
    "not_applicable": "niet van toepassing",
}
SYNC: Final = {
    "only_here": "alleen op dit toestel",
    "sent": "doorgestuurd",
    "received": "ontvangen door het agentschap",
    "checked": "nagekeken door het agentschap",
}
CERTAINTY: Final = {
    "official": "officiële tekst",
    "reported": "zoals gemeld in de pers, niet bevestigd",
    "intention": "voornemen uit de beleidsnota",
    "unconfirmed": "deels niet bevestigd",
}
DECIDE: Final[Mapping[str, str]] = {
    "identity_document": "Identiteit onder voorbehoud: een document ontbreekt.",
    "stopped": "Test stopgezet: telt dit als poging?",
    "process_evaluation": "De procesevaluatie is nog niet bevestigd.",
    "evaluations_differ": "Er zijn twee procesevaluaties die verschillen: welke geldt?",
    "results_differ": "Er zijn twee scores die verschillen: welke geldt?",
    "two_attempts": "Er zijn twee afnames: welke telt?",
    "seat": "Er zijn twee plannen voor deze plaats die verschillen.",
    "identity": "Er zijn twee controles van de identiteit die verschillen.",
    "absence": "Er zijn twee notities over afwezigheid die verschillen.",
    "other_rule": "Een andere regel die op deze datum geldt, geeft een andere uitkomst.",
}
ROLE: Final = {"trainer": "leerkracht MO", "test_leader": "testverantwoordelijke", "coordinator": "coördinator"}
DECIDED: Final = {
    "counts": "stopgezet: telt als poging",
    "does_not_count": "stopgezet: telt niet als poging",
    "rule_stays": "regelconflict: de regel van dit resultaat blijft",
    "asked_agency": "regelconflict: voorgelegd aan het agentschap",
}
SCORED_AGAIN: Final = "opnieuw gescoord op {on}, vroeger {points} van {maximum}"

NOT_INCLUDED: Final = (
    "Antwoorden per vraag staan hier niet in: ze verraden de vragen, en antwoorden over waarden zijn gevoelig.",
    "Aanwezigheid staat hier niet in: deze versie van MO Desk houdt nog geen lesmomenten bij, dus is er geen blad Aanwezigheid.",
    "Een tweede getoonde taal staat hier niet in: deze versie houdt bij in welke taal de test is gestart.",
    "Nationaliteit, verblijfsstatuut en godsdienst kent MO Desk niet.",
    "Het rijksregisternummer staat er alleen in als dat bij het maken van dit bestand gevraagd is.",
    "Dit bestand is een voorstel aan het agentschap. Het is geen inburgeringsattest en bewijst niets zonder het agentschap.",
    "De codes VO en NVO komen uit het oude schema van de KBI; hun betekenis is niet bevestigd.",
)
