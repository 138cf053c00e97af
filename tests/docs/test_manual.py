"""The manual is true: its table of roles is the policy itself, its chapters are where the program looks for them."""

from __future__ import annotations

import re
from pathlib import Path

from mo_desk.domain.access import ALLOWED, Action, Role
from tests.helpers.manual import ACTIONS, BEGIN, END, MANUAL, ROLES, roles_table, with_table

DOCS = Path(__file__).parents[2]
PAGES = [DOCS / "README.md", DOCS / "ARCHITECTURE.md", DOCS / "CONTRIBUTING.md", *sorted((DOCS / "docs").rglob("*.md"))]


def test_the_table_of_roles_in_the_manual_is_up_to_date() -> None:
    manual = MANUAL.read_text(encoding="utf-8")

    assert manual == with_table(manual), "run: python -m tests.helpers.manual"


def test_every_role_and_action_has_a_dutch_name() -> None:
    assert set(ROLES) == set(Role)
    assert set(ACTIONS) == set(Action)
    assert len(set(ACTIONS.values())) == len(Action)


def test_the_table_says_ja_exactly_where_the_policy_allows() -> None:
    rows = [row.strip("| ").split("|") for row in roles_table().splitlines()[2:]]

    said = [[cell.strip() == "ja" for cell in row[1:]] for row in rows]

    assert said == [
        [action in ALLOWED[role] for role in Role][: len(row)] for action, row in zip(Action, said, strict=True)
    ]


def test_a_table_that_was_changed_by_hand_is_noticed() -> None:
    manual = f"# Titel\n{BEGIN}\n\n{roles_table().replace('ja', 'nee', 1)}\n\n{END}\n"

    assert manual != with_table(manual)


def test_every_link_to_a_file_leads_somewhere() -> None:
    broken = [
        f"{page.name}: {target}"
        for page in PAGES
        for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
        if not target.startswith(("http://", "https://", "mailto:")) and not (page.parent / target).exists()
    ]

    assert broken == []
