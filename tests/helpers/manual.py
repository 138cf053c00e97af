"""The table of roles against actions for the manual, made from `mo_desk.domain.access`; the Dutch words stand here.

python -m tests.helpers.manual        # writes the table into docs/nl/handleiding.md
"""

from __future__ import annotations

from pathlib import Path

from mo_desk.domain.access import ALLOWED, Action, Role

MANUAL = Path(__file__).parents[2] / "docs/nl/handleiding.md"
BEGIN = "<!-- rollen:begin -->"
END = "<!-- rollen:einde -->"

ROLES = {
    Role.TRAINER: "Leerkracht MO",
    Role.TEST_LEADER: "Testverantwoordelijke",
    Role.COORDINATOR: "Coördinator",
    Role.PARTNER: "Partner in het buitenland",
}
ACTIONS = {
    Action.SEE_PEOPLE: "Personen bekijken",
    Action.EDIT_PEOPLE: "Personen toevoegen en verbeteren",
    Action.IMPORT_ROSTER: "Een deelnemerslijst inlezen",
    Action.SEE_GROUPS: "Groepen bekijken",
    Action.EDIT_GROUPS: "Groepen maken en verbeteren",
    Action.SEE_LESSONS: "Lessen bekijken",
    Action.PREPARE_SITTING: "Een testmoment voorbereiden",
    Action.RUN_SITTING: "Een testmoment leiden",
    Action.ANNUL_ATTEMPT: "Een afname annuleren of aan iemand anders toewijzen",
    Action.SEE_RESULTS: "Resultaten bekijken",
    Action.OBSERVE: "Vaststellingen noteren",
    Action.CONFIRM_EVALUATION: "Een procesevaluatie bevestigen",
    Action.PRINT_PAPERS: "Papieren afdrukken",
    Action.EXPORT_RESULTS: "Het Excelbestand met resultaten maken",
    Action.SYNCHRONISE: "Gegevens doorsturen",
    Action.MANAGE_USERS: "Gebruikers toelaten en verwijderen",
    Action.MANAGE_DEVICE: "Het toestel beheren",
    Action.CORRECT_KEY: "Een sleutel verbeteren",
    Action.DECIDE_DOUBLE: "Beslissen of twee personen dezelfde zijn",
    Action.DECIDE_CASE: "Beslissen over een stopgezette test of een regelconflict",
    Action.ERASE_PERSON: "Gegevens van een persoon wissen",
}


def roles_table() -> str:
    """Return the table in Markdown: a row for each action, a column for each role, *ja* where it is allowed, a dash elsewhere (Qt joins empty cells)."""
    head = ["Wat", *(ROLES[role] for role in Role)]
    rows = [[ACTIONS[action], *("ja" if action in ALLOWED[role] else "–" for role in Role)] for action in Action]
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def with_table(manual: str) -> str:
    """Return the manual with a fresh table between the two markers."""
    before, rest = manual.split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    return f"{before}{BEGIN}\n\n{roles_table()}\n\n{END}{after}"


if __name__ == "__main__":
    MANUAL.write_text(with_table(MANUAL.read_text(encoding="utf-8")), encoding="utf-8")
