"""What a lesson given becomes."""

from __future__ import annotations

from datetime import date

from mo_desk.store.projections.lessons import PROJECTION
from tests.helpers.boards import ENVELOPE, REF, a_fact, project
from tests.helpers.bodies import an_id


def test_a_lesson_given_is_a_row_of_its_entry() -> None:
    rows = project(PROJECTION, a_fact("lesson_given", choice=1))["lesson_given"]

    assert rows == {
        (an_id("group", 0), REF.chain_id, REF.seq): {
            **ENVELOPE,
            "lesson_id": "t07-les-1",
            "lesson_version": 1,
            "on": date(2026, 11, 25),
            "step": 2,
            "finished": False,
            "languages": ["nl", "ar"],
        }
    }


def test_other_facts_change_nothing_here() -> None:
    assert project(PROJECTION, a_fact("answer_given")) == {}
