"""What a case is called, where it arose, whose turn it is, and where it is settled."""

from __future__ import annotations

from mo_desk.texts import Texts
from mo_desk.ui.plumbing import words
from mo_desk.ui.plumbing.formats import date_text
from mo_desk.views.decisions import CaseRow

ICONS = {
    "possible_double": "users",
    "identity_document": "id",
    "identity": "id",
    "absence": "user",
    "seat": "language",
    "stopped": "hand-stop",
    "two_attempts": "clipboard-check",
    "results_differ": "chart-bar",
    "evaluations_differ": "clipboard-list",
    "other_rule": "info-circle",
    "process_evaluation": "clipboard-list",
}
AT_THE_SITTING = frozenset({"identity_document", "identity", "absence", "seat", "two_attempts"})


def lead(texts: Texts, row: CaseRow) -> str:
    """Return whom a case is about."""
    if row.person_id is None:
        return texts.say_many("{count} person", "{count} people", row.count)
    if row.other_name:
        return texts.say("{name} and {other}", name=row.display_name, other=row.other_name)
    return row.display_name


def second(texts: Texts, row: CaseRow) -> str:
    """Return where a case arose and who decides."""
    role = words.word(texts, words.ROLES, row.decides)
    who = texts.say("Decides: {role}", role=role) if row.may_settle else texts.say("Waits for: {role}", role=role)
    where = (row.course_number, row.place, date_text(row.day))
    return " · ".join(part for part in (*where, who) if part)


def place_of(row: CaseRow) -> tuple[str, object] | None:
    """Return the page and what to open there to settle a case, or None where it is settled here."""
    if row.case in AT_THE_SITTING:
        return "sittings", (row.sitting_id, row.person_id)
    if row.case == "evaluations_differ":
        return "evaluations", (row.group_id, row.person_id)
    if row.case == "process_evaluation":
        return "evaluations", row.group_id
    return None
