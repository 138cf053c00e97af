"""Words for codes: what a status, a verdict or a role is called on the screen. An unknown code shows itself, readable.

Message ids stand in tables, since `texts.say` is asked for every cell of a table; tests/ui/plumbing/test_words.py checks that the
tables cover the closed sets of the domain. Words follow the glossary: *geslaagd* is said of the test only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mo_desk.texts import Texts
from mo_desk.ui.plumbing.notify import Tone

STATUSES: Mapping[str, str] = {
    "to_do": "To do",
    "busy": "Busy",
    "afgelegd": "Taken",
    "afwezig": "Absent",
    "verantwoord_afwezig": "Justified absence",
    "niet_toegelaten": "Not admitted",
    "stopgezet": "Broken off",
    "geannuleerd": "Annulled",
}
STATUS_TONES: Mapping[str, Tone] = {
    "busy": Tone.PLAIN,
    "afgelegd": Tone.GOOD,
    "niet_toegelaten": Tone.CARE,
    "stopgezet": Tone.CARE,
    "geannuleerd": Tone.CARE,
}
IDENTITIES: Mapping[str, str] = {
    "": "Not checked yet",
    "seen": "Document seen",
    "known_to_two": "Known to two staff members",
    "under_reserve": "Under reserve",
    "not_admitted": "Not admitted",
}
DOCUMENTS: Mapping[str, str] = {
    "identity_card": "Belgian identity card",
    "residence_card": "Residence card (A to N)",
    "orange_card": "Orange card",
    "passport": "Passport or travel document",
    "other": "Another document with a photo",
}
VERDICTS: Mapping[str, str] = {
    "passed": "Passed",
    "not_passed": "Not passed",
    "undetermined": "To be determined",
}
OUTCOMES: Mapping[str, str] = {
    "achieved": "MO achieved",
    "not_achieved": "MO not achieved",
    "undetermined": "Not yet to be determined",
}
EVALUATIONS: Mapping[str, str] = {
    "": "Not confirmed yet",
    "unconfirmed": "Not confirmed yet",
    "confirmed": "Confirmed",
    "differs": "Two judgements differ",
    "positive": "Positive",
    "negative": "Negative",
}
INCIDENTS: Mapping[str, str] = {
    "technical": "Something technical",
    "disturbance": "Disturbance in the room",
    "phone": "Mobile phone",
    "talking": "Talking",
    "outside_help": "Help from outside",
    "suspicion": "Suspicious behaviour",
    "illness": "Somebody unwell",
    "other": "Something else",
}
ACCOMMODATIONS: Mapping[str, str] = {
    "extra_time": "Extra time",
    "large_text": "Large text",
    "read_aloud": "Read aloud",
}
SKILLS: Mapping[str, str] = {
    "unknown": "Not known",
    "none": "No experience with a screen",
    "touch": "Can use a touch screen",
    "mouse": "Can use a mouse",
}
FEES: Mapping[str, str] = {
    "unknown": "Not known",
    "paid": "Paid",
    "exempt": "Exempt from the fee",
    "due": "Still to be paid",
    "not_applicable": "Does not apply",
}
OBLIGATIONS: Mapping[str, str] = {
    "unknown": "Not known",
    "PLICHT": "Obliged",
    "RECHT": "Entitled (voluntary)",
}
ROLES: Mapping[str, str] = {
    "trainer": "MO teacher",
    "test_leader": "Test leader",
    "coordinator": "Coordinator",
    "partner": "Partner abroad",
}
ANNUL_REASONS: Mapping[str, str] = {
    "wrong_person": "The wrong person sat here",
    "fraud": "Fraud",
    "technical": "Something technical",
}
SYNC_STATES: Mapping[str, str] = {
    "only_here": "Only on this laptop",
    "sent": "Sent",
    "received": "Received by the agency",
    "checked": "Checked by the agency",
}
WITHHELD: Mapping[str, str] = {
    "evaluation_unconfirmed": "Not shown: first confirm the process evaluation",
    "identity_under_reserve": "Not shown: identity is under reserve",
    "no_result": "There is no result",
}
STANDINGS: Mapping[str, str] = {"oefening": "Practice", "officieel": "Official"}
BLOCKS: Mapping[str, str] = {"algemeen": "General part", "praktisch": "Practical part"}
THEMES: Mapping[str, str] = {
    "A1": "Equality",
    "A2": "Freedom",
    "A3": "Democracy and the rule of law",
    "A4": "Solidarity, respect and citizenship",
    "T01": "Getting around",
    "T02": "Belgium and my municipality",
    "T03": "Public services",
    "T04": "Education",
    "T05": "Family",
    "T06": "Health care",
    "T07": "Housing",
    "T08": "Work",
    "T09": "Leisure",
    "T10": "Residence",
    "T11": "Consumption",
}
DECISIONS: Mapping[str, str] = {
    "identity_document": "An identity document is still missing",
    "stopped": "Broken off: does it count as an attempt?",
    "process_evaluation": "The process evaluation is not confirmed",
    "evaluations_differ": "Two process evaluations differ",
    "results_differ": "Two scores differ",
    "two_attempts": "There are two attempts",
    "plan": "Two plans for this seat differ",
    "identity": "Two identity checks differ",
    "absence": "Two notes about absence differ",
}
ROW_VERDICTS: Mapping[str, str] = {
    "new": "New",
    "unchanged": "Unchanged",
    "changed": "Changed",
    "possible_double": "Possibly double",
    "refused": "Refused",
}
ROW_TONES: Mapping[str, Tone] = {
    "new": Tone.GOOD,
    "changed": Tone.PLAIN,
    "unchanged": Tone.PLAIN,
    "possible_double": Tone.CARE,
    "refused": Tone.BAD,
}
PERSON_FIELDS: Mapping[str, str] = {
    "family_name": "Family name",
    "given_name": "Given name",
    "called": "Wants to be called",
    "document_name": "Name in the travel document",
    "birth_date": "Date of birth",
    "national_number": "National number",
    "agency_number": "Agency number",
    "contact_language": "Contact language",
    "accommodations": "Reasonable adjustments",
    "digital_skill": "Digital skill",
    "fee_status": "Fee",
    "obligation": "Obliged or entitled",
    "path_type": "Kind of path",
    "travel_document": "Travel document",
    "country": "Country",
    "to_confirm": "To be confirmed",
}
PAPER_VERDICTS: Mapping[str, str] = {
    "valid_provisional": "This is a valid provisional certificate.",
    "practice": "This paper is valid, but it is about a practice test.",
    "unknown_issuer": "This laptop does not know who issued this paper.",
    "not_valid": "This paper is not valid.",
}
TABLES: tuple[Mapping[str, str], ...] = (
    STATUSES, IDENTITIES, DOCUMENTS, VERDICTS, OUTCOMES, EVALUATIONS, INCIDENTS, ACCOMMODATIONS, SKILLS, FEES, OBLIGATIONS, ROLES,
    ANNUL_REASONS, SYNC_STATES, WITHHELD, STANDINGS, BLOCKS, THEMES, DECISIONS, ROW_VERDICTS, PERSON_FIELDS, PAPER_VERDICTS,
)  # fmt: skip
"""Every table, for the test that each message id is translated."""


def word(texts: Texts, table: Mapping[str, str], code: str) -> str:
    """Return the word for a code of a table; a code that the table lacks is shown as it is, with spaces."""
    return texts.say(table[code]) if code in table else code.replace("_", " ")


def words(texts: Texts, table: Mapping[str, str], codes: Iterable[str]) -> str:
    """Return the words for several codes, with commas."""
    return ", ".join(word(texts, table, code) for code in codes)


def options(texts: Texts, table: Mapping[str, str], codes: Iterable[str] | None = None) -> tuple[tuple[str, str], ...]:
    """Return (code, word) pairs to choose from: of the whole table, or of these codes in their order."""
    return tuple((code, word(texts, table, code)) for code in (table if codes is None else codes))


def verdict_tone(verdict: str) -> Tone:
    """Return how a test verdict or an evaluation's verdict is shown."""
    if verdict in {"passed", "positive", "achieved"}:
        return Tone.GOOD
    return Tone.CARE if verdict in {"not_passed", "negative", "not_achieved"} else Tone.PLAIN
