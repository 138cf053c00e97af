"""Words for codes: what a status, a verdict or a role is called on the screen. An unknown code shows itself, readable.

Message ids stand in tables, since `texts.say` is asked for every cell of a table; tests/ui/plumbing/test_words.py checks that the
tables cover the closed sets of the domain. Words follow the glossary: *geslaagd* is said of the test only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mo_desk.messages import N_
from mo_desk.texts import Texts
from mo_desk.ui.plumbing.notify import Tone

STATUSES: Mapping[str, str] = {
    "to_do": N_("To do"),
    "busy": N_("Busy"),
    "afgelegd": N_("Taken"),
    "afwezig": N_("Absent"),
    "verantwoord_afwezig": N_("Justified absence"),
    "niet_toegelaten": N_("Not admitted"),
    "stopgezet": N_("Broken off"),
    "geannuleerd": N_("Annulled"),
}
STATUS_TONES: Mapping[str, Tone] = {
    "busy": Tone.PLAIN,
    "afgelegd": Tone.GOOD,
    "niet_toegelaten": Tone.CARE,
    "stopgezet": Tone.CARE,
    "geannuleerd": Tone.CARE,
}
IDENTITIES: Mapping[str, str] = {
    "": N_("Not checked yet"),
    "seen": N_("Document seen"),
    "known_to_two": N_("Known to two staff members"),
    "under_reserve": N_("Under reserve"),
    "not_admitted": N_("Not admitted"),
}
DOCUMENTS: Mapping[str, str] = {
    "identity_card": N_("Belgian identity card"),
    "residence_card": N_("Residence card (A to N)"),
    "orange_card": N_("Orange card"),
    "passport": N_("Passport or travel document"),
    "other": N_("Another document with a photo"),
}
VERDICTS: Mapping[str, str] = {
    "passed": N_("Passed"),
    "not_passed": N_("Not passed"),
    "undetermined": N_("To be determined"),
}
OUTCOMES: Mapping[str, str] = {
    "achieved": N_("MO achieved"),
    "not_achieved": N_("MO not achieved"),
    "undetermined": N_("Not yet to be determined"),
}
EVALUATIONS: Mapping[str, str] = {
    "": N_("Not confirmed yet"),
    "unconfirmed": N_("Not confirmed yet"),
    "confirmed": N_("Confirmed"),
    "differs": N_("Two judgements differ"),
    "positive": N_("Positive"),
    "negative": N_("Negative"),
}
INCIDENTS: Mapping[str, str] = {
    "technical": N_("Something technical"),
    "disturbance": N_("Disturbance in the room"),
    "phone": N_("Mobile phone"),
    "talking": N_("Talking"),
    "outside_help": N_("Help from outside"),
    "suspicion": N_("Suspicious behaviour"),
    "illness": N_("Somebody unwell"),
    "other": N_("Something else"),
}
ACCOMMODATIONS: Mapping[str, str] = {
    "extra_time": N_("Extra time"),
    "large_text": N_("Large text"),
    "read_aloud": N_("Read aloud"),
}
SKILLS: Mapping[str, str] = {
    "unknown": N_("Not known"),
    "none": N_("No experience with a screen"),
    "touch": N_("Can use a touch screen"),
    "mouse": N_("Can use a mouse"),
}
FEES: Mapping[str, str] = {
    "unknown": N_("Not known"),
    "paid": N_("Paid"),
    "exempt": N_("Exempt from the fee"),
    "due": N_("Still to be paid"),
    "not_applicable": N_("Does not apply"),
}
OBLIGATIONS: Mapping[str, str] = {
    "unknown": N_("Not known"),
    "PLICHT": N_("Obliged"),
    "RECHT": N_("Entitled (voluntary)"),
}
ROLES: Mapping[str, str] = {
    "trainer": N_("MO teacher"),
    "test_leader": N_("Test leader"),
    "coordinator": N_("Coordinator"),
    "partner": N_("Partner abroad"),
}
ANNUL_REASONS: Mapping[str, str] = {
    "wrong_person": N_("The wrong person sat here"),
    "fraud": N_("Fraud"),
    "technical": N_("Something technical"),
}
SYNC_STATES: Mapping[str, str] = {
    "only_here": N_("Only on this laptop"),
    "sent": N_("Sent"),
    "received": N_("Received by the agency"),
    "checked": N_("Checked by the agency"),
}
SYNC_SHORT: Mapping[str, str] = {
    "only_here": N_("Only here"),
    "sent": N_("Sent"),
    "received": N_("Received"),
    "checked": N_("Checked"),
}
"""The same under the heading of a narrow column."""
WITHHELD: Mapping[str, str] = {
    "evaluation_unconfirmed": N_("Not shown: first confirm the process evaluation"),
    "identity_under_reserve": N_("Not shown: identity is under reserve"),
    "no_result": N_("There is no result"),
}
WITHHELD_SHORT: Mapping[str, str] = {
    "evaluation_unconfirmed": N_("Evaluation open"),
    "identity_under_reserve": N_("Reserve"),
    "no_result": N_("No result"),
}
"""The same under the heading of a narrow column."""
STANDINGS: Mapping[str, str] = {"oefening": N_("Practice"), "officieel": N_("Official")}
BLOCKS: Mapping[str, str] = {"algemeen": N_("General part"), "praktisch": N_("Practical part")}
THEMES: Mapping[str, str] = {
    "T00": N_("My path"),
    "A1": N_("Equality"),
    "A2": N_("Freedom"),
    "A3": N_("Democracy and the rule of law"),
    "A4": N_("Solidarity, respect and citizenship"),
    "T01": N_("Getting around"),
    "T02": N_("Belgium and my municipality"),
    "T03": N_("Public services"),
    "T04": N_("Education"),
    "T05": N_("Family"),
    "T06": N_("Health care"),
    "T07": N_("Housing"),
    "T08": N_("Work"),
    "T09": N_("Leisure"),
    "T10": N_("Residence"),
    "T11": N_("Consumption"),
}
CATEGORIES: Mapping[str, str] = {
    "figuren": N_("Figures"),
    "plaatsen": N_("Places"),
    "uitvindingen": N_("Inventions"),
    "teksten": N_("Texts and works"),
    "gebeurtenissen": N_("Events"),
    "ontwikkelingen": N_("Developments"),
}
ADAPTED: Mapping[str, str] = {"kern": N_("Core"), "extra": N_("Extra"), "beeldversie": N_("From a picture")}
PRINCIPLES: Mapping[str, str] = {
    "scheiding-der-machten": N_("Principle: separation of powers"),
    "neutraliteit": N_("Principle: neutrality of the government"),
    "actief-pluralisme": N_("Principle: active pluralism"),
    "gelijk-voor-de-wet": N_("Principle: everybody is equal before the law"),
    "wet-boven-regel": N_("Principle: the law stands above a rule of family or religion"),
}
DECISIONS: Mapping[str, str] = {
    "identity_document": N_("An identity document is still missing"),
    "stopped": N_("Broken off: does it count as an attempt?"),
    "process_evaluation": N_("The process evaluation is not confirmed"),
    "evaluations_differ": N_("Two process evaluations differ"),
    "results_differ": N_("Two scores differ"),
    "two_attempts": N_("There are two attempts"),
    "seat": N_("Two plans for this seat differ"),
    "identity": N_("Two identity checks differ"),
    "absence": N_("Two notes about absence differ"),
    "other_rule": N_("Another rule of that day decides otherwise"),
    "possible_double": N_("Perhaps one person with two cards"),
}
CHOICES: Mapping[str, str] = {
    "counts": N_("It counts as an attempt"),
    "does_not_count": N_("It does not count as an attempt"),
    "rule_stays": N_("The rule of this result stays"),
    "asked_agency": N_("Put before the agency, which decides"),
}
CASE_HELP: Mapping[str, str] = {
    "stopped": N_(
        "The chosen answers are kept and nothing is scored. Decide whether this was an attempt, and say why."
    ),
    "other_rule": N_(
        "The result keeps its rule; MO Desk decides nothing here. Record what was agreed, and say why. The agency decides the outcome."
    ),
    "results_differ": N_(
        "Two laptops scored this test differently. Scoring again uses the answers and the key as they are now. Both old scores are kept."
    ),
}
ROW_VERDICTS: Mapping[str, str] = {
    "new": N_("New"),
    "unchanged": N_("Unchanged"),
    "changed": N_("Changed"),
    "possible_double": N_("Possibly double"),
    "refused": N_("Refused"),
}
ROW_CHOICES: Mapping[str, str] = {
    "same": N_("Same person"),
    "other": N_("Somebody else"),
    "later": N_("Decide later"),
}
DOUBLE_REASONS: Mapping[str, str] = {
    "same_name": N_("More than one person has this name and date of birth."),
    "near_name": N_("The name is nearly the same, and the date of birth can be the same."),
    "birth_date_missing": N_("The name is the same, and a date of birth is missing."),
    "number": N_("The number is the same, but the name and the date of birth are not."),
    "same_list": N_("Two rows of this list look like one person."),
}
ROW_TONES: Mapping[str, Tone] = {
    "new": Tone.GOOD,
    "changed": Tone.PLAIN,
    "unchanged": Tone.PLAIN,
    "possible_double": Tone.CARE,
    "refused": Tone.BAD,
}
PERSON_FIELDS: Mapping[str, str] = {
    "family_name": N_("Family name"),
    "given_name": N_("Given name"),
    "called": N_("Wants to be called"),
    "document_name": N_("Name in the travel document"),
    "birth_date": N_("Date of birth"),
    "national_number": N_("National number"),
    "agency_number": N_("Agency number"),
    "contact_language": N_("Contact language"),
    "accommodations": N_("Reasonable adjustments"),
    "digital_skill": N_("Digital skill"),
    "fee_status": N_("Fee"),
    "obligation": N_("Obliged or entitled"),
    "path_type": N_("Kind of path"),
    "travel_document": N_("Travel document"),
    "country": N_("Country"),
    "to_confirm": N_("To be confirmed"),
}
PAPER_VERDICTS: Mapping[str, str] = {
    "valid_provisional": N_("This is a valid provisional certificate."),
    "practice": N_("This paper is valid, but it is about a practice test."),
    "unknown_issuer": N_("This laptop does not know who issued this paper."),
    "not_valid": N_("This paper is not valid."),
}
TABLES: tuple[Mapping[str, str], ...] = (
    STATUSES, IDENTITIES, DOCUMENTS, VERDICTS, OUTCOMES, EVALUATIONS, INCIDENTS, ACCOMMODATIONS, SKILLS, FEES, OBLIGATIONS, ROLES,
    ANNUL_REASONS, SYNC_STATES, SYNC_SHORT, WITHHELD, WITHHELD_SHORT, STANDINGS, BLOCKS, THEMES, CATEGORIES, ADAPTED, PRINCIPLES, DECISIONS, CHOICES, CASE_HELP, ROW_VERDICTS,
    ROW_CHOICES, DOUBLE_REASONS, PERSON_FIELDS, PAPER_VERDICTS,
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
